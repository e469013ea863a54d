"""Something went wrong with the AI, and is put right. What was said first stays; the rest grows word by word."""

import uuid

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from stimmig.operation.models.conversations import Conversation
from stimmig.people.models import Person
from stimmig.register.models import UseCase


class Incident(models.Model):
    """Something that went wrong: how it began, never edited. Actions keep `owner`, `deadline`, `closing` in step.

    Whoever told us of it without an account reads how it stands by a secret link, of which only the hash rests here.
    """

    class Source(models.TextChoices):
        RULE = "rule", _("Noticed by a rule")
        STAFF = "staff", _("Reported in the house")
        PERSON = "person", _("Told by a person affected")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    number = models.CharField(max_length=12, unique=True)  # of the receipt: short, random, easy to say on the telephone
    use_case = models.ForeignKey(UseCase, on_delete=models.PROTECT, related_name="incidents")
    conversation = models.ForeignKey(
        Conversation, on_delete=models.PROTECT, null=True, blank=True, related_name="incidents"
    )
    joined_at = models.DateTimeField(null=True, blank=True)  # somebody found the conversation; empty: it began with it
    touchpoint = models.CharField(max_length=120, blank=True)
    source = models.CharField(max_length=6, choices=Source.choices)
    finding = models.CharField(max_length=60, blank=True)  # the code of the rule that noticed it
    happened = models.TextField(max_length=4000)
    told = models.TextField(max_length=2000, blank=True)  # who was told, in the words of staff
    doing = models.TextField(max_length=2000, blank=True)  # what we do now
    wish = models.TextField(max_length=1000, blank=True)  # what would put it right, in the words of whoever told us
    contact = models.CharField(max_length=200, blank=True)  # how to reach them, if they want to be reached
    language = models.CharField(max_length=2, blank=True)  # in which they wrote
    token_hash = models.CharField(max_length=64, unique=True, null=True, blank=True)
    by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    name = models.CharField(max_length=240, blank=True)  # as they signed then; stays when the account goes
    at = models.DateTimeField()
    owner = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    deadline = models.DateField(null=True, blank=True)
    heard_at = models.DateTimeField(null=True, blank=True)  # the person's last word that nobody has answered yet
    closing = models.ForeignKey(
        "IncidentClosing", on_delete=models.SET_NULL, null=True, blank=True, related_name="+", db_index=False
    )

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return self.number

    @property
    def what(self) -> str:
        """What happened, as it was first said; or that it went with its conversation."""
        return self.happened or gettext("Erased with its conversation.")


class Redress(models.Model):
    """One word on one part of putting it right: who looks after it, what it led to, what was done. The last counts."""

    class Part(models.TextChoices):
        OWNER = "owner", _("Who looks after it")
        SEVERITY = "severity", _("What it led to")
        DEADLINE = "deadline", _("Until when")
        INFORMED = "informed", _("The person knows")
        CORRECTED = "corrected", _("It is corrected")
        CAUSE = "cause", _("Why it came to this")
        COMPENSATED = "compensated", _("Compensation is decided")
        CAUSE_FIXED = "cause_fixed", _("The cause is gone")
        LESSON = "lesson", _("What we learn from it")

    class Severity(models.TextChoices):
        NOTICED = "noticed", _("Noticed in time, nobody was affected")
        TROUBLE = "trouble", _("Somebody had trouble or extra effort")
        LOSS = "loss", _("Somebody lost money, an appointment or a right")
        HARM = "harm", _("Somebody came to harm: health, safety or good name")

    class Compensation(models.TextChoices):
        GIVEN = "given", _("We compensate")
        NOT_GIVEN = "not_given", _("We do not compensate")

    incident = models.ForeignKey(Incident, on_delete=models.CASCADE, related_name="words")
    part = models.CharField(max_length=12, choices=Part.choices)
    choice = models.CharField(max_length=10, blank=True)
    text = models.TextField(max_length=2000, blank=True)
    day = models.DateField(null=True, blank=True)
    person = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    person_name = models.CharField(max_length=240, blank=True)
    by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    name = models.CharField(max_length=240)
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "pk"]

    @property
    def choice_label(self) -> str:
        """The choice in words; nothing where there was none to make."""
        kinds = {self.Part.SEVERITY: self.Severity, self.Part.COMPENSATED: self.Compensation}
        kind = kinds.get(self.Part(self.part))
        return str(kind(self.choice).label) if kind else ""


class Harm(models.Model):
    """The word of the accountable leader that somebody came to harm. A person then reopens what was decided."""

    incident = models.OneToOneField(Incident, on_delete=models.CASCADE, related_name="harm")
    sentence = models.CharField(max_length=200)
    by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    name = models.CharField(max_length=240)
    at = models.DateTimeField()


class Exchange(models.Model):
    """A further word between the person who told us and the house; both read it behind the secret link."""

    incident = models.ForeignKey(Incident, on_delete=models.CASCADE, related_name="exchanges")
    of_house = models.BooleanField()
    text = models.TextField(max_length=4000)
    by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")  # of the house
    name = models.CharField(max_length=240, blank=True)
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "pk"]


class IncidentClosing(models.Model):
    """An incident is put right, or it turned out to be none, with the reason."""

    class Kind(models.TextChoices):
        REDRESSED = "redressed", _("Put right")
        DISMISSED = "dismissed", _("It was no incident")

    incident = models.ForeignKey(Incident, on_delete=models.CASCADE, related_name="closings")
    kind = models.CharField(max_length=9, choices=Kind.choices)
    reason = models.CharField(max_length=500, blank=True)
    by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    name = models.CharField(max_length=240)
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "pk"]


class IncidentReopening(models.Model):
    """A closed incident is in hand again: what was said before still counts."""

    closing = models.OneToOneField(IncidentClosing, on_delete=models.CASCADE, related_name="reopening")
    reason = models.CharField(max_length=500)
    by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    name = models.CharField(max_length=240)
    at = models.DateTimeField()
