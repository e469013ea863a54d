"""Setting a use aside, retiring it, taking it up again: what it would be, who may, and what ends with it."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from stimmig.decision.models import Decision, Fulfilment
from stimmig.decision.queries.afterwards import Became, Kept, Turned, what_became
from stimmig.decision.queries.standing import current_decision
from stimmig.people.models import Person
from stimmig.register.models import Ending, UseCase
from stimmig.register.queries import tends, use_case_for
from stimmig.review.queries import reviews_for, undecided

IDEA = "idea"
Kind = Ending.Kind


def ends_as(use_case: UseCase) -> Ending.Kind:
    """What ending it is: an idea nobody has decided on is set aside, what was decided or runs is retired."""
    return Kind.RETIRED if use_case.stage != IDEA or use_case.decisions.exists() else Kind.SET_ASIDE


def answers_for(person: Person, use_case: UseCase) -> bool:
    """Whether this is the leader who answers for the use."""
    return person.is_active and person.is_leader and use_case.accountable_id == person.pk


def _may(person: Person, use_case: UseCase, kind: str) -> bool:
    return answers_for(person, use_case) if kind == Kind.RETIRED else person.is_active and tends(person, use_case)


def may_end(person: Person, use_case: UseCase) -> bool:
    """The accountable leader retires; leadership, facilitation and whoever began or runs it set an idea aside."""
    alive = use_case.ending_id is None and undecided(use_case) is None
    return alive and _may(person, use_case, ends_as(use_case))


def may_resume(person: Person, use_case: UseCase) -> bool:
    """Whoever may let it rest takes it up again."""
    return use_case.ending is not None and _may(person, use_case, use_case.ending.kind)


def use_case_to_end_for(person: Person, pk: int) -> UseCase:
    """A use this person may let rest; else a page that says who may, or what comes first."""
    use_case = use_case_for(person, pk)
    if use_case.ending_id is not None:
        raise PermissionDenied(_("This use rests already. Its page says why."))
    if not _may(person, use_case, ends_as(use_case)):
        raise PermissionDenied(who_ends(use_case, ends_as(use_case)))
    if review := undecided(use_case):
        said = _("A review is under way. Take it back or decide on it first; then the use can rest.")
        if not reviews_for(person).filter(pk=review.pk).exists():
            raise PermissionDenied(said)
        link = reverse("review", args=[review.pk])
        raise PermissionDenied(format_html('{} <a href="{}">{}</a>', said, link, _("To the review")))
    return use_case


def use_case_to_resume_for(person: Person, pk: int) -> UseCase:
    """A use that rests and that this person may take up again; else a page that says who may."""
    use_case = use_case_for(person, pk)
    if use_case.ending is None:
        raise PermissionDenied(_("This use does not rest."))
    if not may_resume(person, use_case):
        raise PermissionDenied(who_ends(use_case, use_case.ending.kind))
    return use_case


def who_ends(use_case: UseCase, kind: str) -> str:
    """One sentence on who lets it rest and takes it up again."""
    if kind == Kind.SET_ASIDE:
        return _("Leadership, facilitation, and whoever began it or runs it do this.")
    if use_case.accountable is None:
        return _("Nobody answers for this use yet. A leader names somebody first.")
    return _("Only %(person)s, who answers for it, does this.") % {"person": use_case.accountable.signature}


def still_open(became: Became) -> tuple[list[Kept], list[Turned]]:
    """The conditions nobody has said to hold or not, and the expectations nobody has looked back on."""
    told = (Fulfilment.State.FULFILLED, Fulfilment.State.NOT_FULFILLED)
    kept = [each for each in became.conditions if not each.latest or each.latest.state not in told]
    return kept, [each for each in became.expectations if not each.said]


def ends_with(use_case: UseCase) -> Mapping[str, Any]:
    """What is asked for no more once a use rests, as the ledger keeps it."""
    decision: Decision | None = current_decision(use_case)
    kept, turned = still_open(what_became(decision)) if decision else ([], [])
    return {
        "decision": decision.number if decision else "",
        "conditions": [each.condition.text for each in kept],
        "expectations": [each.expectation.text for each in turned],
    }
