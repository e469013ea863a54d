"""Use case files for tests: the smallest one, and any one hypothesis can think of."""

from datetime import date
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from stimmig.content import framework
from stimmig.core.expression import NEVER, NOT_APPLICABLE
from stimmig.core.framework import LIMITS, PROFILE_KINDS, STAGES, Fact
from stimmig.core.use_case import (
    AREAS,
    BENEFICIARIES,
    CHANGES,
    EXCLUSIVE,
    FITS,
    LEGAL_ANSWERS,
    SCHEMA,
    SOURCES,
    STATUSES,
    System,
    UseCase,
    is_printable,
    parse,
)

FRAMEWORK = framework()
TODAY = date(2026, 11, 22)
REFERENCE = Path(__file__).parent.parent / "reference"
REFERENCE_FILES = sorted([*REFERENCE.glob("use_cases/*/*.yaml"), *REFERENCE.glob("cases/*.yaml")])


def document(**more: Any) -> dict[str, Any]:
    """The smallest file that is one, and what a test adds to it."""
    return {"schema": SCHEMA, "title": "Telefonassistent", "stage": "idea", **more}


def use_case(**more: Any) -> UseCase:
    return parse(document(**more), FRAMEWORK)


def given_limits(**statuses: str) -> dict[str, Any]:
    """All three outer limits given, but for those named."""
    return {limit: {"status": statuses.get(limit, "given")} for limit in LIMITS}


texts = st.text(min_size=1, max_size=40).filter(lambda text: text == text.strip() and is_printable(text))


def values_of(fact: Fact) -> st.SearchStrategy[Any]:
    """Any answer a fact can have."""
    single = {
        "bool": st.booleans(),
        "enum": st.sampled_from(list(fact.values) or [NEVER]),
        "int": st.integers(0, 20),
        "percent": st.integers(0, 100),
        "date_or_never": st.just(NEVER) | st.dates(date(2020, 1, 1), TODAY).map(date.isoformat),
        "multi": st.sampled_from([[value] for value in fact.values] or [[]])
        | st.lists(st.sampled_from([v for v in fact.values if v not in EXCLUSIVE] or [""]), min_size=1, unique=True),
    }[fact.type]
    return single | st.just(NOT_APPLICABLE)


def facts(scopes: tuple[str, ...], *, sourced: bool = True) -> st.SearchStrategy[dict[str, Any]]:
    """Some facts of these scopes, some of them with source and note."""

    def written(fact: Fact) -> st.SearchStrategy[Any]:
        value = values_of(fact)
        if not sourced:
            return value
        return value | st.fixed_dictionaries(
            {"value": value}, optional={"source": st.sampled_from(SOURCES), "note": texts}
        )

    chosen = {key: written(fact) for key, fact in FRAMEWORK.facts.items() if fact.scope in scopes}
    return st.lists(st.sampled_from(sorted(chosen)), unique=True, max_size=30).flatmap(
        lambda keys: st.fixed_dictionaries({key: chosen[key] for key in keys})
    )


def touchpoints() -> st.SearchStrategy[list[dict[str, Any]]]:
    values = {key: [*FRAMEWORK.facts[key].values, NOT_APPLICABLE] for key in FRAMEWORK.facts}
    point = st.fixed_dictionaries(
        {"name": texts},
        optional={
            "kind": st.sampled_from(values["touchpoint_kind"]),
            "topic": st.sampled_from(values["touchpoint_topic"]),
            "reason": st.just("") | texts,
            "automation": st.sampled_from(values["automation_level"]),
            "contacts_per_month": st.integers(0, 10_000),
            "aim": st.sampled_from(list(FRAMEWORK.aims)),
            "baseline": texts,
            "facts": facts(("use_case", "touchpoint", "house")),
        },
    )
    return st.lists(point, max_size=3, unique_by=lambda one: str(one["name"]))


def documents() -> st.SearchStrategy[dict[str, Any]]:
    """Any use case file that is right."""
    limit = st.fixed_dictionaries({"status": st.sampled_from(STATUSES)}, optional={"note": texts})
    return st.fixed_dictionaries(
        {"schema": st.just(SCHEMA), "title": texts, "stage": st.sampled_from(STAGES)},
        optional={
            "occasion": texts,
            "summary": texts,
            "owner": texts,
            "accountable": texts,
            "area": st.sampled_from(AREAS),
            "system": st.fixed_dictionaries({}, optional=dict.fromkeys(System.__slots__, texts)),
            "benefits": st.lists(benefits, max_size=3),
            "changes": st.fixed_dictionaries({}, optional=dict.fromkeys(CHANGES, texts)),
            "space": st.fixed_dictionaries({}, optional=dict.fromkeys(LIMITS, limit)),
            "facts": facts(("use_case", "house")),
            "touchpoints": touchpoints(),
            "profile": st.lists(profile_lines, max_size=3, unique_by=lambda one: str(one["name"])),
            "legal": st.lists(legal_answers, max_size=2, unique_by=lambda one: str(one["id"])),
        },
    )


profile_lines: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries(
    {"kind": st.sampled_from(PROFILE_KINDS), "name": texts},
    optional={"fit": st.sampled_from(FITS), "note": texts},
)
benefits: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries(
    {"for": st.sampled_from(BENEFICIARIES), "text": texts}, optional={"today": texts, "source": texts}
)
legal_answers: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries(
    {"id": st.sampled_from(sorted(FRAMEWORK.legal)), "answer": st.sampled_from(LEGAL_ANSWERS)},
    optional={"by": texts, "on": st.dates().map(date.isoformat), "document": texts, "reason": texts},
)
