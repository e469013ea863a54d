"""What the group records after the reveal: agreed levels, settled facts, what weighs. Judgements stay as they were."""

from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate

from stimmig.core.errors import Refusal
from stimmig.core.expression import Value
from stimmig.ledger.actions import record
from stimmig.people.models import Person
from stimmig.review import queries
from stimmig.review.actions.deepening import open_what_needs_depth
from stimmig.review.actions.locking import hold, refuse_stale, require_guide, require_open
from stimmig.review.models import AgreedLevel, Closing, Conclusion, Mark, Review, Settlement

Key = tuple[str, str | None, str | None]


@transaction.atomic
def agree(
    *,
    review: Review,
    subject: str,
    answer: str,
    level: int | None = None,
    reason: str,
    by: Person,
    at: datetime,
    known: int | None = None,
) -> AgreedLevel:
    """Record where the group stands on one question. An earlier word is kept, the latest counts.

    Stale when it is not the word `known` names.
    """
    require_open(review)
    require_guide(by, review)
    refuse_stale(known, queries.latest_agreed(review).get(subject))
    if not _is_revealed(review, subject):
        raise Refusal("not-revealed")
    agreed = AgreedLevel.objects.create(
        review=review, subject=subject, answer=answer, level=level, reason=reason, by=by, at=at
    )
    content = {"review": str(review.uuid), "subject": subject, "answer": answer, "level": level, "reason": reason}
    record("agreed.recorded", subject=agreed, by=by, at=at, content=content)
    open_what_needs_depth(review, at)
    return agreed


def _is_revealed(review: Review, subject: str) -> bool:
    revealed = review.rounds.filter(reveal__isnull=False)
    return any(subject in round.subjects for round in revealed)


@transaction.atomic
def settle(
    *,
    review: Review,
    fact: str,
    touchpoint: str,
    outcome: str,
    value: Value | None = None,
    reason: str,
    by: Person,
    at: datetime,
    known: int | None = None,
) -> Settlement:
    """Record what the group found out about a doubted fact. What follows from it is read anew, depth included.

    Stale when it is not the word `known` names.
    """
    require_open(review)
    require_guide(by, review)
    doubts = queries.contested(review)
    if (fact, touchpoint) not in {(each.fact, each.touchpoint) for each in doubts}:
        raise Refusal("not-contested")
    refuse_stale(known, queries.latest_settlements(review, doubts).get((fact, touchpoint)))
    written = list(value) if isinstance(value, tuple) else value
    settlement = Settlement.objects.create(
        review=review, fact=fact, touchpoint=touchpoint, outcome=outcome, value=written, reason=reason, by=by, at=at
    )
    content = {
        "review": str(review.uuid),
        "fact": fact,
        "touchpoint": touchpoint,
        "outcome": outcome,
        "value": written,
        "reason": reason,
    }
    record("settlement.made", subject=settlement, by=by, at=at, content=content)
    open_what_needs_depth(review, at)
    return settlement


@transaction.atomic
def mark(*, review: Review, finding: Key, by: Person, at: datetime) -> Mark:
    """Hold a finding to be weighty: the leader will have to answer it."""
    require_open(review)
    require_guide(by, review)
    if finding not in {found.key for found in queries.picture(review).findings}:
        raise Refusal("no-such-finding")
    code, touchpoint, subject = finding
    marked, is_new = Mark.objects.get_or_create(
        review=review, code=code, touchpoint=touchpoint or "", subject=subject or "", defaults={"by": by, "at": at}
    )
    if is_new:
        record("finding.marked", subject=review, by=by, at=at, content=_about(review, finding))
    return marked


@transaction.atomic
def unmark(*, review: Review, finding: Key, by: Person, at: datetime) -> None:
    """Hold a finding to be weighty no longer: the leader need not answer it."""
    require_open(review)
    require_guide(by, review)
    code, touchpoint, subject = finding
    gone, _ = review.marks.filter(code=code, touchpoint=touchpoint or "", subject=subject or "").delete()
    if gone:
        record("finding.unmarked", subject=review, by=by, at=at, content=_about(review, finding))


def _about(review: Review, finding: Key) -> dict[str, str | None]:
    code, touchpoint, subject = finding
    return {"review": str(review.uuid), "code": code, "touchpoint": touchpoint, "subject": subject}


@transaction.atomic
def close(*, review: Review, decision: str, begins: bool, by: Person, at: datetime) -> Closing:
    """Keep a review as it is from now on: the decision of this number was signed on it, and something begins or not."""
    hold(review)
    Conclusion.objects.create(review=review, decision=decision, begins=begins, on=localdate(at), at=at)
    closing, _ = Closing.objects.get_or_create(review=review, defaults={"by": by, "at": at})
    return closing
