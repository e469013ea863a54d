"""Somebody in need: the ways that need no AI come first, then that a human was called, whatever else holds."""

from dataclasses import replace
from typing import Any

import pytest

from stimmig.content import sayings
from stimmig.core.errors import Contradicts
from stimmig.core.policy import NEED, as_file, before, parse
from tests.core.policy.making import ASKING, COMPLAINING, NIGHT, OPEN, heard, policy, turn


@pytest.mark.parametrize(("at", "human"), [(OPEN, "höchstens 5 Minuten"), (NIGHT, "morgen um 07:00 Uhr")])
def test_the_way_without_ai_comes_first(at: Any, human: str) -> None:
    """The line that is the same in every house, the house's own way, then when a human answers."""
    done = before(policy(), ASKING, turn(at=at), heard("need", "topic.crisis"))
    places = [done.say.index(words) for words in ("112", "0461 12345", "Ein Mensch ist gerufen", human)]
    assert (done.action, done.reasons[0].code) == ("hand_over", "need")
    assert places == sorted(places)
    assert "bleiben Sie" not in done.say
    assert [done.in_need, before(policy(), ASKING, turn(at=at), heard("wants_human")).in_need] == [True, False]


def test_in_english_as_well() -> None:
    """Nothing of it is left to the other language."""
    said = before(policy(), ASKING, turn(language="en"), heard("need")).say
    assert said.startswith("Is somebody's life in danger? Call 112 now.")
    assert said.index("0461 12345") < said.index("A human has been called")


@pytest.mark.parametrize("state", [{"stopped": True}, {"lead": "human"}, {"lead": "human", "stopped": True}])
@pytest.mark.parametrize("touchpoint", [ASKING, COMPLAINING])
def test_it_is_said_whatever_else_holds(state: dict[str, Any], touchpoint: str) -> None:
    """While the AI is stopped, while somebody else has it or is awaited, where the AI never speaks."""
    done = before(policy(), touchpoint, turn(**state), heard("wants_human", "need"))
    assert (done.action, done.reasons[0].code) == ("hand_over", "need")
    assert done.say.startswith("Ist jemand in Lebensgefahr? Rufen Sie jetzt 112 an.")


def test_whoever_also_asks_for_the_truth_gets_it_afterwards() -> None:
    """First things first."""
    said = before(policy(), ASKING, turn(), heard("need", "asks_if_human")).say
    assert said.index("112") < said.index("kein Mensch")


def test_without_words_of_its_own_a_human_still_takes_over() -> None:
    """A policy put together by hand may lack them."""
    bare = replace(policy(), says={"de": {"hand_over": "Gleich kommt jemand."}})
    assert before(bare, ASKING, turn(), heard("need")).say == "Gleich kommt jemand."


def test_what_was_signed_before_is_read_and_completed() -> None:
    """An older file has no such words; it stays as it is, and what it lacks is said in ours."""
    older = as_file(policy())
    for said in older["says"].values():
        for code in NEED:
            del said[code]
    assert as_file(parse(older)) == older
    assert sayings.read(older) == policy()
    with pytest.raises(Contradicts, match="no_words: need: de"):
        parse(older | {"says": older["says"] | {"de": older["says"]["de"] | {"need": ""}}})
