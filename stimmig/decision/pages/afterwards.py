"""What became of a decision, and the two pages on which somebody says so."""

from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from stimmig.core import decision as core
from stimmig.decision import queries, words
from stimmig.decision.models import Condition, Decision, Expectation
from stimmig.decision.queries import Became, Kept, Turned
from stimmig.people.models import Person
from stimmig.register.queries import framework as framework_of
from stimmig.register.queries import use_cases_for

Page = dict[str, Any]


def what_became(found: Decision, person: Person, today: date) -> Page:
    """Every expectation and every condition with what was said of it, and the way to say more."""
    became = queries.what_became(found)
    return became_of(became, person, today) | {
        "decision": found,
        "replaced_by": became.replaced_by,
        "ending": found.use_case.ending,
        "sees_use": use_cases_for(person).filter(pk=found.use_case_id).exists(),
    }


def became_of(became: Became, person: Person, today: date) -> Page:
    """The same for a part of another page."""
    may_look_back = queries.looks_back(person, became.decision)
    return {
        "became": became,
        "turned": [_turned(each, may_look_back, today) for each in became.expectations],
        "kept": [_kept(each, person, today) for each in became.conditions],
        "hands_on": queries.hands_on(person, became.decision),
    }


def _turned(turned: Turned, may_look_back: bool, today: date) -> Page:
    expectation = turned.expectation
    is_due = expectation.due_on <= today
    return _said(turned) | {
        "expectation": expectation,
        "sure": words.sure(expectation.probability),
        "is_due": is_due,
        "asks": may_look_back and is_due,
    }


def _kept(kept: Kept, person: Person, today: date) -> Page:
    condition = kept.condition
    return _said(kept) | {
        "condition": condition,
        "text": told(condition)["text"],
        "is_due": condition.due_on <= today,
        "asks": queries.reports(person, condition),
        "keeper": keeper(condition),
    }


def _said(told: Turned | Kept) -> Page:
    return {"latest": told.latest, "earlier": tuple(reversed(told.said[:-1]))}


def retrospect(expectation: Expectation, is_due: bool) -> Page:
    """One expectation, and what was known when it was written."""
    decision = expectation.decision
    return {
        "expectation": expectation,
        "decision": decision,
        "sure": words.sure(expectation.probability),
        "is_due": is_due,
        "known_then": words.page(decision),
        "earlier": expectation.retrospects.last(),
    }


def fulfilment(condition: Condition) -> Page:
    """One condition as it was signed, and the last word on it."""
    return {
        "condition": condition,
        "decision": condition.decision,
        "said": told(condition),
        "earlier": condition.fulfilments.last(),
        "keeper": keeper(condition),
    }


def successor(condition: Condition) -> Page:
    """One condition as it was signed, and who stands for it so far."""
    return {
        "condition": condition,
        "decision": condition.decision,
        "said": told(condition),
        "keeper": keeper(condition),
        "unknown": condition.kept_by is None,
    }


def keeper(condition: Condition) -> str:
    """Who stands for a condition today, where it is somebody else than the decision names; else nothing."""
    later = condition.latest_successor
    if later is None:
        return ""
    since = date_format(localdate(later.at), "DATE_FORMAT")
    sentence = _("%(name)s has stood for it since %(day)s. %(reason)s")
    return sentence % {"day": since, "name": later.owner, "reason": later.reason}


def told(condition: Condition) -> Page:
    """A condition in words, with how one can tell."""
    names = ("text", "owner", "due_on", "criterion", "metric", "op", "value", "of", "changes_plan")
    row = {name: core.plain(getattr(condition, name)) for name in names}
    return words.condition(row, framework_of(condition.decision.record["framework"]["version"]))
