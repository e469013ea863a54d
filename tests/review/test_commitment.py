"""The ledger binds to what was handed in without saying it, and proves it after the reveal."""

import json

import pytest

from stimmig.core import ledger
from stimmig.ledger.models import Content
from stimmig.ledger.queries import contents_about, verify
from stimmig.review import queries
from tests.review.scene import judge, opened, revealed, round_of

pytestmark = pytest.mark.django_db


def test_before_the_reveal_the_ledger_says_nothing() -> None:
    """The content of a seal holds neither level nor sentence, only a commitment with a secret salt."""
    review = opened()
    seal = judge("albers", review, "01232", reason="Unverwechselbar")
    (content,) = contents_about(seal, "seal.made")
    assert set(content.read()["content"]) == {"round", "number", "commitment"}
    assert not Content.objects.filter(canonical__contains="Unverwechselbar").exists()


def test_after_the_reveal_everybody_can_prove_what_was_handed_in() -> None:
    """Salt and judgements of the reveal open the commitment that was made before."""
    review = revealed()
    round = round_of(review)
    (content,) = contents_about(round, "round.revealed")
    for told in content.read()["content"]["seals"]:
        seal = round.seals.get(person__name=told["person"])
        (made,) = contents_about(seal, "seal.made")
        said = ledger.canonical({"judgements": told["judgements"], "contests": told["contests"]})
        commitment = made.read()["content"]["commitment"]
        assert ledger.opens(commitment, bytes.fromhex(told["salt"]), said)
        assert json.loads(said) == queries.handed_in(seal)


def test_a_review_leaves_its_entries_in_order() -> None:
    """Opened, four seals, one reveal; and the ledger is intact."""
    review = revealed()
    round = round_of(review)
    kinds = Content.objects.order_by("entry").values_list("entry__kind", flat=True)
    assert [kind for kind in kinds if kind.startswith(("round", "seal"))] == [
        "round.opened",
        *["seal.made"] * round.seals.count(),
        "round.revealed",
    ]
    assert verify().intact
