"""The meeting on the projector: one question a screen, in the order of talk, and it goes on where it stopped."""

from typing import Any

import pytest

from stimmig.review import actions
from stimmig.review.models import AgreedLevel, Review
from tests.cast import person
from tests.review import scene
from tests.review.browsing import at, text
from tests.review.scene import AFTER, DUE, NOW, judge, opened, revealed, round_of

pytestmark = pytest.mark.django_db

SAID = {"answer": "1", "reason": "Nachts fehlt der Mensch."}


def agree(review: Review, subject: str, **said: Any) -> AgreedLevel:
    said = {"answer": "level", "level": 2, "reason": "So sehen wir es."} | said
    return actions.agree(review=review, subject=subject, by=person("claussen"), at=AFTER, **said)


def onward(shown: str, rel: str = "next") -> str:
    """Where the link leads that the arrow key follows."""
    found = shown[: shown.index(f'rel="{rel}"')]
    return found[found.rindex('href="') + 6 :].split('"')[0]


def test_it_begins_with_what_people_see_most_differently() -> None:
    """The first page leads to the split question, and so does its key."""
    review = revealed({"albers": "20222", "demir": "23222", "brandt": "22222"})
    shown = text(at("claussen").get(f"/reviews/{review.pk}/meeting/"))
    assert "Beginnen mit: Relation" in shown
    assert onward(shown) == f"/reviews/{review.pk}/meeting/R/"


def test_it_goes_on_with_the_first_question_nobody_talked_about() -> None:
    """What is agreed and what was left open are done; whoever comes back finds both."""
    review = revealed({"albers": "20212", "demir": "23232", "brandt": "22222"})
    agree(review, "R")
    agree(review, "C", answer="open", level=None)
    shown = text(at("claussen").get(f"/reviews/{review.pk}/meeting/"))
    assert "2 von 5 Fragen sind besprochen" in shown
    assert "offen gelassen" in shown
    assert onward(shown) not in {f"/reviews/{review.pk}/meeting/{each}/" for each in "RC"}


def test_the_most_senior_is_read_last() -> None:
    """Whoever decides has not spoken before the others are read."""
    shown = text(at("albers").get(f"/reviews/{revealed().pk}/meeting/R/"))
    others = [shown.index(f"{who} sieht R so.") for who in ("Maike Albers", "Ayşe Demir", "Torben Brandt")]
    assert max(others) < shown.index("Anke Berger sieht R so.")


def test_a_screen_tells_what_bears_on_its_question() -> None:
    """Who says what, what is known and speaks against it, a real case, and the place to write."""
    shown = text(at("claussen").get(f"/reviews/{revealed().pk}/meeting/R/"))
    told = ("Was bekannt ist und was dagegen spricht", "Ein Fall aus der Praxis", "Gemeinsam sagen wir")
    places = [shown.index(each) for each in ("Wer was sagt", *told)]
    assert places == sorted(places)


def test_links_lead_through_all_questions_to_what_was_agreed() -> None:
    """Without a script too: every question once, and back."""
    review, visit, way = revealed(), at("albers"), []
    address = onward(text(visit.get(f"/reviews/{review.pk}/meeting/")))
    while "minutes" not in address:
        way.append(address)
        address = onward(text(visit.get(address)))
    assert len(set(way)) == len(way) == 5
    assert onward(text(visit.get(address)), "prev") == way[-1]
    assert onward(text(visit.get(way[1])), "prev") == way[0]


def test_what_is_agreed_is_written_on_the_screen() -> None:
    """It is kept like everywhere, with who wrote it, and the screen stays where it was."""
    review = revealed()
    sent = at("claussen").post(f"/reviews/{review.pk}/meeting/R/", SAID)
    assert sent.headers["Location"] == f"/reviews/{review.pk}/meeting/R/#agreement"
    written = AgreedLevel.objects.get()
    assert (written.subject, written.level, written.reason, written.by) == ("R", 1, SAID["reason"], person("claussen"))
    assert SAID["reason"] in text(at("brandt").get(f"/reviews/{review.pk}/meeting/R/"))


def test_nothing_typed_is_lost_where_something_is_missing() -> None:
    """The reason stays in its field."""
    sent = at("claussen").post(f"/reviews/{revealed().pk}/meeting/R/", {"reason": SAID["reason"]})
    assert sent.status_code == 422
    assert SAID["reason"] in text(sent)


def test_what_came_after_the_signature_is_given_back() -> None:
    """Nothing in a decided review changes, and the sentence is there to copy."""
    review = revealed()
    actions.close(review=review, decision="2026-01", begins=True, by=person("berger"), at=NOW)
    sent = at("claussen").post(f"/reviews/{review.pk}/meeting/R/", SAID)
    assert sent.status_code == 409
    assert SAID["reason"] in text(sent)
    assert "<textarea" not in text(at("claussen").get(f"/reviews/{review.pk}/meeting/R/"))


def test_everybody_else_watches() -> None:
    """Who judged and who observes reads who writes; only who guides the review may write."""
    review = revealed()
    for who in ("brandt", "jansen"):
        shown = text(at(who).get(f"/reviews/{review.pk}/meeting/R/"))
        assert "<textarea" not in shown
        assert "schreibt auf, worauf Sie sich einigen" in shown
        assert at(who).post(f"/reviews/{review.pk}/meeting/R/", SAID).status_code == 403
    assert at("stranger").get(f"/reviews/{review.pk}/meeting/R/").status_code == 404


def test_what_weighs_is_marked_from_here() -> None:
    """And whoever marks it stays with the question."""
    review, visit = revealed({"albers": "20222", "demir": "22222", "brandt": "22222"}), at("claussen")
    key = {"code": "R.divergence", "meeting": "R"}
    sent = visit.post(f"/reviews/{review.pk}/marks/", key)
    assert sent.headers["Location"] == f"/reviews/{review.pk}/meeting/R/#known"
    assert review.marks.get().code == "R.divergence"


def test_nobody_is_led_to_an_address_somebody_else_wrote() -> None:
    """What a form names as its question is one of this review, or the way back is the picture."""
    review = revealed()
    sent = at("claussen").post(f"/reviews/{review.pk}/marks/", {"code": "R.divergence", "meeting": "//example.org"})
    assert sent.headers["Location"] == f"/reviews/{review.pk}/picture/#findings"


def test_criteria_come_in_place_of_their_guiding_question() -> None:
    """Whoever still holds its address is led to where the talk stands."""
    review = revealed({"albers": "20222", "demir": "23222", "brandt": "22222"})
    actions.open_round(review=review, due_on=DUE, by=person("claussen"), at=NOW)
    for who in ("albers", "demir", "brandt"):
        judge(who, review, "2" * len(round_of(review).subjects))
    assert at("albers").get(f"/reviews/{review.pk}/meeting/R/").headers["Location"] == f"/reviews/{review.pk}/meeting/"
    assert at("albers").get(f"/reviews/{review.pk}/meeting/R1/").status_code == 200
    assert at("albers").get(f"/reviews/{review.pk}/meeting/Q9/").status_code == 404


def test_before_the_reveal_there_is_no_meeting() -> None:
    """Every address leads to where the review stands, or nowhere."""
    review = opened()
    for page in ("", "minutes/"):
        shown = at("berger").get(f"/reviews/{review.pk}/meeting/{page}")
        assert shown.headers["Location"] == f"/reviews/{review.pk}/"
    assert at("berger").get(f"/reviews/{review.pk}/meeting/R/").status_code == 302


def test_a_round_under_way_stays_unseen() -> None:
    """While the criteria are judged, the meeting shows the five questions and nothing of what is handed in."""
    review = revealed({"albers": "20222", "demir": "23222", "brandt": "22222"})
    actions.open_round(review=review, due_on=DUE, by=person("claussen"), at=NOW)
    judge("albers", review, "0" * len(round_of(review).subjects), reason="Fuchsbaukasten", at=AFTER)
    visit = at("claussen")
    pages = [visit.get(f"/reviews/{review.pk}/meeting/{page}", follow=True) for page in ("", "R/", "R1/", "minutes/")]
    assert not any("Fuchsbaukasten" in text(page) for page in pages)


def test_the_last_page_says_what_was_agreed_what_is_open_and_what_comes_next() -> None:
    """With everybody's sentences beneath, so that it can be printed as it is."""
    review = revealed()
    agree(review, "T", reason="Der Hinweis kommt zuerst.")
    agree(review, "E", answer="open", level=None, reason="Das wissen wir nach dem Probelauf.")
    shown = text(at("brandt").get(f"/reviews/{review.pk}/meeting/minutes/"))
    agreed = ("Der Hinweis kommt zuerst.", "Was Sie offen lassen", "Das wissen wir nach dem Probelauf.")
    ahead = ("Noch nicht besprochen", "Am Ende entscheidet Anke Berger", "Torben Brandt sieht R so.")
    places = [shown.index(each) for each in (*agreed, *ahead)]
    assert places == sorted(places)


def test_after_the_talk_everybody_may_judge_again() -> None:
    """Whoever guides the review finds the way to it at the end of the meeting; nobody else does."""
    review = revealed()
    way = f"/reviews/{review.pk}/second-round/"
    assert at("claussen").get(way).status_code == 200
    assert way in text(at("claussen").get(f"/reviews/{review.pk}/meeting/minutes/"))
    assert way not in text(at("brandt").get(f"/reviews/{review.pk}/meeting/minutes/"))


def test_more_people_cost_no_more_queries(django_assert_max_num_queries: Any) -> None:
    """A screen of seven is read like a screen of two."""
    few = revealed({"albers": "22222", "demir": "22222"}, use_case=scene.use_case("invoice-processing"))
    many = ("albers", "demir", "brandt", "yildiz", "petersen", "berger", "luehrs")
    seven = revealed(dict.fromkeys(many, "22222"), use_case=scene.use_case("invoice-processing"))
    visit, counted = at("claussen"), []
    for review in (few, seven):
        visit.get(f"/reviews/{review.pk}/meeting/R/")
        with django_assert_max_num_queries(26) as captured:
            visit.get(f"/reviews/{review.pk}/meeting/R/")
        counted.append(len(captured))
    assert counted[0] == counted[1]
