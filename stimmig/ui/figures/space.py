"""The space of options: what could be done lies within three circles, what suits the house in their core."""

from collections.abc import Mapping
from math import hypot
from typing import Any

from stimmig.ui.figures.svg import SERIF, figure, mark, words

Place = tuple[float, float]
CENTRES: dict[str, Place] = {"feasible": (121, 116), "allowed": (219, 116), "affordable": (170, 200)}
NAMED: dict[str, Place] = {"feasible": (62, 92), "allowed": (278, 92), "affordable": (170, 268)}
MIDDLE: Place = (170, 144)
CORNER: Place = (318, 296)
HEAD: dict[str, Any] = {"font_family": SERIF, "font_weight": 600}
RADIUS, CORE, POINT = 112.0, 30.0, 8.0
OUTLINE = {"given": None, "partly": "11 5", "unknown": "2 5", "not_given": "11 5 2 5"}
NEAR: dict[str, Place] = {"open": (-43, 12), "edge": (CORE, 0), "unopposed": (43, -8), "core": (0, 0)}


def space(
    statuses: Mapping[str, str], position: str, label: str, *, names: Mapping[str, str], core_word: str = ""
) -> str:
    """Draw the outer limits by their status and the point where the use case lies.

    `statuses` maps feasible, allowed, affordable to given, partly, not_given or unknown; `position` is
    outside, open, edge, unopposed or core; `names` gives the words for limits and statuses.
    """
    marks = [_circle(limit, status) for limit, status in statuses.items()]
    marks.append(
        mark("circle", fill="ochre-tint", stroke="ochre-line", cx=MIDDLE[0], cy=MIDDLE[1], r=CORE, stroke_width=1.8)
    )
    marks.append(words(core_word, MIDDLE[0], MIDDLE[1] - CORE - 7, size=14, fill="ochre-text", anchor="middle", **HEAD))
    marks += [_name(limit, status, names) for limit, status in statuses.items()]
    return figure(340, 316, [*marks, _point(position, _where(position, statuses))], label=label, name="space-figure")


def _circle(limit: str, status: str) -> str:
    x, y = CENTRES[limit]
    body: dict[str, Any] = {"cx": x, "cy": y, "r": RADIUS, "stroke_width": 1.8, "stroke_dasharray": OUTLINE[status]}
    inside = "none" if status == "not_given" else "petrol"
    return mark("circle", fill=inside, stroke="petrol", fill_opacity=None if inside == "none" else 0.06, **body)


def _name(limit: str, status: str, names: Mapping[str, str]) -> str:
    x, y = NAMED[limit]
    name = words(names[limit], x, y, size=16, anchor="middle", **HEAD)
    return name + words(names[status], x, y + 17, size=12.5, fill="soft", anchor="middle")


def _where(position: str, statuses: Mapping[str, str]) -> Place:
    if position == "outside":
        return _beyond([limit for limit, status in statuses.items() if status == "not_given"])
    unknown = [limit for limit, status in statuses.items() if status == "unknown"]
    if position == "open" and unknown:
        return _on_the_line(unknown[0])
    across, down = NEAR[position]
    return MIDDLE[0] + across, MIDDLE[1] + down


def _beyond(limits: list[str]) -> Place:
    """Leave the circles that are not given by the shortest way, and stay within the others."""
    if len(limits) in (0, len(CENTRES)):
        return CORNER
    across = sum(MIDDLE[0] - CENTRES[limit][0] for limit in limits)
    down = sum(MIDDLE[1] - CENTRES[limit][1] for limit in limits)
    step = 1 / hypot(across, down)
    x, y = MIDDLE
    while any(hypot(x - CENTRES[limit][0], y - CENTRES[limit][1]) < RADIUS + POINT + 7 for limit in limits):
        x, y = x + across * step, y + down * step
    return x, y


def _on_the_line(limit: str) -> Place:
    """Stand on the outline of a limit nobody knows yet, on the side of the core."""
    across, down = MIDDLE[0] - CENTRES[limit][0], MIDDLE[1] - CENTRES[limit][1]
    stretch = RADIUS / hypot(across, down)
    return CENTRES[limit][0] + across * stretch, CENTRES[limit][1] + down * stretch


def _point(position: str, place: Place) -> str:
    """Mark the place: full where something is settled, hollow where it is still to be judged or known."""
    x, y = place
    halo = mark("circle", fill="surface", cx=x, cy=y, r=POINT + 3)
    if position in ("open", "unopposed"):
        ring = mark("circle", fill="surface", stroke="ink", cx=x, cy=y, r=POINT, stroke_width=2.4)
        return (
            halo
            + ring
            + (words("?", x, y + 4, size=11, anchor="middle", font_weight=700) if position == "open" else "")
        )
    return halo + mark("circle", fill="ink", cx=x, cy=y, r=POINT + 1)
