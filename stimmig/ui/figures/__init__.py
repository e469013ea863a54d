"""Figures as SVG text, from plain values: no Django, no styles needed, the same on screen, paper and in a PDF."""

from stimmig.ui.figures.four_fields import four_fields
from stimmig.ui.figures.harvey import harvey
from stimmig.ui.figures.point import Point
from stimmig.ui.figures.positions import positions
from stimmig.ui.figures.ring import ring
from stimmig.ui.figures.space import space

__all__ = ["Point", "four_fields", "harvey", "positions", "ring", "space"]
