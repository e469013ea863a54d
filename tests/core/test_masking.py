"""What is somebody else's leaves no trace in a file."""

from hypothesis import given
from hypothesis import strategies as st

from stimmig.core.masking import MASK, masked

WORDS = st.lists(st.text("abcä ", min_size=1, max_size=5), max_size=4)


def test_an_expression_is_blacked_out_everywhere() -> None:
    """However it is capitalised, and with the spaces people leave around it."""
    assert masked("Frau Meier und FRAU MEIER", [" Frau Meier "]) == f"{MASK} und {MASK}"


def test_a_name_within_a_name_leaves_no_rest() -> None:
    """The longer one goes first."""
    assert masked("Meier-Lorenz", ["Meier", "Meier-Lorenz"]) == MASK


def test_however_it_is_written_it_is_the_same_name() -> None:
    """With another kind of space, over the end of a line, or with its umlaut in two signs."""
    assert masked("Herr\nMüller, Herr\u00a0 Mu\u0308ller", ["Herr Müller"]) == f"{MASK}, {MASK}"
    assert masked("Mu\u0308ller", ["Meier"]) == "Mu\u0308ller"


def test_nothing_to_hide_changes_nothing() -> None:
    """Neither no expression nor an empty one."""
    assert masked("Hallo", []) == masked("Hallo", ["", "  "]) == "Hallo"


def test_signs_mean_themselves() -> None:
    """A dot hides a dot."""
    assert masked("a.b axb", ["a.b"]) == f"{MASK} axb"


@given(st.text("abcä ", max_size=20), WORDS)
def test_nothing_hidden_is_left(text: str, hidden: list[str]) -> None:
    """Whatever is asked for does not stand in what comes out."""
    left = masked(text, hidden)
    assert all(each.strip() not in left.replace(MASK, "\n") for each in hidden if each.strip())
