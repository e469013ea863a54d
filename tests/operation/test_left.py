"""A wish nobody met in time stays on the desk until somebody says what became of it."""

from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.utils.timezone import localdate

from stimmig.core.errors import Refusal
from stimmig.ledger.cases.queries import read_case
from stimmig.operation import actions, queries
from stimmig.operation.actions.cases import forget
from stimmig.operation.models import Conversation, Takeover
from stimmig.people.models import Person
from tests.operation.talking import wished


@pytest.fixture
def left(held: Conversation, now: datetime) -> Takeover:
    """Somebody was promised a human, and nobody came."""
    made = wished(held, now - timedelta(minutes=30), deadline=now - timedelta(minutes=15))
    actions.time_out(now)
    made.refresh_from_db()
    return made


def test_it_stands_on_the_desk_and_on_the_start_page(desk: Client, left: Takeover) -> None:
    """With when they asked and what they were promised; nothing of what was said."""
    said = desk.get("/takeovers/").text
    assert "Nicht rechtzeitig erfüllt" in said
    assert f"/takeovers/{left.pk}/" in said
    assert "; zugesagt war jemand " in said
    assert "Ein Wunsch wurde nicht rechtzeitig erfüllt." in desk.get("/").text


def test_somebody_says_what_became_of_it(desk: Client, left: Takeover, demir: Person) -> None:
    """Then it leaves the desk, open pages draw themselves anew, and the case says it, by function only."""
    before = queries.desk_mark(demir)
    assert desk.post(f"/takeovers/{left.pk}/outcomes/", {"became": "called"}).headers["Location"] == "/takeovers/"
    assert queries.left(demir) == []
    assert queries.desk_mark(demir) != before
    last = read_case(left.conversation.case)[-1]
    assert (last.entry.kind, last.said["content"]["became"]) == ("takeover.became", "called")
    assert last.said["by"] == {"function": demir.function}
    assert "Jemand hat die Person zurückgerufen." in desk.get(f"/takeovers/{left.pk}/").text


def test_one_of_the_three_is_asked_for(desk: Client, left: Takeover) -> None:
    """Nothing is recorded without."""
    answer = desk.post(f"/takeovers/{left.pk}/outcomes/", {})
    assert answer.status_code == 422
    assert "Wählen Sie eines von dreien." in answer.text
    assert Takeover.objects.get().is_left


def test_it_counts_as_unmet_all_the_same(left: Takeover, demir: Person, now: datetime) -> None:
    """Calling back is kind, and does not make the promise kept."""
    actions.say_what_became(takeover=left, became="written", by=demir, at=now)
    months = queries.months_of(left.conversation.use_case, localdate(now))
    assert sum(month.unmet for month in months) == 1


def test_all_wishes_of_a_conversation_are_settled_at_once(
    held: Conversation, left: Takeover, demir: Person, now: datetime
) -> None:
    """Whoever asked twice in vain is called back once."""
    again = wished(held, now, deadline=now)
    actions.time_out(now + timedelta(minutes=1))
    assert queries.left(demir) == [left, again]
    actions.say_what_became(takeover=again, became="called", by=demir, at=now)
    assert queries.left(demir) == []
    with pytest.raises(Refusal, match="said-already"):
        actions.say_what_became(takeover=left, became="nothing", by=demir, at=now)


def test_the_conversation_can_still_be_taken_over(desk: Client, left: Takeover, demir: Person) -> None:
    """That is how one writes to them here. The old wish stays until somebody says what became of it."""
    there = desk.post(f"/takeovers/{left.pk}/acceptances/").headers["Location"]
    taken = Takeover.objects.get(ended_at=None)
    assert there == f"/takeovers/{taken.pk}/"
    assert (taken.accepted_by, queries.left(demir)) == (demir, [left])
    assert "Jetzt übernehmen" not in desk.get(f"/takeovers/{left.pk}/").text


def test_what_was_erased_is_nobodys_wish(desk: Client, left: Takeover, demir: Person, now: datetime) -> None:
    """It leaves the desk with whose it was, also on an open page; an old link offers nothing that would be refused."""
    before = queries.desk_mark(demir)
    forget(left.conversation, now)
    assert queries.left(demir) == []
    assert queries.desk_mark(demir) != before
    said = desk.get(f"/takeovers/{left.pk}/").text
    assert "Was wurde daraus?" not in said
    assert "Jetzt übernehmen" not in said


def test_only_whoever_takes_over_says_it(left: Takeover, berger: Person, now: datetime) -> None:
    """Not even the leader who answers for the use."""
    with pytest.raises(Refusal, match="not-yours"):
        actions.say_what_became(takeover=left, became="nothing", by=berger, at=now)
