"""A doubted fact counts as unknown after the reveal, until the group settles it."""

import pytest

from stimmig.core.errors import Refusal
from stimmig.review import actions, pages, queries
from stimmig.review.forms import SettlementForm
from stimmig.review.models import Review
from tests.cast import person
from tests.review.browsing import at, text
from tests.review.scene import AFTER, NOW, judge, opened, round_of

pytestmark = pytest.mark.django_db

PLACE = {"fact": "touchpoint_kind", "touchpoint": "Störung melden, nachts"}
CODE = "R2.relational-by-ai"


def doubted() -> Review:
    """Everybody has handed in; Torben Brandt doubts how the night call was classified."""
    review = opened(judges=("albers", "brandt"))
    actions.contest(round=round_of(review), **PLACE, sentence="Oft reicht die Adresse.", by=person("brandt"))
    judge("albers", review)
    judge("brandt", review)
    return review


def against(review: Review) -> set[str]:
    """What the facts say about the night call."""
    found = queries.reading(review).findings
    return {finding.code for finding in found if finding.touchpoint == PLACE["touchpoint"] and finding.dimension == "R"}


def settle(review: Review, outcome: str, value: str | None = None) -> None:
    said = {"outcome": outcome, "value": value, "reason": "Mitschnitte gehört."}
    actions.settle(review=review, **PLACE, **said, by=person("claussen"), at=AFTER)


def test_before_the_reveal_a_doubt_changes_nothing() -> None:
    """What is unseen has no effect anybody could see."""
    review = opened()
    before = against(review)
    actions.contest(round=round_of(review), **PLACE, sentence="Nein.", by=person("brandt"))
    judge("brandt", review)
    assert against(review) == before != set()


def test_a_doubted_fact_counts_as_unknown() -> None:
    """It makes no finding, and the page shows the doubt with its sentence and its author."""
    review = doubted()
    assert against(review) == set()
    shown = text(at("claussen").get(f"/reviews/{review.pk}/picture/"))
    assert "Oft reicht die Adresse." in shown
    assert "Torben Brandt" in shown


def test_a_fact_that_is_kept_counts_again() -> None:
    """What follows from it is read anew."""
    review = doubted()
    settle(review, "kept")
    assert against(review) == {CODE}


def test_a_fact_that_is_different_counts_as_it_was_settled() -> None:
    """And another settlement replaces it; each is kept."""
    review = doubted()
    settle(review, "other", "transactional")
    assert against(review) == {"R1.human-topic-as-routine"}
    settle(review, "kept")
    assert against(review) == {CODE}
    assert review.settlements.count() == 2


def test_settling_is_done_on_a_page() -> None:
    """The facilitator says what was found out; without a reason nothing is recorded."""
    review, visit = doubted(), at("claussen")
    address = f"/reviews/{review.pk}/settlements/touchpoint_kind/?touchpoint={PLACE['touchpoint']}"
    assert visit.post(address, {"outcome": "other", "value": "mixed"}).status_code == 422
    assert visit.post(address, {"outcome": "other", "reason": "So ist es."}).status_code == 422
    posted = {"outcome": "other", "value": "mixed", "reason": "Beides kommt vor."}
    assert visit.post(address, posted).status_code == 302
    assert review.settlements.get().value == "mixed"


def test_only_what_was_doubted_is_settled() -> None:
    """The frozen state is not edited by the back door."""
    review = doubted()
    with pytest.raises(Refusal, match="not-contested"):
        actions.settle(
            review=review, fact="logging", touchpoint="", outcome="open", reason="?", by=person("claussen"), at=NOW
        )


def test_a_doubt_can_be_taken_back_before_the_reveal() -> None:
    """On its own page, by its author alone."""
    review = opened()
    doubt = actions.contest(round=round_of(review), **PLACE, sentence="Nein.", by=person("brandt"))
    address = f"/rounds/{round_of(review).pk}/contests/"
    assert at("albers").post(address, {"forget": doubt.pk}).status_code == 404
    assert at("brandt").post(address, {"forget": doubt.pk}).status_code == 302
    assert not queries.own_doubts(person("brandt"), round_of(review)).exists()


def test_the_four_fields_show_what_is_wrong_as_it_was_settled() -> None:
    """A routine by hand is a mistake until the group finds that there is a reason for it."""
    review, routine = opened(judges=("albers", "brandt")), "Stand einer Bestellung nachsehen"
    place = {"fact": "kept_manual_reasoned", "touchpoint": routine}
    actions.contest(round=round_of(review), **place, sentence="Doch, es gibt einen Grund.", by=person("brandt"))
    judge("albers", review)
    judge("brandt", review)
    said = {"outcome": "other", "value": True, "reason": "Die Auskunft pflegt die Beziehung."}
    before = wrong(review)
    actions.settle(review=review, **place, **said, by=person("claussen"), at=AFTER)
    assert (before[routine], wrong(review)[routine]) == ("person", "")
    assert wrong(review)["Störung melden, nachts"] == "machine"


def wrong(review: Review) -> dict[str, str]:
    return {point.name: point.fault for point in pages.points(queries.attached(review))}


def test_a_day_can_be_settled_as_never() -> None:
    """What has a date or never had one is settled either way, in the words of the house."""
    fact = next(each for each in queries.framework(opened()).facts.values() if each.type == "date_or_never")
    for typed, kept in (("nie", "never"), ("31.10.2026", "2026-10-31")):
        form = SettlementForm({"outcome": "other", "value": typed, "reason": "Nachgesehen."}, fact=fact)
        assert form.is_valid(), form.errors
        assert form.cleaned_data["value"] == kept
