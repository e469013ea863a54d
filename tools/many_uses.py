"""A house with thousands of uses, for measuring: the example company, and beside it what a large administration has."""

import csv
from collections.abc import Iterator
from copy import deepcopy
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from stimmig.content import files, framework
from stimmig.core.use_case import parse, to_document
from stimmig.decision.models import Condition, Decision, Expectation
from stimmig.people.models import Person
from stimmig.register.models import UseCase
from stimmig.register.queries import laws_met, ours
from stimmig.review.models import AgreedLevel, Closing, Participation, Reveal, Review, Round, Seal

REFERENCE = Path(__file__).parent.parent / "tests" / "reference"
USES, REVIEWED_EACH, DECIDED_EACH = 4_000, 4, 5  # every fourth use is under review, every fifth decided
BATCH = 500


def settle() -> None:
    """Prepare the database and fill it. Rows are laid down as the actions leave them, without the ledger."""
    call_command("migrate", verbosity=0)
    call_command("load_company", verbosity=0)
    leader, people = Person.objects.filter(role="leader").first(), list(Person.objects.filter(role="reviewer"))
    told = Decision.objects.order_by("pk").first()
    assert leader is not None
    assert told is not None
    uses = UseCase.objects.bulk_create(_uses(leader, people), batch_size=BATCH)
    _judge(uses[::REVIEWED_EACH], told.review, leader, people, signed=None)
    _judge(uses[1::DECIDED_EACH], told.review, leader, people, signed=told)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")  # as `stimmig watch` has done by then on SQLite, and autovacuum on PostgreSQL


def _uses(leader: Person, people: list[Person]) -> Iterator[UseCase]:
    """Real titles over the use cases of the reference, changed a minute apart."""
    paths, words = sorted((REFERENCE / "use_cases").glob("*/*.yaml")), framework()
    shapes = [to_document(parse(files.load(path.read_bytes()), words), words) for path in paths]
    with (REFERENCE / "inventory.csv").open(encoding="utf-8") as listed:
        names = list(csv.DictReader(listed))
    now, of_house = timezone.now(), ours()
    for number in range(USES):
        name, at = names[number % len(names)], now - timedelta(minutes=USES - number)
        title = f"{name['title']} {number // len(names) + 1}"
        file = deepcopy(shapes[number % len(shapes)]) | {"title": title, "stage": name["stage"], "area": name["area"]}
        use = UseCase(
            file=file,
            title=title,
            stage=name["stage"],
            area=name["area"],
            accountable=leader,
            created_by=people[number % len(people)],
            created_at=at,
            changed_at=at,
        )
        use.laws, use.laws_by = laws_met(use, timezone.localdate(), of_house), words.hash
        yield use


def _judge(uses: list[UseCase], like: Review, leader: Person, people: list[Person], signed: Decision | None) -> None:
    """Reviews of these uses: judged and decided like one of the example company, or still waiting for judgements."""
    now = timezone.now()
    reviews = Review.objects.bulk_create([_review(use, like, now) for use in uses], batch_size=BATCH)
    Participation.objects.bulk_create(
        [Participation(review=each, person=person, invited_at=now) for each in reviews for person in people[:3]],
        batch_size=BATCH,
    )
    asked: dict[str, Any] = {"number": 1, "subjects": list("TRACE"), "opened_at": now, "opened_by": leader}
    due_on = timezone.localdate() + timedelta(days=7)
    rounds = Round.objects.bulk_create([Round(review=each, due_on=due_on, **asked) for each in reviews])
    Seal.objects.bulk_create([Seal(round=each, person=people[0], number=1, salt=b"", made_at=now) for each in rounds])
    if signed is not None:
        Reveal.objects.bulk_create([Reveal(round=each, at=now) for each in rounds])
        _agree(reviews, leader)
        _sign(reviews, signed, leader)


def _review(use: UseCase, like: Review, at: Any) -> Review:
    words = {"framework": like.framework, "framework_hash": like.framework_hash, "as_of": like.as_of}
    return Review(use_case=use, frozen=use.file, opened_at=at, **words)


def _agree(reviews: list[Review], leader: Person) -> None:
    now = timezone.now()
    said = {"answer": AgreedLevel.Answer.LEVEL, "level": 2, "by": leader, "at": now}
    AgreedLevel.objects.bulk_create(
        [AgreedLevel(review=each, subject=subject, **said) for each in reviews for subject in "TRACE"],
        batch_size=BATCH,
    )
    Closing.objects.bulk_create([Closing(review=each, by=leader, at=now) for each in reviews])


def _sign(reviews: list[Review], like: Decision, leader: Person) -> None:
    """Decisions worded like the one of the example company, each with two conditions and an expectation."""
    now, due_on = timezone.now(), timezone.localdate() + timedelta(days=20)
    decisions = Decision.objects.bulk_create(
        [
            Decision(
                number=f"2019-{number}",
                use_case=review.use_case,
                review=review,
                outcome=like.outcome,
                record=like.record | {"title": review.title, "number": f"2019-{number}"},
                made_by=leader,
                signed_name=leader.name,
                made_at=now - timedelta(minutes=number),
            )
            for number, review in enumerate(reviews)
        ],
        batch_size=BATCH,
    )
    each_has = {"text": "Jede Auskunft wird stichprobenweise nachgelesen.", "due_on": due_on}
    Condition.objects.bulk_create(
        [
            Condition(decision=each, position=position, owner=leader.name, owner_person=leader, **each_has)
            for each in decisions
            for position in (1, 2)
        ],
        batch_size=BATCH,
    )
    Expectation.objects.bulk_create([Expectation(decision=each, position=1, **each_has) for each in decisions])
