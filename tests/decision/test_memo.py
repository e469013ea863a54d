"""The memo: one PDF a screen reader can follow, with a first page to hang up."""

import io
import re
import time
from typing import Any

import pikepdf
import pytest
from django.test import Client
from django.utils import translation

from stimmig.decision import memo, words
from stimmig.decision.models import Decision
from stimmig.ui.typeset import typeset
from tests.decision import scene


@pytest.fixture
def decision(db: Any) -> Decision:
    """The page to frame: conditions, a voice against, criteria judged in depth."""
    return scene.decided(scene.CONDITIONS)


def opened(decision: Decision, language: str = "de") -> pikepdf.Pdf:
    with translation.override(language):
        return pikepdf.open(io.BytesIO(memo.pdf(decision)))


@pytest.mark.parametrize("language", ["de", "en"])
def test_it_is_tagged_and_says_its_language_and_title(decision: Decision, language: str) -> None:
    """What PDF/UA-1 asks for, as far as typst checks it."""
    pdf = opened(decision, language)
    assert pdf.Root.Lang == language
    assert pdf.Root.MarkInfo.Marked
    assert pdf.Root.ViewerPreferences.DisplayDocTitle
    with pdf.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"
        assert decision.number in metadata["dc:title"]
        assert decision.title in metadata["dc:title"]


def test_headings_tables_and_the_figure_carry_their_tags(decision: Decision) -> None:
    """One title, sections below it, tables with heads, and the ring with words for what it shows."""
    pdf = opened(decision)
    kinds = [str(node.S) for node in nodes(pdf.Root.StructTreeRoot)]
    assert kinds.count("/H1") == 1
    assert kinds.count("/H2") >= 10
    assert {"/Table", "/TH", "/TD", "/L", "/Figure"} <= set(kinds)
    figures = [node for node in nodes(pdf.Root.StructTreeRoot) if node.S == "/Figure"]
    assert any("Transparenz: tragfähig" in str(figure.get("/Alt", "")) for figure in figures)


def nodes(node: Any) -> list[Any]:
    """Everything in the tree of tags."""
    children = node.get("/K", [])
    children = children if isinstance(children, pikepdf.Array) else [children]
    inner = [child for child in children if isinstance(child, pikepdf.Dictionary) and "/S" in child]
    return inner + [deeper for child in inner for deeper in nodes(child)]


def test_its_fonts_are_ours(decision: Decision) -> None:
    """Embedded, and none from the machine it was set on."""
    pdf = opened(decision)
    names = {str(font.BaseFont) for page in pdf.pages for font in page.Resources.Font.values()}
    assert names
    assert all(re.match(r"/\w{6}\+(SourceSerif|Inter)", name) for name in names)


def test_page_one_carries_decision_weighing_and_limits(decision: Decision) -> None:
    """Whatever else is known, one sheet says it."""
    with translation.override("de"):
        first = memo.first_page(words.page(decision))
    assert first["sentence"] == decision.record["sentence"]
    assert [name for name, _text in first["weighing"]] == ["Wir gewinnen", "Wir riskieren", "Für das Vertrauen"]
    assert first["limits"]["rows"][2] == ["Beratung im Altbau", "relational", "Mensch"]
    assert first["signature"]["name"] == "Anke Berger"
    assert first["again"] == ["Neubewertung am 14. Januar 2027"]


def test_it_is_the_same_tomorrow(decision: Decision) -> None:
    """The same record gives the same bytes."""
    assert memo.pdf(decision) == memo.pdf(Decision.objects.get(pk=decision.pk))


def test_it_is_set_in_under_a_second(decision: Decision) -> None:
    """Once the fonts are read, which happens once."""
    memo.pdf(decision)
    begun = time.process_time()
    memo.pdf(decision)
    assert time.process_time() - begun < 1


def test_its_name_speaks(decision: Decision, client: Client) -> None:
    """A file one finds again, in the language of the page."""
    client.force_login(scene.leader_of(decision.review))
    answer = client.get(f"/decisions/{decision.pk}/memo.pdf")
    assert answer["Content-Type"] == "application/pdf"
    assert "entscheidung-2026-01-angebotsentwuerfe-aus-anfragen.pdf" in answer["Content-Disposition"]


@pytest.mark.parametrize("name", [scene.QUICK, scene.DECLINED])
def test_other_outcomes_are_set_as_well(db: Any, name: str) -> None:
    """Nothing to answer, or nothing to limit: the memo says what there is."""
    assert len(opened(scene.decided(name)).pages) >= 2


WORDS = "Wir lassen die KI nur dort sprechen, wo niemand auf einen Menschen wartet, und sagen es dazu. "
ROW = ["Eine Störung in der Nacht melden und einen Rückruf vereinbaren", "transaktional", "KI, Mensch auf Wunsch"]
REASONS = {"heading": "Warum wir so entscheiden", "lines": [(WORDS * 8)[:660]] * 3}


@pytest.mark.parametrize(
    ("limits", "reasons", "sheets"), [(4, None, 1), (12, None, 1), (30, None, 2), (0, None, 1), (0, REASONS, 1)]
)
def test_page_one_stays_one_page_however_much_is_written(
    decision: Decision, limits: int, reasons: Any, sheets: int
) -> None:
    """With the longest sentences that can be typed, and many limits or long reasons; else those go on page two."""
    with translation.override("de"):
        first = memo.first_page(words.page(decision))
    head = {"heading": "Einsatzgrenzen", "columns": ["Kontaktpunkt", "Art", "Wer übernimmt"]}
    said = {
        "sentence": (WORDS * 5)[:400],
        "sentence_size": 15,
        "weighing": [(name, (WORDS * 4)[:300]) for name, _text in first["weighing"]],
        "limits": head | {"rows": [ROW] * limits} if limits else None,
        "reasons": reasons,
    }
    rest = {"heading": "Stand und Nachweis", "pieces": [{"type": "text", "text": "Seite zwei."}]}
    set_ = typeset(memo.TEMPLATE, {**first, **said, "sections": [rest]}, title="Entscheidung", lang="de")
    assert len(pikepdf.open(io.BytesIO(set_)).pages) == 1 + sheets
