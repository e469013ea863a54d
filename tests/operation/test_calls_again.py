"""Whoever comes to be in need while a human has the conversation is raised at the desk until that human has written."""

from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.utils.timezone import localtime

from stimmig.operation import actions, queries
from stimmig.operation.models import Takeover
from stimmig.people.models import Person
from stimmig.register.models import UseCase
from tests.operation.talking import conversation, wished


@pytest.fixture
def taken(telephone: UseCase, demir: Person, now: datetime) -> Takeover:
    """Ayşe Demir has a conversation."""
    made = wished(conversation(telephone, now), now - timedelta(minutes=30))
    actions.accept(takeover=made, by=demir, at=now)
    return made


def needs(takeover: Takeover, at: datetime) -> None:
    """Somebody in it writes in need, as the gateway notes it."""
    Takeover.objects.filter(pk=takeover.pk).update(need_at=at, need_met_at=None)


def test_it_moves_to_the_top_of_the_desk(
    desk: Client, taken: Takeover, telephone: UseCase, demir: Person, now: datetime
) -> None:
    """As those in need who wait stand there, above whoever waits longer; the page notices, and draws it as one more."""
    waits = wished(conversation(telephone, now), now - timedelta(hours=1))
    before, shown = queries.desk_mark(demir), desk.get("/takeovers/").text
    needs(taken, now)
    assert queries.waiting(demir) == [taken, waits]
    assert queries.under_way(demir) == []
    assert queries.desk_mark(demir) != before
    said = desk.get("/takeovers/").text
    assert said.index("In Not: geht allen anderen vor") < said.index(f"Um {localtime(now):%H:%M} hat jemand in Not")
    assert "Sie führen dieses Gespräch: Schreiben Sie jetzt." in said
    for counted in ("desk__line--waits", "desk__need"):
        assert said.count(counted) > shown.count(counted)  # by these live.js knows that somebody begins to wait


def test_whoever_has_it_reads_it_above_the_conversation(desk: Client, taken: Takeover, now: datetime) -> None:
    """In the part that is drawn anew, for the voice as well; it rings there, too."""
    here = f"/takeovers/{taken.pk}/"
    assert "in Not geschrieben" not in desk.get(here).text
    needs(taken, now)
    said = desk.get(here).text
    assert said.index("data-rings") < said.index("data-live-part") < said.index('role="alert"') < said.index("<ol")
    assert "Schreiben Sie jetzt." in said


def test_with_the_first_word_of_the_human_it_is_met(
    desk: Client, taken: Takeover, demir: Person, now: datetime
) -> None:
    """It stays marked as need, in hand, and asks once more before it is left; the next need calls anew."""
    needs(taken, now)
    mark = queries.desk_mark(demir)
    desk.post(f"/takeovers/{taken.pk}/lines/", {"text": "Gehen Sie ins Freie."})
    met = Takeover.objects.get()
    assert (met.calls_again, met.is_from_need, met.reason) == (False, True, "wants_human")
    assert (queries.waiting(demir), queries.under_way(demir)) == ([], [met])
    assert queries.desk_mark(demir) != mark
    assert "Ist die Person in Sicherheit?" in desk.post(f"/takeovers/{taken.pk}/ends/").text
    needs(taken, now + timedelta(minutes=1))
    assert queries.waiting(demir) == [taken]


def test_everybody_at_the_desk_reads_who_has_it(
    client: Client, taken: Takeover, petersen: Person, demir: Person, now: datetime
) -> None:
    """Also on their start page; nobody takes it over a second time, and once it is over nobody is called."""
    needs(taken, now)
    client.force_login(petersen)
    told = f"{demir.name} führt dieses Gespräch und hat noch nicht geantwortet."
    assert told in client.get("/takeovers/").text
    assert f"/takeovers/{taken.pk}/acceptances/" not in client.get("/takeovers/").text
    start = client.get("/").text
    assert start.index("Jemand ist in Not") < start.index(told) < start.index("<h2>")
    actions.end(takeover=Takeover.objects.get(), by=demir, at=now)
    assert queries.waiting(petersen) == []
    assert "in Not" not in client.get("/").text
