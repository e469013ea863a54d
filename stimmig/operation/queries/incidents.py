"""Which incidents somebody sees, works on, and may mark as harm."""

from collections.abc import Iterable, Mapping, Set
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q, QuerySet
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from stimmig.core import incident as core
from stimmig.core.retention import OF_A_DISPUTE
from stimmig.decision.models import Decision
from stimmig.decision.queries import answers_for, current_decision
from stimmig.operation.models import Conversation, Incident, IncidentClosing, Redress
from stimmig.people.models import Person
from stimmig.people.queries import people
from stimmig.register.models import Involvement, UseCase
from stimmig.register.queries import involved, tends, use_case_for, use_cases_for
from stimmig.review.models import Review
from stimmig.review.queries import opens_reviews, undecided

Kind, Role = Involvement.Kind, Person.Role
OF_USE = ("use_case__file", "use_case__written")
WAITS = ("number", "touchpoint", "deadline", "at", "heard_at", "owner", "use_case__title", "harm__sentence")


def incidents_for(person: Person) -> QuerySet[Incident]:
    """Leaders and facilitators see every incident; others those of a use they run, guide, deputise in or read along.

    Whoever reported one sees it, and whoever looks after it. An invitation to judge shows none, but to observers.
    """
    found = Incident.objects.select_related("use_case__accountable", "owner", "closing", "conversation", "harm")
    found = found.defer(*OF_USE)
    if not (person.sees_content and person.is_active):
        return found.none()
    if person.is_leader or person.is_facilitator:
        return found
    return found.filter(Q(use_case__in=_uses_of(person)) | Q(by=person) | Q(owner=person))


def _uses_of(person: Person) -> QuerySet[UseCase]:
    """The uses whose incidents somebody reads by a part, by having begun them, or by observing."""
    mine = Q(pk__in=involved(person))
    if person.role == Role.REVIEWER:
        mine |= Q(created_by=person)
    if person.role == Role.OBSERVER:
        mine |= Q(reviews__participations__person=person)
    return UseCase.objects.filter(mine).order_by().values("pk")  # type: ignore[return-value]  # keys only


def incidents_of(person: Person, use_case: UseCase) -> QuerySet[Incident]:
    """Those of one use."""
    return incidents_for(person).filter(use_case=use_case)


def open_first(found: QuerySet[Incident]) -> tuple[QuerySet[Incident], QuerySet[Incident]]:
    """The open ones by their day, then the closed ones, the latest first."""
    in_hand = found.filter(closing=None).order_by("deadline", "at", "pk")
    return in_hand, found.exclude(closing=None).order_by("-closing__at", "-pk")


def incident_for(person: Person, pk: int) -> Incident:
    """One incident, if it is this person's to see; else 404."""
    return get_object_or_404(incidents_for(person), pk=pk)


def works_on(person: Person, incident: Incident) -> bool:
    """Leaders, facilitators, whoever runs or guides the use, and whoever looks after the incident."""
    if not person.is_active or not person.sees_content:
        return False
    return tends(person, incident.use_case) or (incident.owner_id == person.pk and person.role != Role.OBSERVER)


def incident_to_work_on_for(person: Person, pk: int) -> Incident:
    """An incident this person may work on; whoever only reads it is told who does."""
    found = incident_for(person, pk)
    if not works_on(person, found):
        raise PermissionDenied(
            _("You can read this. Leadership, facilitation, and whoever runs the use or looks after it write here.")
        )
    return found


def open_incident_for(person: Person, pk: int, part: str = "") -> Incident:
    """The same, as long as it is not closed, and this part of it not settled by harm."""
    found = incident_to_work_on_for(person, pk)
    if found.closing_id is not None:
        raise PermissionDenied(_("This is closed. Take it up again first; its page says how."))
    if is_settled(found, part):
        raise PermissionDenied(_("That somebody came to harm is on record already."))
    return found


def is_settled(incident: Incident, part: str) -> bool:
    """Harm on record says what it led to, and nobody says it lighter afterwards."""
    return part == Redress.Part.SEVERITY and hasattr(incident, "harm") and part in said(incident)


def closed_incident_for(person: Person, pk: int) -> Incident:
    """One that is closed, and that this person may take up again."""
    found = incident_to_work_on_for(person, pk)
    if found.closing_id is None:
        raise PermissionDenied(_("This is not closed."))
    return found


def may_say_harm(person: Person, incident: Incident) -> bool:
    """Only who answers for the use says that somebody came to harm, once."""
    return answers_for(person, incident.use_case) and not hasattr(incident, "harm")


def incident_to_say_harm_for(person: Person, pk: int) -> Incident:
    """One that this person may mark as harm; else a page that says who may."""
    found = incident_for(person, pk)
    if hasattr(found, "harm"):
        raise PermissionDenied(_("That somebody came to harm is on record already."))
    if not answers_for(person, found.use_case):
        raise PermissionDenied(who_says_harm(found))
    return found


def who_says_harm(incident: Incident) -> str:
    """Who alone says that somebody came to harm, in a sentence."""
    leader = incident.use_case.accountable
    who = leader.signature if leader else _("a leader, once named accountable")
    return _("Only %(person)s, who answers for this use, says so.") % {"person": who}


def use_case_to_report_for(person: Person, pk: int) -> UseCase:
    """A use something can be reported about: by everybody who sees it."""
    return use_case_for(person, pk)


def may_own(use_case: UseCase) -> QuerySet[Person]:
    """Who can look after an incident: everybody here who does more than read along or run the technology."""
    return people().exclude(role__in=[Role.ADMINISTRATOR, Role.OBSERVER]).order_by("name", "pk")


def latest_words(incident: Incident) -> dict[str, Redress]:
    """The word that counts on each part, by part."""
    return {word.part: word for word in incident.words.all()}


def said(incident: Incident) -> frozenset[str]:
    """The parts on which there is a word."""
    return frozenset(incident.words.order_by().values_list("part", flat=True))


def was_none(conversation: Conversation) -> bool:
    """Whether all that seemed to have gone wrong in it was dismissed, nobody affected had told us, nobody was harmed.

    Whoever told us may see it otherwise than the house, and claim something: that is the dispute class K5 speaks of.
    """
    dispute = Q(source=Incident.Source.PERSON) | Q(harm__isnull=False)
    stands = dispute | Q(closing=None) | ~Q(closing__kind=IncidentClosing.Kind.DISMISSED)
    return not conversation.incidents.filter(stands).exists()


def is_disputed(conversation: Conversation) -> bool:
    """Whether it is kept for what went wrong in it, and nobody came to harm: then those it concerns may give it up.

    Where the touchpoint itself is kept so, a leader signed that, and nobody else takes it back.
    """
    went_wrong = conversation.incidents
    harmed = went_wrong.filter(harm__isnull=False)
    return conversation.retention != OF_A_DISPUTE and went_wrong.exists() and not harmed.exists()


def state_of(incident: Incident) -> str:
    """The state of an incident, as core.ways calls it."""
    closing = incident.closing
    return core.state(said(incident), closing.kind if closing else "")  # type: ignore[arg-type]  # its kinds are these


def reopens(person: Person, incident: Incident) -> bool:
    """Whether this person may open the new review that harm asks for, and nobody has since."""
    holds = hasattr(incident, "harm") and opens_reviews(person, incident.use_case) and not incident.use_case.ending_id
    return holds and not _begun_since(incident.harm.at, incident.use_case) and undecided(incident.use_case) is None


def _begun_since(at: object, use_case: UseCase) -> bool:
    return use_case.reviews.filter(opened_at__gt=at, withdrawal=None).exists()


# ----- what waits


def incidents_waiting_for(person: Person, by: date, parts: Mapping[str, Set[int]]) -> QuerySet[Incident]:
    """What waits for somebody, in one query: harm that asks for a new review first (`asks_review`), then by its day.

    Those they look after; without an owner, or with a word nobody answered, those they answer for or run, or in which
    they are named to those affected. What is closed waits again where the person who told us has written since.
    `parts` are the uses in which they have a part.
    """
    runs = Q(use_case__in=parts[Kind.RUNS]) | Q(use_case__accountable=person)
    runs |= Q(_named_outside(person))
    new = Q(owner=None) | Q(owner__is_active=False) | Q(heard_at__isnull=False)
    mine = Q(owner=person) & (Q(deadline=None) | Q(deadline__lte=by) | Q(heard_at__isnull=False))
    open_ = (Q(closing=None) | Q(heard_at__isnull=False)) & (mine | (runs & new))
    seen = incidents_for(person).annotate(asks_review=_asks_review(person, parts[Kind.GUIDES]))
    found = seen.filter(Q(asks_review=True) | open_).order_by("-asks_review", "deadline", "at", "pk")
    return found.select_related(None).select_related("use_case", "harm").only(*WAITS)


def _named_outside(person: Person) -> Exists:
    """Whether the use's decision names this person as whom people reach, as `looked_after_by` tells those affected.

    Asked of each incident, for a house has fewer of them than decisions.
    """
    unsaid = Q(record__why__talk_to="") | Q(record__why__talk_to=None)
    named = Q(record__why__talk_to=person.name) | (unsaid & Q(record__owner=person.name))
    return Exists(Decision.objects.filter(named, supersession=None, use_case=OuterRef("use_case")))


def _asks_review(person: Person, guided: Set[int]) -> "ExpressionWrapper[Any]":
    """Harm on record and no review begun since, of a use whose reviews this person opens."""
    begun = Review.objects.filter(use_case=OuterRef("use_case"), opened_at__gt=OuterRef("harm__at"), withdrawal=None)
    harmed = Q(harm__isnull=False, use_case__ending=None) & ~Exists(begun)
    guides = Q(use_case__accountable=person) | Q(use_case__in=guided)
    return ExpressionWrapper(harmed if person.is_facilitator else harmed & guides, BooleanField())


def sees_use(person: Person, use_case: UseCase) -> bool:
    """Whether the page of the use opens for this person."""
    return use_cases_for(person).filter(pk=use_case.pk).exists()


def decision_number(use_case: UseCase) -> str:
    """The decision that holds; empty where nothing was decided."""
    decided: Decision | None = current_decision(use_case)
    return decided.number if decided else ""


def touchpoints(use_case: UseCase) -> Iterable[str]:
    """What the use calls the occasions on which one meets it."""
    return [str(point["name"]) for point in use_case.file.get("touchpoints", [])]
