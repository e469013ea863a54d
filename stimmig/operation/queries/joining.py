"""Which incidents are about a conversation, and which of those told without one somebody may join to it."""

from django.db.models import QuerySet

from stimmig.operation.models import Conversation, Incident
from stimmig.operation.queries.conversations import is_erased
from stimmig.operation.queries.incidents import incidents_for, works_on
from stimmig.operation.queries.inspecting import looks_into
from stimmig.people.models import Person
from stimmig.register.queries import tends


def incidents_in(person: Person, conversation: Conversation) -> QuerySet[Incident]:
    """What went wrong in it, as far as this person sees it, in the order it was told."""
    return incidents_for(person).filter(conversation=conversation).order_by("at", "pk")


def joinable_to(person: Person, conversation: Conversation) -> QuerySet[Incident]:
    """What this person works on of the same use, is still in hand, and has no conversation yet."""
    found = incidents_for(person).filter(use_case=conversation.use_case, conversation=None, closing=None)
    if is_erased(conversation):
        return found.none()
    return found if tends(person, conversation.use_case) else found.filter(owner=person)


def may_join(person: Person, incident: Incident, conversation: Conversation) -> bool:
    """Whoever works on the incident and looks into the conversations of its use, as long as nothing is erased."""
    reads = incident.use_case_id == conversation.use_case_id and looks_into(person, conversation.use_case)
    return reads and works_on(person, incident) and not is_erased(conversation)
