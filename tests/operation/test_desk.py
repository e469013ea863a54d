"""The desk: who waits stands first, reading is a look that is recorded, and whoever has it can write."""

from datetime import datetime, timedelta

from django.test import Client
from django.utils import translation
from django.utils.timezone import localtime

from stimmig.ledger.models import Entry
from stimmig.operation import actions, queries
from stimmig.operation.models import Conversation, Policy, Takeover
from stimmig.operation.pages import takeovers as pages
from stimmig.people.models import Person
from stimmig.register.models import UseCase
from tests.operation.talking import WISH, conversation, wished


def test_the_desk_says_who_waits_and_why_but_not_what_was_said(desk: Client, waits: Takeover) -> None:
    """The list can lie open on a screen."""
    said = desk.get("/takeovers/").text
    assert "Bestellstand" in said
    assert "hat nach einem Menschen gefragt" in said
    assert WISH not in said


def test_reading_is_recorded_once_an_hour(desk: Client, waits: Takeover) -> None:
    """Opening the page again and again is one look."""
    for _ in range(3):
        assert WISH in desk.get(f"/takeovers/{waits.pk}/").text
    assert Entry.objects.filter(kind="case.viewed").count() == 1


def test_whoever_has_the_conversation_is_no_onlooker(
    desk: Client, waits: Takeover, demir: Person, now: datetime
) -> None:
    """Accepting is recorded already."""
    actions.accept(takeover=waits, by=demir, at=now)
    desk.get(f"/takeovers/{waits.pk}/")
    assert not Entry.objects.filter(kind="case.viewed").exists()


def test_the_whole_way_at_the_desk(desk: Client, waits: Takeover) -> None:
    """Take over, write, let the AI go on."""
    here = f"/takeovers/{waits.pk}/"
    assert desk.post(f"{here}acceptances/").headers["Location"] == here
    assert desk.post(f"{here}lines/", {"text": "Guten Tag"}).headers["Location"] == here
    assert "Guten Tag" in desk.get(here).text
    assert desk.post(f"{here}returns/").headers["Location"] == "/takeovers/"
    assert Takeover.objects.get().ending == "returned"


def test_an_empty_message_is_refused_with_a_word(desk: Client, waits: Takeover, demir: Person, now: datetime) -> None:
    """Nothing goes to the person."""
    actions.accept(takeover=waits, by=demir, at=now)
    answer = desk.post(f"/takeovers/{waits.pk}/lines/", {"text": " "})
    assert answer.status_code == 422
    assert "Schreiben Sie zuerst etwas." in answer.text


def test_what_was_typed_for_a_conversation_that_is_over_is_given_back(
    desk: Client, waits: Takeover, demir: Person, now: datetime
) -> None:
    """The refusal holds the sentence."""
    actions.accept(takeover=waits, by=demir, at=now)
    actions.end(takeover=waits, by=demir, at=now)
    answer = desk.post(f"/takeovers/{waits.pk}/lines/", {"text": "Ich sehe gleich nach."})
    assert answer.status_code == 409
    assert "Ich sehe gleich nach." in answer.text


def test_a_late_promise_is_said(desk: Client, held: Conversation, now: datetime) -> None:
    """In words, not in a colour."""
    wished(held, now - timedelta(minutes=30), deadline=now - timedelta(minutes=15))
    assert "zugesagt war jemand bis" in desk.get("/takeovers/").text


def test_the_promise_is_the_one_they_were_told(now: datetime) -> None:
    """By the deadline while somebody was there; at night for the hour at which the next human is."""
    held = Conversation(use_case=UseCase(title="Telefon"), policy=Policy(file={"human": {"minutes": 10}}))
    for deadline, told in ((now + timedelta(minutes=10), "by "), (now + timedelta(minutes=50), "for ")):
        waits = Takeover(conversation=held, reason="wants_human", requested_at=now, deadline=deadline)
        opening = deadline if told == "by " else deadline - timedelta(minutes=10)
        with translation.override("en"):
            assert pages.line(waits, now)["until"] == f"{told}{pages._moment(opening, now)}"


def test_two_in_need_can_be_told_apart(desk: Client, telephone: UseCase, now: datetime) -> None:
    """Each by its number and since when."""
    at = now - timedelta(minutes=17)
    made = [wished(conversation(telephone, now), at) for _ in range(2)]
    said = desk.get("/takeovers/").text
    for each in made:
        assert f"Bestellstand, Nr. {each.pk}</a>" in said
    assert f"seit {pages._moment(at, now)}" in said


def test_out_of_need_nobody_is_let_at_one_click(desk: Client, waits: Takeover, demir: Person, now: datetime) -> None:
    """A page asks once more; what is no need ends as before."""
    Takeover.objects.update(reason=Takeover.NEED)
    actions.accept(takeover=Takeover.objects.get(), by=demir, at=now)
    for way in ("ends", "returns"):
        asked = desk.post(f"/takeovers/{waits.pk}/{way}/")
        assert "Ist die Person in Sicherheit?" in asked.text
        assert Takeover.objects.get().ended_at is None
    assert desk.post(f"/takeovers/{waits.pk}/ends/", {"sure": "1"}).headers["Location"] == "/takeovers/"
    assert Takeover.objects.get().ending == "ended"


def test_a_promise_for_another_day_names_the_day(desk: Client, held: Conversation, now: datetime) -> None:
    """At night somebody is promised for the morning."""
    deadline = now + timedelta(days=2)
    wished(held, now, deadline=deadline)
    assert f"zugesagt ist jemand bis {localtime(deadline):%d.%m.%Y, %H:%M}" in desk.get("/takeovers/").text


def test_whoever_is_in_need_stands_first(desk: Client, telephone: UseCase, demir: Person, now: datetime) -> None:
    """Above whoever waits longer, in words; the page notices when somebody who waits comes to be in need."""
    longer = wished(conversation(telephone, now), now - timedelta(hours=1))
    need = wished(conversation(telephone, now), now - timedelta(minutes=1))
    before = queries.desk_mark(demir)
    Takeover.objects.filter(pk=need.pk).update(reason=Takeover.NEED)
    assert queries.waiting(demir) == [need, longer]
    assert queries.desk_mark(demir) != before
    said = desk.get("/takeovers/").text
    assert said.index("In Not: geht allen anderen vor") < said.index("in Not geschrieben") < said.rindex("gefragt.")


def test_who_is_in_need_stands_on_top_of_the_start_page(desk: Client, telephone: UseCase, now: datetime) -> None:
    """As a stopped AI does, each with a number and since when; also whom nobody came to in time."""
    late = wished(conversation(telephone, now), now - timedelta(minutes=30), ending="timed_out", ended_at=now)
    waits = wished(conversation(telephone, now), now - timedelta(minutes=1))
    assert "in Not" not in desk.get("/").text
    Takeover.objects.update(reason=Takeover.NEED)
    said = desk.get("/").text
    assert said.index("2 Menschen sind in Not") < said.index("<h2>")
    since, wrote = (pages._moment(each.requested_at, now) for each in (waits, late))
    assert f"Nr. {waits.pk}</a>: wartet seit {since}" in said
    assert f"Nr. {late.pk}</a>: Nachricht von {wrote}, und niemand kam rechtzeitig" in said


def test_the_desk_asks_the_same_for_one_or_many(
    desk: Client, telephone: UseCase, now: datetime, django_assert_max_num_queries: object
) -> None:
    """However many wait."""
    for _ in range(5):
        wished(conversation(telephone, now), now)
    with django_assert_max_num_queries(9):  # type: ignore[operator]
        desk.get("/takeovers/")


def test_whoever_takes_over_nothing_reads_only_that(client: Client, berger: Person) -> None:
    """No heading promises somebody who waits."""
    client.force_login(berger)
    said = client.get("/takeovers/").text
    assert "Sie übernehmen hier keine Gespräche" in said
    assert 'id="waiting"' not in said


def test_the_desk_is_complete_in_english(desk: Client, waits: Takeover) -> None:
    """No word of German is left but what people said and the house calls things."""
    desk.cookies["stimmig_language"] = "en"
    with translation.override("en"):
        assert "Somebody asked for a human." in desk.get("/takeovers/").text
