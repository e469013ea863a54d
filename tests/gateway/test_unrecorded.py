"""While nothing can be recorded the AI says nothing, and the person is told where a human is; or it goes on, noted."""

from collections.abc import Iterator

import pytest

from stimmig.gateway.recording import ORDER
from tests.gateway.conftest import Ask, Process
from tests.gateway.upstream import Script, chat
from tests.gateway.world import World

NEED = "Hier riecht es nach Gas."


@pytest.fixture
def locked(world: World) -> Iterator[None]:
    """The tables cannot be written: renamed, as after a migration gone wrong."""
    world.cursor.execute("ALTER TABLE ledger_entry RENAME TO ledger_entry_away")
    yield
    world.cursor.execute("ALTER TABLE ledger_entry_away RENAME TO ledger_entry")


def test_closed_but_not_mute(ask: Ask, keys: dict[str, str], scripted: Script, world: World, locked: None) -> None:
    """503 with the way to a human; the AI was not asked."""
    answer = ask(keys["hold"])
    assert (answer.status, answer.body["error"]["code"]) == (503, "record_unavailable")
    assert "04841 7700" in answer.body["error"]["message"]
    assert scripted.asked == []


@pytest.fixture
def elsewhere(narrow: Process, world: World, conversation: str, request: pytest.FixtureRequest) -> Iterator[Ask]:
    """Asks the gateway with little patience; what it could not record is forgotten afterwards."""
    yield Ask(narrow.url, conversation, request.node.name)
    world.cursor.execute("DELETE FROM operation_policyfinding WHERE code = 'unrecorded'")


def test_open_and_noted(elsewhere: Ask, world: World, keys: dict[str, str], scripted: Script) -> None:
    """Where the policy says so the AI answers, with its notice; what is missing is on record as soon as it can be."""
    scripted.kind, scripted.pieces = "application/json", chat("Ja.")
    world.cursor.execute("ALTER TABLE ledger_entry RENAME TO ledger_entry_away")
    unrecorded = elsewhere(keys["open"])
    wished = elsewhere(keys["open"], "Sind Sie ein Mensch? Ich möchte einen Menschen sprechen.")
    world.cursor.execute("ALTER TABLE ledger_entry_away RENAME TO ledger_entry")
    assert unrecorded.text.endswith("Ja.")
    assert unrecorded.headers["x-stimmig-action"] == "disclosed"
    assert wished.text.startswith("Hier antwortet eine KI")
    assert wished.text.endswith("So erreichen Sie uns: 04841 7700.")  # no desk hears of it, so nobody is promised
    assert elsewhere(keys["open"]).status == 200
    assert noted(world) == [(2, True)]  # from which `stimmig watch` makes an incident


def test_somebody_in_need_is_answered_with_words(
    elsewhere: Ask, world: World, keys: dict[str, str], scripted: Script
) -> None:
    """No error, which pages show as one: how one is saved, and no human promised. It is on record later as missing."""
    world.cursor.execute("ALTER TABLE ledger_entry RENAME TO ledger_entry_away")
    in_need = elsewhere(keys["hold"], NEED)
    streamed = elsewhere(keys["hold"], NEED, stream=True)
    service = elsewhere(keys["hold"], NEED, headers={"x-stimmig-mode": "api"})
    world.cursor.execute("ALTER TABLE ledger_entry_away RENAME TO ledger_entry")
    assert (in_need.status, in_need.headers["x-stimmig-action"]) == (200, "human")
    for words in (in_need.text, streamed.text, service.body["error"]["message"]):
        assert words.startswith("Ist jemand in Lebensgefahr? Rufen Sie jetzt 112 an.")
        assert "04841 7700" in words
        assert "gerufen" not in words
    assert service.status == 403
    assert scripted.asked == []
    scripted.kind, scripted.pieces = "application/json", chat("Ja.")
    assert elsewhere(keys["hold"]).status == 200
    assert noted(world) == [(3, True)]


def test_a_database_that_hangs_is_one_that_fails(
    elsewhere: Ask, world: World, keys: dict[str, str], scripted: Script
) -> None:
    """Nobody waits for it for ever: after a while the policy says what happens."""
    scripted.kind, scripted.pieces = "application/json", chat("Ja.")
    world.connection.begin()
    if world.database.vendor == "postgresql":
        world.cursor.execute("SELECT pg_advisory_xact_lock(%s)", [ORDER])
    try:
        closed, goes_on = elsewhere(keys["hold"]), elsewhere(keys["open"])
    finally:
        world.connection.rollback()
    assert (closed.status, closed.body["error"]["code"]) == (503, "record_unavailable")
    assert "04841 7700" in closed.body["error"]["message"]
    assert goes_on.text.endswith("Ja.")
    assert elsewhere(keys["open"]).status == 200
    assert noted(world) == [(1, True)]


def noted(world: World) -> list[tuple[int, bool]]:
    """How many turns went by without a record, and whether they went out."""
    found = world.cursor.all("SELECT turns, went_out FROM operation_policyfinding WHERE code = 'unrecorded'")
    return [(turns, bool(out)) for turns, out in found]
