"""What is not allowed cannot be carried: it is changed, or somebody has cleared it."""

from dataclasses import replace
from typing import Any

import pytest
from django.utils import translation
from django.utils.timezone import localdate

from stimmig.core.decision import Answer, Decision, record
from stimmig.decision import queries
from stimmig.decision.forms import AnswerForm
from stimmig.decision.words.findings import against, answers
from stimmig.review.queries import framework
from tests.decision import scene


@pytest.mark.parametrize(
    ("code", "offered"),
    [
        ("space.allowed.not-given", "Wir haben es anders klären lassen"),
        ("A3.no-route", "Wir tragen es, und zwar deshalb"),
    ],
)
def test_nobody_says_that_they_carry_what_is_not_allowed(db: Any, code: str, offered: str) -> None:
    """In its place one says with whom it was cleared, and when."""
    found = replace(queries.grounds(scene.reviewed(scene.WAITING)).weighing[0], code=code)
    with translation.override("de"):
        page = str(AnswerForm(finding=found, about="", today=localdate(), begins=True))
    assert offered in page
    assert ("tragen es" in page) is ("tragen es" in offered)
    assert ("mit wem und wann" in page) is (code == "space.allowed.not-given")


@pytest.mark.parametrize(("code", "kind"), [("space.allowed.not-given", "Geklärt"), ("A3.no-route", "Begründung")])
def test_the_decision_says_it_was_cleared(db: Any, code: str, kind: str) -> None:
    """On the page one hangs up nobody carries what is not allowed, and nothing is left as it is."""
    review = scene.reviewed(scene.WAITING)
    basis, known = queries.grounds(review), framework(review)
    weighs = replace(basis.weighing[0], code=code, severity="critical")
    decision = Decision(outcome="pilot", answers=(Answer(weighs.key, "reason", "Mit Frau Claussen am 3. Mai."),))
    picture = replace(basis.picture, findings=(weighs,), weighing=(weighs,))
    signed = record(decision, picture, {})
    with translation.override("de"):
        assert [answer["kind"] for answer in answers(signed, known)] == [kind]
        said = " ".join(against(signed, known))
    assert ("Das wurde anders geklärt." in said) is (kind == "Geklärt")
    assert ("bleibt so, wie es ist" in said) is (kind == "Begründung")
