"""Two versions of one form that began from the same one: what each changed stands, what both changed is asked.

A form is a list of rows; a plain one has a single row. What a field says is a tuple of texts, and nothing said is
empty. Where nobody knows any more what stood there at the beginning, every difference is asked.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

Words = tuple[str, ...]
MINE, THEIRS, ASKED = "mine", "theirs", "asked"
Place = tuple[str, str]  # the id of a row and a field; no field: whether the row is there at all
WHOLE = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One row: what it is called by, what its fields say, and what it was called before where its page knows.

    `was` is "" for a row that was not there before, and None where the page does not say. Of the other's rows it says
    nothing: they name themselves by what stands there now.
    """

    key: str
    fields: Mapping[str, Words]
    was: str | None = None


@dataclass(frozen=True, slots=True)
class Difference:
    """One place in which two versions differ, and whose change stands; None where a row is not there, or not known."""

    place: Place
    before: Mapping[str, Words] | None
    theirs: Mapping[str, Words] | None
    mine: Mapping[str, Words] | None
    whose: str  # mine | theirs | asked


@dataclass(frozen=True, slots=True)
class Kept:
    """One row as it stands after merging; `theirs` is its place among the other's rows, None where it has none."""

    id: str
    fields: Mapping[str, Words]
    theirs: int | None


@dataclass(frozen=True, slots=True)
class Merged:
    """Both versions in one. As long as something is asked it stands there as I wrote it, and a row is never dropped."""

    rows: tuple[Kept, ...]
    differences: tuple[Difference, ...]

    def of(self, whose: str) -> tuple[Difference, ...]:
        """What was changed by one of the two, or by both."""
        return tuple(each for each in self.differences if each.whose == whose)


def merge(before: Sequence[Row] | None, theirs: Sequence[Row], mine: Sequence[Row]) -> Merged:
    """Lay what I wrote over what somebody else wrote meanwhile, row by row and field by field."""
    then = {} if before is None else {str(number): row for number, row in enumerate(before)}
    first = list(theirs if before is None else before)
    now = _by_id(first, [replace(row, was=None) for row in theirs])
    own = _by_id(first, mine)
    places = {id_: number for number, id_ in enumerate(now)}
    rows, found = [], []
    for id_ in dict.fromkeys([*now, *own]):
        old = then[id_].fields if id_ in then else None
        fields, said = _row(id_, old, _fields(now, id_), _fields(own, id_), known=before is not None)
        found += said
        if fields is not None:
            rows.append(Kept(id_, fields, places.get(id_)))
    return Merged(tuple(rows), tuple(found))


def settle(merged: Merged, chosen: Mapping[Place, str | Words]) -> Merged:
    """The same with what was asked decided: mine, theirs, or other words. What nobody chose stays asked."""
    rows = {row.id: row for row in merged.rows}
    left = []
    for each in merged.differences:
        answer = chosen.get(each.place) if each.whose == ASKED else None
        if answer is None:
            left.append(each)
        else:
            _settle(rows, each, answer)
    return Merged(tuple(rows.values()), tuple(left))


def _settle(rows: dict[str, Kept], asked: Difference, answer: str | Words) -> None:
    (id_, field), said = asked.place, {MINE: asked.mine, THEIRS: asked.theirs}
    version = said[answer] if isinstance(answer, str) else {field: answer}
    if field != WHOLE:
        row = rows[id_]
        rows[id_] = Kept(id_, {**row.fields, field: (version or {}).get(field, ())}, row.theirs)
    elif version is None:
        del rows[id_]


def aligned(before: Sequence[str], after: Sequence[str]) -> list[int | None]:
    """Which earlier row each later one continues: the one of that name, else the one it stands in the place of."""
    free, found = dict(enumerate(before)), list[int | None]()
    for key in after:
        same = next((number for number, name in free.items() if name == key), None)
        found.append(same)
        free.pop(same, None) if same is not None else None
    for number in range(len(after)):
        above = found[number - 1] if number else -1
        if found[number] is None and above is not None and above + 1 in free:
            found[number] = above + 1
            del free[above + 1]
    return found


def _by_id(before: Sequence[Row], after: Sequence[Row]) -> dict[str, Row]:
    """The rows under the ids of those they continue; new ones under their own names, so that two alike meet."""
    names = [row.key for row in before]
    places = aligned(names, [row.key for row in after])
    rows: dict[str, Row] = {}
    for row, place in zip(after, places, strict=True):
        if row.was is not None:
            place = names.index(row.was) if row.was in names else None
        id_ = f"+{row.key}" if place is None else str(place)
        while id_ in rows:
            id_ += "+"
        rows[id_] = row
    return rows


def _fields(rows: Mapping[str, Row], id_: str) -> Mapping[str, Words] | None:
    return rows[id_].fields if id_ in rows else None


def _row(
    id_: str,
    before: Mapping[str, Words] | None,
    theirs: Mapping[str, Words] | None,
    mine: Mapping[str, Words] | None,
    *,
    known: bool,
) -> tuple[Mapping[str, Words] | None, list[Difference]]:
    """What becomes of one row, and where the two versions of it differ."""
    if theirs is not None and mine is not None:
        base = before if before is not None else {} if known else None
        return _both(id_, base, theirs, mine)
    whose, there = (MINE, theirs) if mine is None else (THEIRS, mine)
    if not known or (before is not None and there != before):
        return there, [Difference((id_, WHOLE), before, theirs, mine, ASKED)]  # gone for one, changed by the other
    if before is not None:
        return None, [Difference((id_, WHOLE), before, theirs, mine, whose)]
    return there, [Difference((id_, WHOLE), None, theirs, mine, MINE if whose == THEIRS else THEIRS)]


def _both(
    id_: str, before: Mapping[str, Words] | None, theirs: Mapping[str, Words], mine: Mapping[str, Words]
) -> tuple[Mapping[str, Words], list[Difference]]:
    """A row that stands in both: each field as whoever changed it wrote it."""
    fields: dict[str, Words] = {}
    found = []
    for name in dict.fromkeys([*theirs, *mine]):
        now, own = theirs.get(name, ()), mine.get(name, ())
        then = None if before is None else before.get(name, ())
        whose = THEIRS if own == then else MINE if now == then else ASKED
        fields[name] = now if whose == THEIRS else own
        if now != own:
            old = None if then is None else {name: then}
            found.append(Difference((id_, name), old, {name: now}, {name: own}, whose))
    return fields, found
