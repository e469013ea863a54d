"""Beginning a new use from a signed decision: from which, by whom, and what came along."""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from stimmig.core.decision import INTRODUCING
from stimmig.decision.models import Decision
from stimmig.decision.queries.decisions import decision_for, decisions_for
from stimmig.people.models import Person
from stimmig.register import queries as register
from stimmig.register.models import UseCase
from stimmig.review.queries import Beside, beside_ahead


def in_force(decision: Decision) -> bool:
    """Whether it holds and something begins by it; from anything else nothing begins."""
    holds = not hasattr(decision, "supersession") and decision.use_case.ending_id is None
    return holds and decision.outcome in INTRODUCING


def may_begin_from(person: Person, decision: Decision) -> bool:
    """Whoever may begin a use and sees the one that was decided: its whole description comes along."""
    sees = register.use_cases_for(person).filter(pk=decision.use_case_id).exists()
    return in_force(decision) and register.may_create(person) and sees


def decision_to_begin_from_for(person: Person, pk: int) -> Decision:
    """A decision this person may begin from; a refusal that says why not otherwise."""
    decision = decision_for(person, pk)
    register.must_create(person)
    if not in_force(decision):
        raise PermissionDenied(_("Nothing begins by this decision, or a later one has taken its place."))
    if not may_begin_from(person, decision):
        raise PermissionDenied(_("Whoever sees the use that was decided can begin another one from it."))
    return decision


def decision_url(person: Person, number: str) -> str:
    """The way to the decision of this number; empty where it is not this person's to read."""
    found = decisions_for(person).filter(number=number).values_list("pk", flat=True).first()
    return reverse("decision", args=[found]) if found else ""


@dataclass(frozen=True)
class Begun:
    """A use that began from a decision, beside that decision."""

    use_case: UseCase
    beside: Beside


def begun_for(person: Person, pk: int) -> Begun:
    """A use this person may change, beside the decision it began from; 404 where it began from none."""
    use_case = register.editable_use_case_for(person, pk)
    found = beside_ahead(use_case) if register.origin_of(use_case) else None
    if found is None or found.same_use:
        raise Http404
    return Begun(use_case, found)
