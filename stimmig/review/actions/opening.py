"""Opening a review and its rounds, inviting people, releasing them, taking a review back."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate

from stimmig.core.errors import Refusal
from stimmig.ledger.actions import record
from stimmig.people.models import Person
from stimmig.register import queries as register
from stimmig.register.models import UseCase
from stimmig.review import queries
from stimmig.review.actions.comparing import compare, said
from stimmig.review.actions.deepening import open_once
from stimmig.review.actions.judging import reveal_if_complete
from stimmig.review.actions.locking import require_guide, require_latest, require_open, round_being_judged
from stimmig.review.models import Abandonment, Opening, Participation, Review, Round, Withdrawal


@transaction.atomic
def open_review(
    *,
    use_case: UseCase,
    judges: Iterable[Person],
    observers: Iterable[Person] = (),
    due_on: date,
    because: str = "",
    by: Person,
    at: datetime,
    full: bool = False,
    only_difference: bool = False,
) -> Review:
    """Freeze the use case as it is today and ask everybody the five questions about it.

    `only_difference`: of what was decided before, only what something that differs touches.
    """
    # two reviews opened at once would both begin
    held = UseCase.objects.select_for_update(no_key=True).get(pk=use_case.pk)
    if not queries.opens_reviews(by, held):
        raise Refusal("not-yours")
    if held.ending_id is not None:
        raise Refusal("at-rest")
    if queries.under_way(use_case) is not None:
        raise Refusal("review-under-way")
    review = _freeze(use_case, because, by, at)
    _invite(review, judges, judging=True, at=at)
    _invite(review, observers, judging=False, at=at)
    if full:
        for dimension in register.framework().dimensions:
            open_once(review, dimension, Opening.Because.FULL, by=by, at=at)
    carried = compare(review, only_difference=only_difference and not full)
    begin_round(review, queries.asked_anew(carried), due_on, by, at, carried=said(carried))
    return review


def _freeze(use_case: UseCase, because: str, by: Person, at: datetime) -> Review:
    framework = register.framework()
    return Review.objects.create(
        use_case=use_case,
        frozen=register.document(use_case),
        without_ai=use_case.without_ai,
        as_of=localdate(at),
        framework=framework.version,
        framework_hash=framework.hash,
        rulings=register.frozen_rulings(use_case),
        because=because,
        opened_by=by,
        opened_at=at,
    )


def _invite(review: Review, people: Iterable[Person], *, judging: bool, at: datetime) -> list[Participation]:
    already = set(review.participations.values_list("person_id", flat=True))
    return [
        Participation.objects.create(review=review, person=person, judges=judging, invited_at=at)
        for person in people
        if person.pk not in already
    ]


def begin_round(review: Review, subjects: Sequence[str], due_on: date, by: Person, at: datetime, **also: Any) -> Round:
    """Ask everybody who judges, unseen."""
    number = review.rounds.count() + 1
    round = Round.objects.create(
        review=review, number=number, subjects=list(subjects), due_on=due_on, opened_by=by, opened_at=at
    )
    content = {
        "review": str(review.uuid),
        "use_case": str(review.use_case.uuid),
        "title": review.title,
        "framework": review.framework,
        "framework_hash": review.framework_hash,
        "as_of": review.as_of.isoformat(),
        "rulings": review.rulings,
        "number": number,
        "subjects": list(subjects),
        "due_on": due_on.isoformat(),
        "judges": [each.person.name for each in queries.judges(round)],
    } | also
    record("round.opened", subject=round, by=by, at=at, content=content)
    return round


@transaction.atomic
def open_round(*, review: Review, due_on: date, by: Person, at: datetime) -> Round:
    """Ask for the criteria of the dimensions that were opened and not judged yet."""
    require_latest(review)
    require_guide(by, review)
    current = queries.current_round(review)
    if current is None or not queries.is_revealed(current):
        raise Refusal("round-under-way")
    waiting = queries.dimensions_to_judge(review)
    if not waiting:
        raise Refusal("nothing-opened")
    framework = register.framework(review.framework)
    return begin_round(review, [c.id for key in waiting for c in framework.criteria_of(key)], due_on, by, at)


@transaction.atomic
def open_dimension(*, review: Review, dimension: str, by: Person, at: datetime) -> Opening:
    """Have a dimension judged in depth because somebody asks for it. Asked for twice, it is opened once."""
    require_open(review)
    if not queries.takes_part(by, review):
        raise Refusal("not-yours-to-deepen")
    if not review.rounds.filter(reveal__isnull=False).exists():
        raise Refusal("not-revealed")
    return open_once(review, dimension, Opening.Because.WISH, by=by, at=at)


@transaction.atomic
def invite(*, review: Review, people: Iterable[Person], judging: bool, by: Person, at: datetime) -> None:
    """Ask further people to judge or to read along. Whoever is invited already stays as they are."""
    require_open(review)
    require_guide(by, review)
    for invited in _invite(review, people, judging=judging, at=at):
        content = {"review": str(review.uuid), "person": invited.person.name, "judges": judging}
        record("participant.invited", subject=review, by=by, at=at, content=content)


@transaction.atomic
def release(*, participation: Participation, reason: str, by: Person, at: datetime) -> Participation:
    """Stop waiting for somebody, and say why. If nobody else is missing, the round is revealed."""
    review = participation.review
    round = round_being_judged(queries.current_round(review))
    require_guide(by, review)
    participation.refresh_from_db()
    if not participation.judges:
        raise Refusal("reads-along")
    if participation.released_at:
        raise Refusal("already-released")
    if queries.has_sealed(round).filter(pk=participation.person_id).exists():
        raise Refusal("already-handed-in")
    participation.released_at, participation.released_by, participation.release_reason = at, by, reason
    participation.save()
    content = {"review": str(review.uuid), "person": participation.person.name, "reason": reason}
    record("participant.released", subject=review, by=by, at=at, content=content)
    reveal_if_complete(round, at)
    return participation


@transaction.atomic
def abandon(*, round: Round, reason: str, by: Person, at: datetime) -> Abandonment:
    """Give a later round up before its reveal. What was handed in for it stays unseen; what was revealed before, stays.

    The first round is not given up: there the whole review is taken back.
    """
    round = round_being_judged(round)
    require_guide(by, round.review)
    if not round.review.rounds.filter(number__lt=round.number, reveal__isnull=False).exists():
        raise Refusal("nothing-revealed")
    given_up = Abandonment.objects.create(round=round, reason=reason, by=by, at=at)
    content = {"review": str(round.review.uuid), "round": round.number, "reason": reason}
    record("round.abandoned", subject=round, by=by, at=at, content=content)
    return given_up


@transaction.atomic
def withdraw(*, review: Review, reason: str, by: Person, at: datetime) -> Withdrawal:
    """Take a review back before it came to a picture. What was handed in stays unseen for good."""
    round_being_judged(queries.current_round(review))
    require_guide(by, review)
    if review.rounds.filter(reveal__isnull=False).exists():
        raise Refusal("already-revealed")
    taken_back = Withdrawal.objects.create(review=review, reason=reason, by=by, at=at)
    content = {"use_case": str(review.use_case.uuid), "title": review.title, "reason": reason}
    record("review.withdrawn", subject=review, by=by, at=at, content=content)
    return taken_back
