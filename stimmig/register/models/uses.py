"""A planned or running use of AI, where it began, and when it rests."""

import uuid
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from stimmig.people.models import Person


class UseCase(models.Model):
    """A planned or running use of AI. What is known of it rests as its use case file (stimmig/use-case/1)."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    file = models.JSONField()  # the use case file; actions keep the columns below in step with it
    title = models.CharField(max_length=120)
    stage = models.CharField(max_length=8)
    area = models.CharField(max_length=24, blank=True)
    without_ai = models.TextField(_("What would already help without AI?"), blank=True)
    pattern = models.CharField(max_length=60, blank=True)  # the slug of the pattern it began from
    accountable = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    created_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)  # counts changes; a form says which one it was filled in on
    laws = models.JSONField(default=list)  # the legal questions its facts raise, by id, as they stood when it was kept
    laws_by = models.CharField(max_length=64, blank=True)  # the hash of the framework they were read by
    ending = models.ForeignKey(  # why it rests now; none while it is alive
        "Ending", on_delete=models.SET_NULL, null=True, blank=True, related_name="+", db_index=False
    )
    written = models.JSONField(default=dict)  # part of the file -> the version in which it last changed, and by whom

    class Meta:
        ordering = ["-changed_at", "-pk"]
        indexes = [models.Index(fields=["-changed_at"]), models.Index(fields=["ending", "-changed_at"])]

    def __str__(self) -> str:
        return self.title

    @property
    def facts(self) -> dict[str, Any]:
        """The facts of the whole use, as written in its file."""
        facts: dict[str, Any] = self.file.get("facts", {})
        return facts


class Ending(models.Model):
    """A use was set aside before anybody judged it, or retired once decided or running. From then on it rests."""

    class Kind(models.TextChoices):
        SET_ASIDE = "set_aside", pgettext_lazy("state", "Set aside")
        RETIRED = "retired", _("Retired")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    use_case = models.ForeignKey(UseCase, on_delete=models.CASCADE, related_name="endings")
    kind = models.CharField(max_length=9, choices=Kind.choices)
    reason = models.CharField(max_length=500)
    by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    name = models.CharField(max_length=120)  # stays when the account goes
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "pk"]

    @property
    def is_retired(self) -> bool:
        return self.kind == self.Kind.RETIRED


class Resumption(models.Model):
    """A use that rested is taken up again: what held before holds again."""

    ending = models.OneToOneField(Ending, on_delete=models.CASCADE, related_name="resumption")
    reason = models.CharField(max_length=500)
    by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    name = models.CharField(max_length=120)  # stays when the account goes
    at = models.DateTimeField()


class Origin(models.Model):
    """The signed decision a use began from: what was described there came along."""

    use_case = models.OneToOneField(UseCase, on_delete=models.CASCADE, related_name="origin")
    began_from = models.ForeignKey(UseCase, on_delete=models.PROTECT, related_name="+")
    decision = models.CharField(max_length=12)  # its number

    class Meta:
        ordering = ["use_case"]
