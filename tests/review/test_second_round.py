"""After the talk everybody may judge again, unseen. Both rounds are kept, and the last answer of each counts."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.timezone import localdate

from stimmig.core.errors import Incomplete, Refusal
from stimmig.ledger.queries import contents_about
from stimmig.review import actions, queries
from stimmig.review.models import Judgement, Review
from tests.cast import person
from tests.review.browsing import at, text
from tests.review.scene import DUE, NOW, answer, judge, opened, revealed, round_of, use_case

pytestmark = pytest.mark.django_db

APART = {"albers": "20222", "demir": "23222", "brandt": "22222"}


def again(review: Review | None = None, subjects: tuple[str, ...] = ("R",)) -> Review:
    """A review whose judges were split on Relation, have talked and are asked again."""
    review = review or revealed(APART, use_case=use_case("invoice-processing"))
    actions.open_second_round(review=review, subjects=subjects, due_on=DUE, by=person("claussen"), at=NOW)
    return review


def moved(to: str = "2") -> Review:
    """The same, revealed: Maike Albers has moved, the others stay."""
    review = again()
    for who, level in (("albers", to), ("demir", "3"), ("brandt", "2")):
        reason = "Nach dem Gespräch: der Vertrieb ruft zurück." if who == "albers" else ""
        judge(who, review, level, reason=reason)
    return review


def test_each_persons_last_answer_counts_and_the_first_is_kept() -> None:
    """Split became agreed, and both rounds lie in the tables."""
    review = moved()
    standing = queries.picture(review).standing("R")
    assert standing
    assert (standing.agreement_before, standing.agreement) == ("split", "agreed")
    assert {each.person: each.level for each in standing.positions}["Maike Albers"] == 2
    assert Judgement.objects.filter(person=person("albers"), subject="R").exclude(seal=None).count() == 2


def test_whoever_does_not_hand_in_again_keeps_the_first_answer() -> None:
    """Nobody drops out of the picture because they were on leave."""
    review = again()
    judge("albers", review, "2", reason="Anders als vorher:")
    actions.reveal(round=round_of(review), by=person("claussen"), at=NOW + timedelta(days=30))
    standing = queries.picture(review).standing("R")
    assert standing
    assert len(standing.positions) == 3


def test_until_the_reveal_the_first_round_stands() -> None:
    """What is handed in again is as unseen as the first time, and the picture stays."""
    review = again()
    before = queries.picture(review)
    judge("albers", review, "2", reason="Anders als vorher:")
    assert queries.picture(review) == before
    assert "Anders als vorher" not in text(at("demir").get(f"/reviews/{review.pk}/picture/"))


def test_the_page_begins_with_the_own_first_answer() -> None:
    """Filled in and to be kept or changed; nothing counts as answered before it was looked at."""
    review = again()
    shown = text(at("albers").get(f"/rounds/{round_of(review).pk}/questions/R/"))
    assert "Ihre Antwort vor dem Gespräch" in shown
    assert shown.count("Maike Albers sieht R so.") == 2
    assert "Ayşe Demir" not in shown
    with pytest.raises(Incomplete):
        actions.seal(round=round_of(review), by=person("albers"), at=NOW)


def test_whoever_moves_says_why() -> None:
    """The old sentence does not explain the new answer; whoever stays may leave it as it is."""
    review, visit = again(), at("albers")
    address = f"/rounds/{round_of(review).pk}/questions/R/"
    same = {"reason": "Maike Albers sieht R so."}
    response = visit.post(address, {"answer": "2"} | same)
    assert response.status_code == 422
    assert "was Sie bewegt hat" in text(response)
    assert visit.post(address, {"answer": "0"} | same).status_code == 302
    assert visit.post(address, {"answer": "2", "reason": "Der Rückruf ist fest zugesagt."}).status_code == 302
    answer(person("albers"), round_of(review), "R", 2, "Maike Albers sieht R so.")
    with pytest.raises(Incomplete, match="reason:R"):
        actions.seal(round=round_of(review), by=person("albers"), at=NOW)


def test_the_picture_shows_both_rounds_and_who_moved() -> None:
    """From what to what, and why, in the words of both rounds."""
    shown = text(at("demir").get(f"/reviews/{moved().pk}/picture/"))
    part = shown[shown.index("Vor dem Gespräch") :]
    assert "von „Nicht gegeben“ zu „Tragfähig“" in part
    for sentence in ("Maike Albers sieht R so.", "der Vertrieb ruft zurück"):
        assert sentence in part
    assert "Ayşe Demir</b>" not in part


def test_where_nobody_moves_that_is_said() -> None:
    """Disagreement may stay."""
    review = again()
    for who, level in (("albers", "0"), ("demir", "3"), ("brandt", "2")):
        judge(who, review, level)
    assert "Alle bleiben bei ihrer Antwort." in text(at("demir").get(f"/reviews/{review.pk}/picture/"))


def test_what_stands_apart_is_suggested() -> None:
    """What most needs it first; other questions can be chosen, and whoever sees it alike is not asked again."""
    review = revealed(APART, use_case=use_case("invoice-processing"))
    form = at("claussen").get(f"/reviews/{review.pk}/second-round/").context["form"]
    assert form.initial["subjects"] == ["R"]
    assert len(form.fields["subjects"].choices) == 5


def test_after_a_round_in_depth_few_questions_are_suggested() -> None:
    """Of all criteria those on which people stand apart, in place of their guiding question."""
    review = revealed(APART, use_case=use_case("invoice-processing"))
    actions.open_round(review=review, due_on=DUE, by=person("claussen"), at=NOW)
    criteria = round_of(review).subjects
    for who, first in (("albers", "0"), ("demir", "3"), ("brandt", "2")):
        judge(who, review, first + "2" * (len(criteria) - 1))
    assert queries.to_judge_again(queries.picture(review), queries.judged_once(review)) == [criteria[0]]


def test_facilitation_begins_it_on_a_page() -> None:
    """A day and at least one question; then everybody is asked again."""
    review, visit = revealed(APART, use_case=use_case("invoice-processing")), at("claussen")
    address = f"/reviews/{review.pk}/second-round/"
    due = (localdate() + timedelta(days=5)).isoformat()
    assert visit.post(address, {"due_on": due}).status_code == 422
    assert visit.post(address, {"subjects": ["R"], "due_on": due}).headers["Location"] == f"/reviews/{review.pk}/"
    assert "Eine Frage noch einmal" in text(at("albers").get(f"/reviews/{review.pk}/"))
    assert queries.under_way(review.use_case) == review
    assert visit.get(address).status_code == 302  # one round after the other


def test_only_who_guides_begins_it() -> None:
    """A judge and another leader are told who does; outsiders find nothing."""
    review = revealed(APART, use_case=use_case("invoice-processing"))
    for who, status in (("luehrs", 403), ("albers", 403), ("jansen", 403), ("stranger", 404)):
        assert at(who).get(f"/reviews/{review.pk}/second-round/").status_code == status, who
        assert at(who).post(f"/reviews/{review.pk}/left-open/").status_code == status, who
    assert at("berger").get(f"/reviews/{review.pk}/second-round/").status_code == 200


def test_no_question_is_judged_a_third_time() -> None:
    """And none that was not revealed yet, and no round begins beside another."""
    review = moved()
    for subjects, code in ((("R",), "not-again"), (("R1",), "not-again"), ((), "nothing-chosen")):
        with pytest.raises(Refusal, match=code):
            again(review, subjects)
    with pytest.raises(Refusal, match="round-under-way"):
        again(opened(use_case=use_case("quotation-drafts")))


def test_the_ledger_keeps_both_rounds() -> None:
    """Each with its own opening, seals and reveal."""
    review = moved()
    for round in review.rounds.all():
        assert contents_about(round, "round.opened").count() == 1
        (content,) = contents_about(round, "round.revealed")
        assert len(content.read()["content"]["seals"]) == 3


def test_the_file_behind_the_first_answer_stays_behind_the_second(settings: Any, tmp_path: Any) -> None:
    """Whoever stays does not have to attach it again."""
    settings.MEDIA_ROOT = tmp_path
    review = opened(judges=("albers", "demir"), use_case=use_case("invoice-processing"))
    file = SimpleUploadedFile("Beleg.pdf", b"%PDF-1.4")
    for subject in round_of(review).subjects:
        answer(person("albers"), round_of(review), subject, 3, exhibit_file=file if subject == "R" else None)
    actions.seal(round=round_of(review), by=person("albers"), at=NOW)
    judge("demir", review)
    again(review)
    judge("albers", review, "3")
    judge("demir", review, "2")
    assert queries.attached(review).judgements["Maike Albers", "R"].exhibit_file


def test_what_is_still_apart_can_be_left_open_on_purpose() -> None:
    """One click; each question gets the word, by whom and when."""
    review = revealed(APART, use_case=use_case("invoice-processing"))
    assert "Den Rest lassen wir bewusst offen" in text(at("claussen").get(f"/reviews/{review.pk}/picture/"))
    at("claussen").post(f"/reviews/{review.pk}/left-open/")
    (word,) = review.agreed_levels.all()
    assert (word.subject, word.answer, word.by) == ("R", "open", person("claussen"))
    assert contents_about(word, "agreed.recorded").count() == 1
    shown = text(at("claussen").get(f"/reviews/{review.pk}/picture/"))
    assert "Den Rest lassen wir bewusst offen" not in shown


def test_while_people_judge_no_other_round_is_offered() -> None:
    """Neither on the picture nor in the minutes: it could not begin."""
    review = again()
    for page in ("picture", "meeting/minutes"):
        said = text(at("claussen").get(f"/reviews/{review.pk}/{page}/"))
        assert "Gerade wird noch einmal verdeckt geurteilt." in said
        assert "Vertiefung beginnen" not in said


def test_an_older_review_asks_no_more_once_a_newer_one_is_open() -> None:
    """Neither again nor in depth, and the page offers neither; it may once the newer one is taken back."""
    older = revealed(APART, use_case=use_case("invoice-processing"))
    actions.open_dimension(review=older, dimension="E", by=person("berger"), at=NOW)
    newer = opened(use_case=older.use_case)
    asked = {"review": older, "due_on": DUE, "by": person("claussen"), "at": NOW}
    for action, also in ((actions.open_second_round, {"subjects": ["R"]}), (actions.open_round, {})):
        with pytest.raises(Refusal, match="followed"):
            action(**asked, **also)
    assert not queries.may_judge_again(older)
    assert queries.dimensions_to_judge(older) == []
    sent = at("claussen").post(f"/reviews/{older.pk}/rounds/", {"due_on": localdate() + timedelta(days=7)}, follow=True)
    assert "Eine neuere TRACE-Prüfung dieses Vorhabens" in text(sent)
    actions.withdraw(review=newer, reason="Falscher Stand", by=person("claussen"), at=NOW)
    assert actions.open_round(**asked)
