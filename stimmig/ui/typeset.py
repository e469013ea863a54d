"""Documents: a typst template and plain values become a tagged PDF, the same bytes every time."""

import json
from collections.abc import Mapping
from pathlib import Path
from threading import local
from typing import Any

import typst

PACKAGE = Path(__file__).parent.parent
FONTS = PACKAGE / "ui" / "documents" / "fonts"


class Untypeset(Exception):
    """The document could not be set as it should be: a fault in the template or a missing font, never in the data."""


class _Press(local):
    """What one thread needs to print: a typst compiler may not be shared between threads."""

    def __init__(self) -> None:
        self.fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])
        self.compilers: dict[Path, typst.Compiler] = {}

    def compiler(self, template: Path) -> typst.Compiler:
        if template not in self.compilers:
            self.compilers[template] = typst.Compiler(template, root=PACKAGE, font_paths=self.fonts)
        return self.compilers[template]


press = _Press()


def typeset(template: Path, data: Mapping[str, Any], *, title: str, lang: str) -> bytes:
    """Return the PDF (PDF/UA-1 as checked by typst) of a template below stimmig/, given values JSON can carry.

    The template finds the values in `given`, with `given.title` and `given.lang` ("de" or "en") added.
    Raises Untypeset when typst warns: it would print without our fonts rather than fail.
    """
    given = json.dumps({**data, "title": title, "lang": lang}, ensure_ascii=False)
    pdf, warnings = press.compiler(template).compile_with_warnings(
        format="pdf", sys_inputs={"given": given}, pdf_standards=["ua-1"], timestamp=0
    )
    if warnings:
        raise Untypeset(f"{template.name}: " + "; ".join(str(warning.message) for warning in warnings))
    assert isinstance(pdf, bytes)  # one PDF, not a list of pages
    return pdf
