"""The group marks what weighs; what weighs heavily needs no mark."""

import pytest

from stimmig.core.errors import Refusal
from stimmig.ledger.queries import contents_about
from stimmig.review import actions, queries
from tests.cast import person
from tests.review.browsing import at
from tests.review.scene import NOW, revealed

pytestmark = pytest.mark.django_db


def test_a_marked_finding_must_be_answered() -> None:
    """It joins what weighs heavily, and leaves again when the mark is taken away."""
    review, visit = revealed(), at("claussen")
    picture = queries.picture(review)
    finding = next(each for each in picture.findings if each not in picture.weighing)
    posted = {"code": finding.code, "touchpoint": finding.touchpoint or "", "subject": finding.subject or ""}
    visit.post(f"/reviews/{review.pk}/marks/", posted)
    assert finding.key in {each.key for each in queries.picture(review).weighing}
    visit.post(f"/reviews/{review.pk}/marks/", posted | {"unmark": "1"})
    assert finding.key not in {each.key for each in queries.picture(review).weighing}


def test_marking_and_unmarking_are_recorded() -> None:
    """They change what must be answered; doing either twice makes one entry."""
    review = revealed()
    picture = queries.picture(review)
    finding = next(each for each in picture.findings if each not in picture.weighing)
    for action in (actions.mark, actions.mark, actions.unmark, actions.unmark):
        action(review=review, finding=finding.key, by=person("claussen"), at=NOW)
    for kind in ("finding.marked", "finding.unmarked"):
        (entry,) = contents_about(review, kind)
        assert entry.read()["by"]["name"] == person("claussen").name
        assert entry.read()["content"]["code"] == finding.code


def test_what_does_not_stand_cannot_be_marked() -> None:
    """A finding that was settled away, or never was."""
    with pytest.raises(Refusal, match="no-such-finding"):
        actions.mark(review=revealed(), finding=("X1.nothing", None, None), by=person("claussen"), at=NOW)


def test_only_whoever_guides_marks() -> None:
    """For the whole group, in its presence."""
    assert at("albers").post(f"/reviews/{revealed().pk}/marks/", {"code": "x"}).status_code == 403
