"""The shared picture: what speaks for it first, then opposite views side by side."""

from typing import Any

import pytest

from stimmig.people.models import Person
from stimmig.review import actions
from stimmig.review.models import Review
from tests.cast import person
from tests.review.browsing import at, text
from tests.review.scene import AFTER, DUE, NOW, judge, opened, revealed, round_of, use_case

pytestmark = pytest.mark.django_db


def test_what_speaks_for_it_comes_first() -> None:
    """Then where people differ, then what is to be cleared up."""
    shown = text(at("albers").get(f"/reviews/{revealed().pk}/picture/"))
    titles = ["Was dafür spricht", "Wo Sie es verschieden sehen", "Wo Sie es ähnlich sehen", "Was zu klären ist"]
    places = [shown.index(title) for title in titles]
    assert places == sorted(places)


def test_opposite_views_stand_side_by_side_with_their_sentences() -> None:
    """The lowest and the highest first; the others below."""
    shown = text(at("albers").get(f"/reviews/{revealed().pk}/picture/"))
    opposite = shown[shown.index('class="opposite"') :]
    low, high = opposite.index("Maike Albers sieht R so."), opposite.index("Ayşe Demir sieht R so.")
    assert low < high < opposite.index("Anke Berger sieht R so.")


def in_depth(criteria: dict[str, int]) -> Review:
    """A review in which the group was split on Relation, judged its criteria and agreed on some of them."""
    review = revealed({"albers": "20222", "demir": "23222", "brandt": "22222"})
    actions.open_round(review=review, due_on=DUE, by=person("claussen"), at=NOW)
    subjects = round_of(review).subjects
    for who in ("albers", "demir", "brandt"):
        judge(who, review, "2" * len(subjects))
    for subject, level in criteria.items():
        agree(review, subject, level)
    return review


def agree(review: Review, subject: str, level: int) -> None:
    said = {"answer": "level", "level": level, "reason": "So sehen wir es."}
    actions.agree(review=review, subject=subject, by=person("claussen"), at=AFTER, **said)


def test_what_criteria_have_replaced_is_folded() -> None:
    """The guiding question whose criteria are agreed stands folded below, and the first sentence no longer names it."""
    shown = text(at("albers").get(f"/reviews/{in_depth({'R1': 2}).pk}/picture/"))
    assert "Wo Sie es verschieden sehen" not in shown
    assert "Am weitesten" not in shown
    folded = shown[shown.index("Was die fünf Fragen zuvor gezeigt hatten") :]
    assert "Ayşe Demir sieht R so." in folded
    assert "Ayşe Demir sieht R so." not in shown[: -len(folded)]


def test_what_reads_the_same_stands_once() -> None:
    """Three criteria the group does not see as sound make one paragraph with three places."""
    shown = text(at("albers").get(f"/reviews/{in_depth({'R1': 1, 'R2': 1, 'R3': 1}).pk}/picture/"))
    assert shown.count("Gemeinsam gesehen: Ein Anfang ist da") == 1


def test_the_picture_leads_to_its_decision() -> None:
    """The way shows where the decision on this picture is written or stands."""
    review = revealed()
    assert f'<a href="/reviews/{review.pk}/decision/">Entscheidung</a>' in text(
        at("albers").get(f"/reviews/{review.pk}/picture/")
    )


def test_who_lacks_the_basis_is_no_zero() -> None:
    """Named apart, and never counted as a level."""
    review = revealed({"albers": "2222-", "demir": "22222", "brandt": "22222"})
    shown = text(at("albers").get(f"/reviews/{review.pk}/picture/"))
    assert "Maike Albers: dazu fehlt die Grundlage" in shown


def test_two_of_one_name_and_function_are_two() -> None:
    """Nobody disappears behind a namesake: both stand in the picture, counted, each with the own sentence."""
    Person.objects.filter(pk__in=[person("albers").pk, person("demir").pk]).update(
        name="Jan Meier", function="Vertrieb"
    )
    shown = text(
        at("brandt").get(f"/reviews/{revealed({'albers': '20222', 'demir': '23222', 'brandt': '22222'}).pk}/picture/")
    )
    for who in ("Jan Meier, Vertrieb (1)", "Jan Meier, Vertrieb (2)"):
        assert f'<th scope="col">{who}' in shown
        assert f"<span>{who}</span>" in shown


def test_before_the_reveal_there_is_no_picture() -> None:
    """The address leads to where the review stands."""
    review = opened()
    assert at("berger").get(f"/reviews/{review.pk}/picture/").headers["Location"] == f"/reviews/{review.pk}/"


def test_a_table_says_the_same_as_the_figures() -> None:
    """One row a question, one column a person, the agreement in words."""
    shown = text(at("albers").get(f"/reviews/{revealed().pk}/picture/"))
    table = shown[shown.rindex("<table") :]
    assert table.count("<tr>") == 6
    for word in ("Anke Berger", "gespalten", "Nicht gegeben"):
        assert word in table


def test_more_people_cost_no_more_queries(django_assert_max_num_queries: Any) -> None:
    """The picture of seven is read like the picture of two."""
    few = revealed({"albers": "22222", "demir": "22222"}, use_case=use_case("invoice-processing"))
    many = ("albers", "demir", "brandt", "yildiz", "petersen", "berger", "luehrs")
    seven = revealed(dict.fromkeys(many, "22222"), use_case=use_case("invoice-processing"))
    visit = at("claussen")
    pages = [f"/reviews/{review.pk}/picture/" for review in (few, seven)]
    counted = [_count(visit, page, django_assert_max_num_queries) for page in pages]
    assert counted[0] == counted[1] <= 36


def _count(visit: Any, address: str, at_most: Any) -> int:
    visit.get(address)
    with at_most(60) as captured:
        visit.get(address)
    return len(captured)


def test_answering_costs_few_queries(django_assert_max_num_queries: Any) -> None:
    """A question page and the overview stay quick however many judge."""
    review, visit = opened(), at("albers")
    for page in ("questions/R/", "answers/"):
        with django_assert_max_num_queries(22):
            visit.get(f"/rounds/{round_of(review).pk}/{page}")
