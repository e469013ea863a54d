"""The point lies where the use case lies."""

from math import hypot

import pytest

from stimmig.ui.figures.space import CENTRES, CORE, CORNER, MIDDLE, RADIUS, _where, space

GIVEN = dict.fromkeys(CENTRES, "given")
NAMES = {name: name for name in [*CENTRES, "given", "partly", "not_given", "unknown"]}


def away(limit, place):
    return hypot(place[0] - CENTRES[limit][0], place[1] - CENTRES[limit][1])


def from_core(place):
    return hypot(place[0] - MIDDLE[0], place[1] - MIDDLE[1])


@pytest.mark.parametrize("limit", CENTRES)
def test_outside_is_outside_the_limit_that_is_not_given(limit):
    """Beyond that one circle, still within the two others."""
    place = _where("outside", GIVEN | {limit: "not_given"})
    assert away(limit, place) > RADIUS
    assert all(away(other, place) < RADIUS for other in CENTRES if other != limit)


def test_outside_two_limits_and_outside_all():
    """Two limits are left together; where nothing is given the point stands in the corner."""
    two = _where("outside", GIVEN | {"feasible": "not_given", "allowed": "not_given"})
    assert min(away("feasible", two), away("allowed", two)) > RADIUS > away("affordable", two)
    assert _where("outside", dict.fromkeys(CENTRES, "not_given")) == CORNER


def test_open_stands_on_the_line_nobody_knows():
    """An unknown limit carries the point on its outline; otherwise it waits beside the core with a question mark."""
    assert away("allowed", _where("open", GIVEN | {"allowed": "unknown"})) == pytest.approx(RADIUS)
    assert ">?</text>" in space(GIVEN, "open", "x", names=NAMES)


def test_edge_unopposed_and_core():
    """On the rim of the core; inside the limits but not in the core; in it."""
    assert from_core(_where("edge", GIVEN)) == pytest.approx(CORE)
    unopposed = _where("unopposed", GIVEN)
    assert from_core(unopposed) > CORE
    assert all(away(limit, unopposed) < RADIUS for limit in CENTRES)
    assert _where("core", GIVEN) == MIDDLE


def test_only_a_settled_place_is_filled():
    """What is still to be judged or known stays hollow."""
    hollow, full = (space(GIVEN, position, "x", names=NAMES) for position in ("unopposed", "core"))
    assert hollow.count("stroke-ink") == 1
    assert full.count("stroke-ink") == 0


def test_limits_differ_without_colour():
    """Four statuses, four outlines."""
    statuses = ("given", "partly", "unknown", "not_given")
    outlines = {space(GIVEN | {"allowed": status}, "edge", "x", names=NAMES).split("/>")[1] for status in statuses}
    assert len(outlines) == 4
