"""A human takes over from the AI, writes, and gives back."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from stimmig.operation.models.conversations import Conversation
from stimmig.people.models import Person


class Takeover(models.Model):
    """One stretch of a conversation that is a human's, from the wish to its end. Each moment is an entry of its own."""

    class Ending(models.TextChoices):
        RETURNED = "returned", _("Given back to the AI")
        ENDED = "ended", _("Ended by a human")
        FAILED = "failed", _("Nobody could be reached")
        TIMED_OUT = "timed_out", _("Nobody came in time")

    class Became(models.TextChoices):
        """What became of a wish nobody met in time."""

        WRITTEN = "written", _("Somebody wrote to them")
        CALLED = "called", _("Somebody called them back")
        NOTHING = "nothing", _("There was nothing to do")

    NEED = "need"  # the reason that stands above every other
    UNMET = (Ending.FAILED, Ending.TIMED_OUT)

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    conversation = models.ForeignKey(Conversation, on_delete=models.PROTECT, related_name="takeovers")
    asked_by = models.CharField(max_length=8)  # customer, policy or staff
    reason = models.CharField(max_length=60)  # the code that core.policy gave, or `staff`
    requested_at = models.DateTimeField()
    deadline = models.DateTimeField(null=True, blank=True)  # until when a human was promised
    offered_at = models.DateTimeField(null=True, blank=True)
    accepted_at = models.DateTimeField(null=True, blank=True)
    accepted_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    joined_at = models.DateTimeField(null=True, blank=True)  # the person sees that a human is there
    need_at = models.DateTimeField(null=True, blank=True)  # they wrote in need while a human had it; the last time
    need_met_at = models.DateTimeField(null=True, blank=True)  # the human has written since; empty: not yet
    ended_at = models.DateTimeField(null=True, blank=True)
    ending = models.CharField(max_length=9, choices=Ending.choices, blank=True)
    became = models.CharField(max_length=7, choices=Became.choices, blank=True)
    became_at = models.DateTimeField(null=True, blank=True)  # somebody said what became of it

    class Meta:
        ordering = ["requested_at", "pk"]
        indexes = [
            models.Index(  # wishes left are few, and looked for each second an open desk goes on
                fields=["conversation"],
                condition=models.Q(ending__in=["failed", "timed_out"], became=""),
                name="takeovers_left",
            )
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["conversation"], condition=models.Q(ended_at=None), name="one_takeover_at_a_time"
            )
        ]

    @property
    def is_left(self) -> bool:
        """Whether nobody came in time, and nobody has said since what became of it. What was erased is nobody's."""
        return self.ending in self.UNMET and not self.became and self.conversation.lacks != Conversation.FORGOTTEN

    @property
    def is_from_need(self) -> bool:
        """Whether somebody in it needs help at once, or came to."""
        return self.reason == self.NEED or self.need_at is not None

    @property
    def calls_again(self) -> bool:
        """Whether somebody wrote in need while a human had it, and that human has not written since."""
        return self.need_at is not None and self.need_met_at is None and self.ended_at is None


class HumanLine(models.Model):
    """Something a human wrote, until the person has been given it. The words rest in the ledger, under this entry."""

    takeover = models.ForeignKey(Takeover, on_delete=models.CASCADE, related_name="lines")
    entry = models.PositiveBigIntegerField(unique=True)  # the number of the ledger's entry
    given_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["entry"]
