"""The second round: what may be judged again, and who sees it differently since the talk."""

from stimmig.core import review as core
from stimmig.review import queries
from stimmig.review.models import Judgement, Review, Round
from stimmig.review.pages.depth import name_of
from stimmig.review.queries import Attached
from stimmig.review.words import AGREEMENTS, Page, said


def second_round(review: Review) -> Page:
    """The questions that may be judged again, what most needs it first, and which of them are suggested."""
    whole, once = queries.attached(review), queries.judged_once(review)
    talk = [each for each in whole.picture.order_of_talk if each.subject in once]
    return {
        "choices": [(each.subject, _choice(each, whole)) for each in talk],
        "suggested": queries.to_judge_again(whole.picture, once),
    }


def _choice(standing: core.Standing, whole: Attached) -> str:
    words = whole.framework
    name = name_of(standing.subject, words)
    if standing.subject != standing.dimension:
        name = f"{name_of(standing.dimension, words)}: {name}"
    return f"{name} – {AGREEMENTS[standing.agreement]}"


def moves(standing: core.Standing, whole: Attached) -> list[Page]:
    """Who answers otherwise than before the talk: from what to what, and why, in their own words both times."""
    return [
        {
            "initials": whole.people[each.after.person].initials,
            "name": each.after.person,
            "before": _answered(each.before, whole),
            "after": _answered(each.after, whole),
        }
        for each in standing.moves
    ]


def _answered(judgement: core.Judgement, whole: Attached) -> Page:
    word = said(judgement.answer, judgement.level, whole.framework)
    return {"level": judgement.level, "word": word, "reason": judgement.reason}


def own_before(before: Judgement | None, round: Round) -> Page | None:
    """What somebody answered before the talk, as the question shows it beside the new answer."""
    if before is None:
        return None
    words = queries.framework(round.review)
    return {"word": said(before.answer, before.level, words), "level": before.level, "reason": before.reason}
