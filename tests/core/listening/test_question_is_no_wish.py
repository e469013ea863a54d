"""Who asks whether a human answers has not wished for one; who does both has."""

import pytest

from stimmig.content.listening import rules

ASKS = [
    "Sind Sie ein Mensch?",
    "Spreche ich mit einem echten Menschen?",
    "Are you a human?",
    "Am I talking to a person?",
]


@pytest.mark.parametrize("text", ASKS)
def test_a_question_is_answered_and_not_taken_for_a_wish(text: str) -> None:
    """The truth is all that was asked for."""
    heard = rules().listen(text)
    assert "asks_if_human" in heard
    assert "wants_human" not in heard


@pytest.mark.parametrize(
    "text", ["Sind Sie ein Mensch? Ich möchte mit einem Menschen sprechen.", "Are you a bot? Get me a human, please."]
)
def test_a_wish_beside_the_question_stays_one(text: str) -> None:
    """Neither takes the other's place."""
    heard = rules().listen(text)
    assert "asks_if_human" in heard
    assert "wants_human" in heard
