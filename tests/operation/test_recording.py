"""What is recorded of staff: as little as answers for a case, said on one page; by name only where leaders want it."""

from datetime import datetime

import pytest
from django.test import Client

from stimmig.core.errors import Refusal
from stimmig.ledger.cases.queries import read_case
from stimmig.ledger.models import Entry
from stimmig.operation import actions
from stimmig.operation.models import Takeover
from stimmig.people import actions as people
from stimmig.people.models import House, Person


def whole_way(waits: Takeover, by: Person, now: datetime) -> list[dict[str, str] | None]:
    """Somebody takes over, writes and ends; by whom each of it is recorded."""
    actions.accept(takeover=waits, by=by, at=now)
    actions.write(takeover=waits, text="Guten Tag", by=by, at=now)
    actions.end(takeover=waits, by=by, at=now)
    return [each.said["by"] for each in read_case(waits.conversation.case) if each.said["by"]]


def test_from_the_start_a_conversation_says_the_function_only(waits: Takeover, demir: Person, now: datetime) -> None:
    """And once it is over, no row says who had it. What they wrote says it only where several have it."""
    function = {"function": demir.function}
    assert whole_way(waits, demir, now) == [function, {"function": ""}, function]
    assert Takeover.objects.get().accepted_by is None


def test_where_leaders_want_it_it_says_the_name(waits: Takeover, demir: Person, berger: Person, now: datetime) -> None:
    """From then on, of who takes over and ends; what they wrote can go with the case file, and names nobody."""
    people.choose_recording(names_at_desk=True, by=berger, at=now)
    taken, written, ended = whole_way(waits, demir, now)
    assert [by and by.get("name") for by in (taken, written, ended)] == [demir.name, None, demir.name]
    assert Takeover.objects.get().accepted_by == demir


def test_that_it_was_chosen_is_recorded_once(house: House, berger: Person, now: datetime) -> None:
    """Choosing what holds already changes nothing."""
    for _ in range(2):
        people.choose_recording(names_at_desk=True, by=berger, at=now)
    assert Entry.objects.filter(kind="recording.changed").count() == 1


@pytest.mark.parametrize("key", ["claussen", "albers", "jansen", "thomsen"])
def test_leaders_alone_choose(cast: dict[str, Person], now: datetime, client: Client, key: str) -> None:
    """Everybody else reads what is recorded."""
    with pytest.raises(Refusal, match="not-yours"):
        people.choose_recording(names_at_desk=True, by=cast[key], at=now)
    client.force_login(cast[key])
    assert "nur mit der Funktion" in client.get("/house/recording/").text
    assert client.post("/house/recording/").status_code == 403


def test_a_leader_switches_it_on_and_off(berger: Person, client: Client) -> None:
    """By one button."""
    client.force_login(berger)
    client.post("/house/recording/", {"names_at_desk": "yes"})
    assert House.objects.get().names_at_desk
    client.post("/house/recording/")
    assert not House.objects.get().names_at_desk


def test_everything_that_names_somebody_stands_there(demir: Person, client: Client) -> None:
    """Also what went wrong, guardrails, a stop, and who erased a conversation, which stays when the words go."""
    client.force_login(demir)
    said = client.get("/house/recording/").text
    for each in (
        "einen Vorfall gemeldet",
        "Leitplanken gemacht",
        "die KI angehalten",
        "wann, bleibt vermerkt",
        "im Protokoll",
    ):
        assert each in said
