"""What decisions settled for the next ones."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from stimmig.people.models import Person
from stimmig.register.models.uses import UseCase


class Ruling(models.Model):
    """What a leader has distilled from a signed decision for the next ones. It is ended, never edited."""

    class Mode(models.TextChoices):
        HUMAN = "human", _("Human")
        AI_HUMAN_ON_REQUEST = "ai_human_on_request", _("AI, a human on request")
        AI = "ai", _("AI")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    sentence = models.CharField(max_length=300)
    mode = models.CharField(max_length=20, choices=Mode.choices)  # who leads
    topic = models.CharField(max_length=40, blank=True)  # which touchpoints; "" is any
    kind = models.CharField(max_length=20, blank=True)
    audience = models.CharField(max_length=40, blank=True)
    channel = models.CharField(max_length=40, blank=True)
    use_case = models.ForeignKey(UseCase, on_delete=models.PROTECT, related_name="rulings")
    decision = models.CharField(max_length=12)  # the number of the decision it comes from
    replaces = models.OneToOneField("self", on_delete=models.PROTECT, null=True, blank=True, related_name="replaced_by")
    by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    name = models.CharField(max_length=120)  # stays when the account goes
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return self.sentence

    def said(self) -> dict[str, str]:
        """What was said, as the ledger keeps it."""
        names = ("sentence", "mode", "topic", "kind", "audience", "channel", "decision")
        return {name: getattr(self, name) for name in names}


class RulingEnd(models.Model):
    """From here on a ruling no longer holds; perhaps another has taken its place."""

    ruling = models.OneToOneField(Ruling, on_delete=models.PROTECT, related_name="end")
    reason = models.CharField(max_length=500)
    by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    name = models.CharField(max_length=120)
    at = models.DateTimeField()


class Exemption(models.Model):
    """One touchpoint of one use that is excepted from a ruling, with the reason and the decision that says so."""

    ruling = models.ForeignKey(Ruling, on_delete=models.PROTECT, related_name="exemptions")
    use_case = models.ForeignKey(UseCase, on_delete=models.PROTECT, related_name="exemptions")
    touchpoint = models.CharField(max_length=120)
    reason = models.CharField(max_length=500)
    decision = models.CharField(max_length=12)
    by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    name = models.CharField(max_length=120)
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "pk"]
