"""Whoever waits is told what is so: nobody has it before somebody has, and when one answers; in need, not to wait."""

import re
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from tests.gateway.conftest import Ask
from tests.gateway.world import World

NEED = "Bei mir im Keller riecht es nach Gas."
WISH = "Ich möchte mit einem Menschen sprechen."
ASKS = "Sind Sie ein Mensch?"
ARRIVED, TAKEN = "Ihre Nachricht ist angekommen.", "Ein Mensch hat dieses Gespräch übernommen"
NOBODY = "Hier antwortet gerade weder ein Mensch noch eine KI"
DANGER = "Droht Gefahr? Warten Sie nicht auf eine Antwort, rufen Sie jetzt 112 an."


def test_nobody_takes_over_before_somebody_has(ask: Ask, keys: dict[str, str], world: World) -> None:
    """Until then: that it arrived, and when a human answers. Once a human has it that is said, once."""
    ask(keys["sentence"], WISH)
    told = ask(keys["sentence"], "Und jetzt?").text
    assert told.startswith(f"{ARRIVED} Noch hat kein Mensch übernommen; hier antwortet Ihnen einer spätestens ")
    world.take_over(ask.conversation)
    assert ask(keys["sentence"], "Hallo?").text.startswith(f"{TAKEN}. {ARRIVED}")


def test_while_a_human_has_it_the_house_is_silent(ask: Ask, keys: dict[str, str], world: World) -> None:
    """They know it, so only the human says something; a service that wants errors has words in each."""
    ask(keys["sentence"], WISH)
    world.take_over(ask.conversation)
    ask(keys["sentence"], "Hallo?")
    answer = ask(keys["sentence"], "Ich sehe nach.")
    assert (answer.status, answer.text, answer.headers["x-stimmig-action"]) == (200, "", "human")
    assert ask(keys["sentence"], "Gleich.", stream=True).text == ""
    assert ask(keys["sentence"], "Hier.", headers={"x-stimmig-mode": "api"}).body["error"]["message"] == ARRIVED


def test_at_night_the_hours_are_named_as_before(ask: Ask, keys: dict[str, str], world: World) -> None:
    """Not the deadline, which leaves the human their minutes."""
    ask(keys["sentence"], WISH)
    opens = datetime.now(UTC) + timedelta(days=3)
    world.is_due(ask.conversation, opens + timedelta(minutes=10))
    told = ask(keys["sentence"], "Und jetzt?").text
    berlin = opens.astimezone(ZoneInfo("Europe/Berlin"))
    assert re.search(rf"hier antwortet Ihnen einer am \w+, dem {berlin.day}\.{berlin.month}\., um {berlin:%H:%M}", told)


def test_in_need_not_to_wait_comes_first(ask: Ask, keys: dict[str, str], world: World) -> None:
    """A short word with each line; the whole of it again where they write of need again."""
    ask(keys["sentence"], NEED)
    told = ask(keys["sentence"], "Und jetzt? Ist da jemand?").text
    assert told.startswith(DANGER)
    assert re.search(r"antwortet Ihnen (hier|einer|hier einer) .*\d\d:\d\d Uhr", told)
    assert TAKEN not in told
    assert ask(keys["sentence"], NEED).text.startswith("Ist jemand in Lebensgefahr? Rufen Sie jetzt 112 an.")
    world.is_late(ask.conversation)
    assert ask(keys["sentence"], "Und?").text.startswith(f"{DANGER}\n\nBisher konnte kein Mensch übernehmen.")


def test_whoever_asks_hears_the_truth_in_each_state(ask: Ask, keys: dict[str, str], world: World) -> None:
    """While they wait nobody; then a human, but for this line; in need after the help."""
    ask(keys["sentence"], WISH)
    told = ask(keys["sentence"], ASKS).text
    assert told.startswith(NOBODY)
    assert f"{ARRIVED} Ein Mensch antwortet Ihnen hier spätestens" in told
    need = ask(keys["sentence"], f"{NEED} {ASKS}").text
    assert need.startswith("Ist jemand in Lebensgefahr?")
    assert NOBODY in need
    world.take_over(ask.conversation)
    for _ in range(2):
        told = ask(keys["sentence"], ASKS).text
        assert told.startswith(f"{TAKEN} und schreibt Ihnen hier selbst.")
    world.write(ask.conversation, "Hier ist Maike Albers.")
    told = ask(keys["sentence"], ASKS).text
    assert "Hier ist Maike Albers." in told
    assert TAKEN in told


def test_in_english_as_well(ask: Ask, keys: dict[str, str], world: World) -> None:
    """The same truth."""
    english = {"accept-language": "en"}
    ask(keys["sentence"], "I want to talk to a human.", headers=english)
    assert (
        "No human has taken over yet; one will answer you here " in ask(keys["sentence"], "And?", headers=english).text
    )
    told = ask(keys["sentence"], "Are you human?", headers=english).text
    assert told.startswith("Neither a human nor an AI is answering here right now")
    assert told.endswith("at the latest.")
    world.is_due(ask.conversation, None)
    assert ask(keys["sentence"], "And?", headers=english).text.endswith("as soon as somebody is here again.")
