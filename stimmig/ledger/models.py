"""The append-only record. Both tables refuse UPDATE and DELETE in the database itself (migration 0002)."""

import json
import uuid
from typing import Any

from django.db import models

from stimmig.core import ledger

KINDS = (
    "house.created",
    "house.profile_changed",
    "person.invited",
    "access.renewed",
    "access.taken",
    "access.linked",
    "access.unlinked",
    "password.reset",
    "second_factor.required",
    "second_factor.waived",
    "second_factor.removed",
    "role.changed",
    "person.deactivated",
    "use_case.created",
    "use_case.changed",
    "use_case.set_aside",
    "use_case.retired",
    "use_case.resumed",
    "accountable.set",
    "involvement.given",
    "involvement.ended",
    "legal.answered",
    "round.opened",
    "participant.invited",
    "participant.released",
    "review.withdrawn",
    "seal.made",
    "round.revealed",
    "round.abandoned",
    "dimension.opened",
    "settlement.made",
    "agreed.recorded",
    "opinion.asked",
    "opinion.given",
    "opinion.not_asked",
    "stories.grouped",
    "stories.picked",
    "finding.marked",
    "finding.unmarked",
    "dissent.made",
    "decision.signed",
    "decision.superseded",
    "expectation.closed",
    "condition.reported",
    "condition.handed_on",
    "decision.woken",
    "ruling.made",
    "ruling.exempted",
    "ruling.ended",
    "incident.opened",
    "incident.changed",
    "incident.closed",
    "incident.reopened",
    "endpoint.made",
    "endpoint.ended",
)


class Entry(models.Model):
    """One line of the ledger: what happened in which hour, without a text, a name or an id from elsewhere."""

    seq = models.PositiveBigIntegerField(primary_key=True)
    kind = models.CharField(max_length=40)
    at = models.CharField(max_length=14)  # the hour in UTC, 2026-11-22T14Z
    case = models.UUIDField()
    commitment = models.CharField(max_length=64)
    leaf = models.CharField(max_length=64)
    chain = models.CharField(max_length=64)

    class Meta:
        ordering = ["seq"]


class Content(models.Model):
    """What an entry commits to, with the names as they were then. Kept apart, so that it can be erased one day."""

    entry = models.OneToOneField(Entry, on_delete=models.PROTECT, primary_key=True)
    salt = models.BinaryField(max_length=ledger.SALT_BYTES)
    subject = models.UUIDField(null=True, db_index=True)
    canonical = models.TextField()  # exact time, by whom, about what, and the content itself

    def read(self) -> dict[str, Any]:
        """What was recorded: kind, exact time (at), by, subject, content."""
        recorded: dict[str, Any] = json.loads(self.canonical)
        return recorded

    def intact(self) -> bool:
        """Tell whether this is still what the entry commits to."""
        return ledger.opens(self.entry.commitment, bytes(self.salt), self.canonical.encode()) and self.subject == (
            uuid.UUID(about["uuid"]) if (about := self.read()["subject"]) else None
        )
