"""What makes the notice due anew makes it due until it has gone out."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.gateway.conftest import Ask
from tests.gateway.upstream import Script, chat
from tests.gateway.world import NOTICE, World


@pytest.mark.parametrize("because", ["rest", "channel"])
def test_a_first_answer_without_it_leaves_it_due(
    ask: Ask, keys: dict[str, str], scripted: Script, world: World, because: str
) -> None:
    """After a rest, or on another channel, the AI failed at first: the notice goes with the answer after."""
    scripted.kind, scripted.pieces = "application/json", chat("Ja.")
    assert ask(keys["sentence"]).text.startswith(NOTICE)
    channel = {"x-stimmig-channel": "email"} if because == "channel" else {}
    if because == "rest":
        before = datetime.now(UTC) - timedelta(hours=13)
        world.cursor.execute(
            "UPDATE operation_conversation SET last_at = %s, disclosed_at = %s WHERE outside_id = %s",
            [before, before, ask.conversation],
        )
    scripted.status = 500
    ask(keys["sentence"], headers=channel)
    scripted.status = 200
    first, second = (ask(keys["sentence"], headers=channel).text for _ in range(2))
    assert (first, second) == (f"{NOTICE}\n\nJa.", "Ja.")


def test_what_telemetry_heard_before_counts(ask: Ask, keys: dict[str, str], scripted: Script, world: World) -> None:
    """The rest was over already when the gateway was asked: the notice of before it is not enough."""
    scripted.kind, scripted.pieces = "application/json", chat("Ja.")
    assert ask(keys["sentence"]).text.startswith(NOTICE)
    assert ask(keys["sentence"]).text == "Ja."
    world.cursor.execute(
        "UPDATE operation_conversation SET resumed_at = %s WHERE outside_id = %s",
        [datetime.now(UTC), ask.conversation],
    )
    assert ask(keys["sentence"]).text.startswith(NOTICE)
    assert ask(keys["sentence"]).text == "Ja."
