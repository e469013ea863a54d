"""What became of a decision, and who has a word in it."""

from dataclasses import dataclass
from typing import TypeVar

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from stimmig.decision.models import Condition, Decision, Expectation, Fulfilment, Retrospect
from stimmig.decision.queries.decisions import decisions_for
from stimmig.people.models import Person
from stimmig.register.queries import facilitates, must_be_alive

Noun = TypeVar("Noun", Expectation, Condition)


@dataclass(frozen=True)
class Turned:
    """One expectation with everything that was said of how it turned out, the latest word last."""

    expectation: Expectation
    said: tuple[Retrospect, ...] = ()

    @property
    def latest(self) -> Retrospect | None:
        """The word that counts; None while nobody has looked back."""
        return self.said[-1] if self.said else None


@dataclass(frozen=True)
class Kept:
    """One condition with everything that was said of how it stands, the latest word last."""

    condition: Condition
    said: tuple[Fulfilment, ...] = ()

    @property
    def latest(self) -> Fulfilment | None:
        """The word that counts; None while nobody has said anything."""
        return self.said[-1] if self.said else None


@dataclass(frozen=True)
class Became:
    """What became of one decision: its expectations and conditions with what was seen of them, side by side."""

    decision: Decision
    expectations: tuple[Turned, ...] = ()
    conditions: tuple[Kept, ...] = ()
    replaced_by: Decision | None = None

    @property
    def looked_back_on(self) -> tuple[Turned, ...]:
        """The expectations somebody has looked back on."""
        return tuple(each for each in self.expectations if each.said)

    @property
    def reported_on(self) -> tuple[Kept, ...]:
        """The conditions somebody has said something of."""
        return tuple(each for each in self.conditions if each.said)

    @property
    def is_known(self) -> bool:
        """Whether anything has become of it that one can tell."""
        return bool(self.looked_back_on or self.reported_on or self.replaced_by)


def what_became(decision: Decision) -> Became:
    """What became of one decision, in a query for each of the five tables that say it."""
    expectations = decision.expectations.prefetch_related("retrospects")
    conditions = decision.conditions.prefetch_related("fulfilments", "successors")
    later = getattr(decision, "supersession", None)
    return Became(
        decision,
        tuple(Turned(each, tuple(each.retrospects.all())) for each in expectations),
        tuple(Kept(each, tuple(each.fulfilments.all())) for each in conditions),
        later.new if later else None,
    )


# ----- who has a word in it


def looks_back(person: Person, decision: Decision) -> bool:
    """Whoever answers for the use, the leader who signed, and whoever facilitates say how an expectation turned out."""
    leads = person.is_leader and person.pk in (decision.use_case.accountable_id, decision.made_by_id)
    alive = decision.use_case.ending_id is None
    return alive and person.is_active and (leads or facilitates(person, decision.use_case))


def reports(person: Person, condition: Condition) -> bool:
    """Whoever stands for a condition says how it stands, and any leader."""
    theirs = person.is_leader or condition.kept_by == person.pk
    return condition.decision.use_case.ending_id is None and person.is_active and person.sees_content and theirs


def hands_on(person: Person, decision: Decision) -> bool:
    """Whether this person names who stands for a condition from here on: whoever answers, while it holds."""
    leads = person.is_leader and person.is_active and decision.use_case.accountable_id == person.pk
    return leads and not hasattr(decision, "supersession") and decision.use_case.ending_id is None


def expectation_for(person: Person, pk: int) -> Expectation:
    """An expectation this person may look back on; 404 where they may not read it, else a page that says who may."""
    found = _of_theirs(Expectation.objects.all(), person, pk)
    must_be_alive(found.decision.use_case)
    if not looks_back(person, found.decision):
        raise PermissionDenied(_("Whoever answers for it, signed it or facilitates says how it turned out."))
    return found


def condition_for(person: Person, pk: int) -> Condition:
    """A condition this person may say something of; 404 where they may not read it, else a page that says who may."""
    found = _of_theirs(Condition.objects.all(), person, pk)
    must_be_alive(found.decision.use_case)
    if not reports(person, found):
        raise PermissionDenied(_("Only %(owner)s or a leader says how this stands.") % {"owner": found.kept_by_name})
    return found


def condition_to_hand_on_for(person: Person, pk: int) -> Condition:
    """A condition for which this person may name a successor; 404 or a page that says who may, otherwise."""
    found = _of_theirs(Condition.objects.select_related("decision__supersession"), person, pk)
    must_be_alive(found.decision.use_case)
    if hasattr(found.decision, "supersession"):
        raise PermissionDenied(_("A later decision has taken its place. This condition no longer counts."))
    if not hands_on(person, found.decision):
        raise PermissionDenied(_("Only whoever answers for this use names who stands for a condition from here on."))
    return found


def _of_theirs(rows: QuerySet[Noun], person: Person, pk: int) -> Noun:
    readable = rows.filter(decision__in=decisions_for(person)).select_related("decision__use_case__accountable")
    return get_object_or_404(readable, pk=pk)
