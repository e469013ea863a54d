"""The append-only record. Its tables refuse UPDATE and DELETE in the database itself (migrations 0002 and 0003).

What is recorded of conversations rests apart, locked for each case: that table refuses UPDATE only (migration 0004).
"""

import json
import uuid
from typing import Any

from django.db import models

from stimmig.core import ledger
from stimmig.core.ledger import tree
from stimmig.ledger.cases import kinds

KINDS = (
    "tree.begun",
    "log_key.rotated",
    "log_key.lost",
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
    "recording.changed",
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
    "endpoint.made",
    "endpoint.ended",
    "policy.made",
    "policy.enforced",
    "stop.made",
    "stop.ended",
    "service_key.made",
    "service_key.rotated",
    "service_key.ended",
    *kinds.KINDS,
    *kinds.ABOUT_A_CASE,
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
        indexes = [models.Index(fields=["case"], name="ledger_entry_case")]


class Node(models.Model):
    """The hash over one complete subtree of the leaves; the leaves themselves stand in their entries, as level 0."""

    pk = models.CompositePrimaryKey("level", "index")
    level = models.PositiveSmallIntegerField()  # 1 and more: it covers 2**level leaves
    index = models.PositiveBigIntegerField()  # counted from 0, from left to right
    hash = models.BinaryField(max_length=tree.HASH_BYTES)


class Checkpoint(models.Model):
    """How far the ledger went at one moment, signed, with those who watch it: the whole note as it went out."""

    size = models.PositiveBigIntegerField(db_index=True)
    root = models.CharField(max_length=64)
    note = models.TextField()
    at = models.DateTimeField()

    class Meta:
        ordering = ["size", "id"]


class Stamp(models.Model):
    """What a time stamping authority answered about a checkpoint, whole as it came, and the moment it says."""

    checkpoint = models.OneToOneField(Checkpoint, on_delete=models.PROTECT, primary_key=True)
    answer = models.BinaryField()
    at = models.DateTimeField()


class Pause(models.Model):
    """Somebody outside who has not answered as they should: how often in a row, and when they are asked again."""

    whom = models.TextField(primary_key=True)
    failures = models.PositiveIntegerField()
    until = models.DateTimeField()


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


class CaseContent(models.Model):
    """What an entry of a case commits to, with its salt, locked by the key of the case (AES-256-GCM).

    It is bound to the number and the commitment of its entry, so that no row can take another's place.
    """

    entry = models.OneToOneField(Entry, on_delete=models.PROTECT, primary_key=True)
    locked = models.BinaryField()


class Term(models.Model):
    """A retention class under which a case is kept. Several may hold; the case goes when the last has ended."""

    case = models.UUIDField()
    kept_as = models.CharField(max_length=20)
    since = models.DateField()
    closed_on = models.DateField(null=True)
    ends_on = models.DateField(null=True)  # null: not before something is closed
    restricts_on = models.DateField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "kept_as"], name="one_term_a_class")]
        indexes = [
            models.Index(fields=["ends_on"], name="ledger_term_ends"),
            models.Index(fields=["restricts_on"], name="ledger_term_restricts"),
        ]


class Hold(models.Model):
    """A reason not to erase a case. The reason itself, by whom and when rest in its entry, and go with the case."""

    entry = models.OneToOneField(Entry, on_delete=models.PROTECT, primary_key=True, related_name="+")
    case = models.UUIDField(db_index=True)


class HoldEnd(models.Model):
    """From here on that reason holds no longer; why, rests in the entry."""

    hold = models.OneToOneField(Hold, on_delete=models.CASCADE, primary_key=True, related_name="end")
    entry = models.OneToOneField(Entry, on_delete=models.PROTECT, related_name="+")


class Restriction(models.Model):
    """The case is kept and read for its ground only, until a day, or until what stands against erasing it ends."""

    entry = models.OneToOneField(Entry, on_delete=models.PROTECT, primary_key=True, related_name="+")
    case = models.UUIDField(db_index=True)
    until = models.DateField(null=True)


class Erasure(models.Model):
    """The case was erased. `finished_at` is when its key and every trace in a log were gone as well."""

    case = models.UUIDField(primary_key=True)
    entry = models.OneToOneField(Entry, on_delete=models.PROTECT, related_name="+")  # the tombstone
    finished_at = models.DateTimeField(null=True, db_index=True)
