"""Who stands for a condition from some day on. What was signed stays as it is."""

import uuid

from django.db import models

from stimmig.decision.models.signed import Condition
from stimmig.people.models import Person


class Successor(models.Model):
    """Somebody who stands for a condition in the place of whoever stood for it. The latest counts; all are kept."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    condition = models.ForeignKey(Condition, on_delete=models.PROTECT, related_name="successors")
    person = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    owner = models.CharField(max_length=120)  # their name, as a condition has it
    reason = models.CharField(max_length=500)
    by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    name = models.CharField(max_length=120)  # stays when the account goes
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "pk"]
