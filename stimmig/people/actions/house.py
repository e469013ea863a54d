"""The house begins, and the leadership says what it stands for."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from stimmig.core.errors import Refusal
from stimmig.ledger.actions import record
from stimmig.people import queries
from stimmig.people.actions.common import arrive, must
from stimmig.people.models import House, Person, ProfileLine

Kind = ProfileLine.Kind
Lines = Sequence[tuple[str, str]]  # (kind, text)


class Stale(Refusal):
    """Somebody else wrote the profile in the meantime: who, and when."""

    def __init__(self) -> None:
        self.by, self.at = queries.profile_written()
        super().__init__("stale")


@transaction.atomic
def create_house(
    *,
    name: str,
    language: str,
    leader_name: str,
    leader_function: str,
    email: str,
    password: str,
    at: datetime,
    profile: Lines = (),
    facts: Mapping[str, Any] | None = None,
) -> Person:
    """Found the house with its first leader, who looks after the technology until somebody else does. Once."""
    house, founded = House.objects.get_or_create(
        pk=1, defaults={"name": name, "language": language, "facts": dict(facts or {}), "created_at": at}
    )
    must(founded, "house-exists")
    leader = Person(name=leader_name, email=email, function=leader_function, role=Person.Role.LEADER, administers=True)
    arrive(leader, password, at)
    _keep_lines(profile)
    said = {"profile": [{"kind": kind, "text": text} for kind, text in profile], "facts": house.facts}
    record("house.created", subject=house, by=leader, at=at, content={"name": name, "language": language, **said})
    return leader


@transaction.atomic
def write_profile(*, lines: Lines, by: Person, at: datetime, seen: str | None = None) -> None:
    """Write what this house stands for. Lines that stay the same keep their place in the uses.

    Stale when somebody else wrote it since the profile of which `seen` is the mark.
    """
    must(by.is_leader, "leaders-only")
    house = House.objects.select_for_update().get()
    if not (fields := _differences(queries.profile_lines(), lines)):
        return
    if seen not in (None, queries.profile_mark()):
        raise Stale
    record("house.profile_changed", subject=house, by=by, at=at, content={"fields": fields})
    ProfileLine.objects.exclude(text__in=[text for _, text in lines]).delete()
    _keep_lines(lines)


def _keep_lines(lines: Iterable[tuple[str, str]]) -> None:
    for position, (kind, text) in enumerate(lines):
        ProfileLine.objects.update_or_create(text=text, defaults={"kind": kind, "position": position})


def _differences(before: Lines, after: Lines) -> list[dict[str, Any]]:
    """Each kind of sentence that differs, before and after, as the ledger keeps it."""
    pairs = [
        (kind, *([text for one, text in lines if one == kind] for lines in (before, after))) for kind in Kind.values
    ]
    return [{"path": f"profile.{kind}", "before": then, "after": now} for kind, then, now in pairs if then != now]


@transaction.atomic
def choose_recording(*, names_at_desk: bool, by: Person, at: datetime) -> None:
    """Record who takes a conversation over by name, or by function only. What was recorded before stays as it is."""
    must(queries.may_choose_recording(by), "not-yours")
    house = House.objects.select_for_update().get()
    if house.names_at_desk == names_at_desk:
        return
    house.names_at_desk = names_at_desk
    house.save(update_fields=["names_at_desk"])
    record("recording.changed", subject=house, by=by, at=at, content={"names_at_desk": names_at_desk})
