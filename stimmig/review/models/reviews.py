"""One review of one frozen state of a use: who is asked, and how it ends."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from stimmig.people.models import Person
from stimmig.register.models import UseCase


class Review(models.Model):
    """One TRACE review of one frozen state of a use case."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    use_case = models.ForeignKey(UseCase, on_delete=models.PROTECT, related_name="reviews")
    frozen = models.JSONField()  # the use case file as it was on that day
    without_ai = models.TextField(blank=True)
    as_of = models.DateField()  # the day of freezing; everything is recomputed with it for ever
    framework = models.CharField(max_length=40)  # trace/2026-1
    framework_hash = models.CharField(max_length=64)
    rulings = models.JSONField(default=list)  # what the house had settled by then, as register.queries.frozen_rulings
    because = models.CharField(max_length=300, blank=True)
    opened_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    opened_at = models.DateTimeField()

    class Meta:
        ordering = ["-opened_at", "-pk"]

    def __str__(self) -> str:
        return str(self.frozen["title"])

    @property
    def title(self) -> str:
        return str(self.frozen["title"])


class Participation(models.Model):
    """Somebody invited to a review; released with a reason when they cannot judge."""

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="participations")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="participations")
    judges = models.BooleanField(default=True)  # observers are invited to read
    invited_at = models.DateTimeField()  # whoever is invited after a reveal was not missing there
    released_at = models.DateTimeField(null=True, blank=True)
    released_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    release_reason = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["review", "person"], name="invited_once")]


class Withdrawal(models.Model):
    """A review taken back before it came to a picture. What was handed in for it never becomes visible."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    review = models.OneToOneField(Review, on_delete=models.CASCADE, related_name="withdrawal")
    reason = models.CharField(_("Why is it taken back?"), max_length=300)
    by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()


class Closing(models.Model):
    """The decision on this review was signed: from then on nothing in it changes any more."""

    review = models.OneToOneField(Review, on_delete=models.CASCADE, related_name="closing")
    by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()


class Conclusion(models.Model):
    """One decision that was signed on a review: its number, its day, and whether something begins by it."""

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="conclusions")
    decision = models.CharField(max_length=12, unique=True)  # its number
    begins = models.BooleanField()
    on = models.DateField()
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "pk"]
