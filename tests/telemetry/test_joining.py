"""Which conversation a call belongs to, and which parts are one call."""

from dataclasses import replace

from stimmig.telemetry.calls import Call, merged, read, written
from stimmig.telemetry.joining import Belonging, Trail, belonging, put_together
from tests.telemetry.describing import said

CALL = Call("t", "c", parent="b", whole=True)


def trails(*chain: Trail) -> dict[tuple[str, str], Trail]:
    return {(trail.trace, trail.span): trail for trail in chain}


def test_the_calls_own_word_counts_first() -> None:
    """Nothing above it has to be known."""
    assert belonging(replace(CALL, conversation="c1"), {}) == Belonging("given", "c1")


def test_the_nearest_span_above_names_the_conversation() -> None:
    """A session nearer by is not asked where a conversation is named further up."""
    above = trails(Trail("t", "b", "a", session="s1"), Trail("t", "a", conversation="c1"))
    assert belonging(replace(CALL, session="s0"), above) == Belonging("given", "c1")
    nearer = above | trails(Trail("t", "b", "a", conversation="c2"))
    assert belonging(CALL, nearer) == Belonging("given", "c2")


def test_a_span_of_another_trace_says_nothing() -> None:
    """Span ids are unique in their trace only."""
    assert belonging(CALL, trails(Trail("u", "b", conversation="c1"))) is None


def test_a_span_above_that_is_missing_is_awaited_and_then_no_longer() -> None:
    """Until then there is no answer; afterwards the next best, and that it may be wrong."""
    above = trails(Trail("t", "b", "a", session="s1"))
    assert belonging(CALL, above) is None
    assert belonging(CALL, above, overdue=True) == Belonging("session", "s1", late=True)
    assert belonging(CALL, {}, overdue=True) == Belonging("trace", "t", late=True)


def test_where_nothing_names_a_conversation_the_trace_is_the_case() -> None:
    """The call's own session counts before that."""
    above = trails(Trail("t", "b"))
    assert belonging(CALL, above) == Belonging("trace", "t")
    assert belonging(replace(CALL, session="s0"), above) == Belonging("session", "s0")


def test_spans_that_stand_above_themselves_lead_nowhere() -> None:
    """A loop is a mistake of the service, and ends."""
    loop = trails(Trail("t", "b", "a"), Trail("t", "a", "b"))
    assert belonging(CALL, loop) == Belonging("trace", "t")


def test_an_event_without_its_span_is_not_complete() -> None:
    """What stands above it is not known before the span has come."""
    assert belonging(Call("t", "c"), {}) is None


def test_parts_of_one_call_become_one() -> None:
    """The span has the facts, its events the words, in any order."""
    span = replace(CALL, model="m", tokens_in=3, started=5, ended=6)
    words = Call("t", "c", asked=(said("user", "Moin"),), answered=(said("assistant", "Hallo"),), events_at=1)
    whole = replace(span, asked=words.asked, answered=words.answered, events_at=1)
    assert put_together([span, words], {}) == put_together([words, span, words], {}) == [whole]


def test_events_that_came_in_two_requests_follow_one_another() -> None:
    """By their time, not by their arrival."""
    first = Call("t", "c", asked=(said("user", "Moin"),), events_at=1)
    second = Call("t", "c", asked=(said("assistant", "Hallo"),), events_at=2)
    assert merged(second, first).asked == first.asked + second.asked


def test_the_same_response_at_another_time_is_another_call() -> None:
    """Some servers give every answer the same id."""
    one = replace(CALL, response_id="r", started=1, ended=5)
    nested, later = replace(one, span="d", started=2, ended=4), replace(one, span="e", started=5, ended=9)
    assert [call.span for call in put_together([later, nested, one], {})] == ["c", "e"]


def test_a_call_recorded_under_another_span_is_recognised() -> None:
    """A second library told of it in a later request."""
    known = trails(Trail("t", "z", response_id="r", started=1, ended=5, case=7))
    assert put_together([replace(CALL, response_id="r", started=2, ended=4)], known)[0].span == "z"


def test_a_call_reads_as_it_was_written() -> None:
    """Nothing is lost while it waits."""
    call = replace(CALL, asked=(said("user", "Grüße"),), tools=("t",), tokens_in=0, flags=("incomplete",))
    assert read(written([call, CALL, call])) == [call, CALL, call]
