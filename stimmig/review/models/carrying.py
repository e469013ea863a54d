"""The earlier decision a review is held against, and what is carried over from it."""

from django.db import models

from stimmig.review.models.reviews import Review
from stimmig.review.models.talking import AgreedLevel


class Comparison(models.Model):
    """The signed decision a review is held against: whoever judges reads what differs from it."""

    review = models.OneToOneField(Review, on_delete=models.CASCADE, related_name="comparison")
    earlier = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="+")  # what that decision rests on
    decision = models.CharField(max_length=12)
    on = models.DateField()


class CarriedLevel(models.Model):
    """Where an earlier group stood on a question nothing that differs touches. It counts until it is judged anew."""

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="carried_levels")
    subject = models.CharField(max_length=3)
    answer = models.CharField(max_length=16, choices=AgreedLevel.Answer.choices)  # never left open
    level = models.PositiveSmallIntegerField(null=True, blank=True)
    reason = models.TextField(blank=True, max_length=1200)
    decision = models.CharField(max_length=12)  # the number of the decision it was agreed for
    on = models.DateField()  # the day of its signature

    class Meta:
        ordering = ["review", "subject"]
        constraints = [models.UniqueConstraint(fields=["review", "subject"], name="carried_once")]
