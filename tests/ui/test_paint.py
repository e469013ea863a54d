"""Figures need no styles, and the screen can repaint every one of them."""

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

import stimmig.ui
from stimmig.ui.figures import Point, four_fields, harvey, positions, ring, space
from stimmig.ui.figures.svg import PAINT
from tests.ui.test_four_fields import LABELS
from tests.ui.test_space import GIVEN, NAMES

STATIC = Path(stimmig.ui.__file__).parent / "static" / "ui"
FIGURES = {
    "harvey": harvey(2, "x"),
    "ring": ring({"T": 1, "R": None}, 'Bild „x“ & "y"', letters=True),
    "positions": positions([("AB", 3), ("MA", 0)], label="x", agreement="split", unsure=["KY"], agreed=1),
    "space": space(GIVEN, "core", "x", names=NAMES),
    "four_fields": four_fields([Point("A & B", "relational", "auto", 3, "machine")], LABELS, "x"),
}


@pytest.mark.parametrize("name", FIGURES)
def test_a_figure_is_well_formed_and_carries_no_style(name):
    """Strict CSP forbids style attributes, and typst reads attributes only."""
    drawn = FIGURES[name]
    ElementTree.fromstring(drawn)
    assert "style=" not in drawn
    assert "<style" not in drawn
    assert "id=" not in drawn


@pytest.mark.parametrize("name", FIGURES)
def test_every_painted_mark_carries_colour_and_class(name):
    """The attribute for paper and PDF, the class for the dark screen."""
    for mark in re.findall(r"<(?:circle|rect|path|line|text)[^>]*>", FIGURES[name]):
        colours = re.findall(r'(fill|stroke)="#', mark)
        assert colours, mark
        assert all(f"{colour}-" in mark.split('class="')[1].split('"')[0] for colour in colours), mark


@pytest.mark.parametrize("paint", PAINT)
def test_the_screen_knows_every_paint(paint):
    """A paint without its class would stay light on a dark screen."""
    styles = (STATIC / "figures.css").read_text()
    assert f".fill-{paint} {{" in styles
    assert f".stroke-{paint} {{" in styles


def test_paper_and_screen_use_the_same_light_colours():
    """The attribute says what the light scheme says."""
    tokens = dict(re.findall(r"--([\w-]+): (#\w+);", (STATIC / "tokens.css").read_text().split("@media")[0]))
    styles = dict(re.findall(r"\.fill-([\w-]+) \{ fill: var\(--([\w-]+)\) \}", (STATIC / "figures.css").read_text()))
    assert {paint: tokens[styles[paint]] for paint in PAINT} == PAINT
