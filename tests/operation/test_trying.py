"""A version is tried by hand and on recorded conversations; nothing of it is kept."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from stimmig.content.conversations import CONVERSATIONS_MAX, Unreadable, read, stock
from stimmig.core.policy import ContactTerms
from stimmig.ledger.models import Entry
from tests.operation import scene

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("quotations")]


@pytest.fixture
def tried(client: Client) -> tuple[Client, str, str]:
    """Somebody who may try, the address of a version, and a touchpoint the AI leads there."""
    decided = scene.introduced()
    led = next(each["touchpoint"] for each in decided.record["limits"] if each["mode"] != "human")
    said = (ContactTerms(led, output="sentence"),)
    policy = scene.made(decided, never_says=("ohne Gewähr",), words=("Anwalt",), contacts=said)
    client.force_login(scene.leader(decided))
    return client, f"/guardrails/{policy.pk}/", led


def test_what_would_happen_is_shown_with_its_reasons(tried: tuple[Client, str, str]) -> None:
    """Before the AI is asked, and before its answer goes out; what was typed stays, and no entry is written."""
    client, policy, led = tried
    entries = Entry.objects.count()
    typed = {
        "touchpoint": led, "person": "Sonst kommt mein Anwalt.", "answer": "Alles ohne Gewähr.", "language": "de",
        "at": "2026-12-01T23:00", "missed": "0", "heard": ["wants_human"], "said": ["promises"],
    }  # fmt: skip
    shown = client.post(f"{policy}trial/", typed)
    first, then = shown.context["before"], shown.context["after"]
    assert (first["code"], then["code"], shown.context["asked"]) == ("hand_over", "block", False)
    assert "der Wunsch nach einem Menschen" in first["reasons"]
    assert "morgen um 09:00 Uhr" in first["say"]
    assert any("ohne Gewähr" in reason for reason in then["reasons"])
    assert "Sonst kommt mein Anwalt." in shown.text
    assert Entry.objects.count() == entries
    assert client.post(f"{policy}trial/", typed | {"at": "gestern"}).status_code == 422


def test_recorded_conversations_are_read_line_by_line(tried: tuple[Client, str, str]) -> None:
    """Those that come along, or one's own; what cannot be read is refused with what to do."""
    client, policy, led = tried
    along = client.post(f"{policy}replay/", {"touchpoint": led})
    assert [each["title"] for each in along.context["conversations"]] == [each.title for each in stock()]
    own = json.dumps([{"lines": [{"speaker": "person", "text": "Mein Anwalt schreibt Ihnen."}]}]).encode()
    file = SimpleUploadedFile("own.json", own, "application/json")
    shown = client.post(f"{policy}replay/", {"touchpoint": led, "file": file})
    (step,) = shown.context["conversations"][0]["steps"]
    assert (step["code"], step["text"]) == ("hand_over", "Mein Anwalt schreibt Ihnen.")
    bad = client.post(f"{policy}replay/", {"touchpoint": led, "file": SimpleUploadedFile("x.json", b"no")})
    assert (bad.status_code, "Handbuch" in bad.text) == (422, True)


def test_logs_of_chat_services_are_read_as_well() -> None:
    """Roles that are nobody's words are passed over."""
    log = {"messages": [{"role": "system", "content": "Sei nett."}, {"role": "user", "content": "Hallo"},
                        {"role": "assistant", "content": "Guten Tag"}]}  # fmt: skip
    (conversation,) = read(json.dumps(log).encode())
    assert [(line.speaker, line.text) for line in conversation.lines] == [("person", "Hallo"), ("ai", "Guten Tag")]


@pytest.mark.parametrize(
    "document",
    [[], 3, "no", ["no"], [{"lines": "no"}], [{"lines": [3]}], [{"lines": []}], [{"language": "fr", "lines": []}],
     [{"lines": [{"speaker": "person", "text": "x"}]}] * (CONVERSATIONS_MAX + 1)],
)  # fmt: skip
def test_what_is_no_list_of_conversations_is_refused(document: object) -> None:
    """Never half of it, never a crash."""
    with pytest.raises(Unreadable):
        read(json.dumps(document).encode())
    with pytest.raises(Unreadable):
        read(b"[" * 100_000)
