"""Text keeps 4.5 to 1 and controls 3 to 1, in the light and in the dark."""

import re
from pathlib import Path

import pytest

import stimmig.ui

CSS = (Path(stimmig.ui.__file__).parent / "static" / "ui" / "tokens.css").read_text()
COLOUR = re.compile(r"--([\w-]+): (#[0-9a-f]{6});")
LIGHT = dict(COLOUR.findall(CSS.split("@media")[0]))
DARK = LIGHT | dict(COLOUR.findall(CSS.split("@media")[1]))
GROUNDS = ["paper", "surface", "wash"]
TEXT = [(text, ground) for text in ("ink", "ink-soft", "petrol", "ochre", "red") for ground in GROUNDS] + [
    ("ink", "petrol-tint"),
    ("ink-soft", "petrol-tint"),
    ("petrol-deep", "petrol-tint"),
    ("ink", "ochre-tint"),
    ("ochre", "ochre-tint"),
    ("on-petrol", "petrol"),
    ("on-petrol", "petrol-deep"),
    ("on-ochre", "ochre-fill"),
    ("paper", "ink"),
]
CONTROLS = [(line, ground) for line in ("line-strong", "petrol", "focus", "red", "ochre-line") for ground in GROUNDS]


def luminance(colour):
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    """WCAG 2.2, success criterion 1.4.3."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), TEXT)
def test_text_can_be_read(scheme, text, ground):
    """4.5 to 1 for every text on every ground it stands on."""
    assert contrast(scheme[text], scheme[ground]) >= 4.5


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("line", "ground"), CONTROLS)
def test_controls_can_be_seen(scheme, line, ground):
    """3 to 1 for borders of controls, the focus and what a figure shows."""
    assert contrast(scheme[line], scheme[ground]) >= 3
