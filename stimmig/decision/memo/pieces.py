"""What a section is made of: the kinds of pieces documents/memo.typ knows how to set."""

from typing import Any

Piece = dict[str, Any]
Section = dict[str, Any]


def section(heading: str, pieces: list[Piece]) -> Section:
    return {"heading": heading, "pieces": pieces}


def text(said: str) -> Piece:
    return {"type": "text", "text": said}


def listed(items: list[str]) -> Piece:
    return {"type": "list", "items": items}


def facts(rows: list[tuple[str, str]]) -> list[Piece]:
    return [{"type": "facts", "rows": rows}] if rows else []


def table(columns: list[str], widths: list[int], rows: list[list[str]]) -> list[Piece]:
    return [{"type": "table", "columns": columns, "widths": widths, "rows": rows}] if rows else []
