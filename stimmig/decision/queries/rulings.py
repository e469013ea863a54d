"""What a decision settled for the next ones, and which of it one may read further."""

from collections.abc import Iterable

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from stimmig.core import rulings as core
from stimmig.decision.models import Decision
from stimmig.decision.queries.decisions import decision_for, decisions_for
from stimmig.people.models import Person
from stimmig.register import queries as register
from stimmig.register.models import Ruling
from stimmig.review.queries import frozen, settled


def decision_to_distil_for(person: Person, pk: int) -> Decision:
    """A signed decision from which this person may distil rulings; else a page that says who may."""
    found = decision_for(person, pk)
    if not person.is_leader:
        raise PermissionDenied(_("Only leaders say what holds in this house."))
    if hasattr(found, "supersession"):
        raise PermissionDenied(_("A later decision has taken its place. What holds in this house comes from that one."))
    return found


def suggested_rulings(decision: Decision) -> tuple[core.Suggested, ...]:
    """What the limits of a decision in force would settle, and no ruling says yet."""
    if hasattr(decision, "supersession"):
        return ()
    limits = {limit["touchpoint"]: limit["mode"] for limit in decision.record["limits"] if limit["mode"]}
    known = [register.ruling(row) for row in register.frozen_rulings(decision.use_case)]
    return core.suggested(frozen(decision.review), limits, known, settled(decision.review)) if limits else ()


def rulings_from(decision: Decision) -> list[Ruling]:
    """The rulings in force that a decision has left."""
    return list(register.in_force().filter(decision=decision.number))


def numbers_read_by(person: Person, rulings: Iterable[Ruling]) -> dict[str, int]:
    """Of the decisions behind rulings those this person may read: their keys, by number."""
    numbers = {ruling.decision for ruling in rulings}
    numbers |= {each.decision for ruling in rulings for each in ruling.exemptions.all()}
    return dict(decisions_for(person).filter(number__in=numbers).values_list("number", "pk"))
