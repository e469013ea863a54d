"""What the rules found while an AI spoke, as the gateway notes it. The words rest in the case, encrypted."""

from django.db import models

from stimmig.operation.models.conversations import Conversation
from stimmig.register.models import UseCase


class PolicyFinding(models.Model):
    """One finding of an answer; `stimmig watch` looks whether it is an incident. Without a conversation: unrecorded."""

    use_case = models.ForeignKey(UseCase, on_delete=models.PROTECT, related_name="+")
    conversation = models.ForeignKey(Conversation, on_delete=models.PROTECT, null=True, related_name="findings")
    touchpoint = models.CharField(max_length=120, blank=True)
    code = models.CharField(max_length=60)
    went_out = models.BooleanField(default=False)  # the person has read it
    turns = models.PositiveIntegerField(default=1)
    at = models.DateTimeField()
    looked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["id"], condition=models.Q(looked_at=None), name="finding_waiting")]
