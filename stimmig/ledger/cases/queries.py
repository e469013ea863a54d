"""What was recorded in a case, each thing proved against its entry; and which cases are due."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice
from typing import Any, Literal
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from stimmig.core import case_archive, retention
from stimmig.core.ledger.enclosure import Opening
from stimmig.ledger.cases.house import keys
from stimmig.ledger.cases.kinds import KINDS
from stimmig.ledger.cases.locking import opened
from stimmig.ledger.models import CaseContent, Entry, Hold, Restriction, Term

AT_ONCE = 50
ROWS_AT_ONCE = 500

State = Literal["proved", "unreadable", "erased", "altered"]


@dataclass(frozen=True, slots=True)
class Recorded:
    """One entry of a case, and what of it can be shown.

    `proved`: the content is the one the entry commits to. `unreadable`: the key of the case is lost, as where a
    database came back without its keys. `erased`: the case was erased, and nothing of it can be proved any more.
    `altered`: the content is another, or missing, and no tombstone says why.
    """

    entry: Entry
    state: State
    opening: Opening | None = None

    @property
    def said(self) -> dict[str, Any]:
        """What was recorded: kind, exact time (at), by, content; nothing where it cannot be proved."""
        said: dict[str, Any] = json.loads(self.opening.content) if self.opening else {}
        return said


def read_case(case: UUID) -> list[Recorded]:
    """Everything recorded in a case, in order."""
    entries = Entry.objects.filter(case=case).select_related("casecontent", "content").order_by("seq")
    key = keys().find([case]).get(case)
    tombstone = _tombstone(entries)
    return [_recorded(entry, key, tombstone) for entry in entries]


def _tombstone(entries: Iterable[Entry]) -> int:
    """The number of the entry that says that the case was erased; 0 where none does."""
    return max((entry.seq for entry in entries if entry.kind == "case.erased"), default=0)


def _recorded(entry: Entry, key: bytes | None, tombstone: int) -> Recorded:
    if hasattr(entry, "content"):
        content = entry.content
        opening = Opening(bytes(content.salt), content.canonical) if content.intact() else None
        return Recorded(entry, "proved" if opening else "altered", opening)
    if hasattr(entry, "casecontent"):
        opening = opened(key, entry.seq, entry.commitment, bytes(entry.casecontent.locked)) if key else None
        return Recorded(entry, _state(key, opening), opening)
    return Recorded(entry, "erased" if entry.seq < tombstone and entry.kind in KINDS else "altered")


def _state(key: bytes | None, opening: Opening | None) -> State:
    if key is None:
        return "unreadable"
    return "proved" if opening else "altered"


def archive_of(case: UUID) -> dict[str, Any]:
    """The case as `core.case_archive` writes it; proofs are added by whoever keeps the tree."""
    return case_archive.archive(str(case), map(_line, read_case(case)))


def _line(recorded: Recorded) -> case_archive.Line:
    entry, opening = recorded.entry, recorded.opening
    line = case_archive.Line(entry.seq, entry.kind, entry.at, entry.commitment, entry.leaf)
    if opening is None:
        return line
    return replace(line, salt=opening.salt.hex(), content=json.loads(opening.content))


@dataclass(frozen=True, slots=True)
class Standing:
    """How the entries of all cases stand: numbers of those proved, of those nobody can read, and of those erased."""

    proved: frozenset[int]
    unreadable: frozenset[int]
    erased: frozenset[int]

    @property
    def accounted_for(self) -> frozenset[int]:
        """The entries with which nothing is wrong. What is missing here was altered, or taken away in silence."""
        return self.proved | self.unreadable | self.erased


Row = tuple[int, UUID, str, bytes]


def standing() -> Standing:
    """Open everything that is locked, and hold it against its entry."""
    columns = ("entry_id", "entry__case", "entry__commitment", "locked")
    rows = CaseContent.objects.order_by("entry_id").values_list(*columns).iterator(chunk_size=ROWS_AT_ONCE)
    states = [each for some in _some(rows) for each in _states(some)]
    proved, unreadable = (frozenset(n for n, state in states if state == of) for of in ("proved", "unreadable"))
    return Standing(proved, unreadable, _erased())


def _some(rows: Iterator[Row]) -> Iterator[list[Row]]:
    while some := list(islice(rows, ROWS_AT_ONCE)):
        yield some


def _states(rows: Sequence[Row]) -> Iterator[tuple[int, State]]:
    known = keys().find({case for _number, case, _commitment, _locked in rows})
    for number, case, commitment, locked in rows:
        key = known.get(case)
        yield number, _state(key, opened(key, number, commitment, bytes(locked)) if key else None)


def _erased() -> frozenset[int]:
    """The entries that stand before the tombstone of their case, without content."""
    tombstones = dict(Entry.objects.filter(kind="case.erased").values_list("case", "seq"))
    of_erased = Entry.objects.filter(case__in=Entry.objects.filter(kind="case.erased").values("case"))
    gone = of_erased.filter(kind__in=KINDS, casecontent=None, content=None).values_list("seq", "case")
    return frozenset(seq for seq, case in gone if seq < tombstones[case])


def terms(case: UUID) -> list[retention.Term]:
    """The classes under which a case is kept."""
    rows = Term.objects.filter(case=case).order_by("kept_as")
    return [retention.Term(retention.CLASSES[row.kept_as], row.since, row.closed_on) for row in rows]


def asked_to_erase(case: UUID, on: date, *, given_up: bool = False) -> retention.Answer:
    """What becomes of a wish on this day that a case be erased; `given_up` as in `core.retention.asked_to_erase`."""
    held = holds(case).exists()
    return retention.asked_to_erase(terms(case), held=held, asked_on=on, given_up=given_up)


def holds(case: UUID) -> QuerySet[Hold]:
    """The reasons that forbid erasing a case now, the oldest first."""
    return Hold.objects.filter(case=case, end=None).order_by("entry_id")


def restriction(case: UUID) -> Restriction | None:
    """The latest restriction of a case."""
    return Restriction.objects.filter(case=case).order_by("entry_id").last()


def restricted_since(case: UUID) -> int | None:
    """The number of the entry by which a case was restricted first; a further one changes its end only."""
    return Restriction.objects.filter(case=case).order_by("entry_id").values_list("entry_id", flat=True).first()


def due_for_erasure(on: date) -> list[UUID]:
    """The cases whose last term has ended by this day and that nothing holds, the longest due first; some at once."""
    ended = (
        _lasting_longest().filter(ends_on__lte=on).exclude(Exists(Hold.objects.filter(case=OuterRef("case"), end=None)))
    )
    return list(ended.order_by("ends_on", "pk").values_list("case", flat=True)[:AT_ONCE])


def due_for_restriction(on: date) -> list[Term]:
    """The terms that restrict their case from this day or before, and have not done so; some at once."""
    due = _lasting_longest().filter(restricts_on__lte=on, ends_on__gt=on)
    due = due.exclude(Exists(Restriction.objects.filter(case=OuterRef("case"))))
    return list(due.order_by("restricts_on", "pk")[:AT_ONCE])


def _lasting_longest() -> QuerySet[Term]:
    """Of each case the one term that lasts longest, as `core.retention.longest` says it."""
    longer = (
        Q(ends_on=None) | Q(ends_on__gt=OuterRef("ends_on")) | Q(ends_on=OuterRef("ends_on"), pk__gt=OuterRef("pk"))
    )
    others = Term.objects.filter(longer, case=OuterRef("case")).exclude(pk=OuterRef("pk"))
    return Term.objects.exclude(Exists(others))


def said_in(cases: Sequence[UUID]) -> Iterator[tuple[UUID, dict[str, Any]]]:
    """What was recorded in some cases and can be proved, each with its case, in order: for looking through many."""
    rows = CaseContent.objects.filter(entry__case__in=cases).select_related("entry").order_by("entry_id")
    known = keys().find(cases)
    for row in rows.iterator(chunk_size=ROWS_AT_ONCE):
        entry, key = row.entry, known.get(row.entry.case)
        if key and (opening := opened(key, entry.seq, entry.commitment, bytes(row.locked))):
            yield entry.case, json.loads(opening.content)
