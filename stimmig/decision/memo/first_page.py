"""What one hangs up."""

from typing import Any

from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from stimmig.decision import queries, words
from stimmig.decision.models import Decision
from stimmig.decision.words import Page

SIZES = ((120, 21), (200, 19), (300, 16.5))  # a long sentence is set smaller, so that page one stays one page


def first_page(page: Page) -> dict[str, Any]:
    """What one hangs up: the decision, its weighing, its limits, its name."""
    decision = page.decision
    day = {"day": words.signed_on(decision)}
    number = _("Decision %(number)s") % {"number": decision.number}
    return {
        "house": page.house,
        "number": number,
        "outcome": page.outcome,
        "name": decision.title,
        "sentence": page.sentence,
        "sentence_size": next((size for length, size in SIZES if len(page.sentence) <= length), 15),
        "weighing": page.weighing,
        "limits": _limits(page),
        "reasons": None if page.limits else {"heading": _("Why we decide so"), "lines": paragraphs(page.reasons)},
        "overleaf": _("The limits are on page 2.") if page.limits else _("The reasons are on page 2."),
        "stands": page.accountability,
        "signature": {
            "name": decision.signed_name,
            "function": decision.signed_function,
            "line": _("signed on %(day)s") % day,
        },
        "again": page.ahead_lines,
        "replaced": _replaced(decision),
        "footer": f"{page.house} · {number}",
    }


def paragraphs(text: str) -> list[str]:
    """The lines of a text that say something."""
    return [line for line in text.splitlines() if line.strip()]


def _limits(page: Page) -> dict[str, Any] | None:
    if not page.limits:
        return None
    rows = [[limit["touchpoint"], limit["kind"], limit["mode"]] for limit in page.limits]
    columns = [_("Touchpoint"), _("Kind"), _("Who takes over")]
    return {"heading": _("Where the AI ends"), "columns": columns, "rows": rows}


def _replaced(decision: Decision) -> str:
    if later := queries.replaced_by(decision):
        return _("Replaced by decision %(number)s.") % {"number": later.number}
    ending = decision.use_case.ending
    return _("Retired since %(day)s.") % {"day": date_format(localdate(ending.at), "DATE_FORMAT")} if ending else ""
