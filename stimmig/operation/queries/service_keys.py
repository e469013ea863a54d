"""Keys with which a service speaks for a use: who makes, rotates and ends them, and of what.

A key lets nothing be said that the policy does not let be said, so whoever runs a use or the installation makes one;
without a policy in force it opens nothing.
"""

import hashlib

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from stimmig.operation.models import ServiceKey
from stimmig.operation.queries.policies import decision_to_follow_of
from stimmig.people.models import Person
from stimmig.register.models import Involvement, UseCase
from stimmig.register.queries import has_part, use_cases_for


def may_have_keys(person: Person, use_case: UseCase) -> bool:
    """Leaders, whoever runs the use, and whoever looks after the technology, who sees its title and no more."""
    runs = has_part(person, use_case, Involvement.Kind.RUNS)
    return person.is_active and (person.is_leader or person.is_administrator or runs)


def keyed_uses_for(person: Person) -> QuerySet[UseCase]:
    """The uses in which something was put in force, as whoever looks after the technology finds them."""
    if not person.is_administrator:
        return UseCase.objects.none()
    return UseCase.objects.filter(enforcements__isnull=False).distinct().order_by("title", "pk")


def use_case_with_keys_for(person: Person, pk: int) -> UseCase:
    """A use whose keys this person may change; 404 where they do not see it, else a page that says who may."""
    seen = use_cases_for(person).order_by().values("pk")
    technical = keyed_uses_for(person).order_by().values("pk")
    use_case = get_object_or_404(UseCase.objects.filter(pk__in=seen.union(technical)), pk=pk)
    if not may_have_keys(person, use_case):
        raise PermissionDenied(_("Leadership, whoever runs it, and the technical administration make these keys."))
    return use_case


def key_to_change_for(person: Person, pk: int) -> ServiceKey:
    """A key this person may rotate or end, as long as it has not ended."""
    key = get_object_or_404(ServiceKey.objects.select_related("use_case"), pk=pk)
    use_case_with_keys_for(person, key.use_case_id)
    if key.ended_at:
        raise PermissionDenied(_("This key has ended already. Make a new one."))
    return key


def keys_of(use_case: UseCase) -> QuerySet[ServiceKey]:
    """Every key of a use, those that still open something first."""
    return use_case.service_keys.select_related("made_by").order_by("ended_at", "made_at", "pk")


def touchpoints_of(use_case: UseCase) -> list[str]:
    """The touchpoints the decision in force draws a limit for."""
    decision = decision_to_follow_of(use_case)
    return [str(limit["touchpoint"]) for limit in decision.record["limits"]] if decision else []


def hashed(key: str) -> str:
    """What rests of a key: it is long and random, so a fast hash keeps it (NIST SP 800-63B, section 5.1.2.2)."""
    return hashlib.sha256(key.encode()).hexdigest()
