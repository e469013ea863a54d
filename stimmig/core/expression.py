"""Conditions over facts, read with three truths: True, False, and None for unknown.

Unknown is never false: an expression is None wherever an unknown fact could still decide it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

Truth = bool | None
Value = bool | int | str | tuple[str, ...]
Values = Mapping[str, Value | None]

NOT_APPLICABLE = "not_applicable"
NEVER = "never"


def _older(have: Any, days: int, as_of: date) -> bool:
    return have == NEVER or (as_of - date.fromisoformat(have)).days > days


# What an atom may ask of a known fact, and of which types of fact.
OPERATIONS: dict[str, tuple[Callable[[Any, Any, date], bool], tuple[str, ...]]] = {
    "eq": (lambda have, want, as_of: have == want, ("bool", "enum", "int", "date_or_never")),
    "ne": (lambda have, want, as_of: have != want, ("bool", "enum", "int", "date_or_never")),
    "in": (lambda have, want, as_of: have in want, ("enum",)),
    "gt": (lambda have, want, as_of: have > want, ("int",)),
    "lt": (lambda have, want, as_of: have < want, ("int",)),
    "contains": (lambda have, want, as_of: want in have, ("multi",)),
    "intersects": (lambda have, want, as_of: not want.isdisjoint(have), ("multi",)),
    "older_than_days": (_older, ("date_or_never",)),
}


@dataclass(frozen=True, slots=True)
class Atom:
    """A fact compared with a value. `not_applicable` never holds."""

    fact: str
    op: str
    value: Any  # as the operation wants it: a set for `in` and `intersects`, else one value
    facts: frozenset[str] = field(init=False)
    _compare: Callable[[Any, Any, date], bool] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "facts", frozenset((self.fact,)))
        object.__setattr__(self, "_compare", OPERATIONS[self.op][0])

    def truth(self, values: Values, as_of: date) -> Truth:
        have = values.get(self.fact)
        if have is None:
            return None
        return have != NOT_APPLICABLE and self._compare(have, self.value, as_of)


@dataclass(frozen=True, slots=True)
class Expression:
    """All or any of its parts. Without parts, `all` holds always. `facts` are those it reads, guards opened."""

    kind: str  # all | any
    parts: tuple["Atom | Expression", ...] = ()
    facts: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "facts", frozenset().union(*(part.facts for part in self.parts)))

    def truth(self, values: Values, as_of: date) -> Truth:
        """True or False as soon as one part decides, None where an unknown fact could still decide."""
        decisive, unknown = self.kind == "any", False
        for part in self.parts:
            truth = part.truth(values, as_of)
            if truth is decisive:
                return truth
            unknown = unknown or truth is None
        return None if unknown else not decisive


ALWAYS = Expression("all")


def together(*expressions: Expression) -> Expression:
    """All of these as one, without the steps between that decide nothing: it is read thousands of times."""
    return Expression("all", tuple(part for expression in expressions for part in _inlined("all", expression)))


def _inlined(kind: str, part: "Atom | Expression") -> list["Atom | Expression"]:
    if isinstance(part, Expression):
        inner = [one for inside in part.parts for one in _inlined(part.kind, inside)]
        if part.kind == kind or len(inner) == 1:
            return inner
        return [Expression(part.kind, tuple(inner))]
    return [part]


def atoms(expression: Atom | Expression) -> list[Atom]:
    """Every comparison an expression rests on, guards opened."""
    if isinstance(expression, Atom):
        return [expression]
    return [atom for part in expression.parts for atom in atoms(part)]
