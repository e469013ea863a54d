"""Second factors: whether leaders need one, and what happens to one that is lost."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from allauth.mfa.models import Authenticator
from django.db import transaction

from stimmig.ledger.actions import record
from stimmig.people import queries
from stimmig.people.actions.common import must
from stimmig.people.models import House, Person


@transaction.atomic
def demand_factor(*, demanded: bool, by: Person, at: datetime) -> None:
    """Let leaders in only with a second factor, or again without. Whoever has none is led to setting it up."""
    must(queries.may_demand_factor(by), "not-technology")
    house = House.objects.select_for_update().get()
    if demanded == bool(house.second_factor_since):
        return
    house.second_factor_since, house.second_factor_by = (at, by.signature) if demanded else (None, "")
    house.save(update_fields=["second_factor_since", "second_factor_by"])
    kind = "second_factor.required" if demanded else "second_factor.waived"
    record(kind, subject=house, by=by, at=at, content={"of": str(Person.Role.LEADER)})


@transaction.atomic
def remove_factor(*, person: Person, by: Person, at: datetime) -> None:
    """Take away the second factors of somebody who lost them. The password stays; the person reads who did it."""
    must(queries.may_change(by, person), "not-yours")
    if Authenticator.objects.filter(user=person).delete()[0]:
        record("second_factor.removed", subject=person, by=by, at=at, content={"name": person.name})


@contextmanager
def losing_passkey(*, person: Person, passkey: int) -> Iterator[None]:
    """While somebody's passkey is removed. Not the last way in; of two removed at once, the later waits and is asked.

    Whoever unlinks an account elsewhere takes the same lock.
    """
    with transaction.atomic():
        held = Person.objects.select_for_update().get(pk=person.pk)
        must(queries.comes_in_otherwise(held, passkey=passkey), "last-passkey")
        yield
