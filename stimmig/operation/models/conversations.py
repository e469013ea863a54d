"""A conversation: what is known of it without reading it. What was said rests in the ledger, encrypted by case."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from stimmig.operation.models.policies import Policy
from stimmig.operation.models.service_keys import ServiceKey
from stimmig.register.models import UseCase


class Conversation(models.Model):
    """One contact with the AI. `case` is its case in the ledger; whoever erases the case leaves this line empty."""

    class Lead(models.TextChoices):
        AI = "ai", _("AI")
        HUMAN = "human", _("Human")

    FORGOTTEN = ["erased"]  # what the line of an erased conversation lacks: everything

    case = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    use_case = models.ForeignKey(UseCase, on_delete=models.PROTECT, related_name="conversations")
    touchpoint = models.CharField(max_length=120)
    key = models.ForeignKey(ServiceKey, on_delete=models.SET_NULL, null=True, related_name="+")
    policy = models.ForeignKey(Policy, on_delete=models.PROTECT, null=True, related_name="+")  # at the last turn
    outside_id = models.CharField(max_length=200, blank=True)  # what the service calls it; gone when it is erased
    channel = models.CharField(max_length=12, blank=True)
    language = models.CharField(max_length=2, blank=True)
    opened_at = models.DateTimeField()
    last_at = models.DateTimeField()
    resumed_at = models.DateTimeField(null=True, blank=True)  # it went on after a rest, as if it began; the last time
    turns = models.PositiveIntegerField(default=0)
    lead = models.CharField(max_length=5, choices=Lead.choices, default=Lead.AI)
    lead_version = models.PositiveIntegerField(default=0)  # grows with every change of lead
    disclosed_at = models.DateTimeField(null=True, blank=True)  # the notice went out; empty again when it is due anew
    missed = models.PositiveSmallIntegerField(default=0)  # answers in a row that did not help
    wishes = models.PositiveSmallIntegerField(default=0)  # how often a human was asked for
    asked_if_human = models.PositiveSmallIntegerField(default=0)
    lacks = models.JSONField(default=list)  # why it cannot be reconstructed whole: codes
    retention = models.CharField(max_length=3, default="K2")

    class Meta:
        ordering = ["-last_at", "-pk"]
        indexes = [models.Index(fields=["-last_at", "-id"])]
        constraints = [
            models.UniqueConstraint(
                fields=["use_case", "touchpoint", "outside_id"],
                condition=~models.Q(outside_id=""),
                name="one_conversation_an_outside_id",
            )
        ]
