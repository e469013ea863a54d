"""What the ledger keeps about a use, its reviews and its decisions, and about the house, as far as one may see it."""

from collections.abc import Iterator
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from stimmig.decision.models import Dissent
from stimmig.decision.queries import decisions_for
from stimmig.ledger.models import Content
from stimmig.operation.queries.incidents import incidents_of
from stimmig.people.models import Person
from stimmig.register.models import UseCase
from stimmig.review.models import AgreedLevel, Opinion, Round, Seal, Settlement
from stimmig.review.queries import reviews_for


def history_of(use_case: UseCase, person: Person, kinds: list[str]) -> QuerySet[Content]:
    """What was recorded of these kinds, the latest first. Who may not see a review reads nothing of it here."""
    subjects = list(_subjects(use_case, person))
    found = Content.objects.filter(subject__in=subjects, entry__kind__in=kinds)
    return found.select_related("entry").order_by("-entry_id")


def history_of_house(person: Person, of_people: list[str], of_all: list[str]) -> QuerySet[Content]:
    """What was recorded of the house and its people, the latest first: leaders read all, the technology the people."""
    if not (person.is_leader or person.is_administrator):
        raise PermissionDenied(_("Leaders read this, and whoever looks after the technology what concerns people."))
    kinds = of_all if person.is_leader else of_people
    return Content.objects.filter(entry__kind__in=kinds).select_related("entry").order_by("-entry_id")


def _subjects(use_case: UseCase, person: Person) -> Iterator[UUID]:
    reviews = reviews_for(person).filter(use_case=use_case).order_by()
    decisions = decisions_for(person).filter(use_case=use_case).order_by()
    yield use_case.uuid
    yield from incidents_of(person, use_case).order_by().values_list("uuid", flat=True)
    for nouns in (reviews, decisions):
        yield from nouns.values_list("uuid", flat=True)
    for part in (Round, AgreedLevel, Settlement, Opinion, Dissent):
        yield from part._default_manager.filter(review__in=reviews).order_by().values_list("uuid", flat=True)
    yield from Seal.objects.filter(round__review__in=reviews).order_by().values_list("uuid", flat=True)
