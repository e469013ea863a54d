"""What a decision does to the rulings of the house: as it is signed, and afterwards by a leader's word."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import TypedDict

from django.db import transaction

from stimmig.core import decision as core
from stimmig.decision.drafting import Grounds
from stimmig.decision.models import Decision
from stimmig.people.models import Person
from stimmig.register import actions as register
from stimmig.register import queries
from stimmig.register.models import Ruling, UseCase


class Said(TypedDict):
    """From which decision, by whom and when."""

    use_case: UseCase
    decision: str
    by: Person
    at: datetime


def settle(decided: core.Decision, basis: Grounds, decision: Decision, by: Person, at: datetime) -> None:
    """Except from a ruling, or change it, as the answers of a decision say; one ruling is changed once.

    Where another decision has changed a ruling since the review opened, it is about the one in its place; where the
    house has ended it, there is nothing left to except from.
    """
    said: Said = {"use_case": decision.use_case, "decision": decision.number, "by": by, "at": at}
    changed: set[Ruling] = set()
    for answer, touchpoint, ruling in _contradicted(decided, basis):
        if answer.kind == "exempt":
            _exempt(ruling, touchpoint, answer.text, said)
        elif answer.kind == "new_ruling" and ruling not in changed:
            mode = _mode(answer, decided)
            register.change_ruling(ruling=ruling, sentence=answer.ruling, mode=mode, reason=answer.text, **said)
            changed.add(ruling)


def _exempt(ruling: Ruling, touchpoint: str, reason: str, said: Said) -> None:
    now = queries.in_its_place(ruling)
    if not hasattr(now, "end"):
        register.exempt(ruling=now, touchpoint=touchpoint, reason=reason, **said)


def _mode(answer: core.Answer, decided: core.Decision) -> str:
    """Who leads by the limits of all touchpoints at which the same ruling is changed."""
    same = [each for each in decided.answers if each.kind == "new_ruling" and each.finding[2] == answer.finding[2]]
    at = {each.finding[1] for each in same}
    return core.shared_mode(limit.mode for limit in decided.limits if limit.touchpoint in at and limit.mode) or ""


def _contradicted(decided: core.Decision, basis: Grounds) -> Iterator[tuple[core.Answer, str, Ruling]]:
    """Each answer to a contradiction, with the touchpoint and the ruling it is about."""
    found = {each.key: each for each in basis.weighing if each.kind == core.INCOHERENT}
    rulings = {str(each.uuid): each for each in Ruling.objects.filter(uuid__in={key[2] for key in found})}
    for answer in decided.answers:
        _code, touchpoint, ruling = answer.finding
        if answer.finding in found and touchpoint and ruling:
            yield answer, touchpoint, rulings[ruling]


@transaction.atomic
def distil(*, decision: Decision, said: Mapping[str, str], by: Person, at: datetime) -> Ruling:
    """Make what a signed decision settled a ruling of the house."""
    return register.distil(said=said, use_case=decision.use_case, decision=decision.number, by=by, at=at)
