"""Refusals carry stable codes and everything at once; words come in the language they are asked for."""

from stimmig.core.errors import Faults, Incomplete, Refusal
from stimmig.core.framework import Text


def test_every_refusal_has_a_stable_code() -> None:
    """Pages, tests and other programs may rely on it."""
    assert (Refusal("not-yours").code, Faults([]).code, Incomplete([]).code) == (
        "not-yours",
        "faulty-file",
        "incomplete",
    )


def test_what_is_missing_is_named_at_once() -> None:
    """Also where it ends up in a log."""
    refused = Incomplete(["reasons", "review_date"])
    assert refused.gaps == ("reasons", "review_date")
    assert str(refused) == "incomplete: reasons, review_date"


def test_words_come_in_the_language_asked_for() -> None:
    """German unless English is asked for, and a name filled in where one belongs."""
    text = Text("Wert: {name}", "Value: {name}")
    assert text.in_("en") == "Value: {name}"
    assert text.in_("de-de") == "Wert: {name}"
    assert text.naming("Nähe") == Text("Wert: Nähe", "Value: Nähe")
