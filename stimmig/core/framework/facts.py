"""Reading the facts, the guards that say where they matter, and every condition that rests on them."""

from dataclasses import replace
from typing import Any

from stimmig.core.expression import ALWAYS, OPERATIONS, Atom, Expression
from stimmig.core.framework.nouns import ANSWER_TYPES, Fact
from stimmig.core.framework.table import Table
from stimmig.core.framework.texts import closed, labels, words


class Facts:
    """Facts and guards by their keys, empty until they are read; conditions are checked against them."""

    def __init__(self, document: Table) -> None:
        self.document = document
        self.by_key: dict[str, Fact] = {}
        self.guards: dict[str, Expression] = {}

    def read(self) -> None:
        """Facts first without their guards, so that guards can be checked against them; then guards; then `ask_if`."""
        rows = dict(self.document.tables_by_key("facts"))
        self.by_key = {key: self._fact(key, row) for key, row in rows.items()}
        guards = self.document.table("guards")
        for name in guards.data:
            self._guard(guards, name, ())
        for key, row in rows.items():
            self.by_key[key] = replace(self.by_key[key], ask_if=self.conjunction(row, "ask_if"))
            row.closed()

    def conjunction(self, row: Table, key: str) -> Expression:
        """All guards of a list: the use, not the definition, so each must be known."""
        names = row.texts(key, self.guards)
        return Expression("all", tuple(self.guards[name] for name in names if name in self.guards)) if names else ALWAYS

    def condition(self, table: Table, key: str, within: tuple[str, ...] = ()) -> Expression:
        """All or any of what stands under a key; `within` are the guards on the way here."""
        inner = table.table(key)
        if set(inner.data) not in ({"all"}, {"any"}):
            inner.note("", "needs exactly one of all and any")
            return ALWAYS
        kind = next(iter(inner.data))
        return Expression(kind, tuple(self._part(row, within) for row in inner.tables(kind)))

    def _fact(self, key: str, row: Table) -> Fact:
        kind = row.text("type", ANSWER_TYPES)
        return Fact(
            key=key,
            type=kind,
            scope=row.text("scope", ("use_case", "touchpoint", "house")),
            question=words(row, "question"),
            who=words(row, "who"),
            values=labels(row, "values") if kind in ("enum", "multi") else {},
            help=words(row, "help") if "help" in row.data else None,
        )

    def _guard(self, guards: Table, name: str, within: tuple[str, ...]) -> Expression:
        if name not in self.guards:
            if name in within:
                guards.note(name, "refers to itself")
                return ALWAYS
            self.guards[name] = self.condition(guards, name, (*within, name))
        return self.guards[name]

    def _part(self, row: Table, within: tuple[str, ...]) -> Atom | Expression:
        if "guard" in row.data:
            guards = self.document.table("guards")
            name = row.text("guard", guards.data)
            return closed(row, self._guard(guards, name, within) if name in guards.data else ALWAYS)
        fact, op, value = row.text("fact"), row.text("op", tuple(OPERATIONS)), row.raw("value")
        if fact not in self.by_key:
            row.note("fact", f"{fact!r} is no fact")
        if fact not in self.by_key or op not in OPERATIONS:
            return closed(row, ALWAYS)
        _check_value(row, self.by_key[fact], op, value)
        return closed(row, Atom(fact, op, frozenset(value) if op in ("in", "intersects") else value))


def _check_value(row: Table, fact: Fact, op: str, value: Any) -> None:
    """The operation fits the type of the fact, and the value is one it can have."""
    if fact.type not in OPERATIONS[op][1]:
        row.note("op", f"{op} does not go with {fact.key}, which is {fact.type}")
    several = value if op in ("in", "intersects") and isinstance(value, list) else [value]
    if fact.values and not set(several) <= set(fact.values):
        row.note("value", f"{value!r} is no value of {fact.key}")
    if fact.type == "bool" and not isinstance(value, bool):
        row.note("value", f"{value!r} is neither true nor false")
    if op in ("gt", "lt", "older_than_days") and (isinstance(value, bool) or not isinstance(value, int)):
        row.note("value", f"{value!r} is no number")
