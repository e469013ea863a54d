"""Two people at one form: what each changed stands, what both changed is asked on one page, nothing typed is lost."""

from stimmig.ui.merging.keeping import keep
from stimmig.ui.merging.meeting import Met, carried, opened
from stimmig.ui.merging.page import ask, page, tell_merged
from stimmig.ui.merging.shapes import Build, Lines, Plain, Rows

__all__ = ["Build", "Lines", "Met", "Plain", "Rows", "ask", "carried", "keep", "opened", "page", "tell_merged"]
