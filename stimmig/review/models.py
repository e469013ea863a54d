"""One review: a frozen state, rounds of judging, what is handed in unseen and what becomes visible together."""

import uuid
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from stimmig.people.models import Person
from stimmig.register.models import UseCase


class Review(models.Model):
    """One TRACE review of one frozen state of a use case."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    use_case = models.ForeignKey(UseCase, on_delete=models.PROTECT, related_name="reviews")
    frozen = models.JSONField()  # the use case file as it was on that day
    without_ai = models.TextField(blank=True)
    as_of = models.DateField()  # the day of freezing; everything is recomputed with it for ever
    framework = models.CharField(max_length=40)  # trace/2026-1
    framework_hash = models.CharField(max_length=64)
    rulings = models.JSONField(default=list)  # what the house had settled by then, as register.queries.frozen_rulings
    because = models.CharField(max_length=300, blank=True)
    opened_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    opened_at = models.DateTimeField()

    class Meta:
        ordering = ["-opened_at"]

    def __str__(self) -> str:
        return str(self.frozen["title"])

    @property
    def title(self) -> str:
        return str(self.frozen["title"])


class Withdrawal(models.Model):
    """A review taken back before it came to a picture. What was handed in for it never becomes visible."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    review = models.OneToOneField(Review, on_delete=models.CASCADE, related_name="withdrawal")
    reason = models.CharField(_("Why is it taken back?"), max_length=300)
    by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()


class Closing(models.Model):
    """The decision on this review was signed: from then on nothing in it changes any more."""

    review = models.OneToOneField(Review, on_delete=models.CASCADE, related_name="closing")
    by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()


class Conclusion(models.Model):
    """One decision that was signed on a review: its number, its day, and whether something begins by it."""

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="conclusions")
    decision = models.CharField(max_length=12, unique=True)  # its number
    begins = models.BooleanField()
    on = models.DateField()
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "pk"]


class Comparison(models.Model):
    """The signed decision a review is held against: whoever judges reads what differs from it."""

    review = models.OneToOneField(Review, on_delete=models.CASCADE, related_name="comparison")
    earlier = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="+")  # what that decision rests on
    decision = models.CharField(max_length=12)
    on = models.DateField()


class Participation(models.Model):
    """Somebody invited to a review; released with a reason when they cannot judge."""

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="participations")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="participations")
    judges = models.BooleanField(default=True)  # observers are invited to read
    invited_at = models.DateTimeField()  # whoever is invited after a reveal was not missing there
    released_at = models.DateTimeField(null=True, blank=True)
    released_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    release_reason = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["review", "person"], name="invited_once")]


class Round(models.Model):
    """What is judged together and unseen: the five guiding questions, or the criteria of what was opened."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="rounds")
    number = models.PositiveSmallIntegerField()
    subjects = models.JSONField()  # ["T", "R", "A", "C", "E"] or ["R1", "R2", …]
    due_on = models.DateField()
    opened_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    opened_at = models.DateTimeField()

    class Meta:
        ordering = ["review", "number"]
        constraints = [models.UniqueConstraint(fields=["review", "number"], name="rounds_counted")]


class Seal(models.Model):
    """One person's judgements of one round, handed in unseen. Handing in again makes another; the last counts."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="seals")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="seals")
    number = models.PositiveSmallIntegerField()
    salt = models.BinaryField(max_length=32)  # opens the ledger's commitment, after the reveal only
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["round", "person", "number"]
        constraints = [models.UniqueConstraint(fields=["round", "person", "number"], name="seals_counted")]


class Reveal(models.Model):
    """The moment at which all judgements of a round become visible together."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    round = models.OneToOneField(Round, on_delete=models.CASCADE, related_name="reveal")
    by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")  # null: by the last seal
    at = models.DateTimeField()
    missing = models.JSONField(default=list)  # names of those who had not handed in


class Abandonment(models.Model):
    """A later round that is given up before its reveal. What was handed in for it never becomes visible."""

    round = models.OneToOneField(Round, on_delete=models.CASCADE, related_name="abandonment")
    reason = models.CharField(max_length=300)
    by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()


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


class Foresight(models.Model):
    """How it went, told a year ahead by one person; unseen like a judgement. The reveal leaves a Story of it."""

    class Kind(models.TextChoices):
        WRONG = "wrong", _("A year later it has gone wrong")
        GLAD = "glad", _("A year later everybody is glad")

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="foresights")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    seal = models.ForeignKey(Seal, on_delete=models.CASCADE, null=True, blank=True, related_name="foresights")
    kind = models.CharField(max_length=5, choices=Kind.choices)
    text = models.TextField(max_length=1200)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["round", "person", "kind"], condition=models.Q(seal=None), name="one_draft_a_foresight"
            )
        ]


class StoryGroup(models.Model):
    """Stories that tell of the same thing, under a short name the group gave them."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="story_groups")
    name = models.CharField(max_length=80)
    by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["review", "name"]
        constraints = [models.UniqueConstraint(fields=["review", "name"], name="one_group_a_name")]

    def __str__(self) -> str:
        return self.name


class Story(models.Model):
    """What somebody foresaw, without a name: no row says any more whose it is, and its key says nothing either."""

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="stories")
    kind = models.CharField(max_length=5, choices=Foresight.Kind.choices)
    text = models.TextField(max_length=1200)
    group = models.ForeignKey(StoryGroup, on_delete=models.SET_NULL, null=True, blank=True, related_name="stories")

    class Meta:
        ordering = ["review", "kind", "text"]


class Pick(models.Model):
    """A group of stories that weighs, by the group's word: the decision answers it. At most three a review."""

    group = models.OneToOneField(StoryGroup, on_delete=models.CASCADE, related_name="pick")
    by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()


class Settlement(models.Model):
    """What the group settled about a contested fact, laid over the frozen state. The latest counts."""

    class Outcome(models.TextChoices):
        KEPT = "kept", _("It stays as it was")
        OTHER = "other", _("It is different")
        OPEN = "open", _("It stays open")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="settlements")
    fact = models.CharField(max_length=60)
    touchpoint = models.CharField(max_length=120, blank=True)
    outcome = models.CharField(max_length=8, choices=Outcome.choices)
    value = models.JSONField(null=True, blank=True)
    reason = models.CharField(max_length=500)
    by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()


class Opinion(models.Model):
    """What somebody concerned says, or that they were asked, or why not. Each write is kept; the latest counts."""

    class Of(models.TextChoices):
        WORKS_COUNCIL = "works_council", _("Works council")
        DATA_PROTECTION = "data_protection", _("Data protection")
        EMPLOYEES = "employees", _("Employees concerned")
        APPLICANTS = "applicants", _("Applicants")
        CUSTOMERS = "customers", _("Customers and others outside")

    class Kind(models.TextChoices):
        ASKED = "asked", _("Asked, no answer yet")
        GIVEN = "given", _("They have answered")
        NOT_ASKED = "not_asked", _("Not asked")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="opinions")
    of = models.CharField(max_length=16, choices=Of.choices)
    kind = models.CharField(max_length=10, choices=Kind.choices)
    who = models.CharField(max_length=120, blank=True)  # the name as it was, also of a person of the house
    person = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    on = models.DateField(null=True, blank=True)  # the day of asking, or of the answer
    text = models.TextField(blank=True, max_length=2000)  # the answer in their words, or why nobody was asked
    by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["review", "of", "at", "pk"]


class AgreedLevel(models.Model):
    """Where the group stands on one question, with its reason. Each write is kept; the latest counts."""

    class Answer(models.TextChoices):
        LEVEL = "level", _("Level")
        NOT_APPLICABLE = "not_applicable", _("Does not apply")
        OPEN = "open", _("We leave it open")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="agreed_levels")
    subject = models.CharField(max_length=3)
    answer = models.CharField(max_length=16, choices=Answer.choices)
    level = models.PositiveSmallIntegerField(null=True, blank=True)
    reason = models.TextField(blank=True, max_length=1200)
    by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["review", "subject", "at", "pk"]


class CarriedLevel(models.Model):
    """Where an earlier group stood on a question nothing that differs touches. It counts until it is judged anew."""

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="carried_levels")
    subject = models.CharField(max_length=3)
    answer = models.CharField(max_length=16, choices=AgreedLevel.Answer.choices)  # never left open
    level = models.PositiveSmallIntegerField(null=True, blank=True)
    reason = models.TextField(blank=True, max_length=1200)
    decision = models.CharField(max_length=12)  # the number of the decision it was agreed for
    on = models.DateField()  # the day of its signature

    class Meta:
        ordering = ["review", "subject"]
        constraints = [models.UniqueConstraint(fields=["review", "subject"], name="carried_once")]


class Opening(models.Model):
    """A dimension that is to be judged in depth, and why."""

    class Because(models.TextChoices):
        SPLIT = "split", _("The judgements are split")
        DIVERGING = "diverging", _("The judgements diverge")
        CRITICAL = "critical", _("Something weighs heavily here")
        WISH = "wish", _("Somebody asked for it")
        WEAK = "weak", _("The agreed level is below sound")
        FULL = "full", _("Everything was to be opened")

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="openings")
    dimension = models.CharField(max_length=1)
    because = models.CharField(max_length=12, choices=Because.choices)
    by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["review", "dimension"], name="opened_once")]


class Mark(models.Model):
    """A finding the group holds to be weighty. Those that weigh heavily need no mark."""

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="marks")
    code = models.CharField(max_length=60)  # code, touchpoint and subject are the finding's key; "" stands for none
    touchpoint = models.CharField(max_length=120, blank=True)
    subject = models.CharField(max_length=240, blank=True)
    by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["review", "code", "touchpoint", "subject"], name="marked_once")]

    @property
    def key(self) -> tuple[str, str | None, str | None]:
        """The key of the finding, as the core writes it."""
        return self.code, self.touchpoint or None, self.subject or None
