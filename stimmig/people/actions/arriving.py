"""Coming in by a link that works once: made by somebody of the house, or asked for by oneself."""

import secrets
from datetime import datetime, timedelta

from allauth.socialaccount.models import SocialAccount
from django.db import IntegrityError, transaction

from stimmig.core.errors import Refusal
from stimmig.ledger.actions import record
from stimmig.people import queries
from stimmig.people.actions.common import arrive, end_links, must, relieve
from stimmig.people.models import Invitation, Person, Unlinking

INVITATION_DAYS = 14
OWN_LINK_HOURS = 2


@transaction.atomic
def invite(*, name: str, email: str, function: str, role: str, by: Person, at: datetime) -> tuple[Person, str]:
    """Add somebody and return the token of the link by which they come in. It is never shown again."""
    must(role in queries.roles_given_by(by), "role-not-given")
    person = Person(name=name, email=email, function=function, role=role)
    try:
        with transaction.atomic():
            arrive(person, None, at)
    except IntegrityError as error:
        raise Refusal("email-taken") from error
    relieve(role)
    content = {"name": name, "function": function, "role": str(role)}
    record("person.invited", subject=person, by=by, at=at, content=content)
    return person, _link(person, by, at)


@transaction.atomic
def invite_again(*, person: Person, by: Person, at: datetime) -> str:
    """Make a new link for somebody who lost the old one or comes back; earlier links end.

    Where somebody has come already, with a password or from elsewhere, the link opens their account: the ledger calls
    that by its own name, and the person concerned reads who did it.
    """
    must(queries.may_invite_again(by, person), "not-yours")
    end_links(person, at)
    kind = "access.renewed" if person.has_come else "person.invited"
    content = {"name": person.name, "function": person.function, "role": person.role}
    record(kind, subject=person, by=by, at=at, content=content)
    return _link(person, by, at)


@transaction.atomic
def ask_for_link(*, email: str, at: datetime) -> tuple[Person, str] | None:
    """Make a link for whoever forgot their password, to be mailed to that address and shown nowhere. None: unknown.

    Links that others made stay open: nobody ends somebody's invitation by typing an address.
    """
    person = queries.people().filter(email=email.lower()).first()
    if person is None:
        return None
    person.invitations.filter(made_by=person, used_at=None, expires_at__gt=at).update(expires_at=at)
    return person, _link(person, person, at)


@transaction.atomic
def accept(*, token: str, password: str, at: datetime) -> Person:
    """Use an invitation: its person sets a password and is here from now on."""
    invitation = queries.invitation(token, at)
    if invitation is None:
        raise Refusal("invitation-over")
    if not Invitation.objects.filter(pk=invitation.pk, used_at=None).update(used_at=at):
        raise Refusal("invitation-over")
    person = invitation.person
    person.is_active = True
    person.set_password(password)
    person.save(update_fields=["is_active", "password"])
    end_links(person, at)
    if invitation.is_own:
        record("password.reset", subject=person, by=person, at=at, content={"name": person.name})
        return person
    made_by = invitation.made_by.signature if invitation.made_by else ""
    record("access.taken", subject=person, by=person, at=at, content={"name": person.name, "link_by": made_by})
    return person


@transaction.atomic
def link(*, person: Person, provider: str, mark: str, at: datetime) -> None:
    """Remember that somebody comes in by an account elsewhere; links still open are needed no more.

    `provider` is what people call it, `mark` what the settings do.
    """
    end_links(person, at)
    person.unlinkings.filter(provider=mark).delete()
    record("access.linked", subject=person, by=person, at=at, content={"name": person.name, "provider": provider})


@transaction.atomic
def unlink(*, person: Person, account: int, by: Person, at: datetime) -> None:
    """Let an account elsewhere open this one no longer. Not the last way in; only its person can link it anew."""
    must(queries.may_unlink(by, person), "not-yours")
    held = Person.objects.select_for_update(no_key=True).get(pk=person.pk)  # two ways at once would otherwise both go
    found = SocialAccount.objects.filter(user=held, pk=account).first()
    if found is None:
        return
    must(queries.comes_in_otherwise(held, account=found.pk), "last-way-in")
    found.delete()
    Unlinking.objects.update_or_create(person=held, provider=found.provider, defaults={"by": by, "at": at})
    content = {"name": held.name, "provider": queries.provider_name(found.provider)}
    record("access.unlinked", subject=held, by=by, at=at, content=content)


def _link(person: Person, by: Person, at: datetime) -> str:
    """Only the hash of the token rests here. A link of one's own is short-lived: it was asked for a moment ago."""
    token = secrets.token_urlsafe(32)
    lasts = timedelta(hours=OWN_LINK_HOURS) if by == person else timedelta(days=INVITATION_DAYS)
    Invitation.objects.create(
        person=person,
        token_hash=queries.token_hash(token),
        made_by=by,
        made_at=at,
        expires_at=at + lasts,
    )
    return token
