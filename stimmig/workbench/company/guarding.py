"""The terms of a policy, as the story tells them: what can be suggested, and over it the words of the house."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import time
from typing import Any

from stimmig.core.policy import ContactTerms, Hours, Terms
from stimmig.decision.models import Decision
from stimmig.operation.drafting import first_terms


def guardrails(decision: Decision, told: Mapping[str, Any]) -> Terms:
    """What the leader adds to the decision."""
    terms = first_terms(decision)
    human = replace(
        terms.human,
        minutes=told["minutes"],
        contact=told["contact"],
        hours=tuple(_hours(each) for each in told["hours"]),
    )
    return replace(
        terms,
        human=human,
        contacts=tuple(ContactTerms(**each) for each in told.get("touchpoint", ())),
        never_says=tuple(told.get("never_says", ())),
        words=tuple(told.get("words", ())),
    )


def _hours(told: Mapping[str, Any]) -> Hours:
    since, until = (time.fromisoformat(told[name]) for name in ("since", "until"))
    return Hours(tuple(told["days"]), since, until)
