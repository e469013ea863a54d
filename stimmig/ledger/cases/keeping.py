"""Recording in cases, in plain SQL: for Django, and for a gateway that writes many records in one transaction."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from stimmig.core import ledger, retention
from stimmig.core.errors import Refusal
from stimmig.core.ledger.enclosure import Opening
from stimmig.ledger.append import Line, append, wait_in_line
from stimmig.ledger.cases import kinds
from stimmig.ledger.cases.keys import Keys
from stimmig.ledger.cases.locking import fresh, lock
from stimmig.ledger.plain_sql import Cursor, found, insert, places, run_for_each

NO_TERM = "case."  # what is done with a case does not prolong it
CONTENT = "ledger_casecontent", ("entry_id", "locked")
TERM = """
INSERT INTO ledger_term ("case", kept_as, since, closed_on, ends_on, restricts_on) VALUES (%s, %s, %s, %s, %s, %s)
ON CONFLICT ("case", kept_as) DO UPDATE SET since = excluded.since, closed_on = excluded.closed_on,
    ends_on = excluded.ends_on, restricts_on = excluded.restricts_on
WHERE excluded.since > ledger_term.since OR excluded.closed_on IS NOT NULL OR ledger_term.closed_on IS NOT NULL
"""
CLOSED = """
SELECT "case", kept_as, since, closed_on FROM ledger_term WHERE closed_on IS NOT NULL AND "case" IN ({})
"""
ERASED = 'SELECT "case" FROM ledger_erasure WHERE "case" IN ({})'
KEPT_BEFORE = """
SELECT DISTINCT e."case" FROM ledger_casecontent c JOIN ledger_entry e ON e.seq = c.entry_id WHERE e."case" IN ({})
"""
Key = tuple[UUID, str | None]  # a case, and the class under which it is kept


@dataclass(frozen=True, slots=True)
class Record:
    """One thing to record in a case.

    `at` has the time zone of the house: its day begins a term. `kept_as` is the retention class under which this
    keeps the case from that day on; what is done with the case itself (`case.…`) has none. `closes` says whether what
    such a class waits for is over, for example that the last incident of the case is closed; None leaves it as it was.
    """

    case: UUID
    kind: str
    at: datetime
    content: Mapping[str, Any]
    kept_as: str | None = None
    closes: bool | None = None
    by: Mapping[str, str] | None = None


class NotKept(Refusal):
    """Nothing was recorded, because of these cases. `erased`: the case was. `key-gone`: its key is lost.

    Whoever wants to record on in such a conversation opens a new case.
    """

    def __init__(self, code: str, cases: Iterable[UUID]) -> None:
        self.cases = frozenset(cases)
        super().__init__(code)


def keep(cursor: Cursor, vendor: str, keys: Keys, records: Sequence[Record]) -> list[ledger.Entry]:
    """Record these, in order, in the transaction of this cursor: all of them, or none.

    `vendor` is `sqlite` or `postgresql`. The keys are durable before anything is written. Raises NotKept before it
    writes anything, ValueError for a record that says something impossible.
    """
    openings = [_opening(record) for record in records]
    cases = sorted({record.case for record in records})
    known = _keys(cursor, keys, cases)
    wait_in_line(cursor, vendor)
    if erased := _cases(cursor, ERASED, cases):
        raise NotKept("erased", erased)
    lines = [Line(r.kind, r.at, r.case, opening.commitment()) for r, opening in zip(records, openings, strict=True)]
    entries = append(cursor, vendor, lines)
    pairs = zip(entries, records, openings, strict=True)
    rows = [(e.seq, lock(known[record.case], e.seq, e.commitment, opening)) for e, record, opening in pairs]
    insert(cursor, vendor, *CONTENT, rows)
    run_for_each(cursor, TERM, _terms(records, _closed(cursor, records)))
    return entries


def _opening(record: Record) -> Opening:
    """Prove a record, and write it in its canonical form with a new salt."""
    if record.kind not in kinds.KINDS:
        raise ValueError(f"{record.kind!r} is not recorded in a case; cases/kinds.py lists what is")
    if record.at.tzinfo is None:
        raise ValueError(f"{record.at} has no time zone; pass the time of the house")
    if record.kept_as not in ([None] if record.kind.startswith(NO_TERM) else retention.CLASSES):
        raise ValueError(f"{record.kind} with the retention class {record.kept_as!r}; core/retention.py lists them")
    what = {"kind": record.kind, "at": record.at.astimezone(UTC).isoformat(), "case": str(record.case)}
    by = dict(record.by) if record.by else None
    return fresh(ledger.canonical({**what, "by": by, "content": dict(record.content)}))


def _keys(cursor: Cursor, keys: Keys, cases: Sequence[UUID]) -> dict[UUID, bytes]:
    """The keys of these cases, new ones where nothing was recorded before."""
    known = keys.find(cases)
    if new := [case for case in cases if case not in known]:
        if lost := _cases(cursor, KEPT_BEFORE, new):
            raise NotKept("key-gone", lost)
        known |= keys.make(new)
    return known


def _cases(cursor: Cursor, sql: str, cases: Sequence[UUID]) -> set[UUID]:
    rows = found(cursor, sql.format(places(cases)), [case.hex for case in cases]) if cases else []
    return {UUID(str(case)) for (case,) in rows}


def _closed(cursor: Cursor, records: Iterable[Record]) -> dict[Key, tuple[date, date]]:
    """Since when what is closed already was kept, and when it was closed, where these records leave that as it is."""
    leaving = sorted({record.case.hex for record in records if record.closes is None and _waits(record)})
    rows = found(cursor, CLOSED.format(places(leaving)), leaving) if leaving else []
    days = {(UUID(str(case)), str(kept_as)): (str(since), str(closed)) for case, kept_as, since, closed in rows}
    return {key: (date.fromisoformat(since), date.fromisoformat(closed)) for key, (since, closed) in days.items()}


def _waits(record: Record) -> bool:
    return bool(record.kept_as and retention.CLASSES[record.kept_as].from_closing)


def _terms(records: Iterable[Record], closed: Mapping[Key, tuple[date, date]]) -> list[list[str | None]]:
    """The last word of each class and case."""
    last = {(record.case, record.kept_as): record for record in records if record.kept_as}
    terms = [_term(record, closed.get(key) if record.closes is None else None) for key, record in last.items()]
    return [[None if value is None else str(value) for value in term] for term in terms]


def _term(record: Record, before: tuple[date, date] | None) -> tuple[object, ...]:
    kept_as, day = retention.CLASSES[str(record.kept_as)], record.at.date()
    closed = day if record.closes and kept_as.from_closing else None
    if before:
        day, closed = max(day, before[0]), before[1]
    ends, restricts = retention.deletes_on(kept_as, day, closed), retention.restricts_on(kept_as, day)
    return record.case.hex, kept_as.code, day, closed, ends, restricts
