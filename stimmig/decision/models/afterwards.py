"""What became of a decision: what was expected of it, and what was to hold. Each word is kept; the latest counts."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from stimmig.decision.models.signed import Condition, Expectation
from stimmig.people.models import Person


class Retrospect(models.Model):
    """How an expectation turned out, and apart from it whether one would decide so again. Good luck proves nothing."""

    class TurnedOut(models.TextChoices):
        HAPPENED = "happened", _("It happened")
        DID_NOT = "did_not", _("It did not happen")
        CANNOT_TELL = "cannot_tell", _("It cannot be told")

    class Again(models.TextChoices):
        YES = "yes", _("Yes, we would decide so again")
        OTHERWISE = "otherwise", _("No, we would decide otherwise")
        OPEN = "open", _("We are not of one mind about it")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    expectation = models.ForeignKey(Expectation, on_delete=models.PROTECT, related_name="retrospects")
    turned_out = models.CharField(max_length=12, choices=TurnedOut.choices)
    observation = models.TextField(max_length=1000)
    again = models.CharField(max_length=12, choices=Again.choices)
    again_because = models.TextField(max_length=1000)
    by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    name = models.CharField(max_length=120)  # stays when the account goes
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "pk"]

    def said(self) -> dict[str, str]:
        """What was said, as the ledger keeps it."""
        return {
            "expectation": self.expectation.text,
            "due_on": self.expectation.due_on.isoformat(),
            "turned_out": self.turned_out,
            "observation": self.observation,
            "again": self.again,
            "again_because": self.again_because,
        }


class Fulfilment(models.Model):
    """The word of whoever stands for a condition on how it stands. Their word; nothing was checked."""

    class State(models.TextChoices):
        FULFILLED = "fulfilled", _("It holds")
        NOT_FULFILLED = "not_fulfilled", _("It does not hold")
        CANNOT_TELL = "cannot_tell", _("It cannot be told yet")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    condition = models.ForeignKey(Condition, on_delete=models.PROTECT, related_name="fulfilments")
    state = models.CharField(max_length=14, choices=State.choices)
    observation = models.TextField(max_length=1000)
    by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    name = models.CharField(max_length=120)  # stays when the account goes
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "pk"]

    def said(self) -> dict[str, str]:
        """What was said, as the ledger keeps it."""
        return {
            "condition": self.condition.text,
            "due_on": self.condition.due_on.isoformat(),
            "state": self.state,
            "observation": self.observation,
        }
