"""What differs from an earlier decision, which dimensions that touches, and which agreed levels still hold."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from stimmig.core import review as core
from stimmig.core.difference import Differing, difference, dimensions_touched
from stimmig.core.use_case import UseCase as Described
from stimmig.register import queries as register
from stimmig.register.models import UseCase
from stimmig.review.models import AgreedLevel, CarriedLevel, Conclusion, Review
from stimmig.review.queries.agreed import latest_agreed, opened
from stimmig.review.queries.carried import comparison
from stimmig.review.queries.facts import frozen, settled


@dataclass(frozen=True)
class Beside:
    """A use beside an earlier decision: which one, what differs, and what each dimension is touched by."""

    earlier: Review
    decision: str
    on: date
    differing: tuple[Differing, ...]
    touched: dict[str, tuple[Differing, ...]]
    same_use: bool


def decided_before(use_case: UseCase) -> Conclusion | None:
    """The decision a new review is held against: the one in force on this use, else the one it began from.

    Only what lets something begin can be begun from, or extended.
    """
    concluded = Conclusion.objects.select_related("review")
    own = concluded.filter(review__use_case=use_case).order_by("at", "pk").last()
    if own is not None:
        return own if own.begins else None
    origin = register.origin_of(use_case)
    return concluded.filter(decision=origin.decision, begins=True).first() if origin else None


def beside_ahead(use_case: UseCase) -> Beside | None:
    """The use as it is today beside the decision a review of it would be held against."""
    found = decided_before(use_case)
    if found is None:
        return None
    return _beside(found.review, found.decision, found.on, use_case, register.value(use_case))


def beside(review: Review) -> Beside | None:
    """The frozen use of a review beside the decision it is held against; None where it is held against none."""
    found = comparison(review)
    if found is None:
        return None
    return _beside(found.earlier, found.decision, found.on, review.use_case, frozen(review))


def _beside(earlier: Review, decision: str, on: date, use_case: UseCase, now: Described) -> Beside:
    differing = difference(frozen(earlier), now, settled(earlier))
    touched = dimensions_touched(differing, register.framework())
    return Beside(earlier, decision, on, differing, touched, earlier.use_case_id == use_case.pk)


def to_carry(found: Beside) -> list[CarriedLevel]:
    """The levels that would be carried over, as rows nobody has kept yet.

    None are where the words are other ones by now, or that decision is not in force any more.
    """
    words = register.framework()
    if found.earlier.framework != words.version or not _still_holds(found):
        return []
    known = _known(found)
    levels: dict[str, core.Agreed] = {key: _agreed(row) for key, row in known.items()}
    deep = {*opened(found.earlier), *(row.subject[0] for row in found.earlier.carried_levels.all() if row.subject[1:])}
    return [known[key] for key in core.carried_over(levels, deep, found.touched, words)]


def _still_holds(found: Beside) -> bool:
    """Whether it is in force: no later decision has taken its place, and its use does not rest."""
    if found.earlier.use_case.ending_id is not None:
        return False
    last = Conclusion.objects.filter(review__use_case=found.earlier.use_case_id).order_by("at", "pk").last()
    return last is not None and last.decision == found.decision


def _known(found: Beside) -> dict[str, CarriedLevel]:
    """Where the earlier group stood: its own words, and beneath them what it had carried over itself."""
    anew = {key for round in found.earlier.rounds.filter(reveal__isnull=False) for key in round.subjects}
    before = (row for row in found.earlier.carried_levels.all() if row.subject not in anew)
    return {row.subject: _again(row, row.decision, row.on) for row in before} | {
        key: _again(row, found.decision, found.on) for key, row in latest_agreed(found.earlier).items()
    }


def _again(row: AgreedLevel | CarriedLevel, decision: str, on: date) -> CarriedLevel:
    said = {"subject": row.subject, "answer": row.answer, "level": row.level, "reason": row.reason}
    return CarriedLevel(**said, decision=decision, on=on)


def _agreed(row: CarriedLevel) -> core.Agreed:
    if row.answer == AgreedLevel.Answer.OPEN:
        return None
    return row.level if row.level is not None else "not_applicable"


def asked_anew(rows: Iterable[CarriedLevel]) -> list[str]:
    """The guiding questions a review begins with, beside what is carried over."""
    return list(core.asked_anew([row.subject for row in rows], register.framework()))
