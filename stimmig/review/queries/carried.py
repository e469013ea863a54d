"""What was carried over from an earlier decision, and what goes beyond it."""

from collections.abc import Iterable, Mapping

from stimmig.core import coverage
from stimmig.core import review as core
from stimmig.core.findings import Finding
from stimmig.register import queries as register
from stimmig.review.models import AgreedLevel, CarriedLevel, Comparison, Review, Round
from stimmig.review.queries.seeing import is_revealed


def comparison(review: Review) -> Comparison | None:
    """The signed decision a review is held against; None where there was none."""
    found: Comparison | None = getattr(review, "comparison", None)
    return found


def carried(review: Review) -> tuple[core.Carried, ...]:
    """Every level that was carried over when the review was opened; the picture leaves out what was judged anew."""
    return tuple(as_carried(row) for row in review.carried_levels.all())


def as_carried(row: CarriedLevel) -> core.Carried:
    """The row as the core reads it."""
    agreed = row.level if row.level is not None else AgreedLevel.Answer.NOT_APPLICABLE.value
    return core.Carried(row.subject, agreed, row.reason, row.decision, row.on.isoformat())  # type: ignore[arg-type]  # of the answers only this one has no level


def still_carried(rows: Iterable[CarriedLevel], rounds: Iterable[Round]) -> dict[str, core.Agreed]:
    """The levels of those that no revealed round has judged anew."""
    anew = {subject for round in rounds if is_revealed(round) for subject in round.subjects}
    return {each.subject: as_carried(each).agreed for each in rows if each.subject not in anew}


def uncovered(review: Review) -> tuple[Finding, ...]:
    """Where a decided use goes beyond what was decided on it; nothing where it is another use than that one."""
    found = comparison(review)
    if found is None or found.earlier.use_case_id != review.use_case_id:
        return ()
    words = register.framework(review.framework)
    return coverage.findings(coverage.uncovered(_file(found.earlier), _file(review)), words)


def _file(review: Review) -> Mapping[str, object]:
    frozen: Mapping[str, object] = review.frozen
    return frozen
