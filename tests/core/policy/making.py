"""A policy to try, a turn to hold against it, and what was heard in either."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time
from typing import Any

from stimmig.content.sayings import notice, says
from stimmig.core.policy import Contact, Hours, HumanPromise, Policy, Terms, Turn, compiled
from stimmig.core.policy.defaults import SIGNALS
from stimmig.core.use_case import Touchpoint, UseCase

OPEN = datetime(2026, 12, 1, 9, 0, tzinfo=UTC)  # a Tuesday, ten in Berlin
NIGHT = datetime(2026, 12, 1, 22, 0, tzinfo=UTC)
ASKING, COMPLAINING, OWN = "Frage zur Wartung", "Beschwerde", "Termin"


@dataclass(frozen=True)
class Sign:
    code: str
    words: str = ""


@dataclass(frozen=True)
class Heard:
    signals: tuple[Sign, ...] = ()


def heard(*codes: str) -> Heard:
    return Heard(tuple(Sign(code, f"<{code}>") for code in codes))


def human(**more: Any) -> HumanPromise:
    said: dict[str, Any] = {
        "minutes": 5,
        "hours": (Hours((0, 1, 2, 3, 4), time(7), time(17)),),
        "time_zone": "Europe/Berlin",
        "contact": {"de": "0461 12345", "en": "0461 12345, in German"},
        "out_of_hours": {language: says(language)["out_of_hours"] for language in ("de", "en")},
    }
    return HumanPromise(**said | more)


def terms(**more: Any) -> Terms:
    sentences = {language: dict(says(language)) for language in ("de", "en")}
    for said in sentences.values():
        del said["out_of_hours"]
    chat = {language: notice("chat", language, "Norderdiek") for language in ("de", "en")}
    return Terms(**{"human": human(), "notices": {"chat": chat}, "says": sentences} | more)


def use_case(*points: Touchpoint, channel: Iterable[str] = ("web_chat",)) -> UseCase:
    from stimmig.core.use_case import Known

    named = points or (
        Touchpoint(ASKING, "transactional", "standard_enquiry"),
        Touchpoint(OWN, "transactional", "booking"),
        Touchpoint(COMPLAINING, "relational", "complaint"),
    )
    return UseCase("Chat", "pilot", touchpoints=named, facts={"channel": Known(tuple(channel))})


def record(**more: Any) -> dict[str, Any]:
    modes = {ASKING: "ai_human_on_request", OWN: "ai", COMPLAINING: "human"}
    return {
        "number": "2026-03",
        "use_case": "6f7f0f6e-5e0c-4bd8-b7bf-3a1d9a3c0001",
        "title": "Chat",
        "house": "Norderdiek",
        "outcome": "introduce",
        "limits": [{"touchpoint": name, "mode": mode} for name, mode in modes.items()],
    } | more


def policy(**more: Any) -> Policy:
    return compiled(record(), use_case(), terms(**more))


def at(contact: Contact | None = None, **more: Any) -> Policy:
    """A policy of one touchpoint, ASKING, as a test wants it."""
    given = replace(contact or Contact(ASKING, "transactional", "ai", signals=SIGNALS), **more)
    return replace(policy(), contacts=(given,))


def turn(**more: Any) -> Turn:
    return Turn(**{"text": "Was kostet die Wartung?", "language": "de", "at": OPEN, "disclosed": True} | more)
