"""What one person says alone: answers, and doubts about facts."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from stimmig.people.models import Person
from stimmig.review.models.rounds import Round, Seal


class Judgement(models.Model):
    """One person's answer to one question. Without a seal it is a draft; until the reveal only its author sees it."""

    class Answer(models.TextChoices):
        LEVEL = "level"
        NO_BASIS = "no_basis"
        NOT_APPLICABLE = "not_applicable"

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="judgements")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="judgements")
    seal = models.ForeignKey(Seal, on_delete=models.CASCADE, null=True, blank=True, related_name="judgements")
    subject = models.CharField(max_length=3)  # T … E, or T1 …
    answer = models.CharField(max_length=16, choices=Answer.choices)
    level = models.PositiveSmallIntegerField(null=True, blank=True)
    reason = models.TextField(_("Why do you judge so?"), blank=True, max_length=1200)
    exhibit = models.CharField(_("How we can tell"), max_length=500, blank=True)  # a link or an observation
    exhibit_file = models.FileField(upload_to="%Y/%m", blank=True)
    wants_opening = models.BooleanField(default=False)
    changed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["round", "person", "subject"], condition=models.Q(seal=None), name="one_draft_a_question"
            ),
            models.UniqueConstraint(
                fields=["seal", "subject"], condition=models.Q(seal__isnull=False), name="one_answer_a_seal"
            ),
            models.CheckConstraint(
                condition=(models.Q(answer="level") & models.Q(level__gte=0) & models.Q(level__lte=3))
                | (~models.Q(answer="level") & models.Q(level=None)),
                name="level_only_where_judged",
            ),
        ]

    def said(self) -> dict[str, Any]:
        """What was said, as the ledger keeps it."""
        return {
            "subject": self.subject,
            "answer": self.answer,
            "level": self.level,
            "reason": self.reason,
            "exhibit": self.exhibit,
            "exhibit_file": self.exhibit_file.name or "",
            "wants_opening": self.wants_opening,
        }


class Contest(models.Model):
    """A fact somebody doubts, with a sentence; unseen like a judgement until the reveal."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="contests")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    seal = models.ForeignKey(Seal, on_delete=models.CASCADE, null=True, blank=True, related_name="contests")
    fact = models.CharField(max_length=60)
    touchpoint = models.CharField(max_length=120, blank=True)
    sentence = models.CharField(_("What is not right about it?"), max_length=500)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["round", "person", "fact", "touchpoint"], condition=models.Q(seal=None), name="one_doubt_a_fact"
            )
        ]

    def said(self) -> dict[str, str]:
        """What was said, as the ledger keeps it."""
        return {"fact": self.fact, "touchpoint": self.touchpoint, "sentence": self.sentence}
