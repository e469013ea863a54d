"""Before an answer is let go: what is stopped, held or let pass, by the output mode of the touchpoint."""

from itertools import combinations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stimmig.core.policy import OUTPUTS, after
from stimmig.core.policy.handling import STRICTER
from tests.core.policy.making import ASKING, COMPLAINING, Heard, Sign, at, heard, policy, turn

SIGNS = ("claims_human", "denies_ai", "shifts_liability", "promises", "something_new")
TABLE = {  # by sign: hold, sentence, observe
    "claims_human": ("block", "block", "block"),
    "denies_ai": ("block", "block", "block"),
    "something_new": ("block", "block", "pass"),
    "shifts_liability": ("hold", "block", "pass"),
    "promises": ("hold", "block", "pass"),
}


def test_an_ordinary_answer_passes() -> None:
    """Nothing was heard in it."""
    done = after(policy(), ASKING, turn(), heard())
    assert (done.action, done.reasons, done.say) == ("pass", (), "")


@pytest.mark.parametrize(("sign", "number"), [*product(TABLE, range(3))])
def test_the_table_holds(sign: str, number: int) -> None:
    """Line by line; what is let pass is still named."""
    done = after(at(output=OUTPUTS[number]), ASKING, turn(), heard(sign))
    assert done.action == TABLE[sign][number]
    assert [(reason.code, reason.words) for reason in done.reasons] == [(sign, f"<{sign}>")]
    assert bool(done.say) == (done.action != "pass")


def test_the_strictest_line_decides_in_every_combination() -> None:
    """Of all that was heard."""
    for size, output in product(range(len(SIGNS) + 1), OUTPUTS):
        for codes in combinations(SIGNS, size):
            done = after(at(output=output), ASKING, turn(), heard(*codes))
            expected = [TABLE[code][OUTPUTS.index(output)] for code in codes]
            assert done.action == max(expected, key=STRICTER.__getitem__, default="pass")  # type: ignore[arg-type]


def test_where_the_touchpoint_may_promise_it_does() -> None:
    """The decision drew the limit; a booking is confirmed."""
    done = after(at(output="hold", may_promise=True), ASKING, turn(), heard("promises"))
    assert (done.action, done.reasons) == ("pass", ())


def test_what_must_not_be_said_is_found_in_the_words() -> None:
    """Whatever the case, the spaces or invisible signs between its letters."""
    never = policy(never_says=("ohne Gewähr",))
    for text in ("Alles OHNE  gewähr.", "ohne Ge\u200bwähr", "ohne Gewa\u0308hr"):
        done = after(never, ASKING, turn(), heard(), text)
        assert (done.action, done.reasons[0].words) == ("block", "ohne Gewähr")
    assert after(never, ASKING, turn(), heard(), "mit Gewähr").action == "pass"


def test_a_phrase_heard_in_any_form_is_one_never_said() -> None:
    """What listening found stands as it was said, and once."""
    never = policy(never_says=("ohne Gewähr",))
    done = after(never, ASKING, turn(), Heard((Sign("phrase.0", "ohne Gewährung"),)), "ohne Gewährung")
    assert [(reason.code, reason.words) for reason in done.reasons] == [("never_says", "ohne Gewährung")]


@pytest.mark.parametrize("said", ["stopped", "human"])
def test_nothing_goes_out_once_stopped_or_taken_over(said: str) -> None:
    """Also in the middle of an answer, from the next sentence on; a human needs no words in their place."""
    now = turn(stopped=said == "stopped", lead="human" if said == "human" else "ai")
    done = after(policy(), ASKING, now, heard())
    assert done.action == "block"
    assert bool(done.say) == (said == "stopped")


def test_where_a_human_leads_no_answer_goes_out() -> None:
    """Even if something asked an AI all the same."""
    assert after(policy(), COMPLAINING, turn(), heard()).reasons[0].code == "kept_human"


@given(
    lie=st.sampled_from(["claims_human", "denies_ai"]),
    more=st.sets(st.sampled_from(SIGNS)),
    output=st.sampled_from(OUTPUTS),
    may_promise=st.booleans(),
    stopped=st.booleans(),
)
def test_nothing_said_to_be_human_ever_passes(
    lie: str, more: set[str], output: str, may_promise: bool, stopped: bool
) -> None:
    """In no mode, beside nothing else, with no permission."""
    one = at(output=output, may_promise=may_promise)
    assert after(one, ASKING, turn(stopped=stopped), heard(lie, *sorted(more))).action == "block"


@given(few=st.sets(st.sampled_from(SIGNS)), more=st.sets(st.sampled_from(SIGNS)), output=st.sampled_from(OUTPUTS))
def test_more_signals_never_loosen_it(few: set[str], more: set[str], output: str) -> None:
    """What was held or stopped stays so."""
    one = at(output=output)
    first, then = (after(one, ASKING, turn(), heard(*sorted(codes))).action for codes in (few, few | more))
    assert STRICTER[first] <= STRICTER[then]
