"""What people do on the way from "New use case" to the signed decision, in windows of their own."""

import io
from typing import Any

import pikepdf

from stimmig.decision.models import Decision
from tests.cast import sign_in
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
    """One person with a window of their own, and how many pages they have opened in it. Nobody has to sign in first."""

    def __init__(self, browsers: Browsers, person: Any, told: Told, **options: Any) -> None:
        language = told["locale"][:2]
        self.told = told
        self.page = browsers.open(locale=told["locale"], **options)
        cookie = {"name": "stimmig_language", "value": language, "url": browsers.base_url}
        self.page.context.add_cookies([cookie])
        if person is not None:
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


def open_review(facilitator: Somebody, use_case: str, judges: tuple[str, ...], observer: str = "") -> str:
    """Invite people to judge what stands there today. Returns the address of the review."""
    facilitator.go(f"{use_case}reviews/new/")
    for name in judges:
        facilitator.page.get_by_label(name).first.check()
    if observer:
        facilitator.page.locator("details:has([name=observers]) > summary").click()
        facilitator.page.locator("details").get_by_label(observer).check()
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


def read_the_record(leader: Somebody, told: Told) -> None:
    """The record says what was decided and that it is unchanged; its memo is a tagged PDF in the reader's language."""
    assert leader.reads(told["sentence"])
    assert leader.reads(told["unchanged"])
    memo = leader.page.request.get(f"{leader.page.url}memo.pdf")
    assert memo.headers["content-type"] == "application/pdf"
    document = pikepdf.open(io.BytesIO(memo.body()))
    assert str(document.Root.Lang)[:2] == told["locale"][:2]
    assert "/StructTreeRoot" in document.Root
    assert Decision.objects.get().record["sentence"] == told["sentence"]
