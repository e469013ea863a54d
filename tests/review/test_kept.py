"""What somebody types stays theirs until it is saved, even where the connection goes or the session ends."""

from typing import Any

import pytest
from django.conf import settings as product
from django.test import Client
from playwright.sync_api import expect

from stimmig.review import actions
from tests.cast import person
from tests.review.scene import AFTER, answer, opened, revealed, round_of

pytestmark = pytest.mark.usefixtures("transactional_db")
SENTENCE = "Die Ansage kommt zu spät."


def sign_in(page: Any, who: str, url: str) -> None:
    client = Client()
    client.force_login(person(who))
    cookie = {"name": product.SESSION_COOKIE_NAME, "value": client.cookies[product.SESSION_COOKIE_NAME].value}
    page.context.clear_cookies()
    page.context.add_cookies([cookie | {"url": url}])


@pytest.fixture
def question(browsers: Any, live_server: Any) -> Any:
    """A phone on which Maike Albers has written a sentence on Transparency and not saved it."""
    address = f"/rounds/{round_of(opened()).pk}/questions/T/"
    page = browsers.open(viewport={"width": 390, "height": 844})
    sign_in(page, "albers", live_server.url)
    page.goto(address)
    page.get_by_label("Schwach").check()
    page.get_by_label("Warum urteilen Sie so?").fill(SENTENCE)
    return page


def test_without_a_connection_nothing_is_sent_and_nothing_lost(question: Any) -> None:
    """The page says so and keeps the text; back online, saving goes on."""
    question.context.set_offline(True)
    question.get_by_role("button", name="Speichern und weiter").click()
    expect(question.get_by_text("Keine Verbindung")).to_be_visible()
    assert question.get_by_label("Warum urteilen Sie so?").input_value() == SENTENCE
    question.context.set_offline(False)
    question.get_by_text("Keine Verbindung").wait_for(state="hidden")
    question.get_by_role("button", name="Speichern und weiter").click()
    question.wait_for_url("**/questions/R/")


def test_what_was_not_saved_is_back_after_the_connection_broke(question: Any) -> None:
    """The page that could not be sent is opened anew with the level and the sentence, and says so."""
    address = question.url
    question.route(
        "**/questions/T/", lambda route: route.abort() if route.request.method == "POST" else route.continue_()
    )
    question.get_by_role("button", name="Speichern und weiter").click()
    question.unroute_all()
    question.goto(address)
    assert question.get_by_label("Warum urteilen Sie so?").input_value() == SENTENCE
    expect(question.get_by_label("Schwach")).to_be_checked()
    expect(question.get_by_text("nicht gespeichert hatten")).to_be_visible()


def test_what_was_saved_is_kept_nowhere_else(question: Any) -> None:
    """Once it is saved, the tab remembers nothing."""
    question.get_by_role("button", name="Speichern und weiter").click()
    question.wait_for_url("**/questions/R/")
    assert question.evaluate("Object.keys(sessionStorage)") == []
    question.get_by_role("link", name="Zurück").click()
    assert question.get_by_text("nicht gespeichert hatten").is_hidden()


KEPT = "JSON.stringify(sessionStorage)"
DOUBT = "Nachts geht niemand ans Telefon."


@pytest.fixture
def last_question(browsers: Any, live_server: Any) -> Any:
    """Maike Albers has answered four questions and, on the last one, doubts what is said to be known."""
    round = round_of(opened())
    for subject in round.subjects[:-1]:
        answer(person("albers"), round, subject)
    page = browsers.open(viewport={"width": 1280, "height": 900})
    sign_in(page, "albers", live_server.url)
    page.goto(f"/rounds/{round.pk}/questions/{round.subjects[-1]}/")
    page.get_by_label("Schwach").check()
    page.get_by_label("Warum urteilen Sie so?").fill(SENTENCE)
    page.get_by_text("stimmt nicht").first.click()
    page.locator("[name=contest_fact]").select_option(index=1)
    page.locator("[name=contest_sentence]").fill(DOUBT)
    page.get_by_role("button", name="Speichern und weiter").click()
    page.wait_for_url("**/answers/")
    return page


def test_a_doubt_that_was_taken_back_does_not_return(last_question: Any) -> None:
    """What was saved on the last question is forgotten on the overview that follows."""
    assert last_question.evaluate(KEPT) == "{}"
    last_question.get_by_role("link", name="Ändern, was Sie bestreiten").click()
    last_question.get_by_role("button", name="Zurücknehmen").click()
    last_question.get_by_text(DOUBT).wait_for(state="detached")
    last_question.goto(f"{last_question.url.replace('contests', 'questions')}E/")
    assert last_question.get_by_text("nicht gespeichert hatten").is_hidden()
    assert last_question.locator("[name=contest_sentence]").input_value() == ""


def test_nothing_handed_in_stays_in_the_tab(last_question: Any) -> None:
    """A seal leaves no copy of its sentences behind."""
    last_question.get_by_role("button", name="Verdeckt abgeben").click()
    last_question.wait_for_url("**/reviews/*/")
    assert last_question.evaluate(KEPT) == "{}"


def test_signing_out_clears_what_was_not_saved(last_question: Any) -> None:
    """Whoever sits down next finds nothing."""
    last_question.goto(f"{last_question.url.replace('answers', 'questions')}T/")
    last_question.get_by_label("Warum urteilen Sie so?").fill(SENTENCE)
    last_question.goto("/people/")
    assert SENTENCE in last_question.evaluate(KEPT)
    last_question.locator(".menu summary").click()
    last_question.get_by_role("button", name="Abmelden").click()
    last_question.get_by_label("Passwort").wait_for()
    assert last_question.evaluate(KEPT) == "{}"


def test_what_was_sent_after_the_session_ended_is_back_after_signing_in(question: Any, live_server: Any) -> None:
    """The sign-in that came instead of the next question forgets nothing."""
    address = question.url
    question.context.clear_cookies(name=product.SESSION_COOKIE_NAME)
    question.get_by_role("button", name="Speichern und weiter").click()
    question.get_by_label("Passwort").wait_for()
    sign_in(question, "albers", live_server.url)
    question.goto(address)
    assert question.get_by_label("Warum urteilen Sie so?").input_value() == SENTENCE


def test_what_a_colleague_recorded_meanwhile_stays_and_the_own_words_stand_beside(
    browsers: Any, live_server: Any
) -> None:
    """The newer agreed level is what the page shows."""
    review, colleague = revealed(), person("berger")
    page = browsers.open(viewport={"width": 1280, "height": 900})
    sign_in(page, "claussen", live_server.url)
    page.goto(f"/reviews/{review.pk}/levels/T/")
    page.get_by_label("Schwach").check()
    page.get_by_label("Warum einigen Sie sich").fill(SENTENCE)
    actions.agree(review=review, subject="T", answer="level", level=2, reason="Gut.", by=colleague, at=AFTER)
    page.reload()
    assert page.get_by_role("radio", name="Tragfähig").is_checked()
    assert page.locator("textarea[name=reason]").input_value() == "Gut."
    expect(page.locator("[data-kept-beside]").get_by_text(SENTENCE)).to_be_visible()


def test_nobody_finds_what_somebody_else_typed(question: Any, live_server: Any) -> None:
    """Another person in the same tab gets an empty page, and what was kept is gone."""
    sign_in(question, "demir", live_server.url)
    question.reload()
    assert question.get_by_label("Warum urteilen Sie so?").input_value() == ""
    assert SENTENCE not in question.evaluate("JSON.stringify(sessionStorage)")


def test_signing_out_in_one_tab_clears_the_other(question: Any) -> None:
    """Whatever was typed and not saved in any tab of the browser goes with whoever typed it."""
    assert SENTENCE in question.evaluate(KEPT)
    other = question.context.new_page()
    other.goto("/people/")
    assert SENTENCE in question.evaluate(KEPT)
    other.locator(".menu summary").click()
    other.get_by_role("button", name="Abmelden").click()
    other.get_by_label("Passwort").wait_for()
    question.wait_for_function(f"{KEPT} === '{{}}'")
