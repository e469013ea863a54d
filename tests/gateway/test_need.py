"""Somebody in need reads first which way needs no AI, then that a human was called; also who waits already."""

from tests.gateway.conftest import Ask
from tests.gateway.upstream import Script
from tests.gateway.world import CONTACT, World

NEED = "Bei mir im Keller riecht es nach Gas."
WISH = "Ich möchte mit einem Menschen sprechen."
FIRST = "Ist jemand in Lebensgefahr? Rufen Sie jetzt 112 an."


def test_first_the_way_without_ai(ask: Ask, keys: dict[str, str], scripted: Script, world: World) -> None:
    """Then that a human was called. The AI is not asked, and the takeover says why."""
    answer = ask(keys["sentence"], f"{NEED} {WISH}")
    assert answer.text.startswith(FIRST)
    assert answer.text.index(CONTACT) < answer.text.index("Ein Mensch ist gerufen")
    assert (answer.headers["x-stimmig-action"], scripted.asked) == ("human", [])
    assert [row[:2] for row in world.takeovers(ask.conversation)] == [("policy", "need")]
    assert world.conversation(ask.conversation)["wishes"] == 1  # that a human was wished for counts all the same


def test_whoever_waits_already_is_told_too(ask: Ask, keys: dict[str, str], world: World) -> None:
    """The reason of the takeover is their need from then on; the case says that it came to be so."""
    ask(keys["sentence"], WISH)
    assert ask(keys["sentence"], NEED).text.startswith(FIRST)
    assert [row[1] for row in world.takeovers(ask.conversation)] == ["need"]
    asked = world.recorded(ask.conversation, "takeover.requested")
    assert [each["content"]["reason"] for each in asked] == ["wants_human", "need"]


def test_with_a_human_who_has_written_it_is_said_as_well(ask: Ask, keys: dict[str, str], world: World) -> None:
    """What the human wrote is not held back, and the case shows both."""
    ask(keys["sentence"], WISH)
    world.take_over(ask.conversation)
    world.write(ask.conversation, "Hier ist Maike Albers.")
    answer = ask(keys["sentence"], NEED)
    assert answer.text.startswith(FIRST)
    assert answer.text.endswith("Hier ist Maike Albers.")
    said = world.recorded(ask.conversation, "conversation.answer")[-1]["content"]
    assert (said["speaker"], said["relays"]) == ("house", False)
    assert said["text"].startswith(FIRST)


def test_a_human_who_has_it_is_called_once_more(ask: Ask, keys: dict[str, str], world: World) -> None:
    """Without a second takeover; the person reads the numbers and that the human was called, not another one."""
    ask(keys["sentence"], WISH)
    world.take_over(ask.conversation)
    ask(keys["sentence"], "Hallo?")
    told = ask(keys["sentence"], NEED).text
    assert told.startswith(FIRST)
    assert told.index(CONTACT) < told.index("Der Mensch, der dieses Gespräch übernommen hat, ist noch einmal gerufen.")
    assert "Ein Mensch ist gerufen" not in told
    assert [row[:2] for row in world.takeovers(ask.conversation)] == [("customer", "wants_human")]
    assert calls(world, ask.conversation) == (True, False)
    asked = world.recorded(ask.conversation, "takeover.requested")
    assert [each["content"]["reason"] for each in asked] == ["wants_human", "need"]


def test_the_numbers_are_said_once_until_the_human_has_written(ask: Ask, keys: dict[str, str], world: World) -> None:
    """Whoever writes of it again reads them anew only after the human's next line, and then that one is called anew."""
    ask(keys["sentence"], WISH)
    world.take_over(ask.conversation)
    ask(keys["sentence"], NEED)
    for _ in range(2):
        assert ask(keys["sentence"], NEED).text == ""
    answer = ask(keys["sentence"], NEED, headers={"x-stimmig-mode": "api"})
    assert answer.body["error"]["message"] == "Ihre Nachricht ist angekommen."
    assert "Ein Mensch hat dieses Gespräch übernommen" in ask(keys["sentence"], f"{NEED} Sind Sie ein Mensch?").text
    assert len(world.recorded(ask.conversation, "takeover.requested")) == 2
    world.write(ask.conversation, "Gehen Sie bitte ins Freie.")
    assert calls(world, ask.conversation) == (True, True)
    assert ask(keys["sentence"], "Ich bin draußen.").text == "Gehen Sie bitte ins Freie."
    assert ask(keys["sentence"], NEED).text.startswith(FIRST)
    assert calls(world, ask.conversation) == (True, False)
    assert len(world.recorded(ask.conversation, "takeover.requested")) == 3


def calls(world: World, conversation: str) -> tuple[bool, bool]:
    """Whether the human who has a conversation was called once more, and has written since."""
    called, met = world.one(
        "SELECT t.need_at, t.need_met_at FROM operation_takeover t JOIN operation_conversation o "
        "ON o.id = t.conversation_id WHERE o.outside_id = %s",
        conversation,
    )
    return called is not None, met is not None
