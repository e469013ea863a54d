"""Content has one form only, so that two honest programs always compute the same hash."""

import json
from enum import IntEnum, StrEnum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stimmig.core import ledger
from stimmig.core.ledger import NotCanonical, canonical

KEYS = st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=6)
LEAVES = st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | st.text(st.characters(codec="utf-8"))
VALUES = st.recursive(LEAVES, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4))


@given(VALUES)
def test_what_was_written_reads_back_the_same(value: object) -> None:
    """Nothing is lost on the way into the canonical form."""
    assert json.loads(canonical(value)) == value


@given(st.dictionaries(KEYS, LEAVES))
def test_the_order_of_keys_never_matters(value: dict[str, object]) -> None:
    """An object is the same however it was put together."""
    assert canonical(dict(reversed(value.items()))) == canonical(value)


def test_the_form_is_that_of_rfc_8785() -> None:
    """Keys sorted, no spaces, text as UTF-8, control characters as RFC 8785 section 3.2.2.2 writes them."""
    value = {"b": [1, True, None, False], "a": 'Öffnung €\n\x0f"\\/', "A": -7}
    assert canonical(value).decode() == '{"A":-7,"a":"Öffnung €\\n\\u000f\\"\\\\/","b":[1,true,null,false]}'


def test_tuples_are_lists() -> None:
    """The core hands out tuples; recorded they are lists."""
    assert canonical({"a": (1, 2)}) == b'{"a":[1,2]}'


class Number(IntEnum):
    ONE = 1


class Word(StrEnum):
    YES = "ja"


def test_what_is_a_number_or_a_text_by_another_name_is_written_as_one() -> None:
    """A choice is the text or the number it stands for, and its bounds are theirs."""
    assert canonical({"a": Number.ONE, "b": [Word.YES, 2, None]}) == b'{"a":1,"b":["ja",2,null]}'


@pytest.mark.parametrize(
    ("value", "where"),
    [
        ({"a": [1, 0.5]}, "content.a[1]: float"),
        ({"a": {"b": 2**53}}, "content.a.b: 9007199254740992"),
        ({"ä": 1}, "content: the key 'ä'"),
        ({1: 1}, "content: the key 1"),
        ({"a": "\ud800"}, "content.a: half a character at position 0"),
        ({"a": {1, 2}}, "content.a: set"),
        (b"bytes", "content: bytes"),
    ],
)
def test_anything_else_is_refused_with_its_place(value: object, where: str) -> None:
    """A value two programs might write differently never reaches the ledger."""
    with pytest.raises(NotCanonical) as refused:
        canonical(value)
    assert str(refused.value).startswith(where)


def test_nesting_has_an_end() -> None:
    """A list of lists of lists is refused long before the interpreter gives up."""
    value: object = "core"
    for _ in range(ledger.DEPTH_MAX - 1):
        value = [value]
    assert canonical(value)
    with pytest.raises(NotCanonical, match="nested more than 32 deep"):
        canonical([value])
