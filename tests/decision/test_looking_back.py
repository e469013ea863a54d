"""On its day an expectation is closed: what happened, and apart from it whether one would decide so again."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from stimmig.core.errors import Refusal
from stimmig.decision import actions, queries
from stimmig.decision.models import Decision, Expectation
from stimmig.ledger.queries import contents_about
from stimmig.people.models import Person
from tests.decision import scene

LUCKY = {
    "turned_out": "happened",
    "observation": "Bei 41 von 1.870 Rechnungen ist das Skonto verfallen.",
    "again": "otherwise",
    "again_because": "Vertreten konnte Heike Wegner niemand. Dass sie nicht krank war, war Glück.",
}


def due(decision: Decision) -> Expectation:
    """The first expectation, its day come."""
    return decision.expectations.order_by("due_on").first()  # type: ignore[return-value]  # the story names two


def address(expectation: Expectation) -> str:
    return f"/expectations/{expectation.pk}/retrospects/"


def test_both_questions_stand_side_by_side(db: Any, client: Client, cast: dict[str, Person]) -> None:
    """Good luck is shown as what happened, and beside it that one would decide otherwise; the ledger holds both."""
    decision = scene.decided()
    client.force_login(cast["luehrs"])
    assert client.post(address(due(decision)), LUCKY).url == f"/decisions/{decision.pk}/afterwards/"
    for page in ("", "afterwards/"):
        shown = client.get(f"/decisions/{decision.pk}/{page}").content.decode()
        assert "Es ist eingetreten" in shown
        assert "Nein, wir würden anders entscheiden" in shown
        assert LUCKY["again_because"] in shown
    (entry,) = contents_about(decision, "expectation.closed")
    assert LUCKY.items() <= entry.read()["content"].items()


@pytest.mark.parametrize("left_out", LUCKY)
def test_neither_question_closes_it_alone(db: Any, client: Client, cast: dict[str, Person], left_out: str) -> None:
    """Whoever answers one of the two is asked the other, and nothing typed is lost."""
    expectation = due(scene.decided())
    client.force_login(cast["luehrs"])
    answer = client.post(address(expectation), LUCKY | {left_out: ""})
    assert answer.status_code == 422
    kept = next(text for name, text in LUCKY.items() if name != left_out and " " in text)
    assert kept in answer.content.decode()
    assert not expectation.retrospects.exists()


def test_a_later_word_corrects_an_earlier_one(db: Any, client: Client, cast: dict[str, Person]) -> None:
    """The latest counts, and whoever reads sees what was said before."""
    decision = scene.decided()
    client.force_login(cast["luehrs"])
    for said in (LUCKY, LUCKY | {"turned_out": "cannot_tell", "observation": "Der August fehlt."}):
        client.post(address(due(decision)), said)
    (turned,) = queries.what_became(decision).looked_back_on
    assert turned.latest is not None
    assert turned.latest.turned_out == "cannot_tell"
    assert len(turned.said) == 2
    assert LUCKY["observation"] in client.get(f"/decisions/{decision.pk}/afterwards/").content.decode()


def test_nothing_is_closed_before_its_day(db: Any, client: Client, cast: dict[str, Person]) -> None:
    """An expectation says what is to be seen by a day; until then the page names the day and asks nothing."""
    expectation = due(scene.decided())
    before = timezone.now().replace(year=expectation.due_on.year) - timedelta(days=400)
    with pytest.raises(Refusal, match="not-due"):
        actions.look_back(expectation=expectation, **LUCKY, by=cast["luehrs"], at=before)
    later = expectation.decision.expectations.filter(due_on__gt=timezone.localdate()).first()
    if later:  # as long as the story's second day is still to come
        client.force_login(cast["luehrs"])
        assert 'name="turned_out"' not in client.get(address(later)).content.decode()


@pytest.mark.parametrize(
    ("key", "status"),
    [("luehrs", 200), ("claussen", 200), ("berger", 403), ("wegner", 403), ("demir", 404), ("thomsen", 404)],
)
def test_whoever_answers_for_it_or_facilitates_closes_it(
    db: Any, client: Client, cast: dict[str, Person], key: str, status: int
) -> None:
    """The accountable leader and facilitation; everybody else reads, or sees nothing of it."""
    expectation = due(scene.decided())
    client.force_login(cast[key])
    assert client.get(address(expectation)).status_code == status
    if status != 200:
        with pytest.raises(Refusal, match="not-yours"):
            actions.look_back(expectation=expectation, **LUCKY, by=cast[key], at=timezone.now())


def test_it_waits_for_those_who_close_it(db: Any, cast: dict[str, Person]) -> None:
    """On its day it waits for the accountable leader and for facilitation, until somebody has looked back."""
    expectation = due(scene.decided())
    day = expectation.due_on
    for key, waits in (("luehrs", True), ("claussen", True), ("berger", False), ("wegner", False)):
        assert queries.to_look_back_on(cast[key], day, ()).filter(pk=expectation.pk).exists() is waits
    assert not queries.to_look_back_on(cast["luehrs"], day - timedelta(days=1), ()).filter(pk=expectation.pk).exists()
    actions.look_back(expectation=expectation, **LUCKY, by=cast["luehrs"], at=timezone.now())
    assert not queries.to_look_back_on(cast["luehrs"], day, ()).filter(pk=expectation.pk).exists()


def test_what_became_of_it_costs_the_same_for_few_and_many(
    db: Any, cast: dict[str, Person], django_assert_max_num_queries: Any
) -> None:
    """However many expectations and conditions a decision has; the decision itself is at hand."""
    signed = scene.decided(scene.CONDITIONS)
    decision = queries.decision_for(cast["luehrs"], signed.pk)
    with django_assert_max_num_queries(5):
        became = queries.what_became(decision)
        assert not became.is_known
        assert len(became.conditions) > 1
        assert {each.condition.kept_by_name for each in became.conditions}
