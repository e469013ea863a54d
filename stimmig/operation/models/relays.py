"""What goes back and forth between a conversation and the help desk where people look after it."""

from django.db import models

from stimmig.operation.models.conversations import Conversation


class Relay(models.Model):
    """One thing that came from the help desk, or goes there: once, by its key. What goes is sent in this order."""

    class Kind(models.TextChoices):
        HEARD = "heard"  # came in; kept by its key alone
        ANSWER = "answer"  # of the AI; goes only as long as nobody else has the conversation
        WORD = "word"  # what the person is told of a change of lead
        STATUS = "status"  # whose turn it is: open or pending

    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="relays")
    key = models.CharField(max_length=80)
    kind = models.CharField(max_length=6, choices=Kind.choices)
    text = models.TextField(blank=True)  # until it has arrived; then nothing
    lead_version = models.PositiveIntegerField(default=0)
    at = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)
    claimed_at = models.DateTimeField(null=True, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["conversation", "key"], name="one_relay_a_key")]
