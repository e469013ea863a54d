"""What the house says to legal questions."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from stimmig.register.models.uses import UseCase


class LegalAnswer(models.Model):
    """What the house says to one legal question, for one use or once for the whole house. The latest counts."""

    class Kind(models.TextChoices):
        CLARIFIED = "clarified", _("Clarified")
        OPEN = "open", _("Open")
        NOT_RELEVANT = "not_relevant", _("Not relevant here")

    use_case = models.ForeignKey(
        UseCase, on_delete=models.CASCADE, null=True, blank=True, related_name="legal_answers"
    )  # null: for the house
    question = models.CharField(max_length=8)  # L01 …
    kind = models.CharField(max_length=12, choices=Kind.choices)
    clarified_by = models.CharField(_("With whom"), max_length=200, blank=True)
    clarified_on = models.DateField(_("When"), null=True, blank=True)
    document = models.CharField(_("Where it is written"), max_length=300, blank=True)
    reason = models.CharField(_("Why it is not relevant"), max_length=500, blank=True)
    framework = models.CharField(max_length=40)
    made_by = models.CharField(max_length=240)
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["question", "-made_at", "-pk"]
