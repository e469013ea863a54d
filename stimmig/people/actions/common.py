"""What the writes of this chapter share."""

from datetime import datetime

from stimmig.core.errors import Refusal
from stimmig.people.models import Person


def must(holds: bool, code: str) -> None:
    if not holds:
        raise Refusal(code)


def arrive(person: Person, password: str | None, at: datetime) -> None:
    person.email, person.created_at = person.email.lower(), at
    person.set_password(password)  # None: nobody can sign in with it yet
    person.save()


def relieve(role: str) -> None:
    """From the first administrator on, nobody does it besides."""
    if role == Person.Role.ADMINISTRATOR:
        Person.objects.filter(administers=True).update(administers=False)


def end_links(person: Person, at: datetime) -> None:
    person.invitations.filter(used_at=None, expires_at__gt=at).update(expires_at=at)
