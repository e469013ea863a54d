"""What the workbench keeps for itself: what can be made again, and what one person wants to be told (ADR 8)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from stimmig.decision.models import Decision
from stimmig.people.models import Person
from stimmig.register.models import UseCase


class Passage(models.Model):
    """A piece of text search can find, as it was when `version` of its use was read. Nothing sealed becomes one."""

    class Kind(models.TextChoices):
        USE_CASE = "use_case"
        TOUCHPOINT = "touchpoint"
        DECISION = "decision"
        CONDITION = "condition"

    kind = models.CharField(max_length=12, choices=Kind.choices)
    use_case = models.ForeignKey(UseCase, on_delete=models.CASCADE, related_name="passages")
    decision = models.ForeignKey(Decision, on_delete=models.CASCADE, null=True, blank=True, related_name="passages")
    version = models.PositiveIntegerField(default=0)  # of the use; a decision never changes
    title = models.CharField(max_length=300)
    text = models.TextField(blank=True)

    class Meta:
        indexes = [models.Index(fields=["kind", "use_case", "version"])]


class Stems(models.Model):
    """The stems of one passage: an FTS5 table on SQLite, a column of lexemes on PostgreSQL (migration 0001)."""

    passage = models.OneToOneField(
        Passage, on_delete=models.CASCADE, primary_key=True, db_column="rowid", db_constraint=False
    )
    title = models.TextField()
    text = models.TextField()


class Word(models.Model):
    """A stem that some passage contains. By these, a part of a compound finds the whole word."""

    stem = models.CharField(max_length=80, unique=True)


class Claim(models.Model):
    """One thing that is due, taken by whoever does it. Claimed before, confirmed after; the key lets nobody else in."""

    key = models.CharField(max_length=120, unique=True)
    claimed_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)  # how often it failed: each makes the wait longer


class MailChoice(models.Model):
    """How often somebody wants to be written to. Who has not chosen gets every mail."""

    class Kind(models.TextChoices):
        MAIL = "mail", _("Once a week, and the day before something is due")
        DIGEST = "digest", _("Once a week")
        NONE = "none", _("Not at all")

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="mail_choice")
    kind = models.CharField(max_length=8, choices=Kind.choices)
    at = models.DateTimeField()


class CalendarLink(models.Model):
    """The secret link of somebody's calendar. Only the hash of its token rests here; a new one ends the old."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="calendar_link")
    token_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
