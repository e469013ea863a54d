"""What is being decided: the grounds, what is written so far, and what a part begins with."""

from datetime import date

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from stimmig.core.difference import same_touchpoints
from stimmig.core.review import concerned
from stimmig.core.use_case import UseCase as Described
from stimmig.decision.drafting import PARTS, Grounds, as_begun, as_typed, suggested, turns
from stimmig.decision.models import Decision, Draft
from stimmig.decision.queries.decisions import decisions_for, prepares, signs
from stimmig.decision.queries.keepers import with_keepers
from stimmig.decision.queries.preparing import sentences
from stimmig.decision.queries.standing import current_decision, is_revealed
from stimmig.people.models import Person
from stimmig.people.queries import people
from stimmig.register.models import UseCase
from stimmig.register.queries import origin_of
from stimmig.register.words import words
from stimmig.review.models import Review
from stimmig.review.queries import attached, followed_by, framework, frozen, rulings, settled, unheard


def nameable() -> QuerySet[Person]:
    """Who can be offered to stand for something: everybody who would see that they do. An administrator does not."""
    return people().exclude(role=Person.Role.ADMINISTRATOR)


def grounds(review: Review) -> Grounds:
    """What a decision on this review rests on, recomputed from what was frozen and revealed."""
    seen = attached(review)
    settled, known = rulings(review), seen.framework
    silent = unheard(review, concerned(seen.described, seen.over))
    return Grounds(seen.described, seen.reading, seen.picture, review.without_ai, seen.over, settled, known, silent)


def is_at_the_desk(person: Person, review: Review) -> bool:
    """Whether this person decides or prepares now: there is a picture, and nothing signed, or something begun anew."""
    writes = signs(person, review) or prepares(person, review)
    if not writes or not is_revealed(review) or hasattr(review, "withdrawal") or followed_by(review):
        return False
    if review.use_case.ending_id is not None:
        return False
    return not review.decisions.exists() or bool(written(review, person))


def written(review: Review, writer: Person) -> dict[str, dict[str, str]]:
    """What a leader has typed so far, by part: their own words, never those of whoever was named before."""
    draft = Draft.objects.filter(review=review, writer=writer).first()
    return dict(draft.content) if draft else {}


def left(review: Review, writer: Person) -> list[str]:
    """The sentences a leader has written on a review on which nobody decides any more, for nobody else to read."""
    draft = Draft.objects.filter(review=review, writer=writer).first()
    return sentences([*draft.content.values(), *draft.other_way.values()] if draft else [])


def begun(review: Review, writer: Person, basis: Grounds, today: date) -> dict[str, dict[str, str]]:
    """Every part as it was left; else as the decision in force says it, while it goes the same way; else suggested."""
    own = written(review, writer)
    earlier = current_decision(review.use_case)
    carried = earlier is not None and not turns(own, earlier.outcome)
    before = as_typed(with_keepers(earlier), basis) if earlier and carried else beforehand(basis, today)
    origin = None if earlier else origin_read_by(writer, review.use_case)
    return (_with_origin(before, origin, basis) if origin else before) | own


def _with_origin(suggested: dict[str, dict[str, str]], origin: Decision, basis: Grounds) -> dict[str, dict[str, str]]:
    """What is suggested, and over it what the decision a use began from says of touchpoints that came along."""
    said = as_begun(origin.record, basis, limits_there(origin, basis.use_case))
    return {part: typed | said.get(part, {}) for part, typed in suggested.items()}


def limits_there(origin: Decision, use_case: Described) -> dict[str, str]:
    """Who leads each touchpoint that came along, by the decision it came from; under its name of today."""
    modes = {limit["touchpoint"]: limit["mode"] for limit in origin.record["limits"]}
    same = same_touchpoints(frozen(origin.review), use_case, settled(origin.review))
    return {name: modes[was] for name, was in same.items() if was in modes}


def origin_decision(use_case: UseCase) -> Decision | None:
    """The decision a use began from."""
    origin = origin_of(use_case)
    found = Decision.objects.select_related("review")
    return found.filter(number=origin.decision).first() if origin else None


def origin_read_by(writer: Person, use_case: UseCase) -> Decision | None:
    """The same, where it is this person's to read: a deputy has a part in this use, and perhaps none in that one."""
    found = origin_decision(use_case)
    return found if found and decisions_for(writer).filter(pk=found.pk).exists() else None


def beforehand(basis: Grounds, today: date) -> dict[str, dict[str, str]]:
    """What is filled in before anybody has typed anything; the way without AI comes first."""
    without = _("Without AI: %(how)s") % {"how": basis.without_ai} if basis.without_ai else _("Without AI, but better")
    filled = {part: suggested(part, basis, today) for part in PARTS}
    return filled | {"ahead": filled["ahead"] | {"alternatives0-text": without}}


def metrics(review: Review) -> list[tuple[str, str]]:
    """What one could watch, by key, in the words of the page."""
    return [(key, words(metric.name)) for key, metric in framework(review).metrics.items()]
