"""A review of the difference asks what something that differs touches; the rest is carried over, visibly."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from stimmig.ledger.models import Content
from stimmig.people.models import Person
from stimmig.register import actions as register
from stimmig.register.models import UseCase
from stimmig.review import actions, queries
from stimmig.review.models import AgreedLevel, Review
from tests.cast import person
from tests.review.scene import DUE, FIVE, NOW, answer, judge, opened, revealed, round_of, use_case

pytestmark = pytest.mark.usefixtures("cast")
LATER = NOW + timedelta(days=30)
ARREARS = {"name": "Mahnung", "kind": "relational", "topic": "arrears", "automation": "human_approves"}
ALIKE = dict.fromkeys(("berger", "albers", "demir"), "22222")


@pytest.fixture
def decided() -> Review:
    """A review on which all agreed, and on which a decision was signed; nothing was opened."""
    review = revealed(ALIKE, use_case=use_case("invoice-processing"))
    for subject in FIVE:
        agree(review, subject, 3 if subject == "C" else 2)
    actions.close(review=review, decision="2026-01", begins=True, by=person("berger"), at=NOW)
    return review


def agree(review: Review, subject: str, level: int | None, **also: Any) -> None:
    answer = also.pop("answer", "level" if level is not None else "open")
    said = {"answer": answer, "level": level, "reason": f"Gemeinsam zu {subject}."}
    actions.agree(review=review, subject=subject, by=person("claussen"), at=NOW + timedelta(hours=1), **said)


def extended(use: UseCase) -> UseCase:
    """One more occasion, in hands that are known already."""
    part = {"touchpoints": [*use.file["touchpoints"], ARREARS]}
    return register.change(use_case=use, part=part, by=person("berger"), at=LATER)


def again(use: UseCase, **also: Any) -> Review:
    """The next review, of the difference alone."""
    said: dict[str, Any] = {"only_difference": True} | also
    return actions.open_review(
        use_case=use, judges=[person(key) for key in ALIKE], due_on=DUE + timedelta(days=40), by=person("claussen"),
        at=LATER, **said,
    )  # fmt: skip


def judged(review: Review) -> Review:
    for who in ALIKE:
        judge(who, review, "2" * len(round_of(review).subjects), at=LATER)
    return Review.objects.get(pk=review.pk)


def test_only_what_the_difference_touches_is_asked(decided: Review) -> None:
    """And Authenticity every time; the other agreed levels are carried over with their number and reason."""
    review = again(extended(decided.use_case))
    assert round_of(review).subjects == ["R", "A", "E"]
    carried = {row.subject: (row.level, row.decision, row.reason) for row in review.carried_levels.all()}
    assert carried == {"T": (2, "2026-01", "Gemeinsam zu T."), "C": (3, "2026-01", "Gemeinsam zu C.")}


def test_all_five_can_be_asked_all_the_same(decided: Review) -> None:
    """What differs is said then too."""
    review = again(extended(decided.use_case), only_difference=False)
    assert round_of(review).subjects == list(FIVE)
    assert not review.carried_levels.exists()
    assert [each.touchpoint for each in queries.beside(review).differing] == ["Mahnung"]  # type: ignore[union-attr]


def test_everything_in_depth_carries_nothing_over(decided: Review) -> None:
    """Whoever opens everything means everything."""
    review = again(extended(decided.use_case), full=True)
    assert not review.carried_levels.exists()


def test_what_was_left_open_is_asked() -> None:
    """Nobody can carry over what nobody agreed on; what does not apply is carried as such."""
    review = revealed(ALIKE, use_case=use_case("invoice-processing"))
    agree(review, "T", None)
    agree(review, "C", None, answer="not_applicable")
    actions.close(review=review, decision="2026-01", begins=True, by=person("berger"), at=NOW)
    later = again(extended(review.use_case))
    assert round_of(later).subjects == ["T", "R", "A", "E"]
    assert [(row.subject, row.answer) for row in later.carried_levels.all()] == [("C", "not_applicable")]


def test_a_review_without_an_earlier_decision_asks_all_five() -> None:
    """Or with one by which nothing began."""
    review = revealed(ALIKE)
    assert queries.decided_before(review.use_case) is None
    actions.close(review=review, decision="2026-01", begins=False, by=person("berger"), at=NOW)
    assert queries.decided_before(review.use_case) is None
    assert round_of(again(review.use_case)).subjects == list(FIVE)


def test_a_carried_level_counts_where_the_groups_own_would(decided: Review) -> None:
    """In the ring, and for whether anything is still to be judged; until it is judged anew."""
    review = judged(again(extended(decided.use_case)))
    picture = queries.picture(review)
    assert {each.subject for each in picture.carried} == {"T", "C"}
    assert (picture.ring["T"], picture.ring["C"]) == (2, 3)
    assert queries.ring(review) == dict(picture.ring)
    assert {"T", "C"}.isdisjoint(picture.not_judged)


def test_whoever_takes_part_can_have_it_judged_anew(decided: Review) -> None:
    """The criteria are judged, and their levels take its place."""
    review = judged(again(extended(decided.use_case)))
    actions.open_dimension(review=review, dimension="C", by=person("albers"), at=LATER)
    assert "C1" in queries.picture(review).not_judged
    actions.open_round(review=review, due_on=DUE + timedelta(days=50), by=person("claussen"), at=LATER)
    review = judged(review)
    criteria = [c.id for c in queries.framework(review).criteria_of("C")]
    for key in criteria:
        actions.agree(
            review=review, subject=key, answer="level", level=1, reason="So.", by=person("claussen"),
            at=LATER + timedelta(hours=2),
        )  # fmt: skip
    assert queries.ring(review)["C"] == 1


def test_what_goes_beyond_the_decision_is_a_finding(decided: Review) -> None:
    """In the picture of the new review, serious, and the group can let it weigh."""
    picture = queries.picture(judged(again(extended(decided.use_case))))
    (found,) = [each for each in picture.findings if each.kind == "uncovered"]
    assert (found.code, found.subject, found.severity) == ("uncovered.touchpoint", "Mahnung", "serious")


def test_levels_carried_twice_keep_the_decision_they_were_agreed_for(decided: Review) -> None:
    """Where they were judged, their reasons and voices stand."""
    second = judged(again(extended(decided.use_case)))
    for subject in ("R", "A", "E"):
        actions.agree(
            review=second, subject=subject, answer="level", level=2, reason="So.", by=person("claussen"),
            at=LATER + timedelta(hours=2),
        )  # fmt: skip
    actions.close(review=second, decision="2026-02", begins=True, by=person("berger"), at=LATER)
    third = again(second.use_case)
    assert {row.subject: row.decision for row in third.carried_levels.all()} == {
        "T": "2026-01", "C": "2026-01", "R": "2026-02", "A": "2026-02",
    }  # fmt: skip
    assert round_of(third).subjects == ["E"]


def test_of_an_opened_dimension_the_criteria_are_carried(decided: Review) -> None:
    """All of them, beneath its guiding question; where one has no level, the dimension is asked."""
    first = judged(again(extended(decided.use_case)))
    actions.open_dimension(review=first, dimension="C", by=person("albers"), at=LATER)
    actions.open_round(review=first, due_on=DUE + timedelta(days=50), by=person("claussen"), at=LATER)
    judged(first)
    criteria = [each.id for each in queries.framework(first).criteria_of("C")]
    said = {"answer": "level", "level": 2, "reason": "So.", "by": person("claussen"), "at": LATER + timedelta(hours=2)}
    for key in criteria[:-1]:
        actions.agree(review=first, subject=key, **said)
    actions.close(review=first, decision="2026-02", begins=True, by=person("berger"), at=LATER)
    found = queries.beside_ahead(first.use_case)
    assert found is not None
    assert "C" not in {row.subject[0] for row in queries.to_carry(found)}
    row = AgreedLevel.objects.filter(review=first)[0]
    AgreedLevel.objects.create(
        review=first, subject=criteria[-1], answer="level", level=3, reason="So.", by=row.by, at=said["at"]
    )
    assert {row.subject for row in queries.to_carry(found) if row.subject[0] == "C"} == {"C", *criteria}


def test_the_ledger_says_what_was_carried_over(decided: Review) -> None:
    """With the round that begins without it."""
    review = again(extended(decided.use_case))
    said = Content.objects.get(subject=round_of(review).uuid).read()
    assert {row["subject"]: row["decision"] for row in said["content"]["carried"]} == {"T": "2026-01", "C": "2026-01"}


def test_whoever_judges_reads_first_what_differs(client: Client, decided: Review, albers: Person) -> None:
    """On the page of the review and on each question; nobody else's answer is in it."""
    review = again(extended(decided.use_case))
    answer(person("berger"), round_of(review), "R", 0, reason="Fuchsbaukasten")
    client.force_login(albers)
    client.cookies["django_language"] = "de"
    page = client.get(f"/reviews/{review.pk}/").content.decode()
    assert page.index("Mahnung") < page.index("Was aus Ähnlichem geworden ist")
    assert "2026-01" in page
    question = client.get(f"/rounds/{round_of(review).pk}/questions/R/").content.decode()
    assert "Mahnung" in question
    assert "Fuchsbaukasten" not in page + question


def test_the_picture_shows_what_was_carried_over(client: Client, decided: Review, albers: Person) -> None:
    """With the number and day of the decision, and the reason of then."""
    review = judged(again(extended(decided.use_case)))
    client.force_login(albers)
    client.cookies["django_language"] = "de"
    for page in ("picture", "meeting/minutes"):
        shown = client.get(f"/reviews/{review.pk}/{page}/").content.decode()
        assert "Gemeinsam zu C." in shown
        assert "2026-01" in shown


def test_the_form_offers_the_difference_first(client: Client, decided: Review, claussen: Person) -> None:
    """And asks all five where whoever guides wants it so."""
    use = extended(decided.use_case)
    client.force_login(claussen)
    page = client.get(f"/use-cases/{use.pk}/reviews/new/").content.decode()
    assert 'name="scope" value="difference"' in page
    asked = {"judges": [person("albers").pk, person("demir").pk], "due_on": "2030-01-01", "scope": "five"}
    client.post(f"/use-cases/{use.pk}/reviews/new/", asked)
    assert round_of(use.reviews.first()).subjects == list(FIVE)  # type: ignore[arg-type]


def test_a_first_review_offers_no_choice(client: Client, claussen: Person) -> None:
    """Where nothing was decided, there is no difference."""
    use = opened().use_case
    actions.withdraw(review=use.reviews.get(), reason="Noch einmal.", by=claussen, at=NOW)
    client.force_login(claussen)
    assert 'name="scope"' not in client.get(f"/use-cases/{use.pk}/reviews/new/").content.decode()


def test_depth_that_was_given_up_leaves_what_is_carried(decided: Review) -> None:
    """Nobody is asked any more to talk about criteria of it that no round has revealed."""
    review = judged(again(extended(decided.use_case)))
    by: dict[str, Any] = {"by": person("claussen"), "at": LATER + timedelta(hours=1)}
    for subject in ("R", "A", "E"):
        actions.agree(review=review, subject=subject, answer="level", level=2, reason="So.", **by)
    actions.open_dimension(review=review, dimension="C", **by)
    actions.open_round(review=review, due_on=DUE + timedelta(days=50), **by)
    actions.abandon(round=round_of(review), reason="Niemand da.", **by)
    assert queries.still_to_talk([review]) == {}
    assert queries.ring(review)["C"] == 3
