"""One question after a contact, and one a month to those who work beside the AI. Nobody's answer can be told apart."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from stimmig.register.models import UseCase


class Pulse(models.Model):
    """One answer. It knows neither who gave it nor to which conversation it belongs; and only the month it is from."""

    class Of(models.TextChoices):
        CUSTOMER = "customer", _("Customers")
        STAFF = "staff", _("Staff")

    class Answer(models.TextChoices):
        SEEN = "seen", _("Seen")
        BETWEEN = "between", _("Neither")
        PROCESSED = "processed", _("Processed")

    use_case = models.ForeignKey(UseCase, on_delete=models.CASCADE, related_name="pulses")
    touchpoint = models.CharField(max_length=120, blank=True)
    of = models.CharField(max_length=8, choices=Of.choices)
    answer = models.CharField(max_length=9, choices=Answer.choices)
    month = models.DateField()  # its first day

    class Meta:
        indexes = [models.Index(fields=["use_case", "month"])]


class PulseTaken(models.Model):
    """That somebody has answered this month, so that nobody answers twice. What they answered stands elsewhere."""

    use_case = models.ForeignKey(UseCase, on_delete=models.CASCADE, related_name="+")
    by = models.CharField(max_length=64)  # keyed hash of who and when: neither a name nor a number of the house
    month = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["use_case", "by"], name="one_pulse_a_month")]
