"""After the talk everybody judges again: both rounds stay, who moved is seen, what is open is talked about first."""

from hypothesis import given

from stimmig.core.judgement import Judgement, moved
from tests.core.picturing import AGREED, JUDGEMENTS, all_five, judged, picture


def test_the_last_answer_counts_and_the_first_stays_beside_it() -> None:
    """Agreement is that of the second round; that of the first is not forgotten."""
    standing = picture(judged("A", 2, 2, 2), before=judged("A", 0, 3, 2)).standing("A")
    assert standing
    assert (standing.agreement_before, standing.agreement) == ("split", "agreed")
    assert [(move.before.person, move.before.level, move.after.level) for move in standing.moves] == [
        ("a", 0, 2),
        ("b", 3, 2),
    ]


def test_where_nobody_judged_again_nothing_stands_beside_it() -> None:
    """A question judged once has no first round."""
    standing = picture(judged("A", 2, 2)).standing("A")
    assert standing
    assert (standing.before, standing.agreement_before, standing.moves) == ((), None, ())


def test_who_came_later_has_not_moved() -> None:
    """Somebody who judges for the first time in the second round had no answer to leave."""
    standing = picture(judged("A", 2, 2, 1), before=judged("A", 2, 2)).standing("A")
    assert standing
    assert standing.moves == ()


def test_other_words_are_no_move_and_losing_the_basis_is_one() -> None:
    """What counts is the answer."""
    first = Judgement("a", "A", level=2, reason="Steht fest.")
    assert not moved(first, Judgement("a", "A", level=2, reason="Steht auch jetzt fest."))
    assert moved(first, Judgement("a", "A", answer="no_basis"))


def test_the_accountable_leader_speaks_last_in_both_rounds() -> None:
    """Both rounds are listed in the order of speaking."""
    standing = picture(judged("A", 1, 2), before=judged("A", 1, 3), accountable="a").standing("A")
    assert standing
    assert [each.person for each in standing.positions] == ["b", "a"]
    assert [each.person for each in standing.before] == ["b", "a"]


def test_what_people_see_differently_is_talked_about_first() -> None:
    """What most needs it comes first; where they agree, there is nothing to wait for."""
    apart = [*judged("T", 1, 3), *judged("E", 0, 3), *judged("A", 2, 2)]
    assert picture(apart).unspoken == ("E", "T")
    assert picture(all_five(2, 2)).unspoken == ()


def test_leaving_it_open_is_a_word() -> None:
    """So is a level, and that it does not apply; silence is none."""
    split = judged("R", 0, 3)
    for word in (None, "not_applicable", 2):
        assert picture(split, {"R": word}).unspoken == ()
    assert picture(split, {"T": 2}).unspoken == ("R",)


def test_a_word_on_a_criterion_is_one_on_its_question() -> None:
    """What was looked at more closely need not be said twice."""
    split = [*judged("R", 0, 3), *judged("R1", 0, 3)]
    assert picture(split, {"R1": 1}).unspoken == ()
    assert picture(split, {"R": 1}).unspoken == ("R1",)


@given(JUDGEMENTS, AGREED)
def test_nothing_with_a_word_waits_for_one(judgements: list[Judgement], agreed: dict[str, object]) -> None:
    """Whatever was judged and said."""
    assert not set(picture(judgements, agreed).unspoken) & set(agreed)
