"""A sentence ends where a reader would say so, whatever pieces it comes in."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stimmig.gateway.wire.sentences import PIECE_MAX, Splitter

ONE = [
    "Das gilt z. B. für Tarife, d. h. für alle.",
    "Dr. Brandt ruft Sie zurück.",
    "Wir sehen uns am 3. Mai um 10 Uhr.",
    "Es kostet 3.50 Euro, ca. 2,5 % mehr.",
    "Siehe https://example.org/a.b?c=d.e für mehr.",
    "Bitte siehe Nr. 5 Abs. 2 der Bedingungen.",
    "We use it e.g. for Mr. Smith, i.e. you.",
    "1. Öffnen Sie die Klappe",
]
MANY = [
    (["Ja. ", "Nein! ", "Wirklich?"], "Ja. Nein! Wirklich?"),
    (["Er sagte: „Ja.“ ", "Dann ging er."], "Er sagte: „Ja.“ Dann ging er."),
    (["Moment … ", "Jetzt."], "Moment … Jetzt."),
    (["1. Eins\n", "2. Zwei\n", "- drei"], "1. Eins\n2. Zwei\n- drei"),
    (["Ich bin\nein Mensch."], "Ich bin\nein Mensch."),
    (["Seit 2026. ", "Immer noch."], "Seit 2026. Immer noch."),
    (["Absatz.\n", "\nNoch einer."], "Absatz.\n\nNoch einer."),
]


def split(*parts: str) -> list[str]:
    splitter = Splitter()
    found = [piece for part in parts for piece in splitter.feed(part)]
    return [*found, *filter(None, [splitter.flush()])]


@pytest.mark.parametrize("text", ONE)
def test_what_is_one_sentence_stays_one(text: str) -> None:
    """Abbreviations, dates, decimals, addresses and numbers of a list end nothing."""
    assert split(text + " ") == [text + " "]


@pytest.mark.parametrize(("pieces", "text"), MANY)
def test_sentences_end_where_they_end(pieces: list[str], text: str) -> None:
    """Also before a closing quotation mark; a line ends one where a list or an empty line follows."""
    assert split(text) == pieces


@settings(max_examples=60)
@given(st.sampled_from([*ONE, *(text for _, text in MANY)]), st.lists(st.integers(0, 60), max_size=6))
def test_the_pieces_it_comes_in_change_nothing(text: str, cuts: list[int]) -> None:
    """So what is checked does not depend on the network."""
    places = sorted({0, len(text), *(cut for cut in cuts if cut < len(text))})
    parts = [text[a:b] for a, b in pairwise(places)]
    assert split(*parts) == split(text)


def test_a_sentence_goes_as_soon_as_it_has_ended() -> None:
    """And no sooner: the full stop alone may be one of a number."""
    splitter = Splitter()
    assert splitter.feed("Das ist so.") == []
    assert splitter.feed(" U") == ["Das ist so. "]


def test_a_text_without_an_end_is_given_in_bounded_pieces() -> None:
    """At a space, and nothing is lost."""
    text = "Wort " * (PIECE_MAX // 2)
    pieces = split(*(text[at : at + 7] for at in range(0, len(text), 7)))
    assert "".join(pieces) == text
    assert all(len(piece) <= PIECE_MAX and piece.endswith(" ") for piece in pieces)
