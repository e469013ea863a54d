"""The legal questions, and how they stood on the day of the signature."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from stimmig.decision.words.findings import sentence
from stimmig.register.words import day

LEGAL = {
    "clarified": gettext_lazy("Clarified"),
    "open": gettext_lazy("Open"),
    "not_relevant": gettext_lazy("Not relevant here"),
    "unanswered": gettext_lazy("Open"),
}


def law(row: Mapping[str, Any]) -> dict[str, str]:
    """A legal question and how it stood on the day of the signature."""
    state = str(LEGAL[row["answer"]])
    if row["answer"] == "clarified":
        state = _("clarified with %(by)s, %(on)s") % {"by": row["by"], "on": day(row["on"] or "")}
    if row["answer"] == "not_relevant":
        state = _("not relevant because: %(reason)s") % row
    return {
        "text": sentence(row["text"]),
        "articles": ", ".join(row["articles"]),
        "state": state,
        "document": row.get("document") or "",
    }
