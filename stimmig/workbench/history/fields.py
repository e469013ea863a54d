"""One field of a use that changed: what it is called, and what it said before and after, in words."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from stimmig.core.expression import NOT_APPLICABLE
from stimmig.people.models import ProfileLine
from stimmig.register import words
from stimmig.register.queries import framework
from stimmig.register.words import Words

PLACE = re.compile(r"(?P<part>touchpoints|profile|benefits)\[(?P<name>.*?)\](?:\.(?P<rest>.+))?$", re.S)
NAMES: Words = {
    "title": gettext_lazy("Title"),
    "occasion": gettext_lazy("What does not go well today"),
    "summary": gettext_lazy("What the AI is to do"),
    "stage": gettext_lazy("Stage"),
    "area": gettext_lazy("Area"),
    "owner": gettext_lazy("Who runs it"),
    "accountable": gettext_lazy("Who decides and answers for it"),
    "without_ai": gettext_lazy("What would already help without AI"),
    "name": gettext_lazy("Name"),
    "kind": gettext_lazy("Kind"),
    "topic": gettext_lazy("What it is about"),
    "reason": gettext_lazy("Why so"),
    "automation": gettext_lazy("Who does what"),
    "contacts_per_month": gettext_lazy("Contacts a month"),
    "aim": gettext_lazy("What is to be gained"),
    "baseline": gettext_lazy("Figure from before"),
    "fit": gettext_lazy("How the use stands to it"),
    "note": gettext_lazy("Note"),
    "for": gettext_lazy("Who gains"),
    "text": gettext_lazy("What is gained"),
    "today": gettext_lazy("How it is today"),
    "source": gettext_lazy("Where that comes from"),
    "status": gettext_lazy("How it stands"),
    "vendor": gettext_lazy("Vendor"),
    "product": gettext_lazy("Product"),
    "model": gettext_lazy("Model"),
    "since": gettext_lazy("Since when"),
    "contract": gettext_lazy("Contract"),
}
MEANT = {"stage": words.STAGES, "area": words.AREAS, "fit": words.FITS, "for": words.FOR_WHOM, "status": words.STATUSES}
AS_FACTS = {"kind": "touchpoint_kind", "topic": "touchpoint_topic", "automation": "automation_level"}
WHOLES: Words = {
    "touchpoints": gettext_lazy("Touchpoint"),
    "profile": gettext_lazy("Profile of the house"),
    "benefits": gettext_lazy("Who gains what"),
}


@dataclass(frozen=True)
class Change:
    """One field: its name, where it stands, and what it said; empty where it said nothing."""

    name: str
    place: str
    before: str
    after: str


def change(field: Mapping[str, Any]) -> Change:
    """A field as the ledger keeps it, in the language of the page."""
    path, place = field["path"], ""
    if found := PLACE.match(path):
        place, path = _place(found["part"], found["name"]), found["rest"] or found["part"]
    name, meaning = _named(path)
    return Change(name, place, _said(field.get("before"), meaning), _said(field.get("after"), meaning))


def _place(part: str, name: str) -> str:
    return name if part != "benefits" else f"{WHOLES[part]} ({int(name) + 1})"


def _named(path: str) -> tuple[str, str]:
    """What a field is called, and the key by which its values are put into words: a fact's, or its own."""
    head, _dot, rest = path.partition(".")
    if head == "profile" and rest in ProfileLine.Kind.values:
        return str(ProfileLine.Kind(rest).label), ""
    if head in ("facts", "house"):
        return _fact(rest)
    if head == "changes":
        return str(words.CHANGES.get(rest, rest)), ""
    if head == "space":
        limit, _dot, part = rest.partition(".")
        name = str(words.LIMITS.get(limit, limit))
        return (name, part) if part == "status" else (f"{name}, {NAMES.get(part, part)}", part)
    key = rest or head
    return str(NAMES.get(key) or WHOLES.get(key, key)), AS_FACTS.get(key, key)


def _fact(path: str) -> tuple[str, str]:
    key, _dot, part = path.partition(".")
    known = framework().facts.get(key)
    question = words.words(known.question) if known else key
    if part in ("source", "note"):
        return f"{question} {NAMES[part]}", "origin" if part == "source" else part
    return question, key


def _said(value: Any, meaning: str) -> str:
    """A value in words; empty where there was none, or an empty list."""
    if value in (None, "", [], {}):
        return ""
    if meaning == "origin":
        return str(words.SOURCES.get(value, value))
    if meaning in MEANT:
        return str(MEANT[meaning].get(value, value))
    if meaning == "aim":
        aim = framework().aims.get(value)
        return words.words(aim.name) if aim else str(value)
    fact = framework().facts.get(meaning)
    try:
        return words.answer(fact, value) if fact else _plain(value)
    except (KeyError, TypeError):  # a value the catalogue has no longer stays as it was written
        return _plain(value)


def _plain(value: Any) -> str:
    if value == NOT_APPLICABLE:
        return _("does not apply here")
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
