"""Whoever was affected tells us without an account, loses nothing typed, and reads how it stands by a secret link."""

import uuid
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from stimmig.operation.actions import incidents as actions
from stimmig.operation.models import Exchange, Incident
from stimmig.operation.queries.concerns import answer_by
from stimmig.people.queries import token_hash
from stimmig.register import actions as register
from tests.cast import person
from tests.operation.incidents import TOLD, put_right, running, say, told

pytestmark = pytest.mark.django_db
SENT = {**TOLD, "touchpoint": "Frage zur Wartung", "website": ""}


@pytest.fixture
def page() -> str:
    return reverse("concern", args=[running().uuid])


def sent(client: Client, page: str, **said: str) -> Any:
    return client.post(page, SENT | said)


def test_one_tells_us_and_gets_a_number_and_a_link(client: Client, page: str) -> None:
    """Nobody signs in; of the link only the hash rests here."""
    answer = sent(client, page)
    assert answer.status_code == 302
    made = Incident.objects.get()
    token = answer["Location"].split("/receipts/")[1].split("/")[0]
    assert made.token_hash == token_hash(token)
    assert (made.happened, made.wish, made.contact) == tuple(TOLD.values())
    receipt = client.get(answer["Location"]).content.decode()
    assert made.number in receipt
    assert token in receipt


def test_the_page_says_who_reads_it_and_until_when_one_hears(client: Client, page: str) -> None:
    """A name, a day, and what is kept about whoever writes."""
    shown = client.get(page).content.decode()
    assert "Anke Berger" in shown
    assert f"{answer_by(timezone.localdate()).year}" in shown
    assert "Was wir über Sie aufbewahren" in shown


def test_only_what_happened_is_asked_for_and_what_was_typed_stays(client: Client, page: str) -> None:
    """A refusal shows every word again."""
    answer = client.post(page, SENT | {"happened": ""})
    assert answer.status_code == 422
    assert TOLD["wish"] in answer.content.decode()
    assert TOLD["contact"] in answer.content.decode()
    assert client.post(page, {"happened": "Es war falsch."}).status_code == 302


@pytest.mark.parametrize("where", ["concern", "receipt"])
def test_in_another_language_nothing_typed_is_lost_and_nothing_is_sent(client: Client, page: str, where: str) -> None:
    """Not even what would be refused; the language stays, also for what comes next."""
    typed, name = SENT | {"language": "en", "text": "Noch etwas."}, "text" if where == "receipt" else "wish"
    page = page if where == "concern" else reverse("receipt", args=[told()[1]])
    before = Incident.objects.count()
    answer = client.post(page, typed)
    assert answer.status_code == 200
    assert 'lang="en"' in answer.text[:60]
    assert typed[name] in answer.text
    assert 'role="alert"' not in answer.text
    assert 'lang="en"' in client.get(page).text[:60]
    assert Incident.objects.count() == before
    assert not Exchange.objects.exists()
    assert client.post(page, SENT | {"language": "xx", "text": "Gesagt."}).status_code == 302  # no language of ours


def test_a_program_that_fills_in_everything_is_shown_the_field_and_nothing_is_lost(client: Client, page: str) -> None:
    """A person whose browser did so empties it and sends again; there is no picture puzzle."""
    answer = sent(client, page, website="https://cheap.example")
    assert answer.status_code == 422
    assert TOLD["happened"] in answer.content.decode()
    assert not Incident.objects.exists()


def test_too_much_from_one_place_is_asked_to_wait_and_stays_typed(client: Client, page: str) -> None:
    """The sixth within the hour; from elsewhere it still arrives."""
    for _ in range(5):
        assert sent(client, page).status_code == 302
    answer = sent(client, page, happened="Das Sechste.")
    assert answer.status_code == 429
    assert "Das Sechste." in answer.content.decode()
    assert Incident.objects.count() == 5
    assert client.post(page, SENT, REMOTE_ADDR="203.0.113.9").status_code == 302


def test_the_whole_house_takes_only_so_much_an_hour(client: Client, page: str, settings: Any) -> None:
    """Wherever it comes from."""
    settings.ACCOUNT_RATE_LIMITS = settings.ACCOUNT_RATE_LIMITS | {"concern": "5/h/ip,2/h/key"}
    for number in range(2):
        assert client.post(page, SENT, REMOTE_ADDR=f"203.0.113.{number}").status_code == 302
    assert client.post(page, SENT, REMOTE_ADDR="203.0.113.77").status_code == 429


def test_nobody_guesses_a_page_and_an_idea_has_none(client: Client) -> None:
    """Its address is random; what nobody meets yet is not shown to anybody outside."""
    idea = register.create(title="Geheim", occasion="Noch offen.", by=person("albers"), at=timezone.now())
    for key in (uuid.uuid4(), idea.uuid):
        assert client.get(reverse("concern", args=[key])).status_code == 404


def test_behind_the_link_one_reads_what_we_tell_and_adds_to_it(client: Client) -> None:
    """And nothing the house wrote for itself; without the link nothing at all."""
    made, token = told()
    say(made, "owner", "informed", "compensated", "cause", "lesson")
    actions.answer(incident=made, text="Danke für Ihr Wort.", by=person("berger"), at=timezone.now())
    link = reverse("receipt", args=[token])
    shown = client.get(link).content.decode()
    assert "Gesagt zu informed." in shown
    assert "Gesagt zu compensated." in shown
    assert "Danke für Ihr Wort." in shown
    assert "Gesagt zu cause." not in shown
    assert "Gesagt zu lesson." not in shown
    assert client.post(link, {"text": "Noch etwas.", "website": ""}).status_code == 302
    assert "Noch etwas." in client.get(link).content.decode()
    guessed = client.get(reverse("receipt", args=["guessed"]))
    assert guessed.status_code == 404
    assert "Vielleicht ist der Link nicht vollständig" in guessed.text
    assert "einzuladen" not in guessed.text


def test_a_closed_one_says_so_and_still_takes_a_word(client: Client) -> None:
    """Whoever is not content is heard."""
    made, token = told()
    put_right(made)
    actions.close(incident=made, by=person("berger"), at=timezone.now())
    link = reverse("receipt", args=[token])
    assert "Geschlossen am" in client.get(link).content.decode()
    assert client.post(link, {"text": "", "website": ""}).status_code == 422
    assert client.post(link, {"text": "Es ist noch nicht gut.", "website": ""}).status_code == 302
    assert Incident.objects.get().heard_at is not None


def test_the_page_for_customers_leads_there(client: Client) -> None:
    """Where it is said that one may tell us."""
    from tests.decision import scene

    signed = scene.decided("quotation-drafts")
    client.force_login(person("berger"))
    shown = client.get(reverse("customer_page", args=[signed.pk])).content.decode()
    assert reverse("concern", args=[signed.use_case.uuid]) in shown


def test_how_to_reach_them_is_read_by_whoever_works_on_it_only(client: Client) -> None:
    """Whoever reads along sees what happened, and not whom to call."""
    made, _ = told()
    for who, sees in (("brandt", True), ("jansen", False)):
        if who == "jansen":
            by, at = person("berger"), timezone.now()
            register.involve(use_case=made.use_case, person=person(who), kind="reads", by=by, at=at)
        client.force_login(person(who))
        shown = client.get(reverse("incident", args=[made.pk])).content.decode()
        assert TOLD["happened"] in shown
        assert (TOLD["contact"] in shown) == sees
