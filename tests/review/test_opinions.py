"""Whom a use concerns is asked, answers in their own words, or is passed over with a reason. No level moves."""

from datetime import timedelta
from typing import Any

import pytest

from stimmig.core.errors import Refusal
from stimmig.ledger.models import Entry
from stimmig.review import actions, queries
from stimmig.review.models import Opinion, Review
from tests.cast import person
from tests.review.browsing import at, text
from tests.review.scene import DUE, NOW, judge, opened, revealed

pytestmark = pytest.mark.django_db
SENTENCE = "Wer nachts abnimmt, wird nicht gezählt."


def keep(review: Review, of: str = "works_council", **said: Any) -> Opinion:
    said = {"kind": "asked", "person": person("jansen"), "on": NOW.date()} | said
    return actions.keep_opinion(review=review, of=of, by=person("claussen"), at=NOW, **said)


def sent(review: Review, **said: Any) -> dict[str, Any]:
    """What whoever guides the review sends."""
    return {"kind": "asked", "person": person("jansen").pk, "on": NOW.date().isoformat(), "text": ""} | said


def test_the_picture_says_whom_it_concerns_and_why() -> None:
    """By the facts, also where nobody was asked yet."""
    shown = text(at("albers").get(f"/reviews/{revealed().pk}/picture/"))
    shown = shown[shown.index("Wen es betrifft") :]
    assert "Datenschutz" in shown
    assert "Angaben über Menschen kommen darin vor." in shown
    assert "noch nicht gefragt" in shown


def test_whoever_guides_asks_and_whoever_was_asked_answers() -> None:
    """The errand waits on the start page, leads to a page of their own, and is gone with the answer."""
    review = opened()
    address = f"/reviews/{review.pk}/opinions/works_council/"
    assert at("claussen").post(address, sent(review)).status_code == 302
    assert address in text(at("jansen").get("/"))
    assert at("jansen").post(address, {"text": SENTENCE}).status_code == 302
    given = queries.latest_opinions(review)["works_council"]
    assert (given.kind, given.text, given.person) == ("given", SENTENCE, person("jansen"))
    assert given.who == person("jansen").signature
    assert address not in text(at("jansen").get("/"))


@pytest.mark.parametrize("who", ["brandt", "jansen", "luehrs"])
def test_nobody_else_writes(who: str) -> None:
    """Whoever was not asked, and does not guide the review, is told who does."""
    review = opened()
    assert at(who).get(f"/reviews/{review.pk}/opinions/works_council/").status_code == 403
    assert at("stranger").get(f"/reviews/{review.pk}/opinions/works_council/").status_code == 404
    assert at("claussen").get(f"/reviews/{review.pk}/opinions/nobody/").status_code == 404


def test_what_somebody_wrote_themselves_nobody_else_changes() -> None:
    """The author may; whoever guides the review is told whose words these are."""
    review = opened()
    keep(review)
    address = f"/reviews/{review.pk}/opinions/works_council/"
    at("jansen").post(address, {"text": SENTENCE})
    assert at("claussen").post(address, sent(review, kind="given", text="Anders")).status_code == 403
    assert at("jansen").post(address, {"text": "Anders"}).status_code == 302
    assert [each.text for each in review.opinions.order_by("at", "pk")] == ["", SENTENCE, "Anders"]


@pytest.mark.parametrize(
    ("said", "missing"),
    [
        ({"kind": ""}, "Wählen Sie eines von dreien."),
        ({"person": ""}, "Nennen Sie, wer für sie spricht."),
        ({"on": ""}, "Nennen Sie den Tag."),
        ({"on": "2999-01-01"}, "Dieser Tag liegt noch vor uns."),
        ({"kind": "given"}, "Schreiben Sie auf, was sie gesagt haben."),
        ({"kind": "not_asked"}, "Schreiben Sie auf, warum niemand gefragt wurde."),
    ],
)
def test_what_is_missing_is_said(said: dict[str, str], missing: str) -> None:
    """And nothing that was typed is lost."""
    review = opened()
    answer = at("claussen").post(f"/reviews/{review.pk}/opinions/customers/", sent(review, **said))
    assert answer.status_code == 422
    assert missing in text(answer)


def test_not_asking_needs_a_reason_and_nobody() -> None:
    """The reason stands in the picture."""
    review = revealed()
    because = "Der Probelauf bleibt im Haus."
    at("claussen").post(f"/reviews/{review.pk}/opinions/customers/", sent(review, kind="not_asked", text=because))
    kept = review.opinions.get()
    assert (kept.person, kept.who, kept.on) == (None, "", None)
    assert because in text(at("brandt").get(f"/reviews/{review.pk}/picture/"))


def test_the_words_wait_for_the_picture() -> None:
    """Before the reveal those who judge read that there is an answer; its words come with everything else."""
    review = opened()
    keep(review, kind="given", text=SENTENCE)
    before = text(at("brandt").get(f"/reviews/{review.pk}/"))
    assert "hat geantwortet" in before
    assert SENTENCE not in before
    for who in ("berger", "albers", "demir", "brandt"):
        judge(who, review)
    assert SENTENCE in text(at("brandt").get(f"/reviews/{review.pk}/picture/"))


def test_whoever_speaks_for_others_sees_no_judgement() -> None:
    """The page says what the use is about, and nothing anybody has handed in."""
    review = opened()
    keep(review)
    judge("albers", review, "00000", reason="Fuchsbaukasten")
    assert "Fuchsbaukasten" not in text(at("jansen").get(f"/reviews/{review.pk}/opinions/works_council/"))


def test_an_opinion_moves_no_level() -> None:
    """The picture of the judgements is the same with it and without."""
    review = revealed()
    before = queries.picture(review)
    keep(review, kind="given", text="Auf keinen Fall.")
    assert queries.picture(review) == before


def test_every_word_is_in_the_ledger() -> None:
    """Asked, answered, not asked: an entry each."""
    review = opened()
    for kind in Opinion.Kind.values:
        keep(review, kind=kind, text=SENTENCE)
    kinds = list(Entry.objects.order_by("seq").values_list("kind", flat=True))
    assert kinds[-3:] == ["opinion.asked", "opinion.given", "opinion.not_asked"]


def test_after_the_signature_nothing_is_added() -> None:
    """What came too late is given back."""
    review = revealed()
    keep(review)
    actions.close(review=review, decision="2026-01", begins=True, by=person("berger"), at=NOW)
    with pytest.raises(Refusal):
        keep(review, kind="given", text=SENTENCE)
    answer = at("jansen").post(f"/reviews/{review.pk}/opinions/works_council/", {"text": SENTENCE})
    assert answer.status_code == 409
    assert SENTENCE in text(answer)
    assert "<textarea" not in text(at("jansen").get(f"/reviews/{review.pk}/opinions/works_council/"))


def test_who_is_unheard_is_concerned_for_sure_and_silent() -> None:
    """Asked is not heard; answered and passed over with a reason are."""
    review = opened()
    everybody = queries.unheard(review)
    assert "data_protection" in everybody
    keep(review, "data_protection")
    assert queries.unheard(review) == everybody
    keep(review, "data_protection", kind="given", text=SENTENCE)
    assert "data_protection" not in queries.unheard(review)
    keep(review, "customers", kind="not_asked", text="Sie haben nichts damit zu tun.")
    assert "customers" not in queries.unheard(review)


def test_it_says_who_wrote_down_what_somebody_said() -> None:
    """Under somebody's name stand their own words, or the name of whoever wrote them down."""
    review = revealed()
    keep(review, kind="given", text=SENTENCE)
    assert "Aufgeschrieben von Henning Claussen" in text(at("brandt").get(f"/reviews/{review.pk}/picture/"))
    at("jansen").post(f"/reviews/{review.pk}/opinions/works_council/", {"text": "Selbst gesagt."})
    shown = text(at("brandt").get(f"/reviews/{review.pk}/picture/"))
    assert "Selbst gesagt." in shown
    assert "Aufgeschrieben" not in shown


def test_whoever_judges_reads_no_opinion_before_the_reveal() -> None:
    """Also the leader who answers for the use, on the page of the review and where it would be changed."""
    review = opened()
    keep(review, kind="given", text=SENTENCE)
    address = f"/reviews/{review.pk}/opinions/works_council/"
    shown = text(at("berger").get(f"/reviews/{review.pk}/"))
    assert SENTENCE not in shown
    assert address not in shown
    assert at("berger").get(address).status_code == 403
    for reads in ("claussen", "jansen"):  # wrote it down; was asked
        assert SENTENCE in text(at(reads).get(f"/reviews/{review.pk}/"))
    for who in ("berger", "albers", "demir", "brandt"):
        judge(who, review)
    assert SENTENCE in text(at("berger").get(f"/reviews/{review.pk}/picture/"))
    assert at("berger").get(address).status_code == 200


def test_a_second_round_keeps_back_what_was_said_since() -> None:
    """What came with the first reveal stays readable; what comes after it waits for the next one."""
    review = revealed()
    keep(review, kind="given", text=SENTENCE)
    actions.open_second_round(review=review, subjects=["A"], due_on=DUE, by=person("claussen"), at=NOW)
    late = NOW + timedelta(hours=1)
    said: dict[str, Any] = {"kind": "given", "who": "Zwölf Stammkunden", "on": NOW.date(), "text": "Nicht mit uns."}
    actions.keep_opinion(review=review, of="customers", by=person("claussen"), at=late, **said)
    shown = text(at("berger").get(f"/reviews/{review.pk}/picture/"))
    assert SENTENCE in shown
    assert "Nicht mit uns." not in shown


@pytest.mark.parametrize(
    ("who", "code"), [("brandt", "not-yours-to-say"), ("luehrs", "not-yours-to-say"), ("claussen", "own-words")]
)
def test_the_action_refuses_whoever_may_not(who: str, code: str) -> None:
    """The rule holds for every door, not for the page alone."""
    review = opened()
    keep(review)
    jansen = person("jansen")
    said: dict[str, Any] = {"kind": "given", "person": jansen, "text": SENTENCE}
    actions.keep_opinion(review=review, of="works_council", **said, by=jansen, at=NOW)
    with pytest.raises(Refusal) as refused:
        actions.keep_opinion(review=review, of="works_council", kind="not_asked", text="So.", by=person(who), at=NOW)
    assert refused.value.code == code


def test_only_whoever_was_asked_is_called_to_write() -> None:
    """To whoever guides the same link says that it can be changed, also where somebody outside was asked."""
    review = opened()
    keep(review)
    keep(review, "customers", person=None, who="Zwölf Stammkunden")
    call = "Stellung nehmen"
    assert text(at("jansen").get(f"/reviews/{review.pk}/")).count(call) == 1
    assert call not in text(at("claussen").get(f"/reviews/{review.pk}/"))
