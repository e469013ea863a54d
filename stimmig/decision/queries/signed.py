"""What was signed: as the tables say it today, and whether it is unchanged."""

from collections.abc import Sequence
from datetime import UTC
from typing import Any

from stimmig.core import decision as core
from stimmig.core.ledger import Report
from stimmig.decision.models import Condition, Decision, Dissent, Expectation, Supersession
from stimmig.decision.queries.standing import voices_on
from stimmig.ledger.queries import Proof, proof_for
from stimmig.review.models import Review


def signed(decision: Decision) -> dict[str, Any]:
    """What the tables say today about a decision, as the ledger recorded it at the signature."""
    return {
        "number": decision.number,
        "use_case": str(decision.use_case.uuid),
        "review": str(decision.review.uuid),
        "outcome": decision.outcome,
        "name": decision.signed_name,
        "function": decision.signed_function,
        "at": decision.made_at.astimezone(UTC).isoformat(),
        "review_on": core.plain(decision.review_on),
        "conditions": [_row(each, CONDITION) for each in decision.conditions.all()],
        "expectations": [_row(each, EXPECTATION) for each in decision.expectations.all()],
        "record": decision.record,
    }


CONDITION = ("text", "owner", "due_on", "criterion", "metric", "op", "value", "of", "changes_plan")
EXPECTATION = ("text", "due_on", "probability")


def _row(row: Condition | Expectation, names: Sequence[str]) -> dict[str, Any]:
    return {name: core.plain(getattr(row, name)) for name in names}


def proof(decision: Decision, read: Report | None = None) -> Proof | None:
    """Whether the decision is still what was signed; None where nothing was recorded."""
    return proof_for(decision, "decision.signed", signed(decision), read)


def next_number(year: int) -> str:
    """The next number of a year, counted from 01 and never given twice."""
    taken = Decision.objects.filter(number__startswith=f"{year}-").values_list("number", flat=True)
    return f"{year}-{max((int(number.split('-')[1]) for number in taken), default=0) + 1:02d}"


def latest_decision(review: Review) -> Decision | None:
    """The last decision that was signed on a review."""
    return review.decisions.order_by("-made_at", "-pk").first()


def proven_dissents(decision: Decision, read: Report | None = None) -> list[tuple[Dissent, Proof | None]]:
    """Every voice a decision shows with its entry, and whether it is still what was put on record."""
    shown = [voice for voice, _about in voices_on(decision.review, decision)]
    return [(voice, proof_for(voice, "dissent.made", said(voice), read)) for voice in shown]


def said(voice: Dissent) -> dict[str, str]:
    """What the table says today about a voice against, as the ledger recorded it."""
    return {
        "review": str(voice.review.uuid),
        "name": voice.name,
        "function": voice.function,
        "reason": voice.reason,
        "proof": voice.proof,
    }


def replaced_by(decision: Decision) -> Decision | None:
    """The decision that has taken the place of this one."""
    later = Supersession.objects.filter(old=decision).select_related("new").first()
    return later.new if later else None
