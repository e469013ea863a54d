"""Who is here, in which role, in which language, and until when."""

from datetime import datetime

from allauth.usersessions.models import UserSession
from django.db import transaction

from stimmig.ledger.actions import record
from stimmig.people import queries
from stimmig.people.actions.common import end_links, must, relieve
from stimmig.people.models import LANGUAGES, Person


@transaction.atomic
def change_role(*, person: Person, role: str, by: Person, at: datetime) -> None:
    """Give somebody another role. The house always keeps a leader."""
    must(queries.may_change(by, person) and role in queries.roles_given_by(by), "not-yours")
    must(role == Person.Role.LEADER or not _last_leader(person), "last-leader")
    before, person.role = person.role, role
    person.save(update_fields=["role"])
    relieve(role)
    content = {"name": person.name, "from": before, "to": str(role)}
    record("role.changed", subject=person, by=by, at=at, content=content)


@transaction.atomic
def deactivate(*, person: Person, by: Person, at: datetime) -> None:
    """Close somebody's account. Their name stays wherever they judged, wrote or signed."""
    must(queries.may_change(by, person), "not-yours")
    must(not _last_leader(person), "last-leader")
    person.is_active = False
    person.save(update_fields=["is_active"])
    end_links(person, at)
    for session in UserSession.objects.filter(user=person):
        session.end()
    record("person.deactivated", subject=person, by=by, at=at, content={"name": person.name})


def choose_language(*, person: Person, language: str) -> None:
    """Remember what somebody reads; a language the house does not speak changes nothing."""
    if language in dict(LANGUAGES):
        Person.objects.filter(pk=person.pk).update(language=language)


@transaction.atomic
def end_session(*, person: Person, session: int) -> None:
    """Sign somebody out elsewhere, by their own wish. Nobody else's session is touched."""
    for one in UserSession.objects.filter(user=person, pk=session):
        one.end()


def _last_leader(person: Person) -> bool:
    """Whether nobody else leads. Held until the change stands: two leaders cannot relieve each other at once."""
    return person.is_leader and set(queries.leaders().select_for_update(no_key=True)) <= {person}
