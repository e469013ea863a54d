"""On paper a reading has two pages at most for each file, tagged, in the fonts of the house."""

from pathlib import Path

import pikepdf
import pytest

from stimmig.check.command import main
from tests.core.describing import REFERENCE, REFERENCE_FILES

GOOD = str(REFERENCE / "use_cases" / "good" / "telephone-assistant.yaml")
SHORT = str(REFERENCE / "use_cases" / "good" / "invoice-processing.yaml")
FULL = str(REFERENCE / "use_cases" / "bad" / "vendor-black-box.yaml")


@pytest.mark.parametrize("language", ["de", "en"])
def test_two_pages_at_most_for_each_file(tmp_path: Path, language: str) -> None:
    """Also where there is much to say; one document holds them all, and each begins on a page of its own."""
    target = tmp_path / "reading.pdf"
    files = [str(path) for path in REFERENCE_FILES]
    assert main([*files, "--pdf", str(target), "--lang", language]) == 0
    with pikepdf.open(target) as pdf:
        assert len(files) < len(pdf.pages) <= 2 * len(files)
        assert str(pdf.Root.Lang) == language
        assert pdf.Root.MarkInfo.Marked


@pytest.mark.parametrize(("path", "pages"), [(SHORT, 1), (FULL, 2)])
def test_what_is_short_has_one_page(tmp_path: Path, path: str, pages: int) -> None:
    """What to do next follows where there is room for it, and leaves no page half empty."""
    target = tmp_path / "reading.pdf"
    main([path, "--pdf", str(target)])
    with pikepdf.open(target) as pdf:
        assert len(pdf.pages) == pages


def test_without_a_readable_file_there_is_no_paper(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An empty document would say that all is well."""
    target = tmp_path / "reading.pdf"
    assert main([str(tmp_path / "absent.yaml"), "--pdf", str(target)]) == 2
    assert not target.exists()
    assert capsys.readouterr().err


def test_paper_that_cannot_be_written_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The status is 2, and the reason stands on stderr."""
    assert main([GOOD, "--pdf", str(tmp_path / "no" / "folder.pdf")]) == 2
    assert "Den Ordner, in den geschrieben werden soll, gibt es nicht" in capsys.readouterr().err


def test_paper_and_json_together(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With both, the JSON is printed and the paper written; with paper alone nothing is printed."""
    target = tmp_path / "reading.pdf"
    main([FULL, "--pdf", str(target), "--json"])
    assert capsys.readouterr().out.startswith("[")
    main([FULL, "--pdf", str(target)])
    assert capsys.readouterr().out == ""


def test_the_same_reading_is_the_same_file(tmp_path: Path) -> None:
    """Nothing in it depends on when it was printed."""
    first, second = tmp_path / "1.pdf", tmp_path / "2.pdf"
    for target in (first, second):
        main([GOOD, "--pdf", str(target), "--as-of", "2026-11-22"])
    assert first.read_bytes() == second.read_bytes()
