"""A level as a Harvey ball: it prints in black and white and needs no colour."""

from math import cos, pi, sin
from typing import Any

from stimmig.ui.figures.svg import figure, mark, number

CENTRE, RADIUS = 12.0, 9.5


def harvey(level: int | None, label: str = "") -> str:
    """Draw level 0 to 3 as a ball empty to full; None (nothing agreed, no basis) as a dashed one."""
    ring: dict[str, Any] = {"cx": CENTRE, "cy": CENTRE, "r": RADIUS, "stroke_width": 2}
    dashes = "3 3" if level is None else None
    outline = mark("circle", fill="surface", stroke="petrol", stroke_dasharray=dashes, **ring)
    return figure(24, 24, [outline, _filling(level or 0)], label=label, name="harvey")


def _filling(level: int) -> str:
    if level <= 0:
        return ""
    if level >= 3:
        return mark("circle", fill="petrol", cx=CENTRE, cy=CENTRE, r=RADIUS)
    angle = 2 * pi * level / 3
    end = f"{number(CENTRE + RADIUS * sin(angle))} {number(CENTRE - RADIUS * cos(angle))}"
    return mark("path", fill="petrol", d=f"M12 12V{CENTRE - RADIUS}A{RADIUS} {RADIUS} 0 {level - 1} 1 {end}z")
