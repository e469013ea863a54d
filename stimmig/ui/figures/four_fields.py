"""The four fields: what people came for, against who serves them. Two of the corners are mistakes."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log10
from textwrap import shorten, wrap
from typing import Any

from stimmig.ui.figures.point import TOGETHER, Point
from stimmig.ui.figures.svg import SERIF, figure, mark, words

CLEAR = 4  # no mark touches the axis
FIELDS = ("relational_human", "relational_ai", "transactional_human", "transactional_ai")


@dataclass(frozen=True)
class Sheet:
    """The measures of one drawing: wide with names, or narrow with numbers for the phone."""

    width: float
    margin: float
    head: float
    pitch: float
    text: float
    named: bool

    @property
    def middle(self) -> float:
        return self.margin + (self.width - self.margin) / 2

    def x(self, across: float) -> float:
        return self.margin + across * (self.width - self.margin)

    def lines(self, caption: str) -> list[str]:
        """Break a caption to the width of a field, in lines of about the same length."""
        width = int((self.middle - self.margin - 36) / (self.text * 0.53))
        count = len(wrap(caption, width))
        while len(wrap(caption, width - 1)) == count:
            width -= 1
        return wrap(caption, width)

    def caption(self, labels: Mapping[str, str]) -> float:
        """Return the height that the longest caption of a field needs."""
        return 18 + (self.text + 3) * max(len(self.lines(labels[field])) for field in FIELDS)


WIDE = Sheet(width=720, margin=30, head=34, pitch=38, text=14, named=True)
NARROW = Sheet(width=340, margin=24, head=28, pitch=32, text=12.5, named=False)


def four_fields(points: Sequence[Point], labels: Mapping[str, str], label: str, *, named: bool = True) -> str:
    """Draw every touchpoint as a numbered mark in its field, larger the more often it happens.

    `labels` names the columns (human, ai), the rows (relational, transactional) and the fields
    (relational_human, relational_ai, transactional_human, transactional_ai). With `named` the names stand
    beside the marks; without, only the numbers, for a list below.
    """
    sheet = WIDE if named else NARROW
    rows = {kind: [p for p in points if p.kind == kind] for kind in ("relational", "transactional")}
    between = len(points) - sum(map(len, rows.values()))
    half = CLEAR + sheet.caption(labels) + sheet.pitch * (max(2, *map(len, rows.values())) + between / 2)
    band = sheet.pitch * between / 2
    axis = sheet.head + half
    marks = [*_fields(sheet, axis, half, band, labels), *_heads(sheet, axis, half, labels)]
    marks += [_touchpoint(sheet, n, p, y) for n, p, y in _rows(sheet, points, axis, band)]
    return figure(sheet.width, axis + half + 1, marks, label=label, name=f"four-fields-{'wide' if named else 'narrow'}")


def _rows(sheet: Sheet, points: Sequence[Point], axis: float, band: float) -> Iterator[tuple[int, Point, float]]:
    """Give each touchpoint a line of its own: relational above the axis, transactional below, the rest on it."""
    above = axis - band - sheet.pitch / 2 - CLEAR
    below = axis + band + sheet.pitch / 2 + CLEAR
    on = axis - band + sheet.pitch / 2
    for number, point in enumerate(points, start=1):
        if point.kind == "relational":
            yield number, point, above
            above -= sheet.pitch
        elif point.kind == "transactional":
            yield number, point, below
            below += sheet.pitch
        else:
            yield number, point, on
            on += sheet.pitch


def _fields(sheet: Sheet, axis: float, half: float, band: float, labels: Mapping[str, str]) -> Iterator[str]:
    """Draw the ground: two fields that fit, two hatched ones, and a band for what is mixed or still open."""
    left, middle, right = sheet.margin, sheet.middle, sheet.width - 0.5
    top, bottom = axis - half, axis + half
    yield mark("rect", fill="surface", x=left, y=top, width=right - left, height=2 * half)
    yield _mistake(middle, top, right, axis - band)
    yield _mistake(left, axis + band, middle, bottom)
    for y in sorted({axis - band, axis + band}):
        yield mark("line", stroke="ink", x1=left, x2=right, y1=y, y2=y, stroke_width=1)
    yield mark("line", stroke="ink", x1=middle, x2=middle, y1=top, y2=bottom, stroke_width=1)
    yield mark("rect", stroke="ink", x=left, y=top, width=right - left, height=2 * half, stroke_width=1)
    high, low = top + sheet.text + 9, bottom - 11
    yield _caption(sheet, left, high, "", labels["relational_human"], down=True)
    yield _caption(sheet, middle, high, "machine", labels["relational_ai"], down=True)
    yield _caption(sheet, left, low, "person", labels["transactional_human"], down=False)
    yield _caption(sheet, middle, low, "", labels["transactional_ai"], down=False)


def _mistake(left: float, top: float, right: float, bottom: float) -> str:
    """Hatch a corner in which nothing should stand."""
    lines, step = [], 9.0
    reach = left + top + step
    while reach < right + bottom:
        x1, x2 = max(left, reach - bottom), min(right, reach - top)
        lines.append(f"M{x1:g} {reach - x1:g}L{x2:g} {reach - x2:g}")
        reach += step
    ground = mark("rect", fill="ochre-tint", x=left, y=top, width=right - left, height=bottom - top)
    return ground + mark("path", stroke="ochre", d="".join(lines), stroke_width=0.8, stroke_opacity=0.5)


def _caption(sheet: Sheet, left: float, y: float, fault: str, text: str, *, down: bool) -> str:
    """Say what a field means, beside the shape its marks have."""
    lines = sheet.lines(text)
    first = y if down else y - (len(lines) - 1) * (sheet.text + 3)
    key = _shape(fault, left + 16, first - sheet.text * 0.36, 5.5)
    style: dict[str, Any] = {"font_family": SERIF, "font_weight": 600}
    return key + "".join(
        _haloed(line, left + 28, first + n * (sheet.text + 3), sheet.text, bool(fault), **style)
        for n, line in enumerate(lines)
    )


def _haloed(text: str, x: float, y: float, size: float, on_ochre: bool, **style: Any) -> str:
    """Set text that may cross a line or a hatching, with the ground of its field behind it."""
    paint = "ochre-tint" if on_ochre else "surface"
    ground: dict[str, Any] = {"stroke": paint, "stroke_width": 5, "stroke_linejoin": "round"}
    return words(text, x, y, size=size, **ground, **style) + words(text, x, y, size=size, **style)


def _heads(sheet: Sheet, axis: float, half: float, labels: Mapping[str, str]) -> Iterator[str]:
    style: dict[str, Any] = {"font_weight": 600, "anchor": "middle", "size": sheet.text, "fill": "soft"}
    quarter = (sheet.middle - sheet.margin) / 2
    yield words(labels["human"], sheet.middle - quarter, sheet.head - 10, **style)
    yield words(labels["ai"], sheet.middle + quarter, sheet.head - 10, **style)
    x = sheet.margin - 10
    for name, y in (("relational", axis - half / 2), ("transactional", axis + half / 2)):
        yield words(labels[name], x, y, transform=f"rotate(-90 {x:g} {y:g})", **style)


def _touchpoint(sheet: Sheet, number: int, point: Point, y: float) -> str:
    x, size = sheet.x(point.across), _size(sheet, point.volume)
    shape = _shape(point.fault, x, y, size) if point.settled else _open(x, y, size)
    ink = "on-ochre" if point.fault else "on-petrol" if point.settled else "ink"
    count = words(str(number), x, y + 4.2, size=12, fill=ink, anchor="middle", font_weight=600)
    return shape + count + (_name(point, x, y, size) if sheet.named else "")


def _size(sheet: Sheet, volume: int | None) -> float:
    """Grow softly with volume: ten times as many contacts add about two strokes."""
    return min(sheet.pitch / 2 - 2, 9 + 2 * log10(max(volume or 1, 1)))


def _shape(fault: str, x: float, y: float, size: float) -> str:
    """A disc where it fits; a diamond for a machine, a square for a person in the wrong place."""
    ink: dict[str, Any] = {"fill": "ochre", "stroke": "ink", "stroke_width": 1.4}
    if fault == "machine":
        reach = size * 1.2
        return mark(
            "path", d=f"M{x:g} {y - reach:g}l{reach:g} {reach:g}l{-reach:g} {reach:g}l{-reach:g} {-reach:g}z", **ink
        )
    if fault == "person":
        return mark("rect", x=x - size * 0.9, y=y - size * 0.9, width=size * 1.8, height=size * 1.8, **ink)
    return mark("circle", fill="petrol", stroke="surface", cx=x, cy=y, r=size, stroke_width=1.5)


def _open(x: float, y: float, size: float) -> str:
    return mark("circle", fill="surface", stroke="ink", cx=x, cy=y, r=size, stroke_width=1.4, stroke_dasharray="3 2.5")


def _name(point: Point, x: float, y: float, size: float) -> str:
    """Write the name towards the middle, in two lines at most."""
    lines = wrap(shorten(point.name, 44, placeholder=" …"), 22)[:2]
    side = 1 if point.across <= TOGETHER else -1
    first = y + 4.6 - (len(lines) - 1) * 8
    anchor = "start" if side > 0 else "end"
    return "".join(
        _haloed(line, x + side * (size * 1.2 + 5), first + n * 16, 13.5, bool(point.fault), anchor=anchor)
        for n, line in enumerate(lines)
    )
