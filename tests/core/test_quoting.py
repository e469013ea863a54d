"""What a customer quotes is found as they remember it, and nothing else is."""

import pytest

from stimmig.core.quoting import is_quoted, plainly

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
    assert is_quoted(quote, SAID)


@pytest.mark.parametrize("quote", ["", " – ! ", "Geld zurück", "bekommen", "Mai 3"])
def test_other_words_are_not(quote: str) -> None:
    """Neither half a word nor another order, nor nothing at all."""
    assert not is_quoted(quote, SAID)


def test_accents_fall_away() -> None:
    """Café is found as cafe."""
    assert plainly("Café, NIÑO") == " cafe nino "
