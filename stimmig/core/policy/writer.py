"""A policy as its file, `stimmig/policy/1`: what the ledger keeps, what a gateway reads, what an engineer downloads.

Text, whole numbers, true, false, lists and tables with ASCII keys only, so that `core.ledger.canonical` has one form
for it. `parse(as_file(policy)) == policy`.
"""

from collections.abc import Mapping
from typing import Any

from stimmig.core.policy.nouns import HOME, Contact, Hours, Policy

SCHEMA = "stimmig/policy/1"


def as_file(policy: Policy) -> dict[str, Any]:
    """The policy as text, whole numbers, lists and tables."""
    human = policy.human
    some = {"until": policy.until.isoformat()} if policy.until else {}
    if policy.country != HOME:
        some["country"] = policy.country
    return some | {
        "schema": SCHEMA,
        "decision": policy.decision,
        "version": policy.version,
        "use_case": policy.use_case,
        "title": policy.title,
        "house": policy.house,
        "contacts": [_contact_as_file(each) for each in policy.contacts],
        "human": {
            "minutes": human.minutes,
            "hours": [_hours_as_file(each) for each in human.hours],
            "time_zone": human.time_zone,
            "contact": _way_as_file(human.contact),
            "out_of_hours": dict(human.out_of_hours),
            "closed": [day.isoformat() for day in human.closed],
        },
        "notices": {channel: dict(words) for channel, words in policy.notices.items()},
        "never_says": list(policy.never_says),
        "words": list(policy.words),
        "attempts_max": policy.attempts_max,
        "says": {language: dict(words) for language, words in policy.says.items()},
    }


def _way_as_file(contact: Mapping[str, str]) -> str | dict[str, str]:
    """One text where both languages have the same, as files had it when there was one; else by language."""
    texts = set(contact.values())
    return texts.pop() if len(texts) == 1 else dict(contact)


def _contact_as_file(contact: Contact) -> dict[str, Any]:
    named = ("name", "kind", "lead", "channel", "output", "retention", "fail", "may_promise")
    return {name: getattr(contact, name) for name in named} | {"signals": list(contact.signals)}


def _hours_as_file(hours: Hours) -> dict[str, Any]:
    return {"days": list(hours.days), "since": f"{hours.since:%H:%M}", "until": f"{hours.until:%H:%M}"}
