"""Whoever begins without having heard somebody it concerns says why, in one sentence that stays in the record."""

from typing import Any

import pytest
from django.test import Client

from stimmig.core.errors import Incomplete
from stimmig.decision import memo, words
from stimmig.review.models import Opinion, Review
from tests.cast import person
from tests.decision import scene

pytestmark = pytest.mark.usefixtures("db")
WHY = "Die Kundschaft fragen wir nach dem Probelauf."


@pytest.fixture
def unheard(db: Any) -> Review:
    """A draft that could be signed, on which nobody outside was heard."""
    review = scene.written(scene.QUICK)
    Opinion.objects.filter(review=review, of="customers").delete()
    return review


def at(review: Review) -> Client:
    client = Client()
    client.force_login(scene.leader_of(review))
    return client


def text(response: Any) -> str:
    return str(response.content.decode())


def test_signing_without_a_sentence_is_refused(unheard: Review) -> None:
    """The core names it, whoever calls."""
    with pytest.raises(Incomplete) as missing:
        scene.sign(unheard)
    assert "unheard_because: missing" in str(missing.value)


def test_the_way_to_the_signature_says_who_was_not_heard(unheard: Review) -> None:
    """With the way to hear them yet, and a place for the sentence; then it can be signed."""
    visit, page = at(unheard), f"/reviews/{unheard.pk}/decision/unheard/"
    assert visit.get(f"/reviews/{unheard.pk}/decision/check/").headers["Location"] == page
    shown = text(visit.get(page))
    assert "Kundschaft und andere außerhalb des Hauses" in shown
    assert f"/reviews/{unheard.pk}/opinions/customers/" in shown
    assert visit.post(page, {"why": ""}).status_code == 422
    assert visit.post(page, {"why": WHY}).headers["Location"] == f"/reviews/{unheard.pk}/decision/check/"
    checked = text(visit.get(f"/reviews/{unheard.pk}/decision/check/"))
    assert "Nicht gehört" in checked
    assert WHY in checked


def test_the_record_keeps_what_they_said_and_why_it_began(unheard: Review) -> None:
    """In the words of the day: whoever was heard, whoever was not, and the sentence."""
    scene.write(unheard, "unheard", {"why": WHY})
    decision = scene.sign(unheard)
    by = {each["of"]: each for each in decision.record["opinions"]}
    assert by["customers"]["state"] == "missing"
    assert by["works_council"]["state"] == "given"
    assert by["works_council"]["who"] == person("jansen").signature
    assert decision.record["unheard_because"] == WHY
    shown = text(at(unheard).get(f"/decisions/{decision.pk}/"))
    assert by["works_council"]["text"] in shown
    assert WHY in shown


def test_the_memo_carries_it_too(unheard: Review) -> None:
    """On paper everybody it concerned stands with their words."""
    scene.write(unheard, "unheard", {"why": WHY})
    page = words.page(scene.sign(unheard))
    said = next(each for each in memo.sections(page, [], None) if each["heading"].startswith("Wen es betrifft"))
    assert said["pieces"][-1]["text"].endswith(WHY)


def test_where_all_were_heard_nobody_is_asked_why() -> None:
    """The page leads back, and nothing is missing."""
    review = scene.written(scene.QUICK)
    assert at(review).get(f"/reviews/{review.pk}/decision/unheard/").status_code == 302
    assert scene.sign(review).record["unheard_because"] == ""


def test_where_nothing_begins_nobody_need_be_heard() -> None:
    """A no needs no other voice."""
    review = scene.written(scene.DECLINED)
    Opinion.objects.filter(review=review).delete()
    assert scene.sign(review).outcome == "decline"


def test_what_is_said_after_it_was_read_is_read_again(unheard: Review) -> None:
    """An opinion that comes while the leader reads changes what would be signed."""
    scene.write(unheard, "unheard", {"why": WHY})
    read = scene.seen(unheard)
    Opinion.objects.filter(review=unheard, of="employees").update(text="Wir haben es uns anders überlegt.")
    assert scene.seen(unheard) != read


def test_the_record_says_who_wrote_down_what_somebody_said(unheard: Review) -> None:
    """Under the name of a body stands who put it on paper; own words stand alone."""
    scene.write(unheard, "unheard", {"why": WHY})
    decision = scene.sign(unheard)
    notes = {each["name"]: each["note"] for each in words.page(decision).opinions}
    assert notes["Betroffene Beschäftigte"].endswith("Aufgeschrieben von Henning Claussen.")
    assert "Aufgeschrieben" not in notes["Betriebsrat"]
