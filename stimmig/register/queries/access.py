"""Who may see a use, and who may change it. A view gets a use only here."""

from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from stimmig.core.framework import Fact
from stimmig.people.models import Person
from stimmig.register.models import Involvement, UseCase
from stimmig.register.queries.involvements import Kind, counting, has_part, involved, kinds_given_by, who_gives


def use_cases_for(person: Person) -> QuerySet[UseCase]:
    """Leaders and facilitators see every use; others those they created, have a part in, or were invited to."""
    uses = UseCase.objects.select_related("accountable", "ending", "created_by")
    if not person.sees_content:
        return uses.none()
    if person.is_leader or person.is_facilitator:
        return uses
    invited = Q(reviews__participations__person=person)
    return uses.filter(Q(created_by=person) | invited | Q(pk__in=involved(person))).distinct()


def use_case_for(person: Person, pk: int) -> UseCase:
    """One use, if it is this person's to see; else 404."""
    return get_object_or_404(use_cases_for(person), pk=pk)


def has_namesake(person: Person, use_case: UseCase) -> bool:
    """Whether this person sees another use of the same title."""
    return use_cases_for(person).filter(title=use_case.title).exclude(pk=use_case.pk).exists()


def tends(person: Person, use_case: UseCase) -> bool:
    """Leaders and facilitators tend any use, reviewers those they created, run or guide, observers none."""
    own = person.role == Person.Role.REVIEWER and use_case.created_by_id == person.pk
    return person.is_leader or person.is_facilitator or own or has_part(person, use_case, Kind.RUNS, Kind.GUIDES)


def may_edit(person: Person, use_case: UseCase) -> bool:
    """Whoever tends a use changes it, as long as it does not rest."""
    return use_case.ending_id is None and tends(person, use_case)


def must_be_alive(use_case: UseCase) -> None:
    """What rests stays as it is; whoever wants to go on takes it up again first."""
    if use_case.ending_id is not None:
        raise PermissionDenied(_("This use rests. Its page says why, and who can take it up again."))


def may_create(person: Person) -> bool:
    """Whoever sees content and does more than observe may begin a use."""
    return person.is_leader or person.is_facilitator or person.role == Person.Role.REVIEWER


def editable_use_case_for(person: Person, pk: int) -> UseCase:
    """One use this person may change; who sees it but may not change it is told who may."""
    use_case = use_case_for(person, pk)
    must_be_alive(use_case)
    if not tends(person, use_case):
        raise PermissionDenied(
            _("You can read this use. Leadership, facilitation, and whoever began it or runs it can change it.")
        )
    return use_case


def involvement_to_end_for(person: Person, pk: int) -> Involvement:
    """A part this person may end; 404 where they do not see the use, else a page that says who may."""
    seen = counting().filter(use_case__in=use_cases_for(person).order_by().values("pk"))
    found = get_object_or_404(seen.select_related("use_case", "person"), pk=pk)
    if found.kind not in kinds_given_by(person, found.use_case):
        raise PermissionDenied(who_gives(found.kind))
    return found


def must_create(person: Person) -> None:
    """Observers and the technical administration begin no use; they are told who does."""
    if not may_create(person):
        raise PermissionDenied(_("Leadership, facilitation and those who judge begin a use. Ask one of them."))


def must_lead(person: Person) -> None:
    """Leaders name who decides; everybody else is told so."""
    if not person.is_leader:
        raise PermissionDenied(_("A leader names who decides and answers for a use."))


def may_answer_for_house(person: Person) -> bool:
    """Leaders and facilitators answer what holds for the whole house."""
    return person.is_leader or person.is_facilitator


def may_answer(person: Person | None, fact: Fact) -> bool:
    """A fact of a use is for whoever may change the use; one of the whole house for leaders and facilitators only."""
    return fact.scope != "house" or (person is not None and may_answer_for_house(person))


def must_answer_for_house(person: Person) -> None:
    """Everybody else is told who does."""
    if not may_answer_for_house(person):
        raise PermissionDenied(_("Leadership and facilitation answer these questions for the whole house."))
