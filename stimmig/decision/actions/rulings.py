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
from stimmig.register.models import Ruling, UseCase


class Said(TypedDict):
    """From which decision, by whom and when."""

    use_case: UseCase
    decision: str
    by: Person
    at: datetime


def settle(decided: core.Decision, basis: Grounds, decision: Decision, by: Person, at: datetime) -> None:
    """Except from a ruling, or change it, as the answers of a decision say; one ruling is changed once."""
    said: Said = {"use_case": decision.use_case, "decision": decision.number, "by": by, "at": at}
    modes = {limit.touchpoint: limit.mode for limit in decided.limits}
    changed: set[Ruling] = set()
    for answer, touchpoint, ruling in _contradicted(decided, basis):
        if answer.kind == "exempt":
            register.exempt(ruling=ruling, touchpoint=touchpoint, reason=answer.text, **said)
        elif answer.kind == "new_ruling" and ruling not in changed:
            mode = modes[touchpoint] or ""
            register.change_ruling(ruling=ruling, sentence=answer.ruling, mode=mode, reason=answer.text, **said)
            changed.add(ruling)


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
