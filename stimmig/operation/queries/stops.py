"""Stops: which use is stopped, who may stop one, and who lets it go on."""

from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef, QuerySet
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from stimmig.decision.queries import answers_for
from stimmig.operation.models import Stop
from stimmig.operation.queries.policies import decision_to_follow_of
from stimmig.people.models import Person
from stimmig.register.models import Involvement, UseCase
from stimmig.register.queries import has_part, must_be_alive, use_case_for, use_cases_for


def current_stop(use_case: UseCase) -> Stop | None:
    """The stop that holds now."""
    return use_case.stops.filter(end=None).last()


def earlier_stops(use_case: UseCase) -> QuerySet[Stop]:
    """Those that were ended, the latest first."""
    return use_case.stops.exclude(end=None).select_related("end").order_by("-at", "-pk")


def stopped_for(person: Person) -> QuerySet[Stop]:
    """Every stop that holds now in a use this person may see."""
    seen = use_cases_for(person).filter(pk=OuterRef("use_case"), ending=None).order_by()
    return Stop.objects.filter(Exists(seen), end=None).prefetch_related("use_case")  # stops are few, uses many


def may_stop(person: Person, use_case: UseCase) -> bool:
    """The accountable leader, and whomever that leader named for it."""
    return answers_for(person, use_case) or has_part(person, use_case, Involvement.Kind.STOPS)


def may_let_go_on(person: Person, use_case: UseCase) -> bool:
    """The accountable leader alone: whoever stops in their place answers for nothing that is said afterwards."""
    return answers_for(person, use_case)


def use_case_to_stop_for(person: Person, pk: int) -> UseCase:
    """A use this person may stop; else a page that says who may, or that it is stopped already."""
    use_case = use_case_for(person, pk)
    must_be_alive(use_case)
    if not may_stop(person, use_case):
        raise PermissionDenied(_who_stops(use_case))
    if decision_to_follow_of(use_case) is None:
        raise PermissionDenied(_("No decision lets the AI begin here, so there is nothing to stop."))
    if current_stop(use_case):
        raise PermissionDenied(_("The AI is stopped already. The page of the use says since when and why."))
    return use_case


def stop_to_end_for(person: Person, pk: int) -> Stop:
    """A stop this person may end; else a page that says who may."""
    seen = use_cases_for(person).order_by().values("pk")
    stop = get_object_or_404(Stop.objects.filter(use_case__in=seen).select_related("use_case__accountable"), pk=pk)
    if not may_let_go_on(person, stop.use_case):
        raise PermissionDenied(_who_lets_go_on(stop.use_case))
    if hasattr(stop, "end"):
        raise PermissionDenied(_("This stop was ended already."))
    return stop


def _who_stops(use_case: UseCase) -> str:
    if use_case.accountable is None:
        return _("Nobody answers for this use yet. A leader names somebody first.")
    sentence = _("%(person)s stops the AI, or somebody named for it by %(name)s.")
    return sentence % {"person": use_case.accountable.signature, "name": use_case.accountable.name}


def _who_lets_go_on(use_case: UseCase) -> str:
    if use_case.accountable is None:
        return _("Nobody answers for this use yet. A leader names somebody first.")
    return _("Only %(person)s, who answers for it, lets it go on.") % {"person": use_case.accountable.signature}
