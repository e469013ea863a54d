"""From "New use case" to the signed decision and its memo, by four people in a real browser, in English.

Maike Albers describes the use, Anke Berger answers for it, Henning Claussen facilitates, and Maike Albers, Ayşe Demir
and Anke Berger judge: on the phone, each alone. Nobody opens more than twelve pages to judge.
"""

from collections.abc import Callable
from typing import Any

import pytest

from stimmig.decision.models import Decision
from stimmig.ledger.queries import verify
from tests.cast import PASSWORD, everybody
from tests.conftest import Browsers
from tests.journeys.steps import (
    ONWARD,
    PAGES_MAX,
    PHONE,
    SAID,
    Somebody,
    Told,
    answer_alone,
    answer_for,
    describe,
    open_review,
    read_the_record,
)


@pytest.fixture
def open_for(browsers: Browsers, transactional_db: None) -> Callable[..., Somebody]:
    """Opens a window in which somebody of the cast is signed in."""
    people = everybody()

    def opened(key: str, told: Told, **options: Any) -> Somebody:
        return Somebody(browsers, people[key], told, **options)

    return opened


@pytest.mark.journey
def test_four_people_come_to_a_signed_decision(open_for: Callable[..., Somebody], browsers: Browsers) -> None:
    """A well-made pattern goes through without one criterion opened; at most twelve pages for whoever judges."""
    told = SAID["en"]
    albers, berger, claussen = (open_for(key, told) for key in ("albers", "berger", "claussen"))
    use_case = describe(albers, told)
    answer_for(berger, use_case)
    review = open_review(claussen, use_case, ("Maike Albers", "Ayşe Demir", "Anke Berger"))
    for key in ("albers", "demir", "berger"):
        judge = open_for(key, told, **PHONE)
        answer_alone(judge, review, told, last=key == "berger")
        assert judge.pages <= PAGES_MAX, f"{key} opened {judge.pages} pages"
    agree(claussen, review, told)
    decide(berger, review, told)
    read_the_record(berger, told)
    assert Decision.objects.get().outcome == "introduce"
    assert browsers.complaints == []
    assert verify().intact


def agree(facilitator: Somebody, review: str, told: Told) -> None:
    """The group records where it stands on each of the five, with a reason."""
    for dimension in "TRACE":
        facilitator.go(f"{review}levels/{dimension}/")
        facilitator.choose("answer", "2")
        facilitator.fill("reason", told["agreed"])
        facilitator.press()
    assert facilitator.page.locator(".agreed").count() == 5
    assert facilitator.page.locator("form[action$='/rounds/']").count() == 0  # nothing had to be opened


def decide(leader: Somebody, review: str, told: Told) -> None:
    """Every part of the decision, read over once, and signed with the password."""
    leader.go(f"{review}picture/")
    leader.press("main a[href$='/decision/']")
    leader.press(".tasks a")
    leader.choose("outcome", "introduce")
    for name in ("sentence", "gain", "risk", "trust", "reasons"):
        leader.fill(name, told["sentence"])
    leader.press()
    leader.press()  # the limits follow from the description
    leader.fill("alternatives0-verdict", told["reason"])
    leader.press(ONWARD)
    if leader.page.url.endswith("/against/"):  # a fact that could weigh heavily is still unknown
        leader.page.locator("main form textarea").first.fill(told["reason"])
        leader.press(ONWARD)
    if leader.page.url.endswith("/unheard/"):  # nobody asked those it concerns
        leader.page.locator("main form textarea").first.fill(told["reason"])
        leader.press(ONWARD)
    if not leader.page.url.endswith("/check/"):
        leader.press("main a[href$='/check/']")
    leader.fill("password", PASSWORD)
    leader.press("main form[action$='/signatures/'] .button")
