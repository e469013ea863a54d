"""Facts: answered, not known, passed on, answered by link.

What holds for the whole house changes every use of it, so leaders and facilitators settle it, who may change every
use. Nobody else writes it, not on a page and not by a link, unless one of them asked: then the answer counts.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from stimmig.core.errors import Refusal
from stimmig.ledger.actions import record
from stimmig.people.models import House, Person
from stimmig.register import queries
from stimmig.register.actions.keeping import File, Stale, alive, differences, keep, locked, proved, refuse_stale
from stimmig.register.actions.laws import hold_every_use_against
from stimmig.register.models import FactRequest, NotKnown, UseCase

REQUEST_DAYS = 30


@transaction.atomic
def set_facts(
    *,
    use_case: UseCase,
    facts: Mapping[str, Any],
    by: Person | None,
    at: datetime,
    touchpoint: str = "",
    version: int | None = None,
    house_seen: Mapping[str, str] | None = None,
    said_by: str = "",
    asked_by: Person | None = None,
) -> UseCase:
    """Write facts as the file has them (a value, or value, source and note); None makes one unknown again.

    What holds for the whole house is written there; stale when it is no longer what `house_seen` marks (none: unknown).
    `said_by` is who answered without an account, asked by `asked_by`.
    """
    known = queries.framework().facts
    if not all(queries.may_answer(by or asked_by, known[key]) for key in facts):
        raise Refusal("house-fact")
    of_house = {key: entry for key, entry in facts.items() if known[key].scope == "house"}
    of_use = {key: entry for key, entry in facts.items() if key not in of_house}
    if of_house:
        House.objects.select_for_update().first()  # always before a use, or two would wait for each other
    current = alive(use_case)
    new = proved(_with_facts(current.file, of_use, touchpoint), at)
    changed = [queries.fact_part(key, touchpoint) for key in of_use if _differs(current.file, new, key, touchpoint)]
    refuse_stale(current, changed, version)
    _keep_of_house(current, of_house, seen=house_seen, by=by, at=at, said_by=said_by)
    return keep(current, new, changed, by=by, at=at, said_by=said_by)


def _with_facts(file: File, facts: Mapping[str, Any], touchpoint: str) -> File:
    if not touchpoint:
        return {**file, "facts": _overlaid(file.get("facts", {}), facts)}
    points = file.get("touchpoints", [])
    if touchpoint not in [point["name"] for point in points]:
        raise Refusal("no-such-touchpoint")
    return {
        **file,
        "touchpoints": [_point_with(point, facts) if point["name"] == touchpoint else point for point in points],
    }


def _point_with(point: File, facts: Mapping[str, Any]) -> File:
    return {**point, "facts": _overlaid(point.get("facts", {}), facts)}


def _overlaid(old: Mapping[str, Any], new: Mapping[str, Any]) -> File:
    return {key: entry for key, entry in {**old, **new}.items() if entry is not None}


def _differs(old: File, new: File, fact: str, touchpoint: str) -> bool:
    return bool(queries.fact_entry(old, fact, touchpoint) != queries.fact_entry(new, fact, touchpoint))


def _keep_of_house(
    use_case: UseCase,
    facts: Mapping[str, Any],
    *,
    seen: Mapping[str, str] | None,
    by: Person | None,
    at: datetime,
    said_by: str,
) -> None:
    """Write what holds for the whole house; the entry names the use in which it was said."""
    house = House.objects.select_for_update().first() if facts else None
    if house is None:
        return
    if seen is not None:
        _refuse_stale_of_house(use_case, house, facts, seen)
    then, house.facts = house.facts, proved({"facts": _overlaid(house.facts, facts)}, at).get("facts", {})
    house.save(update_fields=["facts"])
    hold_every_use_against(at)
    fields = differences({"house": then}, {"house": house.facts})
    if fields:
        record("use_case.changed", subject=use_case, by=by, at=at, content={"said_by": said_by, "fields": fields})


def _refuse_stale_of_house(use_case: UseCase, house: House, facts: Mapping[str, Any], seen: Mapping[str, str]) -> None:
    """Stop when the house says something else by now than what a form showed."""
    marks = queries.house_marks(house)
    stale = [key for key, entry in facts.items() if entry != house.facts.get(key) and marks.get(key) != seen.get(key)]
    if stale:
        raise Stale(use_case, stale, queries.written_of_house(stale))


@transaction.atomic
def answer_facts(
    *,
    use_case: UseCase,
    answers: Sequence[tuple[str, str, Any]],
    by: Person,
    at: datetime,
    version: int | None = None,
    house_seen: Mapping[str, str] | None = None,
) -> UseCase:
    """Write what somebody answered: (fact, touchpoint, entry) each; None is "I don't know", and is remembered."""
    places = dict.fromkeys(touchpoint for _, touchpoint, _ in answers)
    for place in places:
        mine = {fact: entry for fact, touchpoint, entry in answers if touchpoint == place}
        shown: dict[str, Any] = {"version": version, "house_seen": house_seen}
        use_case = set_facts(use_case=use_case, facts=mine, touchpoint=place, **shown, by=by, at=at)
    for fact, touchpoint, entry in answers:
        if entry is None:
            not_known(use_case=use_case, fact=fact, touchpoint=touchpoint, said_by=by.signature, at=at)
    return use_case


@transaction.atomic
def not_known(*, use_case: UseCase, fact: str, said_by: str, at: datetime, touchpoint: str = "") -> NotKnown:
    """Remember that somebody was asked and did not know. The fact stays unknown."""
    return NotKnown.objects.create(use_case=use_case, fact=fact, touchpoint=touchpoint, said_by=said_by, said_at=at)


@transaction.atomic
def pass_on(
    *, use_case: UseCase, fact: str, by: Person, at: datetime, touchpoint: str = "", passed_to: str = ""
) -> FactRequest:
    """Make the secret link by which somebody else can answer one question, once and within thirty days."""
    if not queries.may_answer(by, queries.framework().facts[fact]):
        raise Refusal("house-fact")
    return FactRequest.objects.create(
        use_case=use_case,
        fact=fact,
        touchpoint=touchpoint,
        passed_to=passed_to,
        asked_by=by,
        asked_at=at,
        expires_at=at + timedelta(days=REQUEST_DAYS),
    )


@transaction.atomic
def take_back(*, request: FactRequest, by: Person, at: datetime) -> None:
    """End a link that went to the wrong place, or to nobody."""
    if not queries.may_answer(by, queries.framework().facts[request.fact]):
        raise Refusal("house-fact")
    FactRequest.objects.filter(pk=request.pk, answered_at=None, expires_at__gt=at).update(expires_at=at)


@transaction.atomic
def answer_request(*, request: FactRequest, entry: Any, name: str, at: datetime) -> FactRequest:
    """Take the answer that came by a link: a fact as the file has it, or None for "I don't know".

    What somebody of the house has answered meanwhile stands.
    """
    asked = FactRequest.objects.select_for_update().get(pk=request.pk)
    use_case, touchpoint = locked(asked.use_case), asked.touchpoint
    if use_case.ending_id or not asked.is_open(at) or queries.is_known(use_case, asked.fact, touchpoint):
        raise Refusal("link-used")
    if entry is None:
        not_known(use_case=use_case, fact=asked.fact, touchpoint=touchpoint, said_by=name, at=at)
    else:
        set_facts(
            use_case=use_case,
            facts={asked.fact: entry},
            touchpoint=touchpoint,
            by=None,
            said_by=name,
            asked_by=asked.asked_by,
            at=at,
        )
    asked.answered_by, asked.answered_at = name, at
    asked.save()
    return asked
