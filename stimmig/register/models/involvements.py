"""Who has a part in one use."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from stimmig.people.models import Person
from stimmig.register.models.uses import UseCase


class Involvement(models.Model):
    """Somebody's part in one use, beyond their role in the house. It is ended, never edited."""

    class Kind(models.TextChoices):
        RUNS = "runs", _("Runs it")
        GUIDES = "guides", _("Guides its reviews")
        READS = "reads", pgettext_lazy("part in a use", "Reads along")
        DEPUTY = "deputy", _("Deputy")
        SERVES = "serves", _("Takes over conversations")
        INSPECTS = "inspects", _("Looks into conversations")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    use_case = models.ForeignKey(UseCase, on_delete=models.CASCADE, related_name="involvements")
    person = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="involvements")
    name = models.CharField(max_length=240)  # whose part it is, as they signed then; stays when the account goes
    kind = models.CharField(max_length=8, choices=Kind.choices)
    by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    by_name = models.CharField(max_length=120)
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "pk"]


class InvolvementEnd(models.Model):
    """From then on somebody no longer has a part in a use: who said so, and why."""

    involvement = models.OneToOneField(Involvement, on_delete=models.CASCADE, related_name="end")
    reason = models.CharField(max_length=500)
    by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    name = models.CharField(max_length=120)  # stays when the account goes
    at = models.DateTimeField()
