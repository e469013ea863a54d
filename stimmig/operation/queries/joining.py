"""Which incidents are about a conversation, and which of those told without one somebody may join to it."""

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from stimmig.operation.models import Conversation, Incident
from stimmig.operation.queries.conversations import is_erased
from stimmig.operation.queries.incidents import incidents_for, open_incident_for, works_on
from stimmig.operation.queries.inspecting import looks_into
from stimmig.people.models import Person
from stimmig.register.queries import tends

CHOICES_MAX = 50  # of what one chooses from, the latest


def incidents_in(person: Person, conversation: Conversation) -> QuerySet[Incident]:
    """What went wrong in it, as far as this person sees it, in the order it was told."""
    return incidents_for(person).filter(conversation=conversation).order_by("at", "pk")


def joinable_to(person: Person, conversation: Conversation) -> list[Incident]:
    """The latest of what can be joined to it."""
    return list(_joinable(person, conversation)[:CHOICES_MAX])


def joinable_for(person: Person, conversation: Conversation, pk: int) -> Incident:
    """One that this person may join to it; else 404."""
    return get_object_or_404(_joinable(person, conversation), pk=pk)


def _joinable(person: Person, conversation: Conversation) -> QuerySet[Incident]:
    """What this person works on of the same use, is still in hand, and has no conversation yet; as `works_on` says."""
    found = incidents_for(person).filter(use_case=conversation.use_case, conversation=None, closing=None)
    if is_erased(conversation):
        return found.none()
    if tends(person, conversation.use_case):
        return found
    return found.none() if person.role == Person.Role.OBSERVER else found.filter(owner=person)


def may_join(person: Person, incident: Incident, conversation: Conversation) -> bool:
    """Whoever works on the incident and looks into the conversations of its use, as long as nothing is erased."""
    reads = incident.use_case_id == conversation.use_case_id and looks_into(person, conversation.use_case)
    return reads and works_on(person, incident) and not is_erased(conversation)


def may_separate(person: Person, incident: Incident, conversation: Conversation) -> bool:
    """What somebody of the house joined by hand, they take back; as long as it is open and nobody came to harm.

    What a person gave along, a rule noticed in it, or staff reported of it proves where it happened, and stays.
    """
    by_hand = incident.conversation_id == conversation.pk and incident.joined_at is not None
    open_ = incident.closing_id is None and not hasattr(incident, "harm")
    return by_hand and open_ and may_join(person, incident, conversation)


def incident_to_separate_for(person: Person, conversation: Conversation, pk: int) -> Incident:
    """One that this person may take out of it; else a page that says why it stays."""
    get_object_or_404(incidents_in(person, conversation), pk=pk)
    found = open_incident_for(person, pk)
    if hasattr(found, "harm"):
        raise PermissionDenied(_("That somebody came to harm is on record. The conversation stays with it."))
    if not may_separate(person, found, conversation):
        raise PermissionDenied(
            _("It began with this conversation and stays with it. Only what was joined is separated.")
        )
    return found
