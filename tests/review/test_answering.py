"""One question a page: saving goes straight to the next, nothing typed is lost."""

from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from stimmig.review import actions, queries
from tests.cast import person
from tests.review.browsing import at, text
from tests.review.scene import NOW, answer, judge, opened, round_of

pytestmark = pytest.mark.django_db


def test_saving_goes_to_the_next_question_and_at_last_to_the_overview() -> None:
    """Five questions, five pages, then all answers at a glance."""
    round, albers = round_of(opened()), at("albers")
    address = f"/rounds/{round.pk}/questions/T/"
    for next_ in ("questions/R/", "questions/A/", "questions/C/", "questions/E/", "answers/"):
        response = albers.post(address, {"answer": "2", "reason": "Festgelegt."})
        address = f"/rounds/{round.pk}/{next_}"
        assert response.headers["Location"] == address


def test_changing_one_answer_returns_to_the_overview() -> None:
    """Whoever comes from the overview goes back there."""
    round = round_of(opened())
    response = at("albers").post(f"/rounds/{round.pk}/questions/T/?from=answers", {"answer": "2", "reason": ""})
    assert response.headers["Location"] == f"/rounds/{round.pk}/answers/"


@pytest.mark.parametrize("chosen", ["0", "1", "3", "not_applicable"])
def test_a_reason_is_asked_for_where_it_matters(chosen: str) -> None:
    """Not in place, weak, strong and not applicable need a sentence; what was chosen stays chosen."""
    round = round_of(opened())
    response = at("albers").post(f"/rounds/{round.pk}/questions/T/", {"answer": chosen, "exhibit": "Mein Beleg"})
    assert response.status_code == 422
    assert "Mein Beleg" in text(response)
    assert 'id="id_reason_error"' in text(response)


@pytest.mark.parametrize("chosen", ["2", "no_basis"])
def test_no_reason_is_asked_for_where_it_does_not(chosen: str) -> None:
    """Sound, and lacking the basis, can be said in one tap."""
    round = round_of(opened())
    assert at("albers").post(f"/rounds/{round.pk}/questions/T/", {"answer": chosen}).status_code == 302


def test_coming_too_late_loses_nothing_typed() -> None:
    """A post after the reveal says what happened and shows what was written."""
    review = opened(judges=("albers", "demir"))
    round = round_of(review)
    judge("albers", review)
    judge("demir", review)
    typed = {"answer": "1", "reason": "Das wollte ich noch sagen."}
    response = at("albers").post(f"/rounds/{round.pk}/questions/T/", typed)
    assert response.status_code == 409
    assert "Das wollte ich noch sagen." in text(response)


def test_who_is_not_asked_is_told_so() -> None:
    """An observer finds no form, and a stranger nothing at all."""
    round = round_of(opened())
    assert at("jansen").get(f"/rounds/{round.pk}/questions/T/").status_code == 403
    assert at("stranger").get(f"/rounds/{round.pk}/questions/T/").status_code == 404
    assert at("thomsen").get(f"/rounds/{round.pk}/questions/T/").status_code == 404


def test_a_file_is_taken_by_what_it_is(settings: Any, tmp_path: Path) -> None:
    """A PDF is kept, something that only calls itself one is not, nor anything too large."""
    settings.MEDIA_ROOT = tmp_path
    round, albers = round_of(opened()), at("albers")
    address = f"/rounds/{round.pk}/questions/T/"
    for name, content, status in (
        ("echt.pdf", b"%PDF-1.7 ...", 302),
        ("falsch.pdf", b"MZ...", 422),
        ("skript.html", b"<script>", 422),
        ("zu-gross.png", b"\x89PNG" + b"0" * (5 * 1024 * 1024), 422),
    ):
        posted = {"answer": "2", "exhibit_file": SimpleUploadedFile(name, content)}
        assert albers.post(address, posted).status_code == status, name
    draft = queries.own_drafts(person("albers"), round)["T"]
    file = albers.get(f"/exhibits/{draft.pk}/")
    assert b"".join(file.streaming_content) == b"%PDF-1.7 ..."
    assert file["Content-Disposition"].startswith("attachment")


def test_a_replaced_file_is_gone_unless_it_was_handed_in(
    settings: Any, tmp_path: Path, django_capture_on_commit_callbacks: Any
) -> None:
    """Nothing stays that no judgement stands on; what was handed in stays, named by what it holds."""
    settings.MEDIA_ROOT = tmp_path
    review = opened()
    judge("albers", review)
    for content in (b"%PDF-first", b"%PDF-second", b"%PDF-third"):
        with django_capture_on_commit_callbacks(execute=True):
            file = SimpleUploadedFile("beleg.pdf", content)
            answer(person("albers"), round_of(review), "T", exhibit_file=file)
        if content == b"%PDF-first":
            actions.seal(round=round_of(review), by=person("albers"), at=NOW)
    kept = {path.read_bytes(): path.stem for path in tmp_path.rglob("*.pdf")}
    assert set(kept) == {b"%PDF-first", b"%PDF-third"}
    assert all(stem == sha256(content).hexdigest() for content, stem in kept.items())


def test_saving_the_same_again_asks_for_no_new_seal() -> None:
    """Looking through one's answers after handing in changes nothing."""
    review = opened()
    judge("albers", review)
    draft = queries.own_drafts(person("albers"), round_of(review))["T"]
    actions.write(
        round=round_of(review), subject="T", answer="level", level=2, reason=draft.reason, by=person("albers"), at=NOW
    )
    assert not queries.changed_since_handed_in(person("albers"), round_of(review))


def test_the_question_shows_facts_without_a_word_on_what_follows() -> None:
    """Before choosing nobody reads which fact speaks against which level."""
    review = opened()
    shown = text(at("albers").get(f"/rounds/{round_of(review).pk}/questions/R/"))
    assert "Störung melden, nachts" in shown
    for finding in queries.reading(review).findings:
        assert finding.text.de not in shown
