"""A use: begun, changed part by part, given to one leader."""

import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from stimmig.core.errors import Refusal
from stimmig.core.use_case import SCHEMA, parse
from stimmig.core.use_case import UseCase as Described
from stimmig.ledger.actions import record
from stimmig.people.models import Person
from stimmig.register import queries
from stimmig.register.actions.involving import dismiss_deputies
from stimmig.register.actions.keeping import alive, differences, keep, lay_down, locked, of_use, proved, refuse_stale
from stimmig.register.actions.legal import take_answers
from stimmig.register.models import Origin, UseCase


@transaction.atomic
def create(
    *,
    title: str,
    occasion: str,
    by: Person | None,
    at: datetime,
    pattern: str = "",
    file: Mapping[str, Any] | None = None,
    without_ai: str = "",
    began_from: UseCase | None = None,
    decision: str = "",
) -> UseCase:
    """Take a use into the register: from nothing, from the file of a pattern, or from what a decision rests on."""
    said = {"title": title} | ({"occasion": occasion} if occasion else {})
    described = parse({"schema": SCHEMA, "stage": "idea", **(file or {}), **said}, queries.framework())
    from_there = {"began_from": began_from, "decision": decision} if began_from else {}
    return register(described, by=by, at=at, pattern=pattern, without_ai=without_ai, **from_there)


def register(
    described: Described, *, by: Person | None, at: datetime, pattern: str = "", without_ai: str = "", **origin: Any
) -> UseCase:
    """Lay a use down for the first time. `origin` is the use and the number of the decision it begins from."""
    use_case = UseCase(pattern=pattern, without_ai=without_ai, created_by=by, created_at=at)
    lay_down(use_case, of_use(described), at)
    use_case.save()
    take_answers(use_case, described, by=by, at=at)
    new = {"title": use_case.title, "pattern": pattern, "fields": differences({}, use_case.file)}
    if origin:
        Origin.objects.create(use_case=use_case, **origin)
        new["decision"] = origin["decision"]
    record("use_case.created", subject=use_case, by=by, at=at, content=new)
    return use_case


@transaction.atomic
def change(
    *,
    use_case: UseCase,
    part: Mapping[str, Any],
    by: Person,
    at: datetime,
    version: int | None = None,
    without_ai: str | None = None,
) -> UseCase:
    """Write parts of the file; an empty value removes one. Stale when somebody wrote one of them since `version`."""
    current = alive(use_case)
    emptied = [key for key, value in part.items() if value in ("", None, [], {})]
    new = proved({key: value for key, value in {**current.file, **part}.items() if key not in emptied}, at)
    changed = [key for key in part if current.file.get(key) != new.get(key)]
    if without_ai is not None and without_ai != current.without_ai:
        current.without_ai = without_ai
        changed.append("without_ai")
    refuse_stale(current, changed, version)
    return keep(current, new, changed, by=by, at=at)


@transaction.atomic
def set_touchpoints(
    *,
    use_case: UseCase,
    rows: Sequence[tuple[str, Mapping[str, Any]]],
    by: Person,
    at: datetime,
    version: int | None = None,
) -> UseCase:
    """Write the touchpoints. Each row says which touchpoint it was, so that a renamed one keeps what a row lacks."""
    current = alive(use_case)
    before = {point["name"]: point for point in current.file.get("touchpoints", [])}
    points = [{**_untouched(before.get(was, {})), **row} for was, row in rows]
    new = proved({**current.file, "touchpoints": points}, at)
    changed = ["touchpoints"] if current.file.get("touchpoints", []) != new.get("touchpoints", []) else []
    refuse_stale(current, changed, version)
    return keep(current, new, changed, by=by, at=at)


def _untouched(point: Mapping[str, Any]) -> dict[str, Any]:
    """What no row can say: the facts, and that a file gives no reason on purpose (empty, not absent)."""
    return {key: value for key, value in point.items() if key == "facts" or (key, value) == ("reason", "")}


@transaction.atomic
def set_accountable(*, use_case: UseCase, person: Person, reason: str, by: Person, at: datetime) -> UseCase:
    """Name the leader who decides about a use and answers for it. Leaders do that, and say why.

    Whoever deputised for another leader no longer does: each leader names their own.
    """
    if not by.is_leader or not person.is_leader:
        raise Refusal("leaders-only")
    current = locked(use_case)
    text = current.file.get("accountable", "")
    if not _means(current, text, person):
        text = person.signature
    if current.accountable_id != person.pk:
        dismiss_deputies(current, reason, by, at)
    current.accountable = person
    current = keep(current, proved({**current.file, "accountable": text}, at), ["accountable"], by=by, at=at)
    said = {"accountable": person.signature, "person": str(person.uuid), "reason": reason}
    record("accountable.set", subject=current, by=by, at=at, content=said)
    return current


def _means(use_case: UseCase, text: str, person: Person) -> bool:
    """Whether the text of a file stays as it was written.

    It does where this person is linked already; before anybody is, where nobody else of the house has that surname.
    """
    if use_case.accountable_id:
        return use_case.accountable_id == person.pk and bool(text)
    said = re.findall(r"[\w-]+", text)
    return [one for one in Person.objects.all() if one.name.split()[-1] in said] == [person]
