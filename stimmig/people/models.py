"""The house, its people and its profile: who is here, and what this house stands for."""

import uuid
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.translation import gettext_lazy as _

LANGUAGES = [("de", _("German")), ("en", _("English"))]


class House(models.Model):
    """The one house of this installation."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(_("Name of the house"), max_length=120)
    language = models.CharField(_("Language"), max_length=2, choices=LANGUAGES)
    facts = models.JSONField(default=dict, blank=True)  # facts of scope house, as in a use case file
    second_factor_since = models.DateTimeField(null=True, blank=True)  # leaders sign in with one; empty: as they like
    second_factor_by = models.CharField(max_length=240, blank=True)  # who wanted it so, as signed
    names_at_desk = models.BooleanField(default=False)  # a conversation says who took it over, not only their function
    created_at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(pk=1), name="one_house")]

    def __str__(self) -> str:
        return self.name


class ProfileLine(models.Model):
    """One sentence of the house's profile, against which every use is held."""

    class Kind(models.TextChoices):
        VALUE = "value", _("What we stand for")
        CUSTOMER_EXPECTATION = "customer_expectation", _("What our customers expect")
        LEADERSHIP = "leadership", _("How we lead")
        RISK_YES = "risk_yes", _("What we risk in order to learn")
        RISK_NEVER = "risk_never", _("What we never risk")

    kind = models.CharField(max_length=24, choices=Kind.choices)
    text = models.CharField(max_length=200, unique=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.text


class People(BaseUserManager["Person"]):
    """Django's own door for accounts; people are made by actions.invite."""

    def get_by_natural_key(self, username: str | None) -> "Person":
        """Find a person by e-mail, whatever its capitals."""
        return self.get(email__iexact=username)


class Person(AbstractBaseUser):
    """Somebody of the house: a name, a function, one role."""

    class Role(models.TextChoices):
        LEADER = "leader", _("Leads")
        FACILITATOR = "facilitator", _("Facilitates")
        REVIEWER = "reviewer", _("Judges")
        OBSERVER = "observer", _("Reads along")
        ADMINISTRATOR = "administrator", _("Looks after the technology")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    email = models.EmailField(_("E-mail"), unique=True)
    name = models.CharField(_("Name"), max_length=120)
    function = models.CharField(_("Function in the house"), max_length=120, blank=True)
    role = models.CharField(_("Role"), max_length=16, choices=Role.choices)
    language = models.CharField(max_length=2, choices=LANGUAGES, blank=True)  # chosen last; empty: that of the house
    administers = models.BooleanField(default=False)  # the first leader, until somebody else looks after the technology
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField()

    objects: ClassVar[People] = People()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    class Meta:
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name

    @property
    def has_come(self) -> bool:
        """Whether somebody has a way of their own to come in: a password, or an account elsewhere already used."""
        return self.has_usable_password() or self.last_login is not None

    @property
    def initials(self) -> str:
        """First letters of first and last name."""
        parts = self.name.replace(".", " ").split()
        return (parts[0][0] + (parts[-1][0] if len(parts) > 1 else "")).upper()

    @property
    def signature(self) -> str:
        """Name and function, as a record keeps them."""
        return f"{self.name}, {self.function}" if self.function else self.name

    @property
    def is_leader(self) -> bool:
        return self.role == self.Role.LEADER

    @property
    def is_facilitator(self) -> bool:
        return self.role == self.Role.FACILITATOR

    @property
    def is_observer(self) -> bool:
        return self.role == self.Role.OBSERVER

    @property
    def is_administrator(self) -> bool:
        return self.administers or self.role == self.Role.ADMINISTRATOR

    @property
    def sees_content(self) -> bool:
        """A technical administrator sees no use, no judgement, no decision."""
        return self.role != self.Role.ADMINISTRATOR

    def has_perm(self, perm: str, obj: Any = None) -> bool:
        """Django's permissions are not used here; queries decide."""
        return False


class Invitation(models.Model):
    """A one-time link by which people set their own password. Only the hash of its token rests here."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="invitations")
    token_hash = models.CharField(max_length=64, unique=True)
    made_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)

    @property
    def is_own(self) -> bool:
        """Whether its person asked for it, having forgotten the password."""
        return self.made_by_id == self.person_id


class Unlinking(models.Model):
    """An account elsewhere that opens this one no longer, until its person links it anew."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="unlinkings")
    provider = models.CharField(max_length=200)  # as the settings call it
    by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "provider"], name="unlinked_once")]
