"""A fact that was passed on, or that somebody did not know."""

from datetime import datetime

from django.core import signing
from django.db import models
from django.utils.translation import gettext_lazy as _

from stimmig.people.models import Person
from stimmig.register.models.uses import UseCase

LINK = "stimmig.fact-request"  # a signature under it opens one question and nothing else


class FactRequest(models.Model):
    """One fact passed on to whoever knows it: a secret link to a single question. The link itself rests nowhere."""

    use_case = models.ForeignKey(UseCase, on_delete=models.CASCADE, related_name="fact_requests")
    fact = models.CharField(max_length=60)
    touchpoint = models.CharField(max_length=120, blank=True)
    passed_to = models.CharField(_("To whom"), max_length=120, blank=True)
    asked_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    asked_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    answered_by = models.CharField(max_length=120, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-asked_at", "-pk"]

    @property
    def token(self) -> str:
        """What the link brings along; by it `queries.request_of` knows that this house made it."""
        return signing.Signer(salt=LINK).sign(str(self.pk))

    def is_open(self, at: datetime) -> bool:
        """A link asks once, for thirty days, and until it is taken back."""
        return self.answered_at is None and at < self.expires_at


class NotKnown(models.Model):
    """Somebody was asked a fact and said "I don't know". The fact stays unknown; today it is not asked first again."""

    use_case = models.ForeignKey(UseCase, on_delete=models.CASCADE, related_name="not_known")
    fact = models.CharField(max_length=60)
    touchpoint = models.CharField(max_length=120, blank=True)
    said_by = models.CharField(max_length=240)
    said_at = models.DateTimeField()

    class Meta:
        ordering = ["-said_at", "-pk"]
