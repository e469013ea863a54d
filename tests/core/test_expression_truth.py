"""Unknown is never false: an expression is unknown exactly where an unknown fact could still decide it."""

from datetime import date
from typing import Any

import pytest

from stimmig.core.expression import ALWAYS, NEVER, NOT_APPLICABLE, Atom, Expression, atoms, together

DAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("op", "want", "have", "truth"),
    [
        ("eq", True, True, True),
        ("eq", True, False, False),
        ("ne", NEVER, "2026-01-01", True),
        ("ne", NEVER, NEVER, False),
        ("in", frozenset({"a", "b"}), "b", True),
        ("in", frozenset({"a", "b"}), "c", False),
        ("gt", 2, 3, True),
        ("gt", 2, 2, False),
        ("lt", 2, 1, True),
        ("lt", 2, 2, False),
        ("contains", "a", ("a", "b"), True),
        ("contains", "a", ("b",), False),
        ("intersects", frozenset({"a"}), ("a", "b"), True),
        ("intersects", frozenset({"a"}), ("b",), False),
        ("older_than_days", 180, NEVER, True),
        ("older_than_days", 180, "2026-05-25", True),
        ("older_than_days", 180, "2026-05-26", False),
    ],
)
def test_a_known_fact_is_compared(op: str, want: Any, have: Any, truth: bool) -> None:
    """Every operation says true or false about a known value."""
    assert Atom("fact", op, want).truth({"fact": have}, DAY) is truth


def test_an_unknown_fact_is_neither_true_nor_false() -> None:
    """Absent and None are the same: unknown."""
    assert Atom("fact", "eq", True).truth({}, DAY) is None
    assert Atom("fact", "ne", True).truth({"fact": None}, DAY) is None


def test_what_does_not_apply_never_holds() -> None:
    """Not even a comparison with `ne` holds for a fact that does not apply."""
    assert Atom("fact", "ne", True).truth({"fact": NOT_APPLICABLE}, DAY) is False


YES, NO, UNKNOWN = Atom("yes", "eq", True), Atom("no", "eq", True), Atom("unknown", "eq", True)
VALUES = {"yes": True, "no": False}


@pytest.mark.parametrize(
    ("kind", "parts", "truth"),
    [
        ("all", (YES, YES), True),
        ("all", (YES, NO), False),
        ("all", (YES, UNKNOWN), None),
        ("all", (UNKNOWN, NO), False),
        ("any", (NO, YES), True),
        ("any", (NO, NO), False),
        ("any", (NO, UNKNOWN), None),
        ("any", (UNKNOWN, YES), True),
        ("any", (), False),
    ],
)
def test_one_part_can_decide_the_whole(kind: str, parts: tuple[Atom, ...], truth: bool | None) -> None:
    """A false part decides `all`, a true one decides `any`, whatever else is unknown."""
    assert Expression(kind, parts).truth(VALUES, DAY) is truth


def test_no_condition_holds_always() -> None:
    """A rule without guards applies everywhere."""
    assert ALWAYS.truth({}, DAY) is True


def test_facts_and_comparisons_are_read_through_guards() -> None:
    """What an expression rests on includes what its guards rest on."""
    whole = Expression("all", (YES, Expression("any", (NO, UNKNOWN))))
    assert whole.facts == {"yes", "no", "unknown"}
    assert atoms(whole) == [YES, NO, UNKNOWN]


@pytest.mark.parametrize("fact", [True, False, None])
@pytest.mark.parametrize("other", [True, False, None])
def test_conditions_put_together_say_the_same(fact: bool | None, other: bool | None) -> None:
    """Steps between that decide nothing are left out; the truth stays."""
    one, two = Atom("fact", "eq", True), Atom("other", "eq", True)
    single, either = Expression("any", (one,)), Expression("any", (Expression("all", (one,)), two))
    nested = Expression("all", (Expression("all", (single, either)), ALWAYS))
    flat = together(nested, Expression("any", (two,)))
    assert flat.parts == (one, Expression("any", (one, two)), two)
    values = {"fact": fact, "other": other}
    assert flat.truth(values, DAY) is Expression("all", (nested, two)).truth(values, DAY)
