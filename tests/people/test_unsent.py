"""A form sent when the session had ended comes back after signing in as it was, to whoever typed it and nobody else."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from stimmig.people import unsent
from stimmig.people.models import Person
from stimmig.review.models import Judgement
from tests.cast import PASSWORD
from tests.reading_forms import Sent, form_with
from tests.register.conftest import taken_in
from tests.review.scene import opened, round_of

KEPT = "Was hier zuletzt abgeschickt wurde, ist aufgehoben"
SENTENCE = "Die Ansage kommt <zu spät> & leise."


@pytest.fixture
def browser(client: Client, albers: Person) -> Client:
    """Maike Albers, without JavaScript."""
    client.force_login(albers)
    client.get("/")
    return client


def ended(client: Client) -> None:
    """The session is over: it is gone from the server."""
    Session.objects.all().delete()


def sign_in(client: Client, who: Person, at: str) -> Any:
    return client.post(at, {"login": who.email, "password": PASSWORD}, follow=True)


def question() -> str:
    return f"/rounds/{round_of(opened()).pk}/questions/T/"


def typed(client: Client, page: str) -> Sent:
    """A judgement as a browser sends it."""
    return form_with(client.get(page).text, "reason") | {"answer": ["1"], "reason": [SENTENCE + "\r\nUnd zu kurz."]}


def as_sent(form: Sent) -> Sent:
    """What was said in a form: its line ends as a browser sends them, and not the page's own token."""
    lines = {name: ["\r\n".join(one.splitlines()) for one in said] for name, said in form.items()}
    return {name: said for name, said in lines.items() if name != "csrfmiddlewaretoken" and any(said)}


def test_a_judgement_comes_back_as_it_was(browser: Client, cast: dict[str, Person]) -> None:
    """The level is chosen, the words are there, nothing is saved; the page says so, once."""
    page = question()
    sent = typed(browser, page)
    ended(browser)
    answer = browser.post(page, sent)
    assert answer["Location"] == f"/accounts/login/?next={page}"
    back = sign_in(browser, cast["albers"], answer["Location"])
    assert back.redirect_chain[-1][0] == page
    assert as_sent(form_with(back.text, "reason")) == as_sent(sent)
    assert "noch nicht gespeichert" in back.text
    assert not Judgement.objects.exists()
    assert SENTENCE not in browser.get(page).text


def test_what_rests_here_cannot_be_read_here(browser: Client, cast: dict[str, Person]) -> None:
    """In the session lies only what the key in the browser opens; the key lies nowhere else."""
    page = question()
    sent = typed(browser, page)
    ended(browser)
    browser.post(page, sent)
    held = browser.session[unsent.HELD]
    assert "Ansage" not in str(dict(browser.session))
    assert browser.cookies[unsent.KEY]["httponly"]
    assert browser.cookies[unsent.KEY].value not in held
    assert browser.cookies[unsent.KEY]["max-age"] == 3600


def test_nobody_else_sees_it_and_it_waits_for_its_writer(browser: Client, cast: dict[str, Person]) -> None:
    """Another person signs in there and out again: nothing is shown to them; whoever typed it has it back."""
    page = question()
    sent = typed(browser, page)
    ended(browser)
    login = browser.post(page, sent)["Location"]
    other = sign_in(browser, cast["luehrs"], login)
    assert SENTENCE[:10] not in other.text
    browser.post("/accounts/logout/")
    assert as_sent(form_with(sign_in(browser, cast["albers"], login).text, "reason")) == as_sent(sent)


def test_the_sign_in_page_says_that_something_is_kept(browser: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a name and without a word of it; no longer than it can be given back."""
    page = question()
    sent = typed(browser, page)
    ended(browser)
    assert KEPT not in browser.get("/accounts/login/").text
    login = browser.post(page, sent)["Location"]
    shown = browser.get(login).text
    assert KEPT in shown
    assert SENTENCE[:10] not in shown
    monkeypatch.setattr(unsent, "SECONDS_MAX", -1)
    assert KEPT not in browser.get(login).text


def test_without_the_key_or_after_an_hour_it_is_gone(
    browser: Client, cast: dict[str, Person], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever takes the database has nothing; whoever comes back too late has nothing either."""
    page = question()
    for lose in (lambda: browser.cookies.pop(unsent.KEY), lambda: monkeypatch.setattr(unsent, "SECONDS_MAX", -1)):
        browser.force_login(cast["albers"])
        browser.get("/")
        sent = typed(browser, page)
        ended(browser)
        login = browser.post(page, sent)["Location"]
        lose()
        assert SENTENCE[:10] not in sign_in(browser, cast["albers"], login).text


def test_a_stranger_fills_nothing_here(client: Client, cast: dict[str, Person]) -> None:
    """Only a browser in which somebody was signed in has anything kept, and no more than a form can hold."""
    assert client.post("/house/profile/", {"value": SENTENCE})["Location"] == "/accounts/login/?next=/house/profile/"
    assert unsent.HELD not in client.session
    client.force_login(cast["berger"])
    client.get("/")
    ended(client)
    client.post("/house/profile/", {"value": "x" * unsent.BYTES_MAX})
    assert unsent.HELD not in client.session


def test_rows_that_were_added_come_back(client: Client, cast: dict[str, Person]) -> None:
    """Also those the page did not have when it was opened, and what it was opened on."""
    client.force_login(cast["berger"])
    use = taken_in("telephone-assistant", cast["berger"], timezone.now() - timedelta(days=1))
    page = f"/use-cases/{use.pk}/touchpoints/"
    sent = form_with(client.get(page).text, "opened")
    count = len(use.file["touchpoints"])
    sent |= {f"touchpoint-{count}-name": ["Beschwerde"], f"touchpoint-{count}-kind": ["relational"]}
    ended(client)
    back = sign_in(client, cast["berger"], client.post(page, sent)["Location"])
    again = form_with(back.text, "opened")
    assert again[f"touchpoint-{count}-name"] == ["Beschwerde"]
    assert again["opened"] == sent["opened"]
    assert as_sent(again) == as_sent(sent)


def test_a_form_of_another_page_comes_back_on_that_page(client: Client, cast: dict[str, Person]) -> None:
    """What is sent to an address without a page of its own: the browser says where it stood."""
    review = opened()
    client.force_login(cast["claussen"])
    page = f"/reviews/{review.pk}/"
    client.get(page)
    ended(client)
    sent = {"reason": "Die Anlage ist verkauft."}
    login = client.post(f"{page}withdrawals/", sent, headers={"referer": f"http://testserver{page}"})["Location"]
    assert login == f"/accounts/login/?next={page}"
    assert "Die Anlage ist verkauft." in sign_in(client, cast["claussen"], login).text


def test_what_has_no_page_any_more_is_at_least_shown(client: Client, cast: dict[str, Person]) -> None:
    """Without a page to fill, the sentences stand there to be copied."""
    review = opened()
    client.force_login(cast["claussen"])
    address = f"/reviews/{review.pk}/withdrawals/"
    client.get("/")
    ended(client)
    login = client.post(address, {"reason": "Die Anlage ist verkauft."})["Location"]
    back = sign_in(client, cast["claussen"], login)
    assert '<blockquote class="quote">Die Anlage ist verkauft.</blockquote>' in back.text


def test_what_a_script_asks_by_the_way_is_no_form(browser: Client, albers: Person) -> None:
    """A figure drawn while somebody types does not take the place of what they send."""
    ended(browser)
    browser.post("/use-cases/1/figure/", {"touchpoint-0-name": SENTENCE}, headers={"sec-fetch-mode": "cors"})
    assert unsent.HELD not in browser.session


def test_a_password_is_never_given_back(client: Client, albers: Person) -> None:
    """What is secret is typed again."""
    client.force_login(albers)
    client.get("/")
    ended(client)
    client.post("/accounts/password/change/", {"oldpassword": PASSWORD, "password1": "Ein neuer Satz."})
    back = sign_in(client, albers, "/accounts/login/?next=/accounts/password/change/")
    assert PASSWORD not in back.text
