"""`stimmig check`: read use case files and say where they stand. Needs no database and no Django."""

from stimmig.check.command import main

__all__ = ["main"]
