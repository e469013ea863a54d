"""Where messages about operation go, and each message until it has arrived. Nothing goes out unless asked for."""

import uuid

from django.db import models

from stimmig.people.models import Person


class Endpoint(models.Model):
    """An address that wants to be told of events. Its secret was shown once and rests encrypted."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    label = models.CharField(max_length=120)
    url = models.URLField(max_length=400)
    events = models.JSONField(default=list)
    secret = models.TextField()  # under people.encryption
    made_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    made_name = models.CharField(max_length=240)
    made_at = models.DateTimeField()
    claimed_at = models.DateTimeField(null=True, blank=True)  # somebody is delivering there
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_name = models.CharField(max_length=240, blank=True)  # empty: it answered that it is gone (410)

    class Meta:
        ordering = ["made_at", "pk"]

    def __str__(self) -> str:
        return self.label


class Message(models.Model):
    """One event for one endpoint, written with what it tells of. Sent in this order, again until it has arrived."""

    endpoint = models.ForeignKey(Endpoint, on_delete=models.CASCADE, related_name="messages")
    event = models.UUIDField(default=uuid.uuid4)  # the same for every endpoint, and at every attempt
    key = models.CharField(max_length=120, blank=True)  # an event that is found out about later is told once
    type = models.CharField(max_length=24)
    body = models.TextField()  # JSON, exactly as it is signed and sent
    case = models.UUIDField(null=True)  # of the conversation it tells of; what tells of an erased one goes
    at = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)
    next_at = models.DateTimeField()
    answer = models.CharField(max_length=200, blank=True)  # what came of the last attempt, never a body
    arrived_at = models.DateTimeField(null=True, blank=True)
    given_up_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        indexes = [
            models.Index(
                fields=["endpoint", "id"],
                condition=models.Q(arrived_at=None, given_up_at=None),
                name="message_waiting",
            ),
            models.Index(fields=["case"], condition=~models.Q(case=None), name="message_of_a_case"),
            models.Index(fields=["arrived_at"], condition=~models.Q(arrived_at=None), name="message_arrived"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["endpoint", "key"], condition=~models.Q(key=""), name="one_message_an_endpoint_and_key"
            )
        ]
