"""What intake has to remember between two requests. None of it is the record: that is the ledger's."""

from django.db import models

from stimmig.operation.models import Conversation, ServiceKey
from stimmig.register.models import UseCase


class Heard(models.Model):
    """A span that was heard: it is not heard twice, and later ones find out what stands above them. No text."""

    use_case = models.ForeignKey(UseCase, on_delete=models.CASCADE, related_name="+")
    trace = models.CharField(max_length=32)
    span = models.CharField(max_length=16)
    parent = models.CharField(max_length=16, blank=True)
    conversation = models.CharField(max_length=200, blank=True)  # as the span itself calls it
    session = models.CharField(max_length=200, blank=True)
    response_id = models.CharField(max_length=200, blank=True)
    started = models.PositiveBigIntegerField(default=0)  # nanoseconds, by the service's clock
    ended = models.PositiveBigIntegerField(default=0)
    case = models.ForeignKey(Conversation, on_delete=models.SET_NULL, null=True, related_name="+")  # recorded there
    at = models.DateTimeField(db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["use_case", "trace", "span"], name="one_span_heard_once")]


class Waiting(models.Model):
    """Calls, or parts of calls, whose conversation or text is still awaited. Durable, encrypted, gone when recorded."""

    use_case = models.ForeignKey(UseCase, on_delete=models.CASCADE, related_name="+")
    touchpoint = models.CharField(max_length=120)
    key = models.ForeignKey(ServiceKey, on_delete=models.SET_NULL, null=True, related_name="+")
    trace = models.CharField(max_length=32)
    calls = models.BinaryField()  # stimmig.telemetry.waiting
    until = models.DateTimeField(db_index=True)

    class Meta:
        indexes = [models.Index(fields=["use_case", "trace"], name="waiting_of_a_trace")]


class Told(models.Model):
    """Which messages of a conversation were recorded, as marks under a salt of its own.

    A mark is a keyed hash of what was said. Whoever erases the conversation erases this row with it.
    """

    conversation = models.OneToOneField(Conversation, on_delete=models.CASCADE, related_name="told")
    salt = models.BinaryField(max_length=32)
    known = models.JSONField(default=list)  # [mark, number of the message before, call]
    textless = models.JSONField(default=list)  # calls of which no text has come
    flags = models.JSONField(default=list)
