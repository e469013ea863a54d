"""Who can do what next: the ways of one use, one review, one decision, said to a reader."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import singledispatch

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from stimmig.core.incident import next_part
from stimmig.core.review import Picture
from stimmig.core.ways import LIVES, By, Way, ways
from stimmig.decision.models import Decision
from stimmig.decision.queries import answers_for, may_dissent
from stimmig.operation.models import Incident
from stimmig.operation.queries import incidents
from stimmig.people.models import Person
from stimmig.register.models import UseCase
from stimmig.register.queries import facilitates, tends
from stimmig.review.models import Review
from stimmig.review.queries import (
    has_picture,
    judges_in,
    may_judge_again,
    opens_reviews,
    round_under_way,
    still_to_talk,
    undecided,
)
from stimmig.workbench.queries import Standing
from stimmig.workbench.ways.states import state_of, state_of_decision, state_of_review
from stimmig.workbench.ways.words import STATES, WHAT

TALK = Way("meeting", By.GUIDES, "revealed")  # no way out of its own: what comes before a decision


@dataclass(frozen=True)
class About:
    """What the ways of a page are about, as far as it goes, and who reads it."""

    reader: Person
    use_case: UseCase
    review: Review | None = None
    decision: Decision | None = None
    is_decision: bool = False  # read on the page of the decision itself
    incident: Incident | None = None
    drawn: Picture | None = None  # of the review, where it is at hand


@dataclass(frozen=True)
class Offer:
    """One thing somebody can do now: what, who, and the way there where it is the reader's to go."""

    what: str
    who: str
    url: str = ""


@dataclass(frozen=True)
class Stand:
    """In what state something is, and what can be done from there."""

    state: str
    offers: list[Offer]


@singledispatch
def stand(found: object, reader: Person) -> Stand:
    """In what state a review, a decision or an incident is, and who can do what next."""
    raise TypeError(f"{found!r} has no states; core.ways knows those that have")


def stand_of_use(found: Standing, drawn: Picture | None) -> Stand:
    """The same of a use whose standing is known, and its picture where there is one.

    Whoever sees a use sees its decision in force, but not every review.
    """
    use_case, review = found.use_case, undecided(found.use_case)
    seen = found.review if review and review == found.review else None
    about = About(found.reader, use_case, seen, found.decision, drawn=drawn)
    return _said("use_case", state_of(use_case, review, found.decision), about)


@stand.register
def _of_review(found: Review, reader: Person) -> Stand:
    return _said("review", state_of_review(found), About(reader, found.use_case, found))


@stand.register
def _of_decision(found: Decision, reader: Person) -> Stand:
    return _said(
        "decision", state_of_decision(found), About(reader, found.use_case, found.review, found, is_decision=True)
    )


@stand.register
def _of_incident(found: Incident, reader: Person) -> Stand:
    return _said("incident", incidents.state_of(found), About(reader, found.use_case, incident=found))


def _said(noun: str, state: str, about: About) -> Stand:
    possible = [way for way in ways(LIVES, noun, state) if _is_possible(way, about)]
    return Stand(str(STATES[noun][state]), _together(_offer(_first(way, about), about) for way in possible))


def _together(offers: Iterable[Offer]) -> list[Offer]:
    """What more than one can do is said once, with everybody who can."""
    said: dict[str, Offer] = {}
    for offer in offers:
        known = said.get(offer.what)
        who = f"{known.who}, {offer.who}" if known and known.who != offer.who else offer.who
        said[offer.what] = Offer(offer.what, who, known.url or offer.url if known else offer.url)
    return list(said.values())


def _first(way: Way, about: About) -> Way:
    """Where people stand apart and the group has no word on it yet, the talk comes before the decision."""
    if way.noun != "signatures" or about.review is None or about.is_decision:
        return way
    return TALK if _is_apart(about, about.review) else way


def _is_apart(about: About, review: Review) -> bool:
    """Whether people stand apart in the picture and the group has no word on it yet."""
    return bool(about.drawn.unspoken if about.drawn else still_to_talk([review]).get(review.pk))


def _is_possible(way: Way, about: About) -> bool:
    """Whether now is its moment: a date may have to pass first, or something to be revealed or decided."""
    review = about.review
    if way.noun == "harms":
        return about.incident is not None and not hasattr(about.incident, "harm")
    if about.incident and way.by == By.DECIDES:
        return _is_looked_after(about.incident)  # else all of leadership is named for it already
    if review and about.is_decision:
        return way.noun not in UNTIL_DECIDED or undecided(about.use_case) is None
    if way.noun == "reveals":
        round = round_under_way(review) if review else None
        return round is not None and round.due_on < timezone.localdate()
    if way.noun == "second_round":
        return review is not None and may_judge_again(review)
    if review and way.noun in ("withdrawals", "signatures"):
        return (about.drawn is not None or has_picture(review)) == (way.noun == "signatures")
    return True


def _offer(way: Way, about: About) -> Offer:
    what = WHAT.get(way.noun, _("Retire") if way.by == By.DECIDES else _("Set aside"))
    if way.noun == "signatures" and about.is_decision:
        what = _("Decide anew on the same picture")
    return Offer(str(what), _who(way.by, about), _url(way.noun, about) if _is_theirs(way, about) else "")


def _is_looked_after(incident: Incident) -> bool:
    return incident.owner is not None and incident.owner.is_active


def _who(by: By, about: About) -> str:
    """Who goes this way, by name where it is one person."""
    leader, began = about.use_case.accountable, about.use_case.created_by
    named = leader.name if leader and leader.is_active and leader.is_leader else _("a leader, once named accountable")
    if by == By.GUIDES:
        return _("facilitation, %(name)s") % {"name": named}
    if about.incident and by == By.TENDS:
        owner = about.incident.owner
        if owner and _is_looked_after(about.incident):
            return owner.name
        return _("leadership, facilitation, whoever runs the use")
    if by == By.TENDS:
        return _("leadership, facilitation, %(name)s") % {"name": began.name if began else _("whoever began it")}
    if by == By.LEADS:
        return _("leadership, facilitation")
    return named if by == By.DECIDES else _("whoever judges")


def _is_theirs(way: Way, about: About) -> bool:
    reader, review = about.reader, about.review
    if way.by == By.JUDGES and review:
        round = round_under_way(review)
        return may_dissent(reader, review) if way.noun == "dissents" else bool(round and judges_in(reader, round))
    if about.incident and way.by == By.TENDS:
        return incidents.works_on(reader, about.incident)
    theirs: dict[By, Callable[[], bool]] = {
        By.TENDS: lambda: tends(reader, about.use_case),
        By.DECIDES: lambda: answers_for(reader, about.use_case),
        By.GUIDES: lambda: opens_reviews(reader, about.use_case),
        By.LEADS: lambda: reader.is_leader or facilitates(reader, about.use_case),
    }
    return way.by in theirs and theirs[way.by]()


UNTIL_DECIDED = ("reopenings", "endings", "signatures")  # not while a new review is under way
OF_USE = ("review_new", "endings", "resumptions")
OF_DECISION = ("reopenings", "wakings")
FOLDED = ("abandonments", "participations", "releases", "reveals", "withdrawals")  # on the review's own page
OF_REVIEW = {"second_round": "second_round", "dissents": "dissents", "agreed_level": "picture", "meeting": "meeting"}


def _url(noun: str, about: About) -> str:
    """The page on which it is done; what is folded away on the page of a review opens there."""
    if noun in OF_USE:
        return reverse(noun, args=[about.use_case.pk])
    if noun in OF_DECISION and about.decision:
        return reverse(noun, args=[about.decision.pk])
    if about.incident:
        return _url_of_incident(noun, about.incident)
    if about.review is None:
        return ""
    if noun == "signatures":
        return _signing(about, about.review)
    if noun == "seals" and (round := round_under_way(about.review)):
        return reverse("answers", args=[round.pk])
    page = reverse(OF_REVIEW.get(noun, "review"), args=[about.review.pk])
    return f"{page}#{noun}" if noun in FOLDED else page


def _url_of_incident(noun: str, incident: Incident) -> str:
    if noun != "redress":
        return reverse(noun, args=[incident.pk])
    return reverse(noun, args=[incident.pk, next_part(incidents.said(incident)) or "lesson"])


def _signing(about: About, review: Review) -> str:
    """Where one decides; anew on the same picture, where it is decided already."""
    if about.is_decision:
        return reverse("decision_part", args=[review.pk, "outcome"])
    return reverse("decision_draft", args=[review.pk])
