"""The four fields: every touchpoint by kind and by who leads it, with both ways to get it wrong."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stimmig.core import findings
from stimmig.core.fields import Dot, fields
from stimmig.core.use_case import Known, Touchpoint, UseCase
from tests.core.picturing import AS_OF, FRAMEWORK

MACHINE = {"R1.human-topic-as-routine", "R2.relational-by-ai", "R2.grave-topic-mixed", "R2.complaint-mixed"}
PERSON = {"R3.routine-by-hand", "R3.routine-by-hand-uncounted", "R3.routine-still-by-hand"}
TERMIN = Touchpoint("Termin buchen", "transactional", "booking", "Datum und Adresse.", "auto_with_takeover", 900)


def dot(touchpoint: Touchpoint, **facts: object) -> Dot:
    """Where one touchpoint lies."""
    known = {key: Known(value) for key, value in facts.items()}
    (found,) = fields(UseCase("…", "idea", touchpoints=(replace(touchpoint, facts=known),)), FRAMEWORK)
    return found


def test_a_routine_run_by_the_ai_lies_right() -> None:
    """Let it run by itself."""
    assert dot(TERMIN) == Dot("Termin buchen", "transactional", "ai", None)


@pytest.mark.parametrize("automation", ["auto", "auto_with_takeover", "auto_only"])
def test_a_machine_where_a_person_was_needed_is_an_error(automation: str) -> None:
    """The first way to get it wrong."""
    complaint = Touchpoint("Beschwerde", "relational", "complaint", automation=automation)
    assert dot(complaint) == Dot("Beschwerde", "relational", "ai", "machine")


def test_calling_it_a_routine_does_not_make_it_right() -> None:
    """A complaint run by AI alone is found, however it was classified."""
    for kind in ("transactional", "mixed"):
        assert dot(replace(TERMIN, kind=kind, topic="complaint", automation="auto_only")).error == "machine"
    assert dot(replace(TERMIN, kind=None, topic="complaint", automation="auto_only")).error is None


@pytest.mark.parametrize(
    ("automation", "contacts", "reasoned", "error"),
    [
        ("none", 4000, None, "person"),
        ("none", 4000, False, "person"),
        ("none", 4000, True, None),
        ("none", 40, False, None),
        ("none", None, False, "person"),
        ("none", None, None, None),
        ("draft_for_human", 4000, False, "person"),
        ("draft_for_human", 4000, None, None),
        ("draft_for_human", 4000, True, None),
        ("human_approves", 4000, False, None),
    ],
)
def test_a_person_where_nobody_needed_one_is_an_error(
    automation: str, contacts: int | None, reasoned: bool | None, error: str | None
) -> None:
    """The second way: a frequent routine by hand, unless somebody has a reason for it."""
    facts = {} if reasoned is None else {"kept_manual_reasoned": reasoned}
    found = dot(replace(TERMIN, automation=automation, contacts_per_month=contacts), **facts)
    assert (found.error, found.led_by) == (error, "ai" if automation == "human_approves" else "human")


@pytest.mark.parametrize("automation", ["none", "intake_only", "draft_for_human", "human_approves"])
def test_a_person_in_a_moment_that_counts_lies_right(automation: str) -> None:
    """Help from behind does not take the contact out of human hands."""
    crisis = Touchpoint("Störung melden", "relational", "crisis", automation=automation)
    assert dot(crisis) == Dot("Störung melden", "relational", "human", None)


@pytest.mark.parametrize("kind", ["unclassified", "not_applicable", None])
def test_what_is_not_classified_has_no_row(kind: str | None) -> None:
    """It waits beside the fields until somebody says what people come for."""
    assert dot(replace(TERMIN, kind=kind, topic=None)).kind is None


@pytest.mark.parametrize("automation", ["not_applicable", None])
def test_who_leads_may_be_unsaid(automation: str | None) -> None:
    """Unknown is never false."""
    assert dot(replace(TERMIN, automation=automation)).led_by is None


def test_what_was_settled_counts() -> None:
    """A contested classification leaves its row."""
    use = UseCase("…", "idea", touchpoints=(TERMIN,))
    (found,) = fields(use, FRAMEWORK, {("touchpoint_kind", "Termin buchen"): None})
    assert found.kind is None


def test_a_use_without_touchpoints_has_no_dots() -> None:
    """The fields are empty until the first contact is named."""
    assert fields(UseCase("…", "idea"), FRAMEWORK) == ()


def values(fact: str) -> st.SearchStrategy[str | None]:
    return st.none() | st.sampled_from(sorted(FRAMEWORK.facts[fact].values))


@given(
    values("touchpoint_kind"),
    values("touchpoint_topic"),
    values("automation_level"),
    st.sampled_from([None, 40, 4000]),
    st.sampled_from([None, True, False]),
)
def test_the_fields_agree_with_the_rules(
    kind: str | None, topic: str | None, automation: str | None, contacts: int | None, reasoned: bool | None
) -> None:
    """An error stands exactly where the rules find one; a routine kept by hand for a reason is none."""
    facts = {} if reasoned is None else {"kept_manual_reasoned": Known(reasoned)}
    point = Touchpoint("x", kind, topic, None, automation, contacts, facts=facts)
    use = UseCase("…", "idea", touchpoints=(point,))
    codes = {found.code for found in findings.read(FRAMEWORK, use, AS_OF).findings}
    (found,) = fields(use, FRAMEWORK)
    assert (found.error == "machine") == bool(codes & MACHINE)
    assert (found.error == "person") == (bool(codes & PERSON) and reasoned is not True)
