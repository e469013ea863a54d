"""Before the AI is asked: which reason goes before which, in every combination there is."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stimmig.core.policy import SIGNALS, Handling, Policy, Turn, before
from tests.core.policy.making import ASKING, COMPLAINING, NIGHT, Heard, Sign, at, heard, policy, turn

EVERY = ("wants_human", "asks_if_human", *SIGNALS)
LETS_AI_ANSWER = {"pass": 1, "disclose": 1, "hand_over": 0, "block": 0}
HEARD = ("wants_human", "asks_if_human", "need", "anger", "topic.complaint", "topic.nowhere")


def lets_answer(handling: Handling) -> bool:
    """Whether the AI is asked at all."""
    return handling.action in ("pass", "disclose") and not handling.say


def test_an_ordinary_question_passes() -> None:
    """Nothing was heard, and the notice has gone out."""
    assert before(policy(), ASKING, turn(), heard()) == Handling("pass")


def test_the_notice_goes_out_first() -> None:
    """Before the first answer, on the channel and in the language of the turn; then never again until it is due."""
    first = before(policy(), ASKING, turn(disclosed=False, language="en"), heard())
    assert (first.action, first.say) == ("disclose", "")
    assert first.notice.startswith("An AI of Norderdiek")
    assert [reason.code for reason in first.reasons] == ["not_disclosed"]


def test_without_a_notice_the_ai_never_answers() -> None:
    """A policy put together by hand may lack one; then a human takes over."""
    bare = replace(policy(), notices={})
    done = before(bare, ASKING, turn(disclosed=False), heard("asks_if_human"))
    assert done.action == "hand_over"
    assert [reason.code for reason in done.reasons] == ["asks_if_human", "no_notice"]


def test_a_wish_is_honoured_at_once_and_says_how_long_it_takes() -> None:
    """While somebody is there: within how many minutes."""
    done = before(policy(), ASKING, turn(), heard("wants_human"))
    assert done.action == "hand_over"
    assert "höchstens 5 Minuten" in done.say
    assert done.reasons[0].words == "<wants_human>"


def test_out_of_hours_it_says_when_somebody_answers() -> None:
    """Honestly: when, and which way needs no AI."""
    done = before(policy(), ASKING, turn(at=NIGHT), heard("wants_human"))
    assert "morgen um 07:00 Uhr" in done.say
    assert "0461 12345" in done.say


@pytest.mark.parametrize("touchpoint", [COMPLAINING, "Never heard of"])
def test_what_is_a_humans_is_handed_over(touchpoint: str) -> None:
    """Kept human by the decision, or unknown to it: no notice of an AI either."""
    done = before(policy(), touchpoint, turn(disclosed=False), heard())
    assert (done.action, done.notice) == ("hand_over", "")
    assert [reason.code for reason in done.reasons] == ["kept_human"]


def test_are_you_human_is_answered_with_the_truth() -> None:
    """In the place of an answer, with the notice where it is still due, and before any hand-over."""
    truth = before(policy(), ASKING, turn(disclosed=False), heard("asks_if_human"))
    assert truth.action == "disclose"
    assert "kein Mensch" in truth.say
    assert truth.notice
    both = before(policy(), ASKING, turn(), heard("asks_if_human", "anger"))
    assert both.action == "hand_over"
    assert both.say.index("kein Mensch") < both.say.index("höchstens")


def test_the_truth_is_told_even_where_no_words_were_given() -> None:
    """A policy put together by hand may lack the sentence; the AI is still not let to answer unmarked."""
    assert before(replace(policy(), says={}), ASKING, turn(), heard("asks_if_human")).action == "disclose"


def test_the_houses_own_words_hand_over() -> None:
    """Whatever their case, and whatever their ending."""
    own = policy(words=("Gasgeruch", "Anwalt"))
    done = before(own, ASKING, turn(text="Mein ANWALT  meldet sich."), heard())
    assert [(reason.code, reason.words) for reason in done.reasons] == [("words", "Anwalt")]
    assert before(own, ASKING, turn(text="Rechtsanwaltskammer"), heard()).action == "pass"


def test_a_word_heard_in_any_form_hands_over() -> None:
    """What listening found in an inflection nobody wrote down."""
    done = before(policy(words=("Gasgeruch",)), ASKING, turn(text="Es riecht"), Heard((Sign("phrase.0", "riecht"),)))
    assert [(reason.code, reason.words) for reason in done.reasons] == [("words", "riecht")]


def test_who_was_not_helped_twice_gets_a_human() -> None:
    """The number of answers that missed is the policy's."""
    assert before(policy(), ASKING, turn(missed=1), heard()).action == "pass"
    assert before(policy(), ASKING, turn(missed=2), heard()).reasons[0].code == "missed"


def test_a_signal_the_policy_does_not_name_changes_nothing() -> None:
    """Only need and a wish always count."""
    quiet = at(signals=("need",))
    assert before(quiet, ASKING, turn(), heard("anger", "topic.complaint")).action == "pass"
    assert before(quiet, ASKING, turn(), heard("need")).action == "hand_over"
    assert before(at(signals=()), ASKING, turn(), heard("need")).action == "hand_over"


def test_nothing_is_said_in_a_humans_place() -> None:
    """Whoever has the conversation goes on, also while the AI is stopped. But for somebody in need: see there."""
    for stopped in (False, True):
        done = before(policy(), ASKING, turn(lead="human", stopped=stopped), heard("asks_if_human"))
        assert (done.action, done.say, done.notice) == ("hand_over", "", "")


def test_what_began_after_the_pilot_is_not_answered_and_names_the_way_without_ai() -> None:
    """As while it is stopped, for a reason of its own; a wish for a human is still honoured."""
    done = before(policy(), ASKING, turn(over=True), heard())
    assert (done.action, [reason.code for reason in done.reasons]) == ("block", ["pilot_over"])
    assert "0461 12345" in done.say
    assert before(policy(), ASKING, turn(over=True), heard("wants_human")).action == "hand_over"


def test_a_pilot_begins_nothing_from_its_last_day_on() -> None:
    """The day begins by the clock of the house; what is no pilot has no end."""
    pilot = replace(policy(), until=date(2026, 12, 2))
    assert pilot.begins(NIGHT)  # eleven at night in Berlin
    assert not pilot.begins(NIGHT + timedelta(hours=1))
    assert policy().begins(NIGHT)


def test_while_stopped_it_says_so_and_how_else() -> None:
    """And whoever asks whether it is human is still told the truth."""
    done = before(policy(), ASKING, turn(stopped=True), heard())
    assert (done.action, done.notice) == ("block", "")
    assert "0461 12345" in done.say
    assert "kein Mensch" in before(policy(), ASKING, turn(stopped=True), heard("asks_if_human")).say


def every_turn() -> list[tuple[Policy, Turn, tuple[str, ...]]]:
    """Every combination of state, touchpoint and what may be heard."""
    sets = [codes for size in range(len(HEARD) + 1) for codes in combinations(HEARD, size)]
    states = product((False, True), ("ai", "human"), (0, 2), (False, True), ("Termin?", "Gasgeruch hier"))
    turns = [
        turn(stopped=stopped, lead=lead, missed=missed, disclosed=disclosed, text=text)
        for stopped, lead, missed, disclosed, text in states
    ]
    policies = [replace(at(lead=lead), words=("Gasgeruch",)) for lead in ("ai", "human")]
    return [(one, each, codes) for one, each, codes in product(policies, turns, sets)]


def test_the_table_holds_in_every_combination() -> None:
    """What decides is the first line of the table that applies."""
    for one, each, codes in every_turn():
        done = before(one, ASKING, each, heard(*codes))
        found = {reason.code for reason in done.reasons}
        hands_over = bool(found & {"wants_human", "kept_human", *SIGNALS, "words", "missed"})
        if each.lead == "human" or hands_over:
            expected = "hand_over"
        elif each.stopped:
            expected = "block"
        else:
            expected = "disclose" if "asks_if_human" in codes or not each.disclosed else "pass"
        assert done.action == expected, (each, codes)
        assert [reason.code for reason in done.reasons] == sorted((reason.code for reason in done.reasons), key=_place)


def _place(code: str) -> int:
    order = ("need", "stopped", "with_human", "wants_human", "kept_human", "asks_if_human", *SIGNALS[1:], "words")
    return (*order, "missed", "not_disclosed").index(code)


def test_four_promises_in_every_combination() -> None:
    """A wish is honoured, nothing passes while stopped, what is a human's stays so, the notice is never missed."""
    for one, each, codes in every_turn():
        done = before(one, ASKING, each, heard(*codes))
        if "wants_human" in codes:
            assert done.action == "hand_over"
        if each.stopped or each.lead == "human" or one.contact(ASKING).lead == "human":
            assert not lets_answer(done)
        if lets_answer(done) and not each.disclosed:
            assert done.notice
        if done.action in ("hand_over", "block") and each.lead == "ai":
            assert done.say


@given(codes=st.sets(st.sampled_from(EVERY)), more=st.sets(st.sampled_from(EVERY)), stopped=st.booleans())
def test_more_signals_never_loosen_it(codes: set[str], more: set[str], stopped: bool) -> None:
    """Whatever else is heard, the AI is let to answer no more than before."""
    few = before(policy(), ASKING, turn(stopped=stopped), heard(*sorted(codes)))
    many = before(policy(), ASKING, turn(stopped=stopped), heard(*sorted(codes | more)))
    assert lets_answer(few) >= lets_answer(many)
    assert not (few.action == "hand_over" and many.action != "hand_over")
