"""The few strokes every figure is drawn with.

Each mark carries its light colour as an attribute, so that paper and PDF need no styles,
and a class by which the screen may repaint it (static/ui/figures.css).
"""

from collections.abc import Iterable
from html import escape
from typing import Any

PAINT = {
    "petrol": "#0f4c5c",
    "surface": "#ffffff",
    "ink": "#1b2430",
    "soft": "#505b69",
    "line": "#ddd7ca",
    "strong": "#857f70",
    "pale": "#b9cfd4",
    "tint": "#e9f1f2",
    "on-petrol": "#ffffff",
    "on-ochre": "#1b2430",
    "ochre": "#d9a441",
    "ochre-line": "#a56c16",
    "ochre-text": "#84550f",
    "ochre-tint": "#faf3e3",
}
SANS = "Inter, sans-serif"
SERIF = "'Source Serif 4', serif"


def number(value: float) -> str:
    """Write a length with at most two decimals, so that a figure is small and the same every time."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def mark(name: str, text: str | None = None, *, fill: str = "none", stroke: str = "", **attributes: Any) -> str:
    """Write one element. `fill` and `stroke` name a paint; underscores in attributes become hyphens."""
    classes = [f"fill-{fill}"] * (fill in PAINT) + [f"stroke-{stroke}"] * (stroke in PAINT)
    paint = {"class": " ".join(classes), "fill": PAINT.get(fill, fill), "stroke": PAINT.get(stroke, stroke)}
    inside = "".join(_attribute(key, value) for key, value in (paint | attributes).items() if value not in ("", None))
    return f"<{name}{inside}/>" if text is None else f"<{name}{inside}>{escape(text)}</{name}>"


def _attribute(key: str, value: object) -> str:
    written = number(value) if isinstance(value, float) else escape(str(value))
    return f' {key.replace("_", "-")}="{written}"'


def words(text: str, x: float, y: float, *, size: float, fill: str = "ink", anchor: str = "start", **more: Any) -> str:
    """Set a line of text in the sans; `font_weight`, `font_family` and others may be given."""
    style: dict[str, Any] = {"font_family": SANS, "font_size": size, "text_anchor": anchor} | more
    return mark("text", text, fill=fill, x=float(x), y=float(y), **style)


def figure(width: float, height: float, marks: Iterable[str], *, label: str, name: str) -> str:
    """Frame a figure. With a label it is an image that says so; without, decoration beside a word."""
    said = f'role="img" aria-label="{escape(label)}"' if label else 'aria-hidden="true"'
    frame = f'xmlns="http://www.w3.org/2000/svg" class="{name}" viewBox="0 0 {number(width)} {number(height)}"'
    return f'<svg {frame} {said} focusable="false">{"".join(marks)}</svg>'
