"""Which judgements need a reason, and which findings speak against a level."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stimmig.core.judgement import Judgement, against, reason_required
from tests.core.picturing import FRAMEWORK, finding, judged

CRITICAL, SERIOUS, NOTE = (finding("A3.x", severity) for severity in ("critical", "serious", "note"))


@pytest.mark.parametrize(("answer", "required"), [(0, True), (1, True), (2, False), (3, True)])
def test_the_ends_of_the_scale_need_a_reason(answer: int, required: bool) -> None:
    """Sound is what one expects; anything else is worth a sentence."""
    assert reason_required(judged("A", answer)[0], []) is required


@pytest.mark.parametrize(("answer", "required"), [("not_applicable", True), ("no_basis", False)])
def test_lacking_the_basis_needs_no_excuse(answer: str, required: bool) -> None:
    """Whoever says that something does not apply says why; whoever does not know has said it."""
    assert reason_required(Judgement("a", "A", answer), [CRITICAL]) is required


@pytest.mark.parametrize(
    ("level", "speaking"),
    [(0, []), (1, []), (2, [CRITICAL, SERIOUS]), (3, [CRITICAL, SERIOUS, NOTE])],
)
@pytest.mark.parametrize("subject", ["A", "A3"])
def test_what_weighs_speaks_against_sound_and_a_note_against_strong(
    subject: str, level: int, speaking: list[object]
) -> None:
    """On the criterion and on its dimension alike."""
    assert list(against(judged(subject, level)[0], [CRITICAL, SERIOUS, NOTE])) == speaking


def test_a_fact_about_something_else_does_not_speak_against_it() -> None:
    """Another criterion, another dimension, or a limit of the space is none of this judgement's business."""
    elsewhere = [finding("A1.x", "critical"), finding("C2.x", "critical")]
    assert against(judged("A3", 2)[0], elsewhere) == ()
    assert against(judged("T", 2)[0], elsewhere) == ()


@pytest.mark.parametrize("answer", ["no_basis", "not_applicable"])
def test_nothing_speaks_against_an_answer_without_a_level(answer: str) -> None:
    """A fact contradicts what somebody claims, and nothing was claimed."""
    assert against(Judgement("a", "A3", answer), [CRITICAL]) == ()


def test_a_sound_level_against_a_known_fact_needs_a_reason() -> None:
    """Two is accepted without a word only where no fact speaks against it."""
    assert reason_required(judged("A3", 2)[0], [SERIOUS])
    assert not reason_required(judged("A3", 2)[0], [NOTE])


@given(st.sampled_from(list(FRAMEWORK.criteria)), st.integers(0, 3), st.sampled_from(["critical", "serious", "note"]))
def test_one_fact_more_never_takes_a_reason_away(subject: str, level: int, severity: str) -> None:
    """What needed a reason needs it still."""
    judgement = judged(subject, level)[0]
    assert reason_required(judgement, [finding("A3.x", severity)]) >= reason_required(judgement, [])
