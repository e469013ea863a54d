"""Reading the house and its people."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.db.models import QuerySet

from stimmig.ledger.models import Content
from stimmig.ledger.queries import contents_about
from stimmig.people.devices import Device, device
from stimmig.people.models import House, Invitation, Person, ProfileLine

Role = Person.Role
FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)  # recovery codes only stand in for one of them
RENEWED = "access.renewed"
BY_OTHERS = (RENEWED, "second_factor.removed")
OWN = ("access.linked", "access.unlinked", "password.reset")
RENEWAL_SHOWN = timedelta(days=30)  # on the start page; on the page of the person it stays


def house() -> House | None:
    """The one house, or None before the first page was filled in."""
    return House.objects.first()


def profile() -> QuerySet[ProfileLine]:
    """The lines of the house's profile, in the leadership's order."""
    return ProfileLine.objects.all()


def profile_lines() -> list[tuple[str, str]]:
    """The same as (kind, text), as it is written."""
    return [(line.kind, line.text) for line in profile()]


def profile_mark() -> str:
    """A short mark of what the profile says now; a form says which one it was filled in on."""
    return hashlib.sha256(json.dumps(profile_lines()).encode()).hexdigest()[:16]


def profile_written() -> tuple[str, datetime]:
    """Who wrote the profile last, and when."""
    kinds = ("house.created", "house.profile_changed")
    last = Content.objects.filter(entry__kind__in=kinds).order_by("entry_id").reverse()[0].read()
    return _signature(last["by"]), datetime.fromisoformat(last["at"])


def people() -> QuerySet[Person]:
    """Everybody who can sign in."""
    return Person.objects.filter(is_active=True)


def cast() -> QuerySet[Person]:
    """Everybody who can sign in, in the order in which they came."""
    return people().order_by("pk")


def leaders() -> QuerySet[Person]:
    """Those who may be named accountable."""
    return people().filter(role=Role.LEADER)


def not_leading() -> QuerySet[Person]:
    """Everybody else, here or gone: what one of them was named accountable for waits for somebody new."""
    return Person.objects.exclude(is_active=True, role=Role.LEADER)


def people_for(person: Person) -> QuerySet[Person]:
    """The people page: everybody, for those who may invite; else nobody but oneself."""
    return Person.objects.all() if may_invite(person) else Person.objects.filter(pk=person.pk)


def may_invite(person: Person) -> bool:
    """Leaders, facilitators and administrators bring people into the house."""
    return person.is_leader or person.is_facilitator or person.is_administrator


def may_change(by: Person, person: Person) -> bool:
    """Leaders change everybody's role but their own; administrators everybody's but a leader's."""
    return by != person and (by.is_leader or (by.is_administrator and not person.is_leader))


def may_invite_again(by: Person, person: Person) -> bool:
    """A new link is as good as a password: until somebody has come, whoever may give their role makes another."""
    awaited = person.is_active and not person.has_come and person.role in roles_given_by(by)
    return may_change(by, person) or (by != person and awaited)


def may_choose_recording(person: Person) -> bool:
    """Leaders answer to the house for what is recorded of those who work in it."""
    return person.is_leader


def may_demand_factor(person: Person) -> bool:
    """How leaders sign in is set by whoever looks after the technology."""
    return person.is_administrator


def has_factor(person: Person) -> bool:
    """Whether somebody signs in with more than a password."""
    return bool(Authenticator.objects.filter(user=person, type__in=FACTORS).exists())


def can_sign(person: Person) -> bool:
    """Whether somebody has something by which to show once more who they are; an account elsewhere is not it."""
    return person.has_usable_password() or has_factor(person)


def must_set_up_factor(house: House, person: Person) -> bool:
    """Whether somebody leads in a house that wants a second factor of its leaders, and has none."""
    return house.second_factor_since is not None and person.is_leader and not has_factor(person)


def roles_given_by(person: Person) -> Sequence[Person.Role]:
    """Which roles somebody may give: only a leader makes a leader."""
    if person.is_leader:
        return list(Role)
    if person.is_administrator:
        return [role for role in Role if role != Role.LEADER]
    return [Role.FACILITATOR, Role.REVIEWER, Role.OBSERVER] if person.is_facilitator else []


def token_hash(token: str) -> str:
    """What rests here of a secret link."""
    return hashlib.sha256(token.encode()).hexdigest()


def invitation(token: str, at: datetime) -> Invitation | None:
    """The invitation of this link, or None when it was used, has expired or never was."""
    open_ones = Invitation.objects.select_related("person", "made_by").filter(used_at=None, expires_at__gt=at)
    return open_ones.filter(token_hash=token_hash(token)).first()


def awaited(at: datetime) -> set[int]:
    """Whoever was invited and has not come yet, as primary keys."""
    return set(Invitation.objects.filter(used_at=None, expires_at__gt=at).values_list("person_id", flat=True))


@dataclass(frozen=True)
class SignedInAt:
    """One place where somebody is signed in."""

    pk: int
    device: Device
    address: str
    since: datetime
    here: bool


def sessions(person: Person, current: str | None) -> list[SignedInAt]:
    """Where somebody is signed in: this place first, then the latest."""
    found = [
        SignedInAt(one.pk, device(one.user_agent), one.ip, one.created_at, one.session_key == current)
        for one in UserSession.objects.purge_and_list(person)
    ]
    return sorted(found, key=lambda one: (one.here, one.since), reverse=True)


@dataclass(frozen=True)
class Link:
    """An account elsewhere by which somebody comes in: what it is called, and since when."""

    pk: int
    name: str
    since: datetime


def provider_name(provider: str) -> str:
    """What people call a provider; its mark in the settings where the house knows it no longer."""
    return next((each["name"] for each in settings.OIDC if each["provider_id"] == provider), provider)


def links(person: Person) -> list[Link]:
    """The accounts elsewhere that open this one."""
    found = SocialAccount.objects.filter(user=person).order_by("date_joined", "pk")
    return [Link(each.pk, provider_name(each.provider), each.date_joined) for each in found]


def linkable(person: Person) -> list[dict[str, str]]:
    """The providers of this house that somebody unlinked from themselves and may link anew."""
    ended = set(person.unlinkings.values_list("provider", flat=True))
    return [each for each in settings.OIDC if each["provider_id"] in ended]


def is_unlinked(person: Person, provider: str) -> bool:
    """Whether an account there opens this one no longer, by somebody's word."""
    return person.unlinkings.filter(provider=provider).exists()


def comes_in_otherwise(person: Person, *, account: int = 0, passkey: int = 0) -> bool:
    """Whether somebody could still sign in without one account elsewhere, or one passkey: by what else they have."""
    keys = Authenticator.objects.filter(user=person, type=Authenticator.Type.WEBAUTHN).exclude(pk=passkey)
    alone = any(key.wrap().is_passwordless for key in keys)
    others = SocialAccount.objects.filter(user=person).exclude(pk=account)
    known = others.filter(provider__in=[each["provider_id"] for each in settings.OIDC])
    return bool(person.has_usable_password() or alone or known.exists())


def may_unlink(by: Person, person: Person) -> bool:
    """Everybody their own; of others, whoever may change what they do here."""
    return by == person or may_change(by, person)


@dataclass(frozen=True)
class Renewal:
    """Something that happened to how somebody comes in: by whom and when; of a new link, when it was used."""

    by: str
    at: datetime
    kind: str  # as the ledger calls it
    taken_at: datetime | None = None
    provider: str = ""

    @property
    def is_own(self) -> bool:
        """Whether it is no new way in by somebody else's hand: a password of one's own, an account linked or not."""
        return self.kind in OWN


def renewals(person: Person) -> list[Renewal]:
    """What happened to how this person comes in, as the ledger has it, the latest first."""
    kinds = (*BY_OTHERS, *OWN, "access.taken")
    said = contents_about(person).filter(entry__kind__in=kinds)
    found: list[Renewal] = []
    for what in (content.read() for content in said):
        at = datetime.fromisoformat(what["at"])
        if what["kind"] != "access.taken":
            by = _signature(what["by"]) if what["by"] else ""
            found.append(Renewal(by, at, what["kind"], provider=what["content"].get("provider", "")))
        elif open_ := [number for number, one in enumerate(found) if one.kind == RENEWED and not one.taken_at]:
            found[open_[-1]] = replace(found[open_[-1]], taken_at=at)
    return found[::-1]


def recent_renewals(person: Person, at: datetime) -> list[Renewal]:
    """Those to be told on the start page. Nobody can put them away, for it might not be the person who does."""
    others = [one for one in renewals(person) if not one.is_own]
    return [one for one in others if at - (one.taken_at or one.at) < RENEWAL_SHOWN]


def _signature(by: dict[str, str]) -> str:
    return f"{by['name']}, {by['function']}" if by["function"] else by["name"]
