"""A message is recorded once, however often a service sends the whole conversation."""

from hypothesis import example, given, settings
from hypothesis import strategies as st

from stimmig.telemetry.telling import Known, Told

WORDS = "abcdef"


def test_only_what_is_new_since_the_last_call_is_new() -> None:
    """The history grows by an answer and a question each time."""
    told = Told()
    assert told.hear("u", "a", "1").asked == ((0, 0),)
    new = told.hear("uav", "b", "2")
    assert (new.asked, new.answered, new.at) == (((2, 2),), ((0, 3),), 2)
    assert told.known == [Known("u", -1), Known("a", 0, "1"), Known("v", 1), Known("b", 2, "2")]


def test_a_call_that_comes_late_or_twice_adds_nothing() -> None:
    """Its answer was heard as history before, and is recognised as its own."""
    told = Told()
    told.hear("uav", "b", "2")
    assert told.hear("u", "a", "1").nothing
    assert told.hear("uav", "b", "2").nothing
    assert told.known[1] == Known("a", 0, "1")


def test_the_same_answer_given_twice_is_two_answers() -> None:
    """Somebody asked again, and another call answered with the same words."""
    told = Told()
    told.hear("u", "a", "1")
    assert told.hear("u", "a", "2").answered == ((0, 2),)


def test_a_service_that_sends_only_the_end_is_followed() -> None:
    """At least two messages one after the other have to be known; one alone may be a coincidence."""
    told = Told()
    told.hear("uavbw", "c", "3")
    assert told.hear("bwcx", "d", "4").asked == ((3, 6),)
    assert told.known[6] == Known("x", 5)
    assert told.hear("cy", "e", "5").asked == ((0, 8), (1, 9))


def test_choices_stand_beside_one_another() -> None:
    """Two answers to one question both follow it."""
    told = Told()
    told.hear("u", "ab", "1")
    assert [one.after for one in told.known] == [-1, 0, 0]


def test_an_instruction_is_told_once_and_stands_beside() -> None:
    """It is the same for every call, and no message of the conversation."""
    told = Told()
    assert told.instruct("s") == (0, True)
    told.hear("s", "a", "1")
    assert told.instruct("s") == (0, False)
    assert Told(told.known).instruct("s") == (0, False)


def test_nothing_asked_and_nothing_answered_is_nothing() -> None:
    """A call without words leaves the conversation as it is."""
    assert Told().hear("", "", "1").nothing


@settings(max_examples=60)
@example([("ab", "a"), ("ba", "b")])  # the end of a conversation that says the same as its middle
@example([("f", "e"), ("fea", ""), ("f", "e")])  # the same answer twice, and only one of them led on
@given(st.lists(st.tuples(st.text(WORDS, max_size=6), st.text(WORDS, max_size=2)), max_size=6))
def test_no_word_is_lost_and_hearing_again_adds_nothing(calls: list[tuple[str, str]]) -> None:
    """Whatever is told, every call can be walked from what is known afterwards, and nothing is new any more."""
    told = Told()
    for number, (asked, answered) in enumerate(calls):
        told.hear(asked, answered, str(number))
    marks = {one.mark for one in told.known}
    assert marks >= {mark for asked, answered in calls for mark in asked + answered}
    before = len(told.known)
    for number, (asked, answered) in enumerate(calls):
        again = Told(list(told.known)).hear(asked, answered, str(number))
        assert again.nothing
    assert len(told.known) == before
