"""A document is tagged, in its language, in our fonts, and the same every time."""

import io
import threading
from pathlib import Path

import pikepdf
import pytest

from stimmig.ui.figures import Point, four_fields
from stimmig.ui.typeset import PACKAGE, Untypeset, typeset
from tests.ui.test_four_fields import LABELS

SPECIMEN = PACKAGE / "ui" / "documents" / "specimen.typ"
FINDING = {
    "severity": "critical",
    "text": "Hier führt die KI.",
    "place": "Störung",
    "why": "Darum.",
    "answer": "Ein Mensch.",
}
DATA = {
    "kicker": "Entscheidung 2026-07",
    "lead": "Wir führen ihn ein.",
    "footer": "Entscheidung 2026-07",
    "weighing_title": "Abwägung",
    "weighing": [["Wir gewinnen", "Zeit"], ["Wir riskieren", "Nähe"]],
    "limits_title": "Einsatzgrenzen",
    "limits_head": ["Kontakt", "Art", "Wer übernimmt"],
    "limits": [["Störung melden", "relational", "Mensch"]],
    "findings_title": "Was zu klären war",
    "findings": [FINDING, FINDING | {"severity": "note", "place": "", "why": "", "answer": ""}],
    "voice": "Zu früh.",
    "voice_of": "S. Vogt",
    "figure": four_fields([Point("Störung melden", "relational", "auto", 310)], LABELS, "x"),
    "figure_alt": "Vier Felder",
    "signature": ["A. Berger", "Geschäftsführung", "22.11.2026"],
}


def printed(lang="de", **changes):
    return typeset(SPECIMEN, DATA | changes, title="Telefonassistent", lang=lang)


def test_it_is_tagged_and_says_its_language_and_title():
    """What PDF/UA-1 asks of the document as a whole, as far as it can be read off the file."""
    with pikepdf.open(io.BytesIO(printed("en"))) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.Root.Lang) == "en"
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        with pdf.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"
            assert "Telefonassistent" in str(metadata["dc:title"])


def test_headings_tables_and_figures_are_tagged_as_such():
    """A screen reader finds its way: headings in order, header cells, an alternative for the figure."""
    with pikepdf.open(io.BytesIO(printed())) as pdf:
        tags = [str(thing.S) for thing in pdf.objects if isinstance(thing, pikepdf.Dictionary) and "/S" in thing]
        assert {"/H1", "/H2", "/Table", "/TH", "/TD", "/Figure"} <= set(tags)
        alternatives = [str(o.Alt) for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and "/Alt" in o]
        assert alternatives == ["Vier Felder"]


def test_only_our_fonts_are_inside():
    """Embedded, and ours: a PDF without fonts would look right here and wrong elsewhere."""
    with pikepdf.open(io.BytesIO(printed())) as pdf:
        fonts = [o for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and o.get("/Type") == "/FontDescriptor"]
        names = {str(font.FontName).split("+")[-1] for font in fonts}
        assert names
        assert all(name.startswith(("SourceSerif4", "Inter")) for name in names)
        assert all({"/FontFile2", "/FontFile3"} & set(font.keys()) for font in fonts)


def test_the_same_record_prints_the_same_bytes():
    """No clock and no chance: tomorrow's PDF is today's."""
    assert printed() == printed()
    assert printed() != printed(lead="Anders.")


def test_a_missing_font_is_a_fault_and_not_a_blank_page(tmp_path, monkeypatch):
    """Typst would print without letters and only warn."""
    template = tmp_path / "odd.typ"
    template.write_text('#set document(title: "x")\n#set text(font: "Comic Sans MS", lang: "de")\n= x')
    monkeypatch.setattr("stimmig.ui.typeset.PACKAGE", tmp_path)
    with pytest.raises(Untypeset, match=r"odd\.typ: unknown font family"):
        typeset(template, {}, title="x", lang="de")


def test_many_print_at_once():
    """Each thread has its own press."""
    pages = []
    threads = [threading.Thread(target=lambda: pages.append(printed())) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(pages) == 4
    assert len(set(pages)) == 1


def test_the_fonts_carry_their_licences():
    """The OFL asks for its text beside the fonts, on paper and on the screen."""
    for folder in (PACKAGE / "ui" / "documents" / "fonts", PACKAGE / "ui" / "static" / "ui" / "fonts"):
        texts = [path.read_text() for path in Path(folder).glob("*OFL.txt")]
        assert len(texts) == 2
        assert all("SIL OPEN FONT LICENSE" in text.upper() for text in texts)
