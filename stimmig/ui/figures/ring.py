"""The TRACE ring: five segments, each filled outwards as far as its agreed level."""

from collections.abc import Mapping
from functools import cache
from math import cos, pi, sin

from stimmig.ui.figures.svg import figure, mark, number, words

DIMENSIONS = "TRACE"
CENTRE, INNER, OUTER, GAP = 24.0, 10.0, 22.0, 2.2


def ring(levels: Mapping[str, int | None], label: str, *, letters: bool = False) -> str:
    """Draw the agreed level of each dimension; a segment without one is dashed. There is no mean to show."""
    marks = [_segment(place, levels.get(name)) for place, name in enumerate(DIMENSIONS)]
    marks += [_letter(place, name) for place, name in enumerate(DIMENSIONS)] if letters else []
    frame = 68 if letters else 48
    inset = (frame - 48) / 2
    moved = [f'<g transform="translate({number(inset)} {number(inset)})">', *marks, "</g>"] if inset else marks
    return figure(frame, frame, moved, label=label, name="ring")


@cache  # five places, four levels or none: a list of uses shows the same few again and again
def _segment(place: int, level: int | None) -> str:
    if level is None:
        return mark("path", stroke="strong", d=_arcs(place), stroke_width=1.2, stroke_dasharray="2.4 1.8")
    track = mark("path", fill="surface", stroke="petrol", d=_band(place, OUTER), stroke_width=1.2)
    return track + (mark("path", fill="petrol", d=_band(place, INNER + (OUTER - INNER) * level / 3)) if level else "")


def _band(place: int, outer: float) -> str:
    """Outline one segment between the inner circle and `outer`, with edges parallel to its neighbours'."""
    start, end = 2 * pi * place / 5, 2 * pi * (place + 1) / 5
    slack_out, slack_in = GAP / 2 / outer, GAP / 2 / INNER
    return (
        f"M{_at(start + slack_out, outer)}A{number(outer)} {number(outer)} 0 0 1 {_at(end - slack_out, outer)}"
        f"L{_at(end - slack_in, INNER)}A{number(INNER)} {number(INNER)} 0 0 0 {_at(start + slack_in, INNER)}z"
    )


def _arcs(place: int) -> str:
    """Hint at a segment that holds nothing yet: its two arcs, without sides."""
    return "".join(_arc(place, radius) for radius in (INNER, OUTER))


def _arc(place: int, radius: float) -> str:
    start, end = 2 * pi * place / 5 + 1.6 / radius, 2 * pi * (place + 1) / 5 - 1.6 / radius
    return f"M{_at(start, radius)}A{number(radius)} {number(radius)} 0 0 1 {_at(end, radius)}"


def _at(angle: float, radius: float) -> str:
    return f"{number(CENTRE + radius * sin(angle))} {number(CENTRE - radius * cos(angle))}"


def _letter(place: int, name: str) -> str:
    x, y = _at(2 * pi * (place + 0.5) / 5, OUTER + 6.5).split()
    return words(name, float(x), float(y) + 2.9, size=8, anchor="middle", font_weight=600)
