"""What a service shows so that it may speak for a use."""

import uuid

from django.db import models

from stimmig.people.models import Person
from stimmig.register.models import UseCase


class ServiceKey(models.Model):
    """A service speaks at one touchpoint of one use. Only the hash of its key rests here."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    use_case = models.ForeignKey(UseCase, on_delete=models.CASCADE, related_name="service_keys")
    touchpoint = models.CharField(max_length=120)
    label = models.CharField(max_length=120)  # whose it is, in words
    begins = models.CharField(max_length=12)  # the first characters, to know it again by
    hash = models.CharField(max_length=64, unique=True)  # SHA-256; a key is random and long
    per_minute_max = models.PositiveIntegerField(default=600)
    upstream = models.CharField(max_length=200, blank=True)  # where the AI answers; empty: the installation's own
    made_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["made_at", "pk"]
