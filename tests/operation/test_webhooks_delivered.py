"""A message arrives at least once, in order, signed, whatever dies in between; and nothing goes out unasked."""

from collections.abc import Iterator
from datetime import timedelta
from importlib import import_module

import pytest
from django.apps import apps
from django.db import transaction
from django.db.transaction import TransactionManagementError
from django.utils import timezone

from stimmig.core import webhooks as core
from stimmig.operation import webhooks
from stimmig.operation.actions import endpoints, incidents
from stimmig.operation.actions.cases import forget
from stimmig.operation.actions.keeping import kept
from stimmig.operation.models import Conversation, Endpoint, Message
from stimmig.operation.webhooks.calling import call
from stimmig.people.encryption import decrypt
from tests.cast import person
from tests.operation.incidents import TOLD, closed, reported, running, told
from tests.operation.receiver import Receiver, receiving
from tests.operation.talking import conversation, wished

pytestmark = pytest.mark.django_db
BOTH = ("incident.opened", "incident.closed")


@pytest.fixture
def desk() -> Iterator[Receiver]:
    with receiving() as made:
        yield made


def wants(desk: Receiver, *events: str) -> tuple[Endpoint, str]:
    said = {"label": "Helpdesk", "url": f"{desk.url}/hook?house=1", "events": events or BOTH}
    return endpoints.make(**said, by=person("berger"), at=timezone.now())


def later(**by: int) -> int:
    return webhooks.deliver(timezone.now() + timedelta(**by))


def test_nothing_is_kept_to_be_sent_unless_somebody_named_an_address(desk: Receiver) -> None:
    """And of what it did not ask for nothing goes there."""
    reported()
    assert not Message.objects.exists()
    wants(desk, "incident.closed")
    reported(running())
    assert not Message.objects.exists()


def test_a_message_is_signed_and_says_where_and_never_what_was_typed(desk: Receiver) -> None:
    """With all its fields, and the address where somebody of the house reads more."""
    _, key = wants(desk)
    made, _token = told(touchpoint="Frage zur Wartung")
    assert later() == 1
    [taken] = desk.taken
    id, at = taken.headers["webhook-id"], int(taken.headers["webhook-timestamp"])
    assert core.is_signed(key, id, at, taken.body, taken.headers["webhook-signature"], at)
    assert taken.path == "/hook?house=1"
    assert list(taken.said) == list(core.FIELDS)
    assert taken.said["id"] == id
    assert (taken.said["type"], taken.said["actor"]) == ("incident.opened", {"kind": "customer"})
    assert taken.said["touchpoint"] == "Frage zur Wartung"
    assert taken.said["transcript_url"].endswith(f"/incidents/{made.pk}/")
    assert [text for text in TOLD.values() if text in taken.body.decode()] == []
    assert later() == 0


def test_what_was_rolled_back_was_never_announced(desk: Receiver) -> None:
    """The message is written with what it tells of, or not at all."""
    wants(desk)
    use = running()
    with transaction.atomic():
        reported(use)
        transaction.set_rollback(True)
    assert later() == 0


def test_what_does_not_arrive_is_tried_again_later_and_keeps_the_order(desk: Receiver) -> None:
    """The same id every time; the second waits for the first."""
    wants(desk)
    desk.answers = [(500, {}), (503, {"retry-after": "600"})]
    closed()
    assert later() == 0
    assert later(seconds=4) == 0
    assert len(desk.taken) == 1
    assert later(seconds=10) == 0  # five seconds on it fails again, and asks for ten minutes
    assert later(minutes=6) == 0
    assert len(desk.taken) == 2
    assert later(minutes=11) == 2
    assert desk.types == ["incident.opened"] * 3 + ["incident.closed"]
    assert len({each.headers["webhook-id"] for each in desk.taken[:3]}) == 1


def test_whoever_is_killed_in_between_leaves_it_to_the_next(desk: Receiver) -> None:
    """The claim runs out; then the same message goes again, under the same id."""
    endpoint, _ = wants(desk)
    reported()
    now = timezone.now()
    Endpoint.objects.filter(pk=endpoint.pk).update(claimed_at=now)  # and died
    assert later(seconds=30) == 0
    assert later(minutes=3) == 1
    Message.objects.update(arrived_at=None)  # sent, and died before it was written down
    assert later(minutes=6) == 1
    assert len({each.headers["webhook-id"] for each in desk.taken}) == 1


def test_only_one_worker_has_an_endpoint(desk: Receiver) -> None:
    """Whoever looked at the same moment and was slower sends nothing."""
    from stimmig.operation.webhooks import delivering

    wants(desk)
    reported()
    now = timezone.now()
    [mine], [theirs] = delivering._due(now), delivering._due(now)
    assert delivering._claim(mine, now)
    assert not delivering._claim(theirs, now)
    assert delivering._deliver_to(theirs, now) == 0


def test_after_three_days_it_is_given_up_and_the_next_goes(desk: Receiver) -> None:
    """A person can send it again."""
    endpoint, _ = wants(desk)
    closed()
    Message.objects.filter(type="incident.opened").update(tries=len(core.WAITS))
    desk.answers = [(404, {})]
    assert later() == 1
    assert desk.types == ["incident.opened", "incident.closed"]
    assert Message.objects.get(given_up_at__isnull=False).answer == "404 Not Found"
    endpoints.send_again(endpoint=endpoint, by=person("berger"), at=timezone.now())
    assert later(seconds=1) == 1


def test_an_address_that_says_it_is_gone_is_told_nothing_any_more(desk: Receiver) -> None:
    """410, as the standard has it; a redirect is a failure, and is not followed."""
    wants(desk)
    desk.answers = [(302, {"location": f"{desk.url}/elsewhere"}), (410, {})]
    reported()
    assert later() == 0
    assert Endpoint.objects.get().ended_at is None
    assert later(seconds=10) == 0
    assert Endpoint.objects.get().ended_at is not None
    assert later(days=1) == 0
    assert len(desk.taken) == 2


def test_where_nobody_listens_the_reason_is_kept(desk: Receiver) -> None:
    """And it is tried again."""
    wants(desk)
    Endpoint.objects.update(url="http://127.0.0.1:9/")
    reported()
    assert later() == 0
    assert "refused" in Message.objects.get().answer


def test_a_name_for_a_private_address_is_not_called(settings: object, monkeypatch: pytest.MonkeyPatch) -> None:
    """Unless the house has allowed that network; what was looked up is exactly what is called."""
    import socket

    found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("10.9.8.7", 443))]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *args, **options: found)
    answer = call("https://inside.example/", core.secret(b"x" * 32), "a", b"{}")
    assert (answer.status, "private" in answer.why) == (0, True)
    assert call("ftp://inside.example/", core.secret(b"x" * 32), "a", b"{}").why == "only https, or this machine"


def test_a_secret_rests_encrypted_and_goes_with_the_end(desk: Receiver) -> None:
    """Shown once; what waits is given up."""
    endpoint, key = wants(desk)
    assert key not in endpoint.secret
    assert decrypt(endpoint.secret) == key
    reported()
    endpoints.end(endpoint=endpoint, by=person("berger"), at=timezone.now())
    assert later() == 0
    assert Endpoint.objects.get().secret == ""
    assert desk.taken == []


def test_an_event_is_announced_in_a_transaction_and_by_its_name() -> None:
    """Or the message would be kept where what it tells of is not."""
    use, now = running(), timezone.now()
    with pytest.raises(ValueError, match="no event"):
        webhooks.announce("incident.forgotten", at=now, use_case=use)


def test_outside_a_transaction_nothing_is_announced(transactional_db: None) -> None:
    """It says what to do."""
    with pytest.raises(TransactionManagementError, match="atomic"):
        webhooks.announce("incident.opened", at=timezone.now(), use_case=running())


def test_a_review_of_a_decided_use_is_told_once(desk: Receiver) -> None:
    """Chapters to the left announce nothing; `watch` finds out."""
    from stimmig.review import actions as review
    from tests.decision import scene

    signed = scene.decided("invoice-processing")
    wants(desk, "review.reopened")
    leader = signed.use_case.accountable
    assert leader
    due_on = timezone.localdate() + timedelta(days=7)
    said = {"judges": [leader, person("albers")], "due_on": due_on, "because": "Jemand kam zu Schaden."}
    opened = review.open_review(use_case=signed.use_case, **said, by=person("claussen"), at=timezone.now())
    for _ in range(2):
        webhooks.announce_reopened_reviews(timezone.now())
    assert later() == 1
    [taken] = desk.taken
    assert taken.said["decision"] == signed.number
    assert taken.said["transcript_url"].endswith(f"/reviews/{opened.pk}/")


def test_a_further_word_says_who_and_when_it_is_over(desk: Receiver) -> None:
    """Closing tells how it ended."""
    wants(desk)
    made = closed()
    incidents.reopen(incident=made, reason="Noch einmal.", by=person("berger"), at=timezone.now())
    later()
    assert [(each.said["type"], each.said["reason"]) for each in desk.taken] == [
        ("incident.opened", "staff"),
        ("incident.closed", "redressed"),
    ]


def test_what_happens_to_a_conversation_is_told_and_forgotten_with_it(desk: Receiver) -> None:
    """A takeover by whoever it was for; after the erasure only that it was erased, and nobody's name for it."""
    wants(desk, "takeover.requested", "case.erased")
    now, said = timezone.now(), {"touchpoint": "Frage zur Wartung", "outside_id": "web-4711", "retention": "K1"}
    talk = Conversation.objects.create(use_case=running(), opened_at=now, last_at=now, **said)
    kept(talk, "takeover.requested", {"asked_by": "customer", "reason": "wish"}, by=None, at=now)
    assert later() == 1
    assert (desk.taken[0].said["actor"], desk.taken[0].said["conversation"]) == ({"kind": "customer"}, "web-4711")
    assert desk.taken[0].said["transcript_url"].endswith(f"/conversations/{talk.case}/")
    for _ in range(2):
        forget(talk, now)
    assert later(seconds=1) == 1
    assert (desk.taken[1].said["type"], desk.taken[1].said["case"]) == ("case.erased", str(talk.case))
    assert desk.taken[1].said["conversation"] is desk.taken[1].said["transcript_url"] is None
    assert not Message.objects.filter(body__contains="web-4711").exists()


def test_a_takeover_is_read_at_the_desk(desk: Receiver) -> None:
    """That page opens for whoever takes over; of what was found the conversation, for whoever looks into them."""
    wants(desk, "takeover.requested", "policy.finding")
    now = timezone.now()
    waits = wished(conversation(running(), now), now)
    kept(waits.conversation, "conversation.finding", {"code": "promises"}, by=None, at=now)
    later()
    read = [each.said["transcript_url"].split("/", 3)[3] for each in desk.taken]
    assert read == [f"takeovers/{waits.pk}/", f"conversations/{waits.conversation.case}/"]


@pytest.mark.parametrize("url", ["http://localhost:9/ä", "https://a..b/", f"https://{'a' * 70}.de/"])
def test_an_address_nobody_can_call_is_a_failed_attempt(url: str) -> None:
    """It keeps only its own messages waiting."""
    assert call(url, core.secret(bytes(32)), "1", b"{}").status == 0


def test_what_has_arrived_is_thrown_away_after_a_month(desk: Receiver) -> None:
    """Not before, and never what has not arrived."""
    wants(desk)
    reported(running())
    assert later() == 1
    reported(running())
    thrown = [webhooks.throw_away(timezone.now() + timedelta(days=days)) for days in (29, 31, 99)]
    assert (thrown, Message.objects.get().arrived_at) == ([0, 1, 0], None)


def test_messages_of_before_say_which_conversation_they_tell_of(desk: Receiver) -> None:
    """As their body says it; of a conversation or of none."""
    wants(desk, "takeover.requested", "incident.opened")
    reported(running())
    with transaction.atomic():
        talk = Conversation.objects.create(
            use_case=running(), touchpoint="Chat", opened_at=timezone.now(), last_at=timezone.now()
        )
        kept(talk, "takeover.requested", {"asked_by": "customer"}, by=None, at=timezone.now())
    Message.objects.update(case=None)
    import_module("stimmig.operation.migrations.0005_case_of_a_message").read_cases(apps, None)
    assert [each.case for each in Message.objects.all()] == [None, talk.case]
