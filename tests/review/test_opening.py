"""Depth on demand: which dimensions are opened, and the round that judges their criteria."""

import pytest

from stimmig.core.errors import Refusal
from stimmig.ledger.queries import contents_about
from stimmig.review import actions, queries
from tests.cast import person
from tests.review.browsing import at, text
from tests.review.scene import AFTER, DUE, NOW, answer, judge, opened, revealed, round_of, seen, use_case

pytestmark = pytest.mark.django_db

ALIKE = {"albers": "22222", "demir": "22222"}


def calm() -> dict[str, object]:
    """A use about which nothing weighs heavily."""
    return {"use_case": use_case("invoice-processing")}


def test_where_all_agree_and_nothing_weighs_nothing_is_opened() -> None:
    """Invoice processing goes through without one criterion."""
    review = revealed(ALIKE, **calm())
    assert queries.opened(review) == {}
    assert queries.dimensions_to_judge(review) == []


def test_a_split_opens_its_dimension() -> None:
    """Three steps apart are split."""
    review = revealed({"albers": "20222", "demir": "23222"}, **calm())
    assert queries.opened(review) == {"R": "split"}


def test_a_sealed_wish_opens_a_dimension_at_the_reveal() -> None:
    """And nobody learns of it before."""
    review = opened(judges=("albers", "demir"), **calm())
    answer(person("albers"), round_of(review), "A", 2, wants_opening=True)
    for subject in "TRCE":
        answer(person("albers"), round_of(review), subject, 2)
    actions.seal(round=round_of(review), by=person("albers"), at=NOW)
    assert queries.opened(review) == {}
    judge("demir", review)
    assert queries.opened(review) == {"A": "wish"}


def test_an_agreed_level_below_sound_opens_a_dimension() -> None:
    """Whoever sees it weak together looks at it more closely."""
    review = revealed(ALIKE, **calm())
    by = person("claussen")
    actions.agree(review=review, subject="C", answer="level", level=1, reason="Nie geübt.", by=by, at=AFTER)
    assert queries.opened(review) == {"C": "weak"}


def test_a_doubt_settled_as_it_was_opens_what_weighs_again() -> None:
    """While it is doubted nothing weighs; once it stands, the next round asks for what the picture says is missing."""
    review = opened(judges=("albers", "demir"))
    place = {"fact": "human_route_staffed", "touchpoint": "Störung melden, nachts"}
    actions.contest(round=round_of(review), **place, sentence="Nachts auch?", by=person("demir"))
    for who in ALIKE:
        judge(who, review)
    assert "A" not in queries.opened(review)
    reason = "Der Dienstplan sagt es."
    actions.settle(review=review, **place, outcome="kept", reason=reason, by=person("claussen"), at=AFTER)
    assert set(queries.picture(review).opened) == set(queries.opened(review))
    assert "A" in queries.dimensions_to_judge(review)


def test_what_weighs_heavily_is_announced_before_anybody_begins() -> None:
    """On the page that opens the review, and to everybody who is invited."""
    use = use_case()
    assert "Relation: etwas wiegt schwer" in text(at("claussen").get(f"/use-cases/{use.pk}/reviews/new/"))
    review = opened(use_case=use)
    assert "Relation, Autonomie, Echtheit (etwas wiegt schwer)" in text(at("albers").get(f"/reviews/{review.pk}/"))


def test_the_opened_criteria_are_judged_in_a_round_of_their_own() -> None:
    """Unseen again, revealed again; the picture then holds both."""
    review = revealed({"albers": "20222", "demir": "23222"}, **calm())
    round = actions.open_round(review=review, due_on=DUE, by=person("claussen"), at=NOW)
    assert round.subjects == ["R1", "R2", "R3"]
    judge("albers", review, "122")
    assert not seen("demir", review).exists()
    judge("demir", review, "222")
    assert queries.picture(review).standing("R1") is not None
    assert queries.dimensions_to_judge(review) == []


def test_a_full_review_opens_everything() -> None:
    """All criteria are waiting after the five questions."""
    review = revealed(ALIKE, full=True, **calm())
    assert queries.dimensions_to_judge(review) == ["T", "R", "A", "C", "E"]


def test_whoever_takes_part_may_ask_for_depth_after_the_reveal() -> None:
    """A judge may, an observer may not, and before the reveal nobody may."""
    review = opened(judges=("albers", "demir"), **calm())
    with pytest.raises(Refusal, match="not-revealed"):
        actions.open_dimension(review=review, dimension="T", by=person("albers"), at=NOW)
    judge("albers", review)
    judge("demir", review)
    address = f"/reviews/{review.pk}/openings/"
    assert at("jansen").post(address, {"dimension": "T"}).status_code == 403
    assert at("demir").post(address, {"dimension": "T"}).status_code == 302
    assert queries.opened(review) == {"T": "wish"}


def test_every_opening_is_recorded_with_its_reason() -> None:
    """By whoever asked, or by nobody where the judgements themselves did it; once a dimension."""
    review = revealed({"albers": "20222", "demir": "23222"}, **calm())
    for _ in range(2):
        actions.open_dimension(review=review, dimension="T", by=person("albers"), at=NOW)
    entries = [each.read() for each in contents_about(review, "dimension.opened")]
    assert [(each["content"]["dimension"], each["content"]["because"]) for each in entries] == [
        ("R", "split"),
        ("T", "wish"),
    ]
    assert [each["by"] and each["by"]["name"] for each in entries] == [None, person("albers").name]


def test_no_round_begins_while_another_is_under_way() -> None:
    """One thing after the other."""
    review = opened()
    with pytest.raises(Refusal, match="round-under-way"):
        actions.open_round(review=review, due_on=DUE, by=person("claussen"), at=NOW)
