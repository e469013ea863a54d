"""From "New use case" to the signed decision and its memo, by four people in a real browser, in both languages.

Maike Albers describes the use, Anke Berger answers for it, Henning Claussen facilitates, and Maike Albers, Ayşe Demir
and Anke Berger judge: on the phone, each alone. Nobody opens more than twelve pages to judge.
"""

import io
from collections.abc import Callable
from typing import Any

import pikepdf
import pytest

from stimmig.decision.models import Decision
from stimmig.ledger.queries import verify
from tests.cast import PASSWORD, everybody, sign_in
from tests.conftest import Browsers

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
PAGES_MAX = 12
ONWARD = "main form > .buttons .button"
SAID = {
    "de": {
        "locale": "de-DE",
        "title": "Rechnungen ohne Abtippen",
        "occasion": "Jede Rechnung tippt jemand ab, und bei vier von zehn verfällt trotzdem das Skonto.",
        "without": "Lieferanten auf elektronische Rechnungen umstellen.",
        "reason": "Freigegeben wird jede Rechnung von einem Menschen.",
        "agreed": "Darüber waren wir uns schnell einig.",
        "sentence": "Rechnungen tippt bei uns niemand mehr ab. Freigegeben wird jede von einem Menschen.",
        "handed_in": "Abgegeben",
        "picture": "Das gemeinsame Bild",
        "unchanged": "Unverändert seit der Unterschrift",
    },
    "en": {
        "locale": "en-GB",
        "title": "Invoices without retyping",
        "occasion": "Somebody retypes every invoice, and the discount lapses on four of ten all the same.",
        "without": "Move suppliers to electronic invoices.",
        "reason": "Every invoice is released by a person.",
        "agreed": "We agreed on this quickly.",
        "sentence": "Nobody retypes invoices here any more. Each of them is released by a person.",
        "handed_in": "Handed in",
        "picture": "The shared picture",
        "unchanged": "Unchanged since the signature",
    },
}

Told = dict[str, str]


class Somebody:
    """One person with a window of their own, and how many pages they have opened in it."""

    def __init__(self, browsers: Browsers, person: Any, told: Told, **options: Any) -> None:
        language = told["locale"][:2]
        self.told = told
        self.page = browsers.open(locale=told["locale"], **options)
        cookie = {"name": "stimmig_language", "value": language, "url": browsers.base_url}
        self.page.context.add_cookies([cookie])
        sign_in(self.page, person)
        self.pages = 0
        self.page.on("load", lambda _: setattr(self, "pages", self.pages + 1))

    def go(self, address: str) -> None:
        assert self.page.goto(address).ok, address

    def press(self, selector: str = "main form[method=post] .button") -> None:
        """Press a button, and wait for the page behind it."""
        with self.page.expect_navigation():
            self.page.locator(selector).first.click()

    def fill(self, name: str, text: str) -> None:
        self.page.fill(f"[name='{name}']", text)

    def choose(self, name: str, value: str) -> None:
        self.page.locator(f"[name='{name}'][value='{value}']").check(force=True)

    def reads(self, text: str) -> bool:
        return text in self.page.inner_text("main")


@pytest.fixture
def open_for(browsers: Browsers, transactional_db: None) -> Callable[..., Somebody]:
    """Opens a window in which somebody of the cast is signed in."""
    people = everybody()

    def opened(key: str, told: Told, **options: Any) -> Somebody:
        return Somebody(browsers, people[key], told, **options)

    return opened


@pytest.mark.journey
@pytest.mark.parametrize("language", ["de", "en"])
def test_four_people_come_to_a_signed_decision(
    language: str, open_for: Callable[..., Somebody], browsers: Browsers
) -> None:
    """A well-made pattern goes through without one criterion opened; at most twelve pages for whoever judges."""
    told = SAID[language]
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
    assert browsers.complaints == []
    assert verify().intact


def describe(author: Somebody, told: Told) -> str:
    """The occasion first, then a pattern; what it brings is confirmed. Returns the address of the use."""
    author.go("/use-cases/")
    author.press("main a[href='/use-cases/new/']")
    author.fill("occasion", told["occasion"])
    author.fill("title", told["title"])
    author.fill("without_ai", told["without"])
    author.press()
    author.choose("pattern", "invoice-processing")
    author.press()
    use_case = "/".join(author.page.url.split("/")[:5]) + "/"
    author.go(f"{use_case}limits/")
    for limit in ("feasible", "allowed", "affordable"):
        author.choose(limit, "given")
    author.press()
    author.go(use_case)
    assert author.reads(told["occasion"])
    return use_case


def answer_for(leader: Somebody, use_case: str) -> None:
    """One leader says: I answer for this."""
    leader.go(f"{use_case}accountable/")
    leader.page.get_by_label("Anke Berger").check()
    leader.fill("reason", leader.told["reason"])
    leader.press()


def open_review(facilitator: Somebody, use_case: str, judges: tuple[str, ...]) -> str:
    """Invite three people to judge what stands there today. Returns the address of the review."""
    facilitator.go(f"{use_case}reviews/new/")
    for name in judges:
        facilitator.page.get_by_label(name).first.check()
    facilitator.press()
    return str(facilitator.page.url)


def answer_alone(judge: Somebody, review: str, told: Told, *, last: bool) -> None:
    """Five questions on the phone, a look at the answers, handed in. Only whoever is last sees the picture."""
    judge.go(review)
    judge.press("main .buttons .button")
    for _ in "TRACE":
        judge.choose("answer", "2")
        judge.fill("reason", told["reason"])
        judge.press()
    judge.press()
    if last:
        judge.press("main .buttons .button")
        assert judge.reads(told["picture"])
    else:
        assert judge.reads(told["handed_in"])


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


def read_the_record(leader: Somebody, told: Told) -> None:
    """The record says what was decided and that it is unchanged; its memo is a tagged PDF in the reader's language."""
    assert leader.reads(told["sentence"])
    assert leader.reads(told["unchanged"])
    memo = leader.page.request.get(f"{leader.page.url}memo.pdf")
    assert memo.headers["content-type"] == "application/pdf"
    document = pikepdf.open(io.BytesIO(memo.body()))
    assert str(document.Root.Lang)[:2] == told["locale"][:2]
    assert "/StructTreeRoot" in document.Root
    assert Decision.objects.get().outcome == "introduce"
