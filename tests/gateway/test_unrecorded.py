"""While nothing can be recorded the AI says nothing, and the person is told where a human is; or it goes on, noted."""

from collections.abc import Iterator

import pytest

from tests.gateway.conftest import Ask, started
from tests.gateway.upstream import Script, Upstream, chat
from tests.gateway.world import World


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
    in_need = ask(keys["hold"], "Hier riecht es nach Gas.").body["error"]["message"]
    assert in_need.startswith("Ist jemand in Lebensgefahr? Rufen Sie jetzt 112 an.")
    assert "04841 7700" in in_need


def test_open_and_noted(
    world: World, upstream: Upstream, keys: dict[str, str], scripted: Script, conversation: str,
    request: pytest.FixtureRequest,
) -> None:  # fmt: skip
    """Where the policy says so the AI answers, with its notice; what is missing is on record as soon as it can be."""
    scripted.kind, scripted.pieces = "application/json", chat("Ja.")
    process = started(world, upstream.url)
    try:
        ask = Ask(process.url, conversation, request.node.name)
        world.cursor.execute("ALTER TABLE ledger_entry RENAME TO ledger_entry_away")
        unrecorded = ask(keys["open"])
        wished = ask(keys["open"], "Sind Sie ein Mensch? Ich möchte einen Menschen sprechen.")
        world.cursor.execute("ALTER TABLE ledger_entry_away RENAME TO ledger_entry")
        assert unrecorded.text.endswith("Ja.")
        assert unrecorded.headers["x-stimmig-action"] == "disclosed"
        assert wished.text.startswith("Hier antwortet eine KI")
        assert wished.text.endswith("So erreichen Sie uns: 04841 7700.")  # no desk hears of it, so nobody is promised
        assert ask(keys["open"]).status == 200
        found = world.cursor.all("SELECT turns, went_out FROM operation_policyfinding WHERE code = 'unrecorded'")
        told = [(turns, bool(out)) for turns, out in found]
        assert told == [(2, True)]  # from which `stimmig watch` makes an incident
    finally:
        process.stop()
