"""What ends with a use that is set aside or retired, and what may reopen a decision."""

from typing import Any

from django.utils.translation import gettext as _

from stimmig.decision import queries, words
from stimmig.decision.models import Decision
from stimmig.register.models import Ending, UseCase

Page = dict[str, Any]


def letting_rest(use_case: UseCase) -> Page:
    """What it is, what it leads to, and what of its decision is asked for no more."""
    decision = queries.current_decision(use_case)
    kept, turned = queries.still_open(queries.what_became(decision)) if decision else ([], [])
    return {
        "use_case": use_case,
        "retires": queries.ends_as(use_case) == Ending.Kind.RETIRED,
        "decision": decision,
        "conditions": [each.condition for each in kept],
        "expectations": [each.expectation for each in turned],
    }


def occasions(decision: Decision) -> list[str]:
    """What reopens it, or what it waits for, as it was signed; and the day on which one wanted to look again."""
    day = [_("The day on which we wanted to look again has come")] if decision.review_on else []
    event = [str(decision.part("wake_up"))] if decision.part("wake_up") else []
    return [*words.page(decision).reopens, *event, *day]
