"""The decision on paper: page one to hang up, the rest to look up. The look is in documents/memo.typ."""

from stimmig.decision.memo.first_page import first_page
from stimmig.decision.memo.paper import TEMPLATE, filename, pdf
from stimmig.decision.memo.sections import sections

__all__ = ["TEMPLATE", "filename", "first_page", "pdf", "sections"]
