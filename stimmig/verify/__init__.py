"""`stimmig verify FILE`: check a proof away from the house. Needs no database and no Django, only `cryptography`."""

from stimmig.verify.command import main
from stimmig.verify.reading import verify_file
from stimmig.verify.report import Finding, Report

__all__ = ["Finding", "Report", "main", "verify_file"]
