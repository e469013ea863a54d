"""The whole way in German: five people judge unseen and look a year ahead, talk by keyboard, judge once more, decide.

Maike Albers comes in by her account elsewhere and her authenticator app. She describes the use; Anke Berger answers
for it, Henning Claussen facilitates. Dörte Jansen of the works council writes what she says herself, Torben Brandt puts
a voice against on record, and what was foreseen is met in the decision.
"""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from stimmig.decision.models import Decision
from stimmig.ledger.queries import verify
from stimmig.people.models import Person
from stimmig.review.models import Foresight, Opinion, Review
from tests.cast import PASSWORD, person
from tests.conftest import Browsers
from tests.journeys.steps import (
    ONWARD,
    PAGES_MAX,
    PHONE,
    SAID,
    Somebody,
    answer_for,
    describe,
    open_review,
    read_the_record,
)
from tests.people.elsewhere import go_there, invited
from tests.people.factor import code, with_app

TOLD = SAID["de"]
ACCOUNT = ("albers",)
JUDGES = {"albers": "2", "demir": "1", "brandt": "1", "wegner": "2", "berger": "2"}  # how each sees Relation at first
WRONG = {
    "albers": "Freigegeben wird mit einem Klick, und hingesehen hat seit März niemand mehr.",
    "demir": "Ein Lieferant hat seine Kontonummer geändert. Gelesen hat es die KI, gemerkt hat es keiner.",
    "brandt": "Wer freigibt, sieht nur noch grüne Haken.",
    "wegner": "Als ich krank war, wusste keiner, wie man eine Rechnung von Hand bucht.",
    "berger": "Der Anbieter hat den Preis verdoppelt, und wir kamen nicht mehr weg.",
}
GROUPS = {"albers": "Niemand sieht mehr hin", "brandt": "Niemand sieht mehr hin", "wegner": "Verlernt"}
GLAD = "Das Skonto ist da, und am Monatsende geht die Buchhaltung um fünf nach Hause."
MOVED = "Der Vertrieb ruft weiter an, das hatte ich überlesen."
DISSENT = "Ein Vorschlag, der fast immer stimmt, wird nicht mehr gelesen."


@pytest.fixture
def window(browsers: Browsers) -> Callable[..., Somebody]:
    """Opens a window, in which somebody is signed in or is about to come by their account elsewhere."""

    def opened(key: str, **options: Any) -> Somebody:
        return Somebody(browsers, None if key in ACCOUNT else person(key), TOLD, **options)

    return opened


@pytest.mark.journey
def test_five_people_come_to_a_decision_in_two_rounds(
    window: Callable[..., Somebody], browsers: Browsers, elsewhere: str
) -> None:
    """Sealed, revealed, talked about, sealed again; nobody opens more than twelve pages on the quick path."""
    berger, claussen = window("berger"), window("claussen")
    for key in ("demir", "brandt", "wegner", "jansen"):
        person(key)
    albers, secret = arrive(window("albers"), elsewhere)
    use_case = describe(albers, TOLD)
    answer_for(berger, use_case)
    names = ("Maike Albers", "Ayşe Demir", "Torben Brandt", "Heike Wegner", "Anke Berger")
    review = open_review(claussen, use_case, names, observer="Dörte Jansen")
    phones = {key: window(key, **PHONE) for key in JUDGES}
    come_back(phones["albers"], elsewhere, secret)
    for key, judge in phones.items():
        judge.pages = 0
        judge_unseen(judge, review, key)
        assert judge.pages <= PAGES_MAX, f"{key} opened {judge.pages} pages"
    weigh_the_stories(claussen, review)
    ask(claussen, review)
    answer_in_her_own_words(window("jansen"))
    talk_by_keyboard(claussen, review)
    judge_again(claussen, phones, review)
    speak_against(phones["brandt"], review)
    decide(berger, review)
    read_the_record(berger, TOLD)
    look_it_over(berger)
    assert [each for each in browsers.complaints if "404" not in each] == []  # the provider has no icon
    assert verify().intact


def arrive(guest: Somebody, provider: str) -> tuple[Somebody, str]:
    """The first time by the account elsewhere; then an authenticator app is asked for as well."""
    albers = invited("albers", person("berger"))
    go_there(guest.page, albers.email)
    guest.page.wait_for_url(lambda url: provider not in url and "/accounts/" not in url)
    return guest, with_app(albers)


def come_back(guest: Somebody, provider: str, secret: str) -> None:
    """On the phone: the account elsewhere, then the six digits."""
    go_there(guest.page, Person.objects.get(name="Maike Albers").email)
    guest.page.wait_for_url("**/accounts/second-factor/authenticate/**")
    guest.fill("code", code(secret))
    guest.page.click("main button.button")
    guest.page.wait_for_url(lambda url: provider not in url and "/accounts/" not in url)


def judge_unseen(judge: Somebody, review: str, key: str) -> None:
    """Five questions and a look ahead on the phone, handed in. Nobody sees anything before the last one has."""
    judge.go(review)
    judge.press("main .buttons .button")
    for dimension in "TRACE":
        judge.choose("answer", JUDGES[key] if dimension == "R" else "2")
        judge.fill("reason", TOLD["reason"])
        judge.press()
    judge.press("main a[href$='/foresight/']")
    judge.fill("wrong", WRONG[key])
    judge.fill("glad", GLAD if key == "wegner" else "")
    judge.press()
    judge.press("main form[action$='/seals/'] .button")


def weigh_the_stories(facilitator: Somebody, review: str) -> None:
    """All stories stand without names; what tells the same gets one name, and two groups weigh."""
    facilitator.go(f"{review}stories/")
    told = facilitator.page.locator(".story-row")
    expect(told).to_have_count(len(WRONG))
    for key, name in GROUPS.items():
        told.filter(has_text=WRONG[key]).locator("input").fill(name)
    facilitator.press("main form[action$='/stories/'] .button")
    for name in set(GROUPS.values()):
        facilitator.page.get_by_label(name, exact=True).check()
    facilitator.press("#weigh .button")
    assert not Foresight.objects.exists()


def ask(facilitator: Somebody, review: str) -> None:
    """The works council is asked, and speaks for itself."""
    facilitator.go(f"{review}opinions/works_council/")
    facilitator.choose("kind", "asked")
    facilitator.page.get_by_label("Wer aus dieser Prüfung spricht für sie?").select_option(str(person("jansen").pk))
    facilitator.press()


def answer_in_her_own_words(council: Somebody) -> None:
    """It waits on her start page; nobody writes it for her."""
    council.go("/")
    council.press("main a[href*='/opinions/works_council/']")
    council.fill("text", "Einverstanden, solange niemand daran gemessen wird.")
    council.press()
    assert Opinion.objects.get(kind="given").by == person("jansen")


def talk_by_keyboard(facilitator: Somebody, review: str) -> None:
    """Question after question without a mouse. Whoever leaves on the way finds what was typed when coming back."""
    page = facilitator.page
    facilitator.go(f"{review}meeting/")
    page.keyboard.press("ArrowRight")
    first = reach(page, "")
    to_the_reason(page)
    page.keyboard.type(TOLD["agreed"])
    page.keyboard.press("Escape")
    page.keyboard.press("0")
    page.wait_for_url(re.compile(r"/meeting/$"))
    page.keyboard.press("ArrowRight")
    assert reach(page, "") == first
    expect(page.locator("[name=reason]")).to_have_value(TOLD["agreed"])
    for number in range(5):
        subject = reach(page, "")
        choose_sound(page)
        to_the_reason(page)
        page.keyboard.press("Control+a")
        page.keyboard.type(TOLD["agreed"])
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.wait_for_url(f"**/meeting/{subject}/#agreement")
        page.keyboard.press("ArrowRight")
        reach(page, subject) if number < 4 else page.wait_for_url("**/meeting/stories/")
    page.keyboard.press("ArrowRight")
    page.wait_for_url("**/meeting/minutes/")
    assert Review.objects.get().agreed_levels.filter(level=2).count() == 5


def reach(page: Any, after: str) -> str:
    """Wait until another question is on the wall; returns which."""
    page.wait_for_url(lambda url: (found := _subject(url)) != "" and found != after)
    page.wait_for_load_state()
    return _subject(page.url)


def _subject(url: str) -> str:
    found = re.search(r"/meeting/([TRACE]\d?)/", url)
    return found[1] if found else ""


def choose_sound(page: Any) -> None:
    """To the last part, which is where one writes, and down the scale to the third level."""
    page.keyboard.press(str(page.locator("[data-part]").count()))
    expect(page.locator("[name=answer]").first).to_be_focused()
    for key in ("Space", "ArrowDown", "ArrowDown"):
        page.keyboard.press(key)
    expect(page.locator("[name=answer][value='2']")).to_be_checked()


def to_the_reason(page: Any) -> None:
    """By the tabulator, as far as it takes."""
    page.keyboard.press(str(page.locator("[data-part]").count()))
    for _ in range(4):
        if page.evaluate("() => document.activeElement.name") == "reason":
            return
        page.keyboard.press("Tab")
    expect(page.locator("[name=reason]")).to_be_focused()


def judge_again(facilitator: Somebody, phones: dict[str, Somebody], review: str) -> None:
    """Relation once more, unseen: Ayşe Demir has moved, Torben Brandt has not, and both rounds stay side by side."""
    facilitator.go(f"{review}second-round/")
    for box in facilitator.page.locator("[name=subjects]").all():
        box.set_checked(box.get_attribute("value") == "R", force=True)
    facilitator.press()
    for key, judge in phones.items():
        judge.go(review)
        judge.press("main .buttons .button")
        judge.choose("answer", "1" if key == "brandt" else "2")
        if key == "demir":  # whoever moves says what moved them
            judge.fill("reason", MOVED)
        judge.press()
        judge.press("main form[action$='/seals/'] .button")
    facilitator.go(f"{review}picture/")
    assert facilitator.reads(MOVED)
    assert [round.subjects for round in Review.objects.get().rounds.order_by("number")][1:] == [["R"]]


def speak_against(judge: Somebody, review: str) -> None:
    """His reason, and the fact that would prove it right."""
    judge.go(f"{review}dissents/")
    judge.fill("reason", DISSENT)
    judge.fill("proof", "Im Januar wird in weniger als einer von zwanzig Rechnungen noch etwas geändert.")
    judge.press()


def decide(leader: Somebody, review: str) -> None:
    """Every part of it, what was foreseen met by a condition and by a risk accepted, signed with the password."""
    leader.go(f"{review}picture/")
    leader.press("main a[href$='/decision/']")
    leader.press(".tasks a")
    leader.choose("outcome", "introduce_with_conditions")
    for name in ("sentence", "gain", "risk", "trust", "reasons"):
        leader.fill(name, TOLD["sentence"])
    leader.press()
    leader.press()  # the limits follow from the description
    meet_what_was_foreseen(leader)
    leader.press()
    leader.press(ONWARD)  # no further condition
    leader.fill("alternatives0-verdict", TOLD["reason"])
    leader.press(ONWARD)
    for part in ("against", "unheard"):  # a fact is unknown, and not everybody it concerns was heard
        if leader.page.url.endswith(f"/{part}/"):
            leader.page.locator("main form textarea").first.fill(TOLD["reason"])
            leader.press(ONWARD)
    if not leader.page.url.endswith("/check/"):
        leader.press("main a[href$='/check/']")
    leader.fill("password", PASSWORD)
    leader.press("main form[action$='/signatures/'] .button")


def meet_what_was_foreseen(leader: Somebody) -> None:
    """One group of stories becomes a condition with somebody and a day; the other is a risk they accept."""
    groups = leader.page.locator(".answer--foreseen")
    seen, lost = (groups.filter(has_text=name) for name in sorted(set(GROUPS.values())))
    for group, kind in ((seen, "condition"), (lost, "accepted")):
        group.locator(f"[name$=kind][value={kind}]").check(force=True)
        group.locator("[name$=text]").fill(TOLD["reason"])
    seen.locator("[name$=owner]").fill("Heike Wegner")
    seen.locator("[name$=due_on]").fill("2099-01-15")


def look_it_over(leader: Somebody) -> None:
    """The record shows the voice against, the works council, and what was foreseen."""
    for said in (DISSENT, "solange niemand daran gemessen wird", *set(GROUPS.values())):
        assert leader.page.get_by_text(said).count(), said
    assert Decision.objects.get().outcome == "introduce_with_conditions"
