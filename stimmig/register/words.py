"""What the core says, as sentences in the reader's language. The core speaks in codes and in both languages at once."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

from django.utils.formats import date_format, number_format
from django.utils.timezone import localdate
from django.utils.translation import get_language, gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from stimmig.content import faults
from stimmig.core.errors import Fault
from stimmig.core.expression import NEVER, NOT_APPLICABLE
from stimmig.core.findings import Finding, Strength
from stimmig.core.framework import Fact, Framework, LegalQuestion, Text

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

    StrOrPromise = str | _StrPromise
else:
    StrOrPromise = object

Words = dict[str, StrOrPromise]

STEPS: dict[int, StrOrPromise] = {
    1: _("Use case"),
    2: _("Space of options"),
    3: _("TRACE review"),
    4: _("Decision"),
}
STAGES: Words = {
    "idea": _("an idea"),
    "pilot": _("being tried out"),
    "running": _("running"),
}
AREAS: Words = {
    "customer_service": _("Customer service"),
    "sales": _("Sales"),
    "marketing": _("Marketing"),
    "hr": _("Human resources"),
    "internal_knowledge": _("Internal knowledge"),
    "production": _("Production"),
    "finance": _("Finance"),
    "public_service": _("Public service"),
    "education": _("Education"),
    "media": _("Media"),
    "other": pgettext_lazy("area", "Other"),
}
FOR_WHOM: Words = {"customers": _("Customers"), "employees": _("Employees"), "house": _("The house")}
CHANGES: Words = {
    "communication": _("How we talk"),
    "decision_rights": _("Who decides"),
    "service_architecture": _("How service runs"),
    "brand_promise": _("What the brand promises"),
}
LIMITS: Words = {"feasible": _("Feasible"), "allowed": _("Allowed"), "affordable": _("Affordable")}
STATUSES: Words = {
    "given": pgettext_lazy("limit", "given"),
    "partly": pgettext_lazy("limit", "partly given"),
    "not_given": pgettext_lazy("limit", "not given"),
    "unknown": pgettext_lazy("limit", "still open"),
}
FITS: Words = {
    "supports": pgettext_lazy("fit", "strengthens it"),
    "neutral": pgettext_lazy("fit", "does not touch it"),
    "conflicts": pgettext_lazy("fit", "goes against it"),
    "unknown": pgettext_lazy("fit", "not judged yet"),
}
SOURCES: Words = {
    "stated": _("said in the house"),
    "observed": _("seen ourselves"),
    "document": _("written in a document"),
    "vendor_claim": _("the vendor says so"),
    "assumed": _("assumed"),
}
POSITIONS: Words = {
    "outside": _("outside"),
    "open": pgettext_lazy("position", "open"),
    "edge": _("at the edge"),
    "unopposed": _("nothing against it so far"),
    "core": _("in the core"),
}


INVOLVED: Words = {
    "runs": _("Runs it: describes it and changes it, like whoever began it"),
    "guides": _("Guides its reviews: opens them, invites, reveals after the date, records what was agreed"),
    "reads": _("Reads along: the description, the pictures after the reveal, and the decisions"),
    "deputy": _("Is your deputy: prepares the decision, and never signs"),
    "serves": _("Takes over conversations: reads and answers where somebody waits for a human"),
    "inspects": _("Looks into conversations: finds one, reads it, makes its case file. Each look is recorded"),
}


POINTS_TO_ITS_LIST = ("sensitive_area", "presence_signals", "pressure_patterns")  # "Which of these …?"


def alone(fact: Fact) -> str:
    """The question of a fact where its answers do not stand below it: one that points to their list brings it along."""
    question = words(fact.question)
    if fact.key not in POINTS_TO_ITS_LIST:
        return question
    return f"{question} ({'; '.join(words(label) for value, label in fact.values.items() if value != 'none')})"


def words(text: Text | None) -> str:
    """The sentence in the language of the page."""
    return text.in_(get_language() or "de") if text else ""


def answer(fact: Fact, value: Any) -> str:
    """A known value as the page says it; empty when it is unknown."""
    if value is None:
        return ""
    if value == NOT_APPLICABLE:
        return gettext("does not apply here")
    if isinstance(value, list | tuple):
        return ", ".join(words(fact.values[one]) for one in value)
    if isinstance(value, bool):
        return gettext("yes") if value else gettext("no")
    return _single(fact, value)


def _single(fact: Fact, value: Any) -> str:
    if fact.type == "date_or_never":
        return gettext("never so far") if value == NEVER else day(str(value))
    if fact.type in {"int", "percent"}:
        return number_format(value) + (" %" if fact.type == "percent" else "")
    return words(fact.values[value])


def day(iso: str) -> str:
    """An ISO date as a date of the page's language; anything else as it is."""
    try:
        return str(date_format(date.fromisoformat(iso), "DATE_FORMAT"))
    except ValueError:
        return iso


def finding(found: Finding, framework: Framework) -> dict[str, str]:
    """A finding as ui/finding.html draws it."""
    criterion = framework.criteria.get(found.criterion or "")
    place = found.touchpoint or (words(criterion.name) if criterion else "")
    said = {"text": words(found.text), "why": words(found.why), "helps": words(found.helps)}
    return said | {"severity": found.severity, "place": place}


def strength(found: Strength) -> dict[str, str]:
    """A strength as ui/strength.html draws it."""
    return {"text": words(found.text), "why": words(found.why), "place": found.touchpoint or ""}


def together(said: Iterable[dict[str, str]]) -> list[dict[str, str]]:
    """The same sentence once, with every place for which it holds."""
    places: dict[tuple[str, str], list[str]] = {}
    for each in said:
        places.setdefault((each["text"], each["why"]), []).append(each["place"])
    return [
        {"text": text, "why": why, "place": " · ".join(filter(None, dict.fromkeys(where)))}
        for (text, why), where in places.items()
    ]


def law(question: LegalQuestion, framework: Framework) -> dict[str, str]:
    """A legal question: itself, the plain sentence, article, date and certainty."""
    known = framework.legal_words
    since = known.applies_from.get(question.applies_from) if known else None
    return {
        "text": words(question.text),
        "plain": words(question.plain),
        "area": words(question.area),
        "articles": ", ".join(question.articles),
        "since": words(since) if since else _since(question.applies_from),
        "certainty": _certainty(words(known.status[question.status])) if known else "",
    }


def _certainty(status: str) -> str:
    """How clear the law is; not to be mistaken for the house's answer."""
    return gettext("the law: %(status)s") % {"status": status}


def _since(iso: str) -> str:
    """From when a rule applies, or since when it does."""
    said = gettext("applies since %(day)s") if iso <= localdate().isoformat() else gettext("applies from %(day)s")
    return said % {"day": day(iso)}


def fault(found: Fault) -> dict[str, str]:
    """One fault of a file as a row: where, what was found, and what to do."""
    language = get_language() or "de"
    return {
        "where": faults.place(found, language),
        "found": found.found or "",
        "what": faults.sentence(found, language),
    }
