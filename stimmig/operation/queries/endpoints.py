"""Where messages go, for those who set that up: leaders, and whoever looks after the technology."""

from django.core.exceptions import PermissionDenied
from django.db.models import Count, Q, QuerySet
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from stimmig.operation.models import Endpoint, Message
from stimmig.people.models import Person


def may_configure(person: Person) -> bool:
    """What leaves the house is set up by leaders and the technical administration."""
    return person.is_active and (person.is_leader or person.is_administrator)


def must_configure(person: Person) -> None:
    """Everybody else is told who does."""
    if not may_configure(person):
        raise PermissionDenied(_("Leadership and the technical administration set up where messages go."))


def endpoints_for(person: Person) -> QuerySet[Endpoint]:
    """Every endpoint with what waits there and what was given up; the ended ones last."""
    must_configure(person)
    waiting = Count("messages", Q(messages__arrived_at=None, messages__given_up_at=None))
    lost = Count("messages", Q(messages__given_up_at__isnull=False))
    return Endpoint.objects.annotate(waiting=waiting, lost=lost).order_by("ended_at", "made_at", "pk")


def endpoint_for(person: Person, pk: int) -> Endpoint:
    """One endpoint that still wants to be told."""
    must_configure(person)
    return get_object_or_404(Endpoint, pk=pk, ended_name="")


def last_message(endpoint: Endpoint) -> Message | None:
    """The last one that was tried."""
    return endpoint.messages.filter(tries__gt=0).order_by("-pk").first()
