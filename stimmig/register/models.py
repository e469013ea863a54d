"""Planned and running uses of AI, as the house describes them."""

import uuid
from datetime import datetime
from typing import Any

from django.core import signing
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from stimmig.people.models import Person

LINK = "stimmig.fact-request"  # a signature under it opens one question and nothing else


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
    ending = models.OneToOneField(  # why it rests now; none while it is alive
        "Ending", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    written = models.JSONField(default=dict)  # part of the file -> the version in which it last changed, and by whom

    class Meta:
        ordering = ["-changed_at"]
        indexes = [models.Index(fields=["-changed_at"])]

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


class Involvement(models.Model):
    """Somebody's part in one use, beyond their role in the house. It is ended, never edited."""

    class Kind(models.TextChoices):
        RUNS = "runs", _("Runs it")
        GUIDES = "guides", _("Guides its reviews")
        READS = "reads", pgettext_lazy("part in a use", "Reads along")
        DEPUTY = "deputy", _("Deputy")

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


class Origin(models.Model):
    """The signed decision a use began from: what was described there came along."""

    use_case = models.OneToOneField(UseCase, on_delete=models.CASCADE, related_name="origin")
    began_from = models.ForeignKey(UseCase, on_delete=models.PROTECT, related_name="+")
    decision = models.CharField(max_length=12)  # its number

    class Meta:
        ordering = ["use_case"]


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
        ordering = ["-asked_at"]

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
        ordering = ["-said_at"]


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


class Ruling(models.Model):
    """What a leader has distilled from a signed decision for the next ones. It is ended, never edited."""

    class Mode(models.TextChoices):
        HUMAN = "human", _("Human")
        AI_HUMAN_ON_REQUEST = "ai_human_on_request", _("AI, a human on request")
        AI = "ai", _("AI")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    sentence = models.CharField(max_length=300)
    mode = models.CharField(max_length=20, choices=Mode.choices)  # who leads
    topic = models.CharField(max_length=40, blank=True)  # which touchpoints; "" is any
    kind = models.CharField(max_length=20, blank=True)
    audience = models.CharField(max_length=40, blank=True)
    channel = models.CharField(max_length=40, blank=True)
    use_case = models.ForeignKey(UseCase, on_delete=models.PROTECT, related_name="rulings")
    decision = models.CharField(max_length=12)  # the number of the decision it comes from
    replaces = models.OneToOneField("self", on_delete=models.PROTECT, null=True, blank=True, related_name="replaced_by")
    by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    name = models.CharField(max_length=120)  # stays when the account goes
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return self.sentence

    def said(self) -> dict[str, str]:
        """What was said, as the ledger keeps it."""
        names = ("sentence", "mode", "topic", "kind", "audience", "channel", "decision")
        return {name: getattr(self, name) for name in names}


class RulingEnd(models.Model):
    """From here on a ruling no longer holds; perhaps another has taken its place."""

    ruling = models.OneToOneField(Ruling, on_delete=models.PROTECT, related_name="end")
    reason = models.CharField(max_length=500)
    by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    name = models.CharField(max_length=120)
    at = models.DateTimeField()


class Exemption(models.Model):
    """One touchpoint of one use that is excepted from a ruling, with the reason and the decision that says so."""

    ruling = models.ForeignKey(Ruling, on_delete=models.PROTECT, related_name="exemptions")
    use_case = models.ForeignKey(UseCase, on_delete=models.PROTECT, related_name="exemptions")
    touchpoint = models.CharField(max_length=120)
    reason = models.CharField(max_length=500)
    decision = models.CharField(max_length=12)
    by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    name = models.CharField(max_length=120)
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "pk"]
