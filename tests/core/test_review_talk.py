"""What a meeting talks about: what most needs talk first, and criteria in place of their guiding question."""

from hypothesis import given

from stimmig.core.judgement import Judgement, levels
from stimmig.core.review import Agreed, apart, silent, to_talk_about
from tests.core.picturing import AGREED, FRAMEWORK, JUDGEMENTS, all_five, judged, picture


def test_it_begins_where_people_lie_furthest_apart() -> None:
    """Split before diverging before what nobody can see."""
    judgements = [*judged("T", 2, 2), *judged("R", 3, 3), *judged("A", 1, 3), *judged("C", 0, 3), *judged("E", 2, 2)]
    assert [each.subject for each in to_talk_about(picture(judgements))] == ["C", "A", "R", "T", "E"]


def test_criteria_are_talked_about_in_place_of_their_guiding_question() -> None:
    """They are the later and closer judgement."""
    drawn = picture([*all_five(2, 2), *judged("R1", 0, 3), *judged("R2", 2, 2)])
    assert [each.subject for each in to_talk_about(drawn)] == ["R1", "T", "R2", "A", "C", "E"]


def test_a_dimension_is_silent_without_a_word_on_it_or_on_all_its_criteria() -> None:
    """A word on the whole is one; of its criteria each needs one."""
    judged_ = ["T", "R", "R1", "R2"]
    assert silent(judged_, ["T", "R1"]) == {"R"}
    assert silent(judged_, ["T", "R1", "R2"]) == silent(judged_, ["T", "R"]) == frozenset()
    assert silent(judged_, []) == {"T", "R"}


def test_people_stand_apart_until_the_group_has_a_word_on_it() -> None:
    """On the question itself, or on a criterion of it; one level apart is no difference."""
    given_ = {"T": (0, 3), "R": (1, 3), "A": (2, 3), "C": (), "E4": (0, 2)}
    assert apart(given_, [], FRAMEWORK) == {"T", "R", "E4"}
    assert apart(given_, ["T", "R2", "E"], FRAMEWORK) == {"E4"}


@given(JUDGEMENTS, AGREED)
def test_it_is_what_the_picture_calls_unspoken(judgements: list[Judgement], agreed: dict[str, Agreed]) -> None:
    """Start page and desk say the same."""
    drawn = picture(judgements, agreed)
    given_ = {each.subject: levels(each.positions) for each in drawn.standings}
    assert apart(given_, agreed, FRAMEWORK) == set(drawn.unspoken)


@given(JUDGEMENTS, AGREED, AGREED)
def test_what_is_agreed_on_the_way_moves_no_question(
    judgements: list[Judgement], before: dict[str, Agreed], after: dict[str, Agreed]
) -> None:
    """Whoever comes back to the meeting finds every question where it was."""
    first, then = (to_talk_about(picture(judgements, agreed)) for agreed in (before, after))
    assert [each.subject for each in first] == [each.subject for each in then]


@given(JUDGEMENTS)
def test_nothing_that_was_judged_is_left_out(judgements: list[Judgement]) -> None:
    """Every dimension somebody judged is talked about, by its guiding question or by its criteria."""
    drawn = picture(judgements)
    assert {each.dimension for each in to_talk_about(drawn)} == {each.dimension for each in drawn.standings}
