"""The AI answers while it is its turn, is silent while a human has the conversation, and the person is always told."""

import hashlib
import hmac
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from stimmig.operation import chatwoot
from stimmig.operation.actions.cases import forget
from stimmig.operation.chatwoot import Said
from stimmig.operation.models import Conversation, Relay, ServiceKey, Takeover
from stimmig.people.queries import token_hash
from tests.operation.chatwoot_server import TOKEN, Desk
from tests.operation.chatwoot_server import chatwoot as serving
from tests.operation.incidents import running
from tests.operation.receiver import receiving

pytestmark = pytest.mark.django_db
KEY = "sk-stimmig-test"


@dataclass
class AI:
    """A scripted AI behind the gateway: what it says next, and what happens while it thinks."""

    answers: list[Said | OSError] = field(default_factory=list)
    meanwhile: Callable[[], object] = lambda: None
    asked: list[str] = field(default_factory=list)

    def __call__(self, talk: Conversation, text: str) -> Said:
        self.asked.append(text)
        self.meanwhile()
        said = self.answers.pop(0) if self.answers else Said(f"Zu „{text}“: gern.")
        if isinstance(said, OSError):
            raise said
        return said


@pytest.fixture
def ai() -> AI:
    return AI()


@pytest.fixture
def key() -> ServiceKey:
    said = {"touchpoint": "Frage zur Wartung", "label": "Chat", "begins": KEY[:8], "made_at": timezone.now()}
    return ServiceKey.objects.create(use_case=running(), hash=token_hash(KEY), **said)


@pytest.fixture
def desk(ai: AI, key: ServiceKey, settings: Any) -> Iterator[Desk]:
    """Chatwoot, whose agent bot is the house."""
    with serving() as made:
        settings.CHATWOOT_URL, settings.CHATWOOT_TOKEN = made.url, TOKEN

        def tell(sent: dict[str, Any]) -> None:
            talk = chatwoot.handle(key, sent, ask=ai, at=timezone.now())
            if talk:
                chatwoot.deliver(talk)

        made.tell = tell
        yield made


def takeover() -> Takeover:
    return Takeover.objects.get()


AGES_AWAY = {
    "event": "message_created",
    "message_type": "incoming",
    "account": {"id": 1},
    "conversation": {"id": 1, "status": "pending"},
    "id": 1,
    "created_at": 10**30,
}
HUMAN = Said("Ich hole jemanden.", human=True)


def test_while_it_is_pending_the_ai_answers(desk: Desk, ai: AI) -> None:
    """One answer to each message."""
    desk.writes("contact", "Wann kommen Sie?")
    assert desk.bot_said == ["Zu „Wann kommen Sie?“: gern."]
    assert desk.status == "pending"


def test_a_wish_for_a_human_is_told_and_opened(desk: Desk, ai: AI) -> None:
    """First the person is told, then it is put before people."""
    ai.answers = [HUMAN]
    desk.writes("contact", "Bitte einen Menschen.")
    assert desk.bot_said == ["Ich hole jemanden."]
    assert desk.status == "open"
    assert [path.rsplit("/", 1)[1] for path, _ in desk.requests] == ["messages", "toggle_status"]
    assert takeover().asked_by == "customer"


def test_the_ai_does_not_talk_on_after_a_handover(desk: Desk, ai: AI) -> None:
    """Not to later messages, and not with an answer it was still thinking about when a human came."""
    ai.answers = [HUMAN]
    desk.writes("contact", "Bitte einen Menschen.")
    desk.writes("contact", "Hallo?")
    assert ai.asked == ["Bitte einen Menschen."]
    desk.toggles("pending")
    ai.meanwhile = lambda: desk.writes("user", "Hier ist Jule Petersen.")
    said = desk.bot_said
    desk.writes("contact", "Noch etwas.")
    assert desk.bot_said == said


def test_an_answer_that_could_not_be_sent_is_dropped_once_a_human_is_there(desk: Desk, ai: AI) -> None:
    """It waited, and is overtaken."""
    desk.failures = 1
    desk.writes("contact", "Wann?")
    assert desk.bot_said == []
    desk.writes("user", "Morgen um acht.")
    chatwoot.deliver_waiting(timezone.now())
    assert desk.bot_said == []
    assert desk.status == "open"


def test_an_answer_to_a_conversation_erased_in_the_meantime_goes_nowhere(desk: Desk, ai: AI) -> None:
    """Nobody knows any more where it would go, and it keeps nothing else waiting."""
    ai.meanwhile = lambda: forget(Conversation.objects.get(), timezone.now())
    desk.writes("contact", "Wann kommen Sie?")
    assert desk.bot_said == []
    assert [each.text for each in Relay.objects.filter(kind="answer")] == [""]


def test_nothing_is_said_twice(desk: Desk, ai: AI) -> None:
    """Chatwoot tells some things more than once, in two forms; a message may come again."""
    ai.answers = [HUMAN]
    sent = desk.writes("contact", "Bitte einen Menschen.")
    desk.tell(sent)
    desk.toggles("pending")
    desk.tell({"event": "conversation_status_changed", "account": {"id": 3}, **desk.conversation()})
    desk.tell({"event": "conversation_opened", "account": {"id": 3}, **desk.conversation()})
    assert len(desk.bot_said) == len(set(desk.bot_said)) == 2
    assert takeover().ending == "returned"


def test_given_back_it_answers_again_and_says_so(desk: Desk, ai: AI) -> None:
    """The notice is due anew."""
    ai.answers = [HUMAN]
    desk.writes("contact", "Bitte einen Menschen.")
    desk.writes("user", "Gern.")
    assert takeover().joined_at is not None
    desk.toggles("pending")
    desk.writes("contact", "Und der Termin?")
    assert desk.bot_said[-2:] == [desk.bot_said[-2], "Zu „Und der Termin?“: gern."]
    assert "KI" in desk.bot_said[-2]
    assert Conversation.objects.get().disclosed_at is None


@pytest.mark.parametrize("tells", [True, False])
def test_it_is_not_mute_for_ever_after_it_was_given_back(desk: Desk, ai: AI, tells: bool) -> None:
    """Also where nobody told us: the next message says pending, and that is enough."""
    desk.tells_status = tells
    ai.answers = [HUMAN]
    desk.writes("contact", "Bitte einen Menschen.")
    desk.writes("user", "Erledigt.")
    desk.toggles("pending")
    desk.writes("contact", "Noch eine Frage.")
    assert desk.bot_said[-1] == "Zu „Noch eine Frage.“: gern."
    assert takeover().ending == "returned"


def test_after_it_was_resolved_a_new_message_is_answered(desk: Desk, ai: AI) -> None:
    """The human stretch has ended; nobody is told anything about the AI in between."""
    ai.answers = [HUMAN]
    desk.writes("contact", "Bitte einen Menschen.")
    desk.writes("user", "Gern.")
    desk.toggles("resolved")
    assert takeover().ending == "ended"
    assert len(desk.bot_said) == 1
    desk.writes("contact", "Noch einmal ich.")
    assert desk.bot_said[-1] == "Zu „Noch einmal ich.“: gern."


def test_a_message_from_before_the_handover_arrived_gives_nothing_back(desk: Desk, ai: AI) -> None:
    """It was written while the status was pending, and is told late."""
    ai.answers = [HUMAN]
    late = desk.event(desk._message("Sind Sie da?", "incoming", "contact"))
    desk.writes("contact", "Bitte einen Menschen.")
    desk.tell(late)
    assert takeover().ended_at is None
    assert desk.status == "open"
    assert len(desk.bot_said) == 1


def test_where_the_ai_cannot_answer_the_person_is_told_and_a_human_called(desk: Desk, ai: AI) -> None:
    """Silence is no answer."""
    ai.answers = [OSError("the gateway is away")]
    desk.writes("contact", "Wann?")
    assert len(desk.bot_said) == 1
    assert desk.status == "open"
    assert takeover().reason == "ai_unavailable"


def test_where_chatwoot_is_away_the_person_is_told_later_once_and_in_order(desk: Desk, ai: AI) -> None:
    """`watch` tries again; the word comes before the change of status."""
    ai.answers = [HUMAN]
    desk.failures = 2
    desk.writes("contact", "Bitte einen Menschen.")
    assert (desk.bot_said, desk.status) == ([], "pending")
    assert chatwoot.deliver_waiting(timezone.now()) == 0
    assert chatwoot.deliver_waiting(timezone.now()) == 2
    assert chatwoot.deliver_waiting(timezone.now()) == 0
    assert (desk.bot_said, desk.status) == (["Ich hole jemanden."], "open")


def test_a_human_who_begins_by_themselves_has_it(desk: Desk, ai: AI) -> None:
    """By writing, or by opening it over there."""
    desk.writes("contact", "Wann?")
    desk.toggles("open")
    desk.writes("contact", "Hallo?")
    assert ai.asked == ["Wann?"]
    assert (takeover().asked_by, takeover().accepted_at is not None) == ("staff", True)


def test_notes_of_the_house_and_what_a_bot_does_not_know_change_nothing(desk: Desk, ai: AI) -> None:
    """Private notes, templates, events of another kind, and what makes no sense."""
    desk.writes("user", "Kundin ist verärgert.", private=True)
    for sent in (
        {"event": "webwidget_triggered"},
        {},
        {"event": "message_created"},
        {"event": "message_created", "message_type": 3},
        AGES_AWAY,
    ):
        desk.tell(sent)
    assert not Conversation.objects.exists()


def test_the_ai_is_asked_through_the_gateway_which_says_when_a_human_is_needed(settings: Any, key: ServiceKey) -> None:
    """By the key of the service and the name of the conversation; what is no answer is an error of the network."""
    talk = Conversation(use_case=key.use_case, outside_id="chatwoot-3-7")
    said = {"output": [{"type": "reasoning"}, {"content": [{"type": "output_text", "text": "Morgen um acht."}]}]}
    with receiving() as gateway:
        settings.GATEWAY_URL, gateway.body = gateway.url, json.dumps(said).encode()
        gateway.answers = [(200, {"x-stimmig-action": "pass"}), (200, {"x-stimmig-action": "human"}), (503, {})]
        ask = chatwoot.Gateway(KEY)
        assert ask(talk, "Wann?") == Said("Morgen um acht.")
        assert ask(talk, "Einen Menschen.").human
        with pytest.raises(OSError, match="503"):
            ask(talk, "Wann?")
        gateway.body = b"no JSON"
        with pytest.raises(OSError, match="Expecting"):
            ask(talk, "Wann?")
    first = gateway.taken[0]
    assert (first.path, first.said["conversation"]) == ("/v1/responses", "chatwoot-3-7")
    assert first.headers["authorization"] == f"Bearer {KEY}"
    assert first.headers["x-stimmig-conversation"] == "chatwoot-3-7"
    with pytest.raises(OSError, match="refused"):
        ask(talk, "Wann?")


def test_a_takeover_the_gateway_has_begun_is_told_all_the_same(desk: Desk, ai: AI) -> None:
    """It has the conversation before its answer is here."""

    def begun() -> None:
        talk = Conversation.objects.get()
        Takeover.objects.create(conversation=talk, asked_by="policy", reason="anger", requested_at=timezone.now())
        Conversation.objects.update(lead="human", lead_version=1)

    ai.answers, ai.meanwhile = [HUMAN], begun
    desk.writes("contact", "Das ist eine Frechheit.")
    assert (desk.bot_said, desk.status) == (["Ich hole jemanden."], "open")
    assert takeover().reason == "anger"


def test_only_whoever_has_the_key_tells_us_anything(client: Client, key: ServiceKey) -> None:
    """Its hash rests here; an ended key opens nothing."""
    sent = {"data": "{}", "content_type": "application/json"}
    assert client.post(f"/chatwoot/{KEY}/", **sent).status_code == 200
    assert client.post(f"/chatwoot/{KEY}/", data="{", content_type="application/json").status_code == 400
    assert client.post("/chatwoot/guessed/", **sent).status_code == 404
    ServiceKey.objects.update(ended_at=timezone.now())
    assert client.post(f"/chatwoot/{KEY}/", **sent).status_code == 404


def test_where_a_secret_is_set_only_what_is_signed_is_taken(client: Client, key: ServiceKey, settings: Any) -> None:
    """With the body as it came, by that secret, within five minutes; the address alone is not enough then."""
    settings.CHATWOOT_SECRET = "from Chatwoot"
    now = int(timezone.now().timestamp())
    said = json.dumps({"event": "webwidget_triggered"})

    def status(moment: str, body: str = said, secret: str = "from Chatwoot", signature: str = "") -> int:
        digest = hmac.new(secret.encode(), f"{moment}.{said}".encode(), hashlib.sha256).hexdigest()
        sent = {"X-Chatwoot-Timestamp": moment, "X-Chatwoot-Signature": signature or f"sha256={digest}"}
        return client.post(f"/chatwoot/{KEY}/", data=body, content_type="application/json", headers=sent).status_code

    assert status(str(now)) == 200
    assert status(str(now - 301)) == status("") == status("²") == status("9" * 400) == 401
    assert status(str(now), said + " ") == status(str(now), secret="another") == status(str(now), signature="ä") == 401
    assert client.post(f"/chatwoot/{KEY}/", data=said, content_type="application/json").status_code == 401
