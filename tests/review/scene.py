"""A review of the example company's telephone assistant, step by step, through the real actions."""

from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import QuerySet
from django.utils.timezone import make_aware

from stimmig.content.files import load
from stimmig.people.models import Person
from stimmig.register import actions as register
from stimmig.register.models import UseCase
from stimmig.review import actions, queries
from stimmig.review.models import Judgement, Review, Round, Seal
from tests.cast import COMPANY, person

NOW = make_aware(datetime(2026, 11, 2, 9, 0))
DUE = date(2026, 11, 9)
AFTER = make_aware(datetime(2026, 11, 10, 9, 0))
JUDGES = ("berger", "albers", "demir", "brandt")
FIVE = ("T", "R", "A", "C", "E")


def use_case(name: str = "telephone-assistant", accountable: str = "berger") -> UseCase:
    """A use of the example company, with its accountable leader."""
    file = load((COMPANY / "use_cases" / f"{name}.yaml").read_bytes())
    leader, by = person(accountable), person("albers")
    made = register.create(title=file["title"], occasion=file["occasion"], file=file, by=by, at=NOW)
    return register.set_accountable(use_case=made, person=leader, reason="Führt das Haus.", by=leader, at=NOW)


def opened(judges: tuple[str, ...] = JUDGES, observers: tuple[str, ...] = ("jansen",), **also: Any) -> Review:
    """A review opened by the facilitator; nobody has answered yet."""
    of = also.pop("use_case", None) or use_case()
    return actions.open_review(
        use_case=of,
        judges=[person(key) for key in judges],
        observers=[person(key) for key in observers],
        due_on=DUE,
        by=person("claussen"),
        at=NOW,
        **also,
    )


def round_of(review: Review) -> Round:
    """The round under way, or the last one."""
    found = queries.current_round(review)
    assert found is not None
    return found


def answer(who: Person, round: Round, subject: str, level: int | None = 2, reason: str = "", **also: Any) -> None:
    """One answer, kept as a draft. None stands for lacking the basis."""
    kind = "level" if level is not None else "no_basis"
    reason = reason or f"{who.name} sieht {subject} so."
    actions.write(
        round=round, subject=subject, answer=kind, level=level, reason=reason, by=who, at=also.pop("at", NOW), **also
    )


def judge(who: str, review: Review, levels: str = "22222", reason: str = "", at: datetime = NOW) -> Seal:
    """Answer every question of the round and hand in. A dash lacks the basis."""
    round = round_of(review)
    for subject, level in zip(round.subjects, levels, strict=True):
        answer(
            person(who), round, subject, None if level == "-" else int(level), reason and f"{reason} {subject}", at=at
        )
    return actions.seal(round=round, by=person(who), at=at + timedelta(minutes=1))


def seen(who: str, review: Review) -> QuerySet[Judgement]:
    """The judgements of the last round that somebody may look into."""
    return Judgement.objects.filter(round=round_of(review), seal__in=queries.open_seals(person(who)))


def revealed(levels: dict[str, str] | None = None, **also: Any) -> Review:
    """A review everybody has handed in to."""
    levels = levels or {"berger": "21222", "albers": "20122", "demir": "23212", "brandt": "22222"}
    review = opened(judges=tuple(levels), **also)
    for who, given in levels.items():
        judge(who, review, given)
    return Review.objects.get(pk=review.pk)
