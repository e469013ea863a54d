"""A look a year ahead, and the stories without names it leaves."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from stimmig.people.models import Person
from stimmig.review.models.reviews import Review
from stimmig.review.models.rounds import Round, Seal


class Foresight(models.Model):
    """How it went, told a year ahead by one person; unseen like a judgement. The reveal leaves a Story of it."""

    class Kind(models.TextChoices):
        WRONG = "wrong", _("A year later it has gone wrong")
        GLAD = "glad", _("A year later everybody is glad")

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="foresights")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    seal = models.ForeignKey(Seal, on_delete=models.CASCADE, null=True, blank=True, related_name="foresights")
    kind = models.CharField(max_length=5, choices=Kind.choices)
    text = models.TextField(max_length=1200)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["round", "person", "kind"], condition=models.Q(seal=None), name="one_draft_a_foresight"
            )
        ]


class StoryGroup(models.Model):
    """Stories that tell of the same thing, under a short name the group gave them."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="story_groups")
    name = models.CharField(max_length=80)
    by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["review", "name"]
        constraints = [models.UniqueConstraint(fields=["review", "name"], name="one_group_a_name")]

    def __str__(self) -> str:
        return self.name


class Story(models.Model):
    """What somebody foresaw, without a name: no row says any more whose it is, and its key says nothing either."""

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="stories")
    kind = models.CharField(max_length=5, choices=Foresight.Kind.choices)
    text = models.TextField(max_length=1200)
    group = models.ForeignKey(StoryGroup, on_delete=models.SET_NULL, null=True, blank=True, related_name="stories")

    class Meta:
        ordering = ["review", "kind", "text", "pk"]


class Pick(models.Model):
    """A group of stories that weighs, by the group's word: the decision answers it. At most three a review."""

    group = models.OneToOneField(StoryGroup, on_delete=models.CASCADE, related_name="pick")
    by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()
