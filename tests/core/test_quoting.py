"""What a customer quotes is found as they remember it, and nothing else is."""

import pytest

from stimmig.core.quoting import nearness, plainly

SAID = "Sie können Ihr Geld – natürlich! – bis zum 3. Mai zurückbekommen."


@pytest.mark.parametrize(
    "quote",
    [
        "Sie können Ihr Geld",
        "sie koennen ihr geld natuerlich",
        "GELD, NATÜRLICH",
        "bis zum 3 mai",
        "zurückbekommen",
        "ko\u0308nnen",  # as some keyboards write it
    ],
)
def test_words_are_found_however_they_are_written(quote: str) -> None:
    """Case, umlauts, marks and spaces make no difference."""
    assert nearness(quote, SAID) == "quoted"


@pytest.mark.parametrize("quote", ["", " – ! ", "Geld zurück", "bekommen", "Mai 3"])
def test_other_words_are_not(quote: str) -> None:
    """Neither half a word nor another order, nor nothing at all."""
    assert nearness(quote, SAID) is None


def test_accents_fall_away() -> None:
    """Café is found as cafe."""
    assert plainly("Café, NIÑO") == ["cafe", "nino"]


@pytest.mark.parametrize(
    ("quote", "said"),
    [
        ("“Das  geht nicht„", "»Das geht\n\tnicht«"),
        ("Kundenservice", "Fragen Sie den Kunden-Service."),
        ("per E-Mail", "Wir melden uns per Email"),
        ("per e mail", "Wir melden uns per E‑Mail"),  # with a hyphen that does not break
        ("gehts nicht", "So geht’s nicht."),
        ("Zuständigkeit", "Zustän\u00addig\u00adkeit"),
        ("von 9 bis 17 Uhr", "von 9\u202f–\u200917 … von 9 bis\u00a017 Uhr"),
    ],
)
def test_marks_dashes_and_spaces_make_no_difference(quote: str, said: str) -> None:
    """Nor where a word is divided, or written in one."""
    assert nearness(quote, said) == "quoted"


@pytest.mark.parametrize(("quote", "said"), [("aa", "aaa aa"), ("ab ab", "x ab ab ab")])
def test_every_place_is_looked_at(quote: str, said: str) -> None:
    """Also where an earlier one only looks like it, and where one lies in another."""
    assert nearness(quote, said) == "quoted"


@pytest.mark.parametrize(
    ("quote", "is_it"),
    [("Mai Geld zurückbekommen", True), ("zurückbekommen bis Mai", True), ("Mai Geld", False), ("Mai Geld nie", False)],
)
def test_three_words_are_recalled_in_whatever_order(quote: str, is_it: bool) -> None:
    """Two are too few, and one that was not said is one too many."""
    assert nearness(quote, SAID) == ("recalled" if is_it else None)
