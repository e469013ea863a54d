"""Reading facts: each with a value it can have, and where that comes from."""

from datetime import date
from typing import Any

from stimmig.core.expression import NEVER, NOT_APPLICABLE, Value
from stimmig.core.framework import Fact, Framework
from stimmig.core.use_case.nouns import EXCLUSIVE, SOURCES, Known
from stimmig.core.use_case.table import Table


class Facts:
    """Reads facts along the framework, as of a day if one is given."""

    def __init__(self, framework: Framework, as_of: date | None) -> None:
        self.framework, self.as_of = framework, as_of

    def read(self, table: Table, *, at_touchpoint: bool) -> dict[str, Known]:
        """The facts of a table, in the order of the framework."""
        known: dict[str, Known] = {}
        for key, fact in self.framework.facts.items():
            if key not in table.data:
                continue
            if fact.scope == "touchpoint" and not at_touchpoint:
                table.fault(key, "belongs_to_touchpoint", table.data[key])
            elif found := self._known(table, key, fact):
                known[key] = found
        for key in table.data:
            if key not in self.framework.facts:
                table.fault(key, "unknown_fact")
        return known

    def _known(self, table: Table, key: str, fact: Fact) -> Known | None:
        raw = table.data[key]
        if not isinstance(raw, dict):
            value = self._value(table, key, fact, raw)
            return None if value is None else Known(value)
        inner = Table(raw, table.at(key), table.faults)
        source, note = inner.choice("source", SOURCES) or "stated", inner.text("note")
        if "value" not in raw:
            inner.fault("value", "missing")
        value = self._value(inner, "value", fact, raw["value"]) if inner.has("value") else None
        inner.closed()
        return None if value is None else Known(value, source, note)

    def _value(self, table: Table, key: str, fact: Fact, raw: Any) -> Value | None:
        """A value the fact can have, or None with a fault."""
        if raw == NOT_APPLICABLE:
            return NOT_APPLICABLE
        if raw is None:
            table.fault(key, "empty")
        elif fact.type == "bool":
            if isinstance(raw, bool):
                return raw
            table.fault(key, "wrong_type", raw, ("true_or_false",))
        elif fact.type == "enum":
            if isinstance(raw, str) and raw in fact.values:
                return raw
            table.fault(key, "not_allowed", raw, (*fact.values, NOT_APPLICABLE))
        elif fact.type == "multi":
            return self._several(table, key, fact, raw)
        elif fact.type == "date_or_never":
            return raw if raw == NEVER else self.day(table, key, raw)
        else:
            return self._number(table, key, fact, raw)
        return None

    def _several(self, table: Table, key: str, fact: Fact, raw: Any) -> Value | None:
        if not isinstance(raw, list):
            table.fault(key, "wrong_type", raw, ("list", *fact.values))
        elif not raw:
            table.fault(key, "empty")
        elif wrong := [value for value in raw if not isinstance(value, str) or value not in fact.values]:
            table.fault(key, "not_allowed", wrong[0] if len(wrong) == 1 else wrong, (*fact.values, NOT_APPLICABLE))
        elif len(set(raw)) < len(raw):
            table.fault(key, "twice", raw)
        elif len(raw) > 1 and (alone := [value for value in raw if value in EXCLUSIVE]):
            table.fault(key, "stands_alone", alone[0])
        else:
            return tuple(value for value in fact.values if value in raw)
        return None

    def _number(self, table: Table, key: str, fact: Fact, raw: Any) -> Value | None:
        highest = 100 if fact.type == "percent" else 10**9
        if isinstance(raw, bool) or not isinstance(raw, int):
            table.fault(key, "wrong_type", raw, ("whole_number",))
        elif not 0 <= raw <= highest:
            table.fault(key, "out_of_range", raw, ("0", str(highest)))
        else:
            return raw
        return None

    def day(self, table: Table, key: str, raw: Any) -> str | None:
        """An ISO date, not after the day of reading."""
        if raw is None:
            return None
        try:
            day = date.fromisoformat(raw)
        except (TypeError, ValueError):
            table.fault(key, "not_a_date", raw)
            return None
        if self.as_of and day > self.as_of:
            table.fault(key, "in_future", raw, (self.as_of.isoformat(),))
        return day.isoformat()
