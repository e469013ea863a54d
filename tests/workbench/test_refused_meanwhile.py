"""What a rule refuses where no page expects it is put into words; everything else stays a fault."""

import pytest
from django.http import HttpRequest
from django.test import RequestFactory

from stimmig.core.errors import Refusal
from stimmig.workbench.middleware import RefusedMeanwhile, sentences

SENT = {
    "note": "Steht im Vertrag, Seite 9",
    "kind": "relational",
    "password": "vier Worte sind genug",
    "csrfmiddlewaretoken": "a b",
}


@pytest.fixture
def request_sent() -> HttpRequest:
    """A form with a sentence, a tick and two secrets."""
    return RequestFactory().post("/", SENT)


def test_only_sentences_are_given_back(request_sent: HttpRequest) -> None:
    """Neither ticks nor secrets are shown again."""
    assert sentences(request_sent) == [SENT["note"]]


def test_a_fault_of_ours_stays_one(request_sent: HttpRequest) -> None:
    """Only a refusal is answered here; whatever else breaks is for those who mend it."""
    door = RefusedMeanwhile(lambda request: pytest.fail("not asked"))
    assert door.process_exception(request_sent, RuntimeError("ours")) is None


def test_a_refusal_is_answered_in_words(request_sent: HttpRequest, house: object) -> None:
    """With a page of its own, and as a conflict."""
    request_sent.house = house
    answer = RefusedMeanwhile(lambda request: pytest.fail("not asked")).process_exception(request_sent, Refusal("any"))
    assert answer is not None
    assert answer.status_code == 409
    assert SENT["note"] in answer.text


@pytest.mark.parametrize(
    ("came_from", "leads"),
    [
        ("http://testserver/takeovers/4/?a=b", "http://testserver/takeovers/4/?a=b"),
        ("https://elsewhere.example/", "/"),
        ("", "/"),
    ],
)
def test_the_way_back_is_the_page_somebody_acted_on(
    request_sent: HttpRequest, house: object, came_from: str, leads: str
) -> None:
    """Not the address they sent to, which may show no page; and none outside the house."""
    request_sent.house, request_sent.path = house, "/takeovers/4/outcomes/"
    request_sent.META["HTTP_REFERER"] = came_from
    answer = RefusedMeanwhile(lambda request: pytest.fail("not asked")).process_exception(request_sent, Refusal("any"))
    assert answer is not None
    assert f'href="{leads}"' in answer.text
