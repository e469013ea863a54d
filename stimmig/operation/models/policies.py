"""The decision as rules a machine can follow: made, put in force, stopped."""

import uuid

from django.db import models

from stimmig.decision.models import Decision
from stimmig.people.models import Person
from stimmig.register.models import UseCase


class Policy(models.Model):
    """One version of what a signed decision means in operation. It is replaced, never edited."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="policies")
    version = models.PositiveIntegerField()  # counts from 1 for each decision
    file = models.JSONField()  # stimmig/policy/1, canonical, as it was made
    hash = models.CharField(max_length=64)  # SHA-256 of the canonical file
    made_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    made_name = models.CharField(max_length=240)  # stays when the account goes
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["decision", "version"]
        constraints = [models.UniqueConstraint(fields=["decision", "version"], name="one_version_of_a_policy")]

    def __str__(self) -> str:
        return f"{self.decision.number}@{self.version}"


class Enforcement(models.Model):
    """From then on a policy is in force for its use, and whatever was before it no longer is."""

    policy = models.OneToOneField(Policy, on_delete=models.PROTECT, related_name="enforcement")
    use_case = models.ForeignKey(UseCase, on_delete=models.PROTECT, related_name="enforcements")
    by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    name = models.CharField(max_length=240)
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "pk"]


class Stop(models.Model):
    """The AI of one use says nothing more, from the next sentence on, until somebody ends the stop."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    use_case = models.ForeignKey(UseCase, on_delete=models.PROTECT, related_name="stops")
    reason = models.CharField(max_length=500)
    by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    name = models.CharField(max_length=240)
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "pk"]


class StopEnd(models.Model):
    """The AI may go on."""

    stop = models.OneToOneField(Stop, on_delete=models.PROTECT, related_name="end")
    reason = models.CharField(max_length=500)
    by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    name = models.CharField(max_length=240)
    at = models.DateTimeField()
