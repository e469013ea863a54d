"""A human is wanted, comes, writes and gives back; the AI is silent as long as a human has it."""

import json
import re
from collections.abc import Callable

import pytest

from tests.gateway.conftest import Ask
from tests.gateway.upstream import Script, chat, chunks, events
from tests.gateway.world import NOTICE, NOTICE_EN, OTHER, World

WISH = "Ich möchte mit einem Menschen sprechen."
GOES_ON = "Ein Mensch führt dieses Gespräch jetzt weiter."


def test_a_wish_is_honoured_before_the_ai_is_asked(
    ask: Ask, keys: dict[str, str], scripted: Script, world: World
) -> None:
    """With an honest word on when, and as an answer that was filtered."""
    answer = ask(keys["sentence"], WISH)
    assert answer.text.startswith("Das übernimmt jemand von uns. Es dauert höchstens 10 Minuten")
    assert (answer.reason, answer.headers["x-stimmig-action"]) == ("content_filter", "human")
    assert answer.headers["x-stimmig-decision"] == "2026-07@3"
    assert scripted.asked == []
    assert [row[:2] for row in world.takeovers(ask.conversation)] == [("customer", "wants_human")]
    kept = world.conversation(ask.conversation)
    assert (kept["lead"], kept["lead_version"], kept["wishes"], kept["turns"]) == ("human", 1, 1, 1)
    kinds = [each["kind"] for each in world.recorded(ask.conversation)]
    assert kinds == ["conversation.request", "takeover.requested", "conversation.answer"]
    assert str(kept["case"]).replace("-", "") == answer.headers["x-stimmig-case"].replace("-", "")


def after(ask: Ask, mode: str, happens: Callable[[], object]) -> Callable[[], object]:
    """Let it happen once the first sentence has arrived, where any does before the answer is whole."""

    def then() -> None:
        if mode != "hold":
            ask.seen.waits_for("Erstens")
        happens()

    return then


@pytest.mark.parametrize("path", ["chat/completions", "responses"])
@pytest.mark.parametrize("stream", [True, False])
def test_a_service_may_want_an_error_instead(ask: Ask, keys: dict[str, str], path: str, stream: bool) -> None:
    """403 with a code of its own, which no client tries again by itself."""
    answer = ask(keys["sentence"], WISH, path, stream=stream, headers={"x-stimmig-mode": "api"})
    error = answer.body["error"]
    assert (answer.status, error["type"], error["code"]) == (403, "policy_violation", "human_required")
    assert answer.headers["x-should-retry"] == "false"
    assert "10 Minuten" in error["message"]


def test_what_the_decision_keeps_for_humans_is_theirs(ask: Ask, keys: dict[str, str], scripted: Script) -> None:
    """Whatever is asked there."""
    assert ask(keys["human"]).headers["x-stimmig-action"] == "human"
    assert scripted.asked == []


def test_a_human_is_answered_by_a_human(ask: Ask, keys: dict[str, str], scripted: Script, world: World) -> None:
    """Who waits is told so; what a human wrote is the answer; given back, the notice goes out anew."""
    scripted.kind, scripted.pieces = "application/json", chat("Gern.")
    assert ask(keys["sentence"]).text == f"{NOTICE}\n\nGern."
    world.take_over(ask.conversation)
    waiting = ask(keys["sentence"], "Hallo?")
    assert (waiting.text[:20], waiting.reason) == ("Ein Mensch hat diese", "stop")
    assert waiting.headers["x-stimmig-action"] == "human"
    world.write(ask.conversation, "Hier ist Maike Albers.")
    world.write(ask.conversation, "Ich sehe nach.")
    assert ask(keys["sentence"], "Noch da?").text == "Hier ist Maike Albers.\n\nIch sehe nach."
    assert len(scripted.asked) == 1
    assert world.takeovers(ask.conversation)[0][3] is not None
    world.write(ask.conversation, "Die KI macht weiter.")
    world.give_back(ask.conversation)
    assert ask(keys["sentence"], "Danke").text == f"Die KI macht weiter.\n\n{NOTICE}\n\nGern."
    assert ask(keys["sentence"], "Danke").text == "Gern."


def test_that_the_ai_is_silent_is_said_once(ask: Ask, keys: dict[str, str], world: World) -> None:
    """When a human answers each time; that nobody came in the promised time is news again, once."""
    ask(keys["sentence"], WISH)
    assert ask(keys["sentence"], "Hallo?").text.endswith("Die KI antwortet jetzt nicht.")
    for words in ("Noch da?", "Ja?"):
        again = ask(keys["sentence"], words).text
        assert re.fullmatch(
            r"Ihre Nachricht ist angekommen\. Ein Mensch antwortet Ihnen hier spätestens \w+ um \d\d:\d\d Uhr\.", again
        )
    world.is_late(ask.conversation)
    assert ask(keys["sentence"], "Und?").text.startswith("Bisher konnte kein Mensch übernehmen.")
    assert ask(keys["sentence"], "Schade.").text == "Ihre Nachricht ist angekommen."


@pytest.mark.parametrize("path", ["chat/completions", "responses"])
@pytest.mark.parametrize("mode", ["sentence", "hold", "observe"])
def test_taken_over_in_the_middle(
    ask: Ask, keys: dict[str, str], scripted: Script, world: World, mode: str, path: str
) -> None:
    """The AI says nothing more, not even what it had ready; a closing sentence says who goes on, once."""
    pieces = chunks("Erstens. ", "Zweitens. ", "Drittens.")
    if path == "responses":
        pieces = events("Erstens. ", "Zweitens. ", "Drittens.")
    third = next(number for number, piece in enumerate(pieces) if b"Drittens" in piece)
    scripted.pieces, scripted.before = pieces, {third: after(ask, mode, lambda: world.take_over(ask.conversation))}
    answer = ask(keys[mode], path=path, stream=True)
    went_out = answer.raw.decode()
    assert "Drittens" not in went_out
    assert went_out.count(GOES_ON) == (1 if path == "chat/completions" else 5)
    assert ("Erstens" in went_out) == (mode != "hold")
    assert went_out.endswith("data: [DONE]\n\n" if path == "chat/completions" else "\n\n")
    kept = world.recorded(ask.conversation, "conversation.answer")[0]["content"]
    assert (kept["action"], kept["complete"]) == ("hand_over", False)
    assert "Drittens" not in kept["text"]


def test_taken_over_in_the_middle_for_a_service(ask: Ask, keys: dict[str, str], scripted: Script, world: World) -> None:
    """In API mode an error ends the stream."""
    scripted.pieces = chunks("Erstens. ", "Zweitens.")
    scripted.before = {2: after(ask, "sentence", lambda: world.take_over(ask.conversation))}
    answer = ask(keys["sentence"], stream=True, headers={"x-stimmig-mode": "api"})
    assert json.loads(answer.events[-1].data)["error"]["code"] == "human_takeover"


@pytest.mark.parametrize("service", [{}, {"x-stimmig-mode": "api"}])
@pytest.mark.parametrize("mode", ["sentence", "hold"])
def test_taken_over_while_the_ai_answers_in_one_piece(
    ask: Ask, keys: dict[str, str], scripted: Script, world: World, mode: str, service: dict[str, str]
) -> None:
    """Nothing of the AI goes out or on record: one answer does, in words of the house; in API mode as an error."""
    scripted.kind, scripted.pieces = "application/json", chat("Erstens.")
    scripted.before = {0: lambda: world.take_over(ask.conversation)}
    answer = ask(keys[mode], headers=service)
    said = answer.body["error"]["message"] if service else answer.text
    assert (said, answer.status, answer.headers["x-stimmig-action"]) == (GOES_ON, 403 if service else 200, "human")
    assert b"Erstens" not in answer.raw
    [kept] = [each["content"] for each in world.recorded(ask.conversation, "conversation.answer")]
    assert (kept["text"], kept["action"]) == (GOES_ON, "hand_over")
    assert "Erstens" not in json.dumps(world.recorded(ask.conversation))


def test_a_stop_holds_from_the_next_sentence(ask: Ask, keys: dict[str, str], scripted: Script, world: World) -> None:
    """In a stream that was under way, and before the AI is asked again, until it is ended."""
    key = keys["other"]
    scripted.pieces, scripted.before = (
        chunks("Erstens. ", "Zweitens."),
        {2: after(ask, "sentence", lambda: world.stop(OTHER))},
    )
    try:
        answer = ask(key, stream=True)
        assert "Erstens" in answer.text
        assert "Zweitens" not in answer.text
        assert answer.text.endswith("antwortet nicht. So erreichen Sie uns: 04841 7700.")
        again = ask(key)
        assert (again.headers["x-stimmig-action"], again.reason) == ("blocked", "content_filter")
        assert len(scripted.asked) == 1
    finally:
        world.go_on(OTHER)
    scripted.pieces, scripted.before = chunks("Weiter."), {}
    assert ask(key, stream=True).text == "Weiter."


def test_whoever_waited_in_vain_is_told(ask: Ask, keys: dict[str, str], scripted: Script, world: World) -> None:
    """That nobody came, and how to reach somebody; once. The AI goes on, with its notice, and is not mute for ever."""
    scripted.kind, scripted.pieces = "application/json", chat("Gern.")
    ask(keys["sentence"], WISH)
    world.give_back(ask.conversation, "timed_out")
    told = ask(keys["sentence"], "Hallo?").text
    assert told.startswith("Bisher konnte kein Mensch übernehmen.")
    assert told.endswith(f"04841 7700\n\n{NOTICE}\n\nGern.")
    assert ask(keys["sentence"], "Danke").text == "Gern."


def test_are_you_human_is_answered_truthfully(ask: Ask, keys: dict[str, str], scripted: Script, world: World) -> None:
    """By the house, and counted."""
    answer = ask(keys["sentence"], "Are you human?", headers={"x-stimmig-language": "en"})
    assert answer.text.startswith(f"{NOTICE_EN}\n\nAn AI of Norderdiek GmbH answers here, not a human.")
    assert scripted.asked == []
    assert world.conversation(ask.conversation)["asked_if_human"] == 1


def test_an_ai_that_denies_being_one_is_stopped(ask: Ask, keys: dict[str, str], scripted: Script, world: World) -> None:
    """Before the sentence in the checked modes, behind it in the one that only observes."""
    for mode in ("sentence", "hold", "observe"):
        scripted.pieces = chunks("Ich bin ein", " Mensch. ", "Ja.")
        answer = ask(keys[mode], stream=True)
        assert ("ein Mensch." in answer.text) is (mode == "observe")
        assert ("Ja." in answer.text, answer.reason) == (False, "content_filter")
    ways = [each["content"]["reasons"] for each in world.recorded(ask.conversation, "conversation.answer")]
    assert [[reason["code"] for reason in reasons] for reasons in ways] == [["claims_human"]] * 3
