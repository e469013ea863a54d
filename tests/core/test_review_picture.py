"""The shared picture: everyone's position, what to talk about first, what is to be cleared up, and no sum."""

import dataclasses

import pytest
from hypothesis import given

from stimmig.core.findings import Strength
from stimmig.core.framework import Text
from stimmig.core.judgement import Judgement
from stimmig.core.review import Agreed, Contest, Picture, Standing
from tests.core.picturing import AGREED, FRAMEWORK, JUDGEMENTS, LINE, all_five, finding, judged, picture, reading

WORDS = Text("…", "…")
IN_ORDER = [part for key in FRAMEWORK.dimensions for part in (key, *(c.id for c in FRAMEWORK.criteria_of(key)))]


def test_what_speaks_for_the_use_stands_first() -> None:
    """A list of objections is no scale."""
    strength = Strength("R3.routine-runs", "R", "R3", "Termin", WORDS, WORDS, WORDS)
    shown = picture(judged("A", 2, 2), facts=reading(strengths=(strength,)))
    assert shown.strengths == (strength,)
    assert dataclasses.fields(Picture)[0].name == "strengths"


def test_individual_judgements_stay_as_they_were() -> None:
    """The agreed level stands beside them and replaces none."""
    group = judged("A", 0, 3, "no_basis")
    standing = picture(group, {"A": 2}).standing("A")
    assert standing is not None
    assert set(standing.positions) == set(group)
    assert (standing.levels, standing.spread, standing.agreed) == ((0, 3), (0, 3), 2)
    assert standing.lacking_basis == ("c",)
    assert standing.dimension == "A"


def test_a_subject_nobody_judged_has_no_standing() -> None:
    """Nothing is shown where nothing was said."""
    assert picture(judged("A", 2, 2)).standing("A3") is None


def test_the_most_senior_speaks_last() -> None:
    """Leaders come after all others, the accountable one after them."""
    shown = picture(judged("A", 2, 2, 2, 2), leaders=["a", "b"], accountable="a").standing("A")
    assert shown is not None
    assert [position.person for position in shown.positions] == ["c", "d", "b", "a"]


def test_the_talk_begins_where_people_lie_apart() -> None:
    """Split, diverging, without anything to see, thin, supported; within a class the less agreed comes first."""
    judgements = [
        *all_five(2, 2, 2),
        *judged("T1", 0, 3, 3, 3, 3),
        *judged("T2", 0, 3, 3),
        *judged("T3", 1, 3, 2),
        *judged("T4", 3, 3, 3),
        *judged("T5", 2, "no_basis", "no_basis"),
        *judged("R1", 0, 3),
    ]
    order = [standing.subject for standing in picture(judgements).order_of_talk]
    assert order == ["T2", "T1", "R1", "T3", "T4", "T5", "T", "R", "A", "C", "E"]


def test_an_exhibit_supports_what_is_called_strong() -> None:
    """One person who shows it is enough for all."""
    unsupported, supported = judged("A", 3, 3, 2), [*judged("A", 3, 2), *judged("A", 3, exhibit="Testanruf am 12.11.")]
    assert [f.code for f in picture(unsupported).findings] == ["A.unsupported"]
    assert picture(supported).findings == ()


@pytest.mark.parametrize(
    ("answers", "agreed", "found"),
    [
        ((2, 2), 0, [("A3.gap", "critical")]),
        ((2, 2), 1, [("A3.gap", "serious")]),
        ((2, 2), 2, []),
        ((0, 3), None, [("A3.divergence", "serious"), ("A3.unsupported", "note")]),
        ((0, 2), None, [("A3.divergence", "note")]),
        ((2,), None, [("A3.thin", "note")]),
        (("no_basis", "no_basis", 0, 2), None, [("A3.divergence", "note"), ("A3.thin", "note")]),
        ((0, 3), "not_applicable", []),
    ],
)
def test_the_picture_adds_what_the_judgements_leave_to_clear_up(
    answers: tuple[int, ...], agreed: Agreed, found: list[tuple[str, str]]
) -> None:
    """A gap, a divergence, strong without anything to see, too few; nothing where it is agreed not to apply."""
    shown = picture(judged("A3", *answers), {"A3": agreed})
    assert [(f.code, f.severity) for f in shown.findings] == found
    assert all((f.dimension, f.criterion, f.touchpoint) == ("A", "A3", None) for f in shown.findings)
    assert all(f.kind == f.code.split(".")[1] and f.text.de and f.text.en for f in shown.findings)


def test_a_finding_on_a_guiding_question_names_no_criterion() -> None:
    """It belongs to the dimension."""
    (found,) = picture(judged("A", 2, 2), {"A": 1}).findings
    assert (found.code, found.dimension, found.criterion) == ("A.gap", "A", None)


def test_agreed_criteria_speak_in_place_of_the_guiding_question() -> None:
    """A closer judgement takes the place of the first once it is agreed as a whole, and not by a single criterion."""
    judgements = [*judged("A", 0, 3), *judged("A1", 2, 2), *judged("A2", 0, 2)]
    half = picture(judgements, {"A": 0, "A1": 2, "A2": 2})
    whole = picture(judgements, {"A": 0, "A1": 2, "A2": 2, "A3": 2, "A4": "not_applicable"})
    assert {f.code for f in half.findings} == {"A.gap", "A.divergence", "A.unsupported", "A2.divergence"}
    assert {f.code for f in whole.findings} == {"A2.divergence"}


def test_the_weightiest_comes_first_and_then_what_is_talked_about_first() -> None:
    """Findings of facts and of the picture stand in one order."""
    facts = reading(finding("E1.x"), finding("C2.x"), finding("T1.x", "critical"), finding("R1.x", "note"))
    shown = picture([*judged("C", 0, 3), *judged("E", 2, 2)], {"E": 1}, facts)
    assert [f.code for f in shown.findings] == [
        "T1.x",
        "C2.x",
        "C.divergence",
        "E1.x",
        "E.gap",
        "C.unsupported",
        "R1.x",
    ]


def test_what_is_critical_and_what_is_missing_always_weighs() -> None:
    """Everything else weighs when the group says so."""
    facts = reading(finding("T1.x", "critical"), finding("C2.x"), finding("E1.x", "note"))
    shown = picture(judged("R", 2, 2), {"R": 1}, facts, marked=[("E1.x", None, None)])
    assert [f.code for f in shown.weighing] == ["T1.x", "R.gap", "E1.x"]


def test_a_mark_on_what_is_gone_stays_visible() -> None:
    """It was settled, and one sees that."""
    gone, there = ("C2.x", "Termin", None), ("C2.x", None, None)
    shown = picture([], facts=reading(finding("C2.x")), marked=[gone, there])
    assert shown.cleared == (gone,)


def test_contested_facts_are_part_of_the_picture() -> None:
    """Who doubts what, in their own sentence."""
    doubt = Contest("a", "human_route_exists", None, "Nachts nimmt niemand ab.")
    assert picture([], contested=[doubt]).contested == (doubt,)


@given(JUDGEMENTS, AGREED)
def test_every_judgement_has_its_place(judgements: list[Judgement], agreed: dict[str, Agreed]) -> None:
    """Nobody's position is lost, and each subject comes up once in the talk."""
    shown = picture(judgements, agreed)
    assert sorted(map(repr, judgements)) == sorted(repr(p) for s in shown.standings for p in s.positions)
    assert sorted(s.subject for s in shown.order_of_talk) == sorted(s.subject for s in shown.standings)
    assert [s.subject for s in shown.standings] == [subject for subject in IN_ORDER if shown.standing(subject)]


@given(JUDGEMENTS, AGREED)
def test_one_fact_more_never_removes_a_finding(judgements: list[Judgement], agreed: dict[str, Agreed]) -> None:
    """What was to be cleared up remains so."""
    before = picture(judgements, agreed).findings
    after = picture(judgements, agreed, reading(finding("C2.x"))).findings
    assert {f.key for f in before} <= {f.key for f in after}


def test_there_is_no_score() -> None:
    """The only figures of a picture are levels somebody gave or the group agreed on, and a statistic that sorts."""
    numbers = {f.name for kind in (Picture, Standing) for f in dataclasses.fields(kind) if "float" in str(f.type)}
    assert numbers == {"consensus"}
    assert not {"score", "total", "mean", "sum", "rating"} & {f.name for f in dataclasses.fields(Picture)}


def test_a_picture_cannot_be_changed() -> None:
    """It is recomputed, and never edited."""
    with pytest.raises(dataclasses.FrozenInstanceError):
        picture([], profile=[LINE]).position = "core"
