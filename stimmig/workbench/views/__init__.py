"""HTTP in, HTTP out, for the pages that see everything."""

from stimmig.workbench.views.history import house_history, use_case_history
from stimmig.workbench.views.notices import calendar, calendar_link_removals, calendar_links, mail_choice, notices
from stimmig.workbench.views.pages import (
    about,
    cases,
    conversation,
    handbook,
    handbook_chapter,
    health,
    start,
    use_case,
    use_cases,
)
from stimmig.workbench.views.search import search

__all__ = [
    "about",
    "calendar",
    "calendar_link_removals",
    "calendar_links",
    "cases",
    "conversation",
    "handbook",
    "handbook_chapter",
    "health",
    "house_history",
    "mail_choice",
    "notices",
    "search",
    "start",
    "use_case",
    "use_case_history",
    "use_cases",
]
