"""The writes of the workbench: what can be made again, and what one person chooses for themselves."""

from stimmig.workbench.actions.indexing import read_in
from stimmig.workbench.actions.notices import choose_mail, end_calendar_link, make_calendar_link

__all__ = ["choose_mail", "end_calendar_link", "make_calendar_link", "read_in"]
