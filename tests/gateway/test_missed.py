"""Answers that did not help are counted, and after as many as the policy lets pass a human takes over."""

import pytest

from tests.gateway.conftest import Ask
from tests.gateway.upstream import Script, chat
from tests.gateway.world import World

ASKED = "Wann kommt jemand?"
AGAIN = [
    {"role": "user", "content": ASKED},
    {"role": "assistant", "content": "Gern."},
    {"role": "user", "content": "Wann  kommt JEMAND?"},
]


@pytest.fixture(autouse=True)
def answers(scripted: Script) -> None:
    scripted.kind, scripted.pieces = "application/json", chat("Gern.")


def test_two_in_a_row_and_a_human_takes_over(ask: Ask, keys: dict[str, str], world: World) -> None:
    """As the policy of this house has it; the reason is on record."""
    ask(keys["sentence"], ASKED)
    assert ask(keys["sentence"], "Das hilft mir nicht weiter.").text == "Gern."
    assert world.conversation(ask.conversation)["missed"] == 1
    assert ask(keys["sentence"], "Das war nicht meine Frage.").headers["x-stimmig-action"] == "human"
    assert [row[:2] for row in world.takeovers(ask.conversation)] == [("policy", "missed")]


def test_the_same_question_again_counts(ask: Ask, keys: dict[str, str], world: World) -> None:
    """Where the request brings its history; however it is spaced."""
    ask(keys["sentence"], ASKED)
    ask(keys["sentence"], messages=AGAIN)
    assert world.conversation(ask.conversation)["missed"] == 1


def test_an_answer_that_helped_begins_the_count_anew(ask: Ask, keys: dict[str, str], world: World) -> None:
    """Only in a row; and the first thing somebody says is about no answer."""
    ask(keys["sentence"], "Das hilft mir nicht weiter.")
    assert world.conversation(ask.conversation)["missed"] == 0
    for text, missed in (("Das hilft mir nicht weiter.", 1), ("Ah, danke.", 0), ("Das hilft mir nicht weiter.", 1)):
        assert ask(keys["sentence"], text).text == "Gern."
        assert world.conversation(ask.conversation)["missed"] == missed
