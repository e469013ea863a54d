"""Legal questions are asked where the facts meet them, and never because something is unknown."""

from typing import Any

from hypothesis import given

from stimmig.core.expression import NOT_APPLICABLE
from stimmig.core.findings import legal_questions, read
from stimmig.core.framework import READING
from stimmig.core.framework import parse as parse_framework
from stimmig.core.use_case import parse
from tests.core.describing import FRAMEWORK, TODAY, documents, use_case
from tests.core.test_framework_gaps import WHOLE

CHAT = {"audience": ["consumers"], "channel": ["web_chat"]}
ALONE = {"name": "Chat", "automation": "auto"}
ALWAYS_ASKED = ["L01", "L12", "L18", "L41"]


def asked(facts: dict[str, Any], *points: dict[str, Any]) -> list[str]:
    found = read(FRAMEWORK, use_case(facts=facts, touchpoints=list(points)), TODAY).legal_questions
    return [question.id for question in found]


def test_nothing_known_asks_only_what_every_house_is_asked() -> None:
    """No question of law follows from not knowing."""
    assert asked({}) == ALWAYS_ASKED


def test_what_does_not_apply_asks_nothing() -> None:
    """Not applicable is not no."""
    assert asked({fact: NOT_APPLICABLE for fact in FRAMEWORK.facts if FRAMEWORK.facts[fact].scope != "touchpoint"}) == (
        ALWAYS_ASKED
    )


def test_one_touchpoint_is_enough() -> None:
    """A question is asked once, wherever it is met."""
    assert asked(CHAT, {"name": "Brief", "automation": "none"}, ALONE).count("L07") == 1


def test_questions_of_the_use_come_in_their_order_before_those_of_the_house() -> None:
    """The hard ones first."""
    found = asked({**CHAT, "pressure_patterns": ["false_urgency"], "vulnerable_groups_foreseeable": True}, ALONE)
    assert found[0] == "L38"
    scopes = [FRAMEWORK.legal[key].scope for key in found]
    assert scopes == sorted(scopes, key=["use", "house"].index)


def test_a_hard_question_replaces_its_soft_one() -> None:
    """Where nobody is told, the question is no longer who owes the notice."""
    assert "L07" in asked({**CHAT, "disclosure_placement": "first_turn"}, ALONE)
    found = asked({**CHAT, "disclosure_placement": "none"}, ALONE)
    assert "L39" in found
    assert "L07" not in found


@given(documents())
def test_what_nobody_has_verified_is_not_asked(written: dict[str, Any]) -> None:
    """It waits until somebody has read the law."""
    found = read(FRAMEWORK, parse(written, FRAMEWORK), TODAY).legal_questions
    assert all(question.status != "unverified" for question in found)


def test_without_the_legal_part_nothing_is_asked() -> None:
    """A framework read without it has no questions."""
    parts = tuple(part for part in READING if part != "legal")
    framework = parse_framework(WHOLE, version="trace/test", hash="", parts=parts)
    assert read(framework, use_case(), TODAY).legal_questions == ()


def test_they_can_be_asked_alone() -> None:
    """Who wants only them gets what a whole reading has."""
    described = use_case(facts={"audience": ["consumers"], "channel": ["phone_voice"]})
    alone = legal_questions(FRAMEWORK, described, TODAY)
    assert alone
    assert alone == read(FRAMEWORK, described, TODAY).legal_questions
