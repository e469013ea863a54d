"""Single words: one slip away, inflected, run together; and phrases a house forbids."""

from typing import Any

import pytest

from stimmig.core.listening import lexicon, phrases
from stimmig.core.listening.ear import Ear
from stimmig.core.listening.lexicon import Lexicon, stem
from stimmig.core.listening.typos import Typos, one_slip


@pytest.mark.parametrize(
    "typed", ["mitarbeiter", "mitarbeitr", "mitarbeiterr", "mitarbieter", "mitarbxiter", "mitarbeitem"]
)
def test_a_slip_is_one_letter_or_two_swapped(typed: str) -> None:
    """Left out, put in, exchanged, swapped with its neighbour."""
    assert Typos(["mitarbeiter", "kurz"]).near(typed) == {"mitarbeiter"}


@pytest.mark.parametrize("typed", ["nitarbeiter", "mitarbt", "mitbarieter", "kurx"])
def test_more_than_a_slip_is_another_word(typed: str) -> None:
    """Nor is the first letter one, nor any letter of a short word."""
    assert Typos(["mitarbeiter", "kurz"]).near(typed) == set()


def test_two_words_of_very_different_length_are_no_slip() -> None:
    """Whatever they begin with."""
    assert not one_slip("mensch", "menschlich")
    assert one_slip("mensch", "mensch")


def test_an_element_names_words_in_many_ways() -> None:
    """By beginning, end, middle, inflection, as any number; a word that is known is never a slip."""
    atoms = [("verbind*", 1), ("*berater", 2), ("*bot*", 4), ("kaputt~", 8), ("#", 16), ("mensch", 32)]
    words = Lexicon(atoms, ["mensche"])
    read = {word: words.bits(word) for word in ("verbinden", "kundenberater", "chatbots", "kaputes", "42", "mensch")}
    assert list(read.values()) == [1, 2, 4, 8, 16, 32]
    assert [words.bits(word) for word in ("mensche", "mensh", "xyz", "verbindnug", "b" * 90)] == [0, 32, 0, 1, 0]
    assert stem("ab") == "ab"


def test_what_was_remembered_is_let_go_in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """However many different words come, memory stays bounded, and what is heard stays the same."""
    monkeypatch.setattr(lexicon, "KEPT", 1)
    monkeypatch.setattr("stimmig.core.listening.ear.KEPT", 1)
    words = Lexicon([("mensch", 1)])
    ear: Any = Ear(words, {}, [])
    assert [words.bits(word) for word in ("mensch", "x", "mensch")] == [1, 0, 1]
    assert [ear._parts(word) for word in ("a", "b", "a")] == [("a",), ("b",), ("a",)]


def test_a_forbidden_phrase_is_found_in_any_form() -> None:
    """Inflected, spelt otherwise, with one slip; other words between make it another phrase."""
    forbidden = ["kostenlose Lieferung", "?", "Größe garantiert", "Größe garantiert"]
    text = "Sie bekommen eine kostenloser Lieferungen. KOSTENLSE LIEFERUNG! Groesse garantiert."
    assert [(spot.code, spot.words) for spot in phrases(text, forbidden)] == [
        ("phrase.0", "kostenloser Lieferungen"),
        ("phrase.0", "KOSTENLSE LIEFERUNG"),
        ("phrase.2", "Groesse garantiert"),
        ("phrase.3", "Groesse garantiert"),
    ]
    assert phrases("kostenlose und schnelle Lieferung", forbidden) == ()
    assert phrases(text, []) == ()
