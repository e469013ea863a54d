"""Where everyone stands on one question: a dot with initials each, the spread, and what was agreed."""

from collections.abc import Sequence
from typing import Any

from stimmig.ui.figures.svg import figure, mark, words

WIDTH, FIRST, STEP, UNSURE = 376.0, 46.0, 84.0, 354.0
DOT, PITCH = 11.5, 26.0
ABREAST, SIDEWAYS, SMALL = 4, 20.5, 10.25  # on a flat figure: how many stand side by side, how close, how large
SPREAD = {"agreed": ("pale", ""), "diverging": ("ochre-tint", "ochre-line"), "split": ("ochre", "ochre-line")}


def positions(
    judged: Sequence[tuple[str, int]],
    *,
    label: str,
    agreed: int | None = None,
    agreement: str = "agreed",
    unsure: Sequence[str] = (),
    level_words: Sequence[str] = (),
    flat: bool = False,
) -> str:
    """Draw judgements as (initials, level 0 to 3). `agreement` is agreed, diverging, split or thin.

    People of one level stand on top of each other, or side by side where the figure is to be `flat`. People without a
    basis stand apart on the right, dashed: missing, never zero.
    """
    abreast = ABREAST if flat else 1
    stacks = [[name for name, level in judged if level == place] for place in range(4)]
    floor = PITCH * max(1, len(unsure), *(-(-len(stack) // abreast) for stack in stacks)) + 2
    marks = [_axis(floor), _spread(judged, agreement, floor), *_everyone(stacks, floor, abreast)]
    marks += [_person(name, UNSURE, floor, row) for row, name in enumerate(unsure)]
    marks += [_agreed(agreed, floor)] if agreed is not None else []
    marks += [_level_word(text, place, floor, place == agreed) for place, text in enumerate(level_words)]
    return figure(WIDTH, floor + (32 if level_words else 14), marks, label=label, name="positions-figure")


def _everyone(stacks: Sequence[Sequence[str]], floor: float, abreast: int) -> list[str]:
    size = DOT if abreast == 1 else SMALL
    return [
        _person(name, _x(place) + _aside(number, len(names), abreast), floor, number // abreast, size)
        for place, names in enumerate(stacks)
        for number, name in enumerate(names)
    ]


def _aside(number: int, of: int, abreast: int) -> float:
    """How far beside its level somebody stands, so that each row is centred on it."""
    in_row = min(abreast, of - number // abreast * abreast)
    return (number % abreast - (in_row - 1) / 2) * SIDEWAYS


def _x(level: int) -> float:
    return FIRST + STEP * level


def _axis(floor: float) -> str:
    line = mark("line", stroke="strong", x1=FIRST - 16, x2=_x(3) + 16, y1=floor, y2=floor, stroke_width=1)
    ticks = [
        mark("line", stroke="strong", x1=_x(n), x2=_x(n), y1=floor, y2=floor + 5, stroke_width=1) for n in range(4)
    ]
    return line + "".join(ticks)


def _spread(judged: Sequence[tuple[str, int]], agreement: str, floor: float) -> str:
    """Lay a band from the lowest to the highest judgement; ochre where people stand far apart."""
    levels = [level for _, level in judged]
    if len(set(levels)) < 2:
        return ""
    fill, stroke = SPREAD.get(agreement, SPREAD["agreed"])
    left, right = _x(min(levels)), _x(max(levels))
    box: dict[str, Any] = {"x": left, "y": floor - DOT - 5, "width": right - left, "height": 8.0}
    return mark("rect", fill=fill, stroke=stroke, stroke_width=1 if stroke else None, **box)


def _person(name: str, x: float, floor: float, row: int, size: float | None = None) -> str:
    """Somebody with initials; dashed where they have no size, because they lack the basis."""
    y = floor - DOT - 1.5 - PITCH * row
    if size:
        dot = mark("circle", fill="petrol", stroke="surface", cx=x, cy=y, r=size, stroke_width=1.5)
    else:
        dot = mark("circle", stroke="soft", cx=x, cy=y, r=DOT - 1, stroke_width=1.3, stroke_dasharray="3 2.4")
    return dot + words(
        name, x, y + 3.4, size=9.5, fill="on-petrol" if size else "soft", anchor="middle", font_weight=600
    )


def _agreed(level: int, floor: float) -> str:
    """Point at the agreed level from below."""
    return mark("path", fill="ink", d=f"M{_x(level):g} {floor + 2:g}l5.5 9h-11z")


def _level_word(text: str, level: int, floor: float, agreed: bool) -> str:
    weight = 600 if agreed else 400
    fill = "ink" if agreed else "soft"
    return words(text, _x(level), floor + 26, size=12.5, fill=fill, anchor="middle", font_weight=weight)
