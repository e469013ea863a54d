"""What a leader decided: signed once, replaced by a new decision, never edited."""

import uuid
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from stimmig.people.models import Person
from stimmig.register.models import UseCase
from stimmig.review.models import Review


class Draft(models.Model):
    """What one leader has written so far, for nobody else to read. It is thrown away by nothing but a signature.

    What a deputy has written is a draft of its own; the leader they deputise for reads it, and may take it over.
    """

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="drafts")
    writer = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    content = models.JSONField(default=dict)  # by part, as typed; a part that is there has been looked at
    other_way = models.JSONField(default=dict)  # the same for the other way, when the outcome has turned
    changed_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["review", "writer"], name="one_draft_a_writer")]


class Decision(models.Model):
    """One signed decision. `record` is what was signed; the ledger holds the proof that it is unchanged."""

    class Outcome(models.TextChoices):
        INTRODUCE = "introduce", _("Introduce")
        INTRODUCE_WITH_CONDITIONS = "introduce_with_conditions", _("Introduce with conditions")
        PILOT = "pilot", _("Pilot within limits")
        REWORK = "rework", _("Rework")
        DECLINE = "decline", _("Do not introduce")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    number = models.CharField(max_length=12, unique=True)  # 2026-07, counted per year, never used again
    use_case = models.ForeignKey(UseCase, on_delete=models.PROTECT, related_name="decisions")
    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="decisions")
    outcome = models.CharField(max_length=28, choices=Outcome.choices)
    record = models.JSONField()  # the whole content, canonical, as signed
    made_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="decisions")
    signed_name = models.CharField(max_length=120)  # stays when the account goes
    signed_function = models.CharField(max_length=120, blank=True)
    made_at = models.DateTimeField()
    review_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["-made_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"

    @property
    def title(self) -> str:
        return str(self.record["title"])

    @property
    def signature(self) -> str:
        """Name and function at the time of signing."""
        return f"{self.signed_name}, {self.signed_function}" if self.signed_function else self.signed_name

    def part(self, name: str) -> Any:
        """One part of what was signed; None where it was left out."""
        return self.record.get(name)


class Supersession(models.Model):
    """A later decision that takes the place of an earlier one."""

    old = models.OneToOneField(Decision, on_delete=models.PROTECT, related_name="supersession")
    new = models.OneToOneField(Decision, on_delete=models.PROTECT, related_name="replaces")
    at = models.DateTimeField()


class Condition(models.Model):
    """Something that must hold, for which somebody stands by a date. Wording and owner are as signed."""

    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="conditions")
    position = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=300)
    owner = models.CharField(max_length=120)
    owner_person = models.ForeignKey(
        Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="conditions"
    )
    due_on = models.DateField()
    criterion = models.CharField(max_length=2, blank=True)
    metric = models.CharField(max_length=60, blank=True)
    op = models.CharField(max_length=2, blank=True)
    value = models.DecimalField(max_digits=9, decimal_places=2, null=True, blank=True)
    of = models.CharField(max_length=12, blank=True)  # "before": the value is a multiple of the figure from before
    changes_plan = models.BooleanField(default=False)

    class Meta:
        ordering = ["decision", "position"]
        indexes = [models.Index(fields=["owner_person", "due_on", "id"], name="condition_of_owner_by_day")]

    @property
    def latest_successor(self) -> Any:
        """Who stands for it by now; None where it is still whom the decision names."""
        return next(iter(list(self.successors.all())[-1:]), None)

    @property
    def kept_by(self) -> int | None:
        """The account of whoever stands for it today."""
        later = self.latest_successor
        return later.person_id if later else self.owner_person_id

    @property
    def kept_by_name(self) -> str:
        """The name of whoever stands for it today."""
        later = self.latest_successor
        return str(later.owner) if later else self.owner


class Expectation(models.Model):
    """What the leader expects to see by a date; closed later by what happened."""

    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="expectations")
    position = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=300)
    due_on = models.DateField()
    probability = models.PositiveSmallIntegerField(null=True, blank=True)  # percent

    class Meta:
        ordering = ["decision", "position"]


class Dissent(models.Model):
    """A voice against, with its reason and the fact that would prove it right. Nobody but its author can write it."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="dissents")
    person = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="dissents")
    name = models.CharField(max_length=120)
    function = models.CharField(max_length=120, blank=True)
    reason = models.TextField(_("What speaks against it?"), max_length=1200)
    proof = models.CharField(_("Which fact would prove you right?"), max_length=500)
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "pk"]
