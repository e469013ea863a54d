"""Handing in: complete, unseen, as often as one likes until the reveal."""

import pytest

from stimmig.core.errors import Incomplete, Refusal
from stimmig.review import actions, queries
from stimmig.review.models import Seal
from tests.cast import person
from tests.review.scene import AFTER, NOW, answer, judge, opened, revealed, round_of, seen

pytestmark = pytest.mark.django_db


def test_what_is_missing_is_named_at_once() -> None:
    """Questions without an answer, and levels against a known fact without a reason."""
    round, albers = round_of(opened()), person("albers")
    answer(albers, round, "T", 2)
    actions.write(round=round, subject="R", answer="level", level=2, by=albers, at=NOW)
    with pytest.raises(Incomplete) as refused:
        actions.seal(round=round, by=albers, at=NOW)
    assert refused.value.gaps == ("A", "C", "E", "reason:R")


def test_lacking_the_basis_is_an_answer() -> None:
    """Whoever says honestly that the basis is missing can hand in without a reason."""
    review = opened()
    for subject in round_of(review).subjects:
        actions.write(round=round_of(review), subject=subject, answer="no_basis", by=person("albers"), at=NOW)
    assert actions.seal(round=round_of(review), by=person("albers"), at=NOW).judgements.count() == 5


def test_handing_in_again_keeps_every_seal() -> None:
    """The last one counts, the earlier ones stay as they were."""
    review, albers = opened(), person("albers")
    judge("albers", review, "22222")
    judge("albers", review, "02222")
    seals = Seal.objects.filter(person=albers).order_by("number")
    assert [seal.judgements.get(subject="T").level for seal in seals] == [2, 0]
    assert seen("albers", review).get(subject="T").level == 0


def test_a_change_counts_only_once_it_is_handed_in() -> None:
    """Drafts after a seal change nothing that was handed in, and the author is told."""
    review, albers = opened(), person("albers")
    judge("albers", review, "22222")
    assert not queries.changed_since_handed_in(albers, round_of(review))
    answer(albers, round_of(review), "T", 0)
    assert queries.changed_since_handed_in(albers, round_of(review))
    assert seen("albers", review).get(subject="T").level == 2


def test_what_was_not_handed_in_stays_readable_for_its_author() -> None:
    """At the reveal an open draft counts for nothing; only its author finds it again."""
    review = opened(judges=("albers", "demir"))
    judge("albers", review)
    answer(person("albers"), round_of(review), "T", 0, "Zu spät bedacht.")
    judge("demir", review)
    assert queries.own_drafts(person("albers"), round_of(review))["T"].reason == "Zu spät bedacht."
    assert queries.own_drafts(person("demir"), round_of(review)) == {}


def test_after_the_reveal_nothing_is_taken_any_more() -> None:
    """Neither an answer nor a seal; the next word is in the conversation or in a new round."""
    review = revealed()
    with pytest.raises(Refusal, match="already-revealed"):
        answer(person("albers"), round_of(review), "T", 3)
    with pytest.raises(Refusal, match="already-revealed"):
        actions.seal(round=round_of(review), by=person("albers"), at=AFTER)


def test_whoever_is_not_asked_does_not_judge() -> None:
    """Observers, strangers and the facilitator have no voice in the round."""
    review = opened()
    for who in ("jansen", "stranger", "claussen"):
        with pytest.raises(Refusal, match="not-asked"):
            answer(person(who), round_of(review), "T", 2)
