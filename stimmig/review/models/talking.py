"""What the group records after the reveal, and what is opened for depth."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from stimmig.people.models import Person
from stimmig.review.models.reviews import Review


class AgreedLevel(models.Model):
    """Where the group stands on one question, with its reason. Each write is kept; the latest counts."""

    class Answer(models.TextChoices):
        LEVEL = "level", _("Level")
        NOT_APPLICABLE = "not_applicable", _("Does not apply")
        OPEN = "open", _("We leave it open")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="agreed_levels")
    subject = models.CharField(max_length=3)
    answer = models.CharField(max_length=16, choices=Answer.choices)
    level = models.PositiveSmallIntegerField(null=True, blank=True)
    reason = models.TextField(blank=True, max_length=1200)
    by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["review", "subject", "at", "pk"]


class Settlement(models.Model):
    """What the group settled about a contested fact, laid over the frozen state. The latest counts."""

    class Outcome(models.TextChoices):
        KEPT = "kept", _("It stays as it was")
        OTHER = "other", _("It is different")
        OPEN = "open", _("It stays open")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="settlements")
    fact = models.CharField(max_length=60)
    touchpoint = models.CharField(max_length=120, blank=True)
    outcome = models.CharField(max_length=8, choices=Outcome.choices)
    value = models.JSONField(null=True, blank=True)
    reason = models.CharField(max_length=500)
    by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()


class Mark(models.Model):
    """A finding the group holds to be weighty. Those that weigh heavily need no mark."""

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="marks")
    code = models.CharField(max_length=60)  # code, touchpoint and subject are the finding's key; "" stands for none
    touchpoint = models.CharField(max_length=120, blank=True)
    subject = models.CharField(max_length=240, blank=True)
    by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["review", "code", "touchpoint", "subject"], name="marked_once")]

    @property
    def key(self) -> tuple[str, str | None, str | None]:
        """The key of the finding, as the core writes it."""
        return self.code, self.touchpoint or None, self.subject or None


class Opening(models.Model):
    """A dimension that is to be judged in depth, and why."""

    class Because(models.TextChoices):
        SPLIT = "split", _("The judgements are split")
        DIVERGING = "diverging", _("The judgements diverge")
        CRITICAL = "critical", _("Something weighs heavily here")
        WISH = "wish", _("Somebody asked for it")
        WEAK = "weak", _("The agreed level is below sound")
        FULL = "full", _("Everything was to be opened")

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="openings")
    dimension = models.CharField(max_length=1)
    because = models.CharField(max_length=12, choices=Because.choices)
    by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["review", "dimension"], name="opened_once")]
