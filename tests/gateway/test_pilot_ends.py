"""On the day a pilot ends the AI begins no conversation any more; what had begun goes on."""

from datetime import UTC, datetime, timedelta

from tests.gateway.conftest import Ask
from tests.gateway.test_refuses import until_known
from tests.gateway.upstream import Script, chat
from tests.gateway.world import CONTACT, World

PILOT = 9


def test_from_that_day_on_nothing_begins_and_what_had_begun_goes_on(ask: Ask, scripted: Script, world: World) -> None:
    """The person reads the way without AI, again at the second try; whoever was there before is answered."""
    scripted.kind, scripted.pieces = "application/json", chat("Um acht.")
    today = datetime.now(UTC)
    world.use(PILOT, until=today.date().isoformat())
    key = world.key("sentence", PILOT)
    for answer in (until_known(ask, key), ask(key)):
        assert (answer.headers["x-stimmig-action"], answer.reason) == ("blocked", "content_filter")
        assert CONTACT in answer.text
    assert scripted.asked == []
    (first, _second) = world.recorded(ask.conversation, "conversation.request")
    assert [each["code"] for each in first["content"]["reasons"]] == ["pilot_over"]
    before = today - timedelta(days=2)
    world.cursor.execute(
        "UPDATE operation_conversation SET opened_at = %s WHERE outside_id = %s", [before, ask.conversation]
    )
    assert "Um acht." in ask(key).text
    world.cursor.execute(
        "UPDATE operation_conversation SET last_at = %s WHERE outside_id = %s",
        [today - timedelta(hours=13), ask.conversation],
    )
    assert [ask(key).headers["x-stimmig-action"] for _ in range(3)] == ["blocked"] * 3  # after a rest it begins anew
    assert len(scripted.asked) == 1
