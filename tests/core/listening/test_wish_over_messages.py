"""A sentence sent in several messages, between which nobody answered: they come as the lines of one text."""

import pytest

from stimmig.content.listening import rules
from stimmig.core.listening import WISH
from stimmig.core.listening.words import sentences

SPREAD = [
    "Kann ich\nmit jemandem\nsprechen?",
    "kann ich ...\nmit wem...\nreden",
    "Ich hätte gern\neinen\nMenschen",
    "Verbinden Sie\nmich bitte",
    "can i\ntalk to\nsomeone",
    "Could I …\nspeak to ..\na real person?",
    "put me\nthrough",
]
APART = [
    "Kann ich\n\nsprechen?",
    "Ich möchte mit.\nSprechen kann jeder.",
    "Hallo...\nmein Paket ist da",
    "Can I ...\npay by card?",
]


@pytest.mark.parametrize("text", SPREAD)
def test_a_wish_over_several_lines_is_heard_as_one(text: str) -> None:
    """In its place from the first line to the last, dots at the end of a line or not."""
    (wish,) = (signal for signal in rules().listen(text).signals if signal.code == WISH)
    assert "\n" in wish.words


@pytest.mark.parametrize("text", APART)
def test_lines_that_wish_for_nothing_wish_for_nothing_together(text: str) -> None:
    """What is joined is not made up."""
    assert WISH not in rules().listen(text)


def test_a_long_line_that_trails_off_is_a_sentence_of_its_own() -> None:
    """Only who breaks off after a few words goes on in the next line."""
    long = "Gestern war ich in der Stadt und habe gewartet und dann ...\nging es weiter ..."
    assert [len(words) for words in sentences(long)] == [11, 3]
    assert [len(words) for words in sentences("und dann ...\nging es …\n\nweiter")] == [4, 1]
