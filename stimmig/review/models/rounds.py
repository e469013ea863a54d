"""What is judged together and unseen, and what becomes visible together."""

import uuid

from django.db import models

from stimmig.people.models import Person
from stimmig.review.models.reviews import Review


class Round(models.Model):
    """What is judged together and unseen: the five guiding questions, or the criteria of what was opened."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="rounds")
    number = models.PositiveSmallIntegerField()
    subjects = models.JSONField()  # ["T", "R", "A", "C", "E"] or ["R1", "R2", …]
    due_on = models.DateField()
    opened_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    opened_at = models.DateTimeField()

    class Meta:
        ordering = ["review", "number"]
        constraints = [models.UniqueConstraint(fields=["review", "number"], name="rounds_counted")]


class Seal(models.Model):
    """One person's judgements of one round, handed in unseen. Handing in again makes another; the last counts."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="seals")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="seals")
    number = models.PositiveSmallIntegerField()
    salt = models.BinaryField(max_length=32)  # opens the ledger's commitment, after the reveal only
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["round", "person", "number"]
        constraints = [models.UniqueConstraint(fields=["round", "person", "number"], name="seals_counted")]


class Reveal(models.Model):
    """The moment at which all judgements of a round become visible together."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    round = models.OneToOneField(Round, on_delete=models.CASCADE, related_name="reveal")
    by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")  # null: by the last seal
    at = models.DateTimeField()
    missing = models.JSONField(default=list)  # names of those who had not handed in


class Abandonment(models.Model):
    """A later round that is given up before its reveal. What was handed in for it never becomes visible."""

    round = models.OneToOneField(Round, on_delete=models.CASCADE, related_name="abandonment")
    reason = models.CharField(max_length=300)
    by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()
