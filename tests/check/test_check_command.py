"""The command reads files, says where they stand, and its exit status never judges."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from stimmig.check import main, words
from tests.core.describing import REFERENCE

GOOD = REFERENCE / "use_cases" / "good" / "telephone-assistant.yaml"
BAD = REFERENCE / "use_cases" / "bad" / "no-way-to-a-human.yaml"
AS_OF = ["--as-of", "2026-11-22"]
ROOT = REFERENCE.parent.parent


def run(capsys: pytest.CaptureFixture[str], *argv: str | Path) -> tuple[int, str, str]:
    status = main([str(argument) for argument in argv])
    printed = capsys.readouterr()
    return status, printed.out, printed.err


def test_good_and_bad_uses_leave_with_the_same_status(capsys: pytest.CaptureFixture[str]) -> None:
    """0 says that the files were read, nothing else."""
    assert run(capsys, GOOD)[0] == run(capsys, BAD)[0] == 0


def test_a_file_that_cannot_be_read_is_named_on_stderr(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """The others are read all the same; the status is 2."""
    broken = tmp_path / "broken.yaml"
    broken.write_text("schema: stimmig/use-case/1\ntitle: Test\nstage: later\n")
    status, out, err = run(capsys, broken, tmp_path / "absent.yaml", GOOD, *AS_OF)
    assert status == 2
    assert "Telefonassistent im Kundendienst" in out
    assert "broken.yaml: stage: Gefunden: later. Möglich sind: idea, pilot, running." in err
    assert "absent.yaml: Diese Datei gibt es nicht." in err


def test_what_the_system_refuses_is_said_in_the_language_of_the_reader(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """A folder, a file one may not read, a disk that fails; to read and to write, German and English."""

    assert "Das ist ein Ordner. Nennen Sie die Dateien darin." in run(capsys, tmp_path)[2]
    for error, reading, writing in (
        (PermissionError(13, "Permission denied"), "Ihnen fehlt das Recht, diese Datei zu lesen.", "zu schreiben."),
        (OSError(5, "Input/output error"), "konnte diese Datei nicht lesen.", "nicht schreiben."),
        (FileNotFoundError(2, "No such file"), "Diese Datei gibt es nicht.", "Legen Sie ihn zuerst an."),
        (IsADirectoryError(21, "Is a directory"), "Das ist ein Ordner.", "Nennen Sie eine Datei."),
    ):
        assert reading in words.unreadable(error, "de")
        assert writing in words.unwritable(error, "de")
    assert "There is no such file." in run(capsys, "x.yaml", "--lang", "en")[2]
    assert "There is no such file." in run(capsys, "x.yaml", "--language", "en")[2]
    assert "There is no such folder" in run(capsys, GOOD, "--pdf", tmp_path / "no" / "out.pdf", "--lang", "en")[2]


def test_where_reading_stopped_the_line_itself_is_shown(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """Parsers explain themselves in English; the line they stopped at needs no translation."""
    for name, content, expected in (
        ("list.yaml", "a: [1\nb: 2\n", "Zeile 2: Hier lässt sich die Datei nicht lesen: „b: 2“."),
        ("quote.yaml", 'a: "x\n', 'Zeile 1: Hier lässt sich die Datei nicht lesen: „a: "x“.'),
        ("comma.json", '{"a": 1,\n "b" 2}', 'Zeile 2: Hier lässt sich die Datei nicht lesen: „"b" 2}“.'),
        ("deep.json", "[" * 100_000, "Zeile 1: Hier lässt sich die Datei nicht lesen: „[["),
        ("empty.json", "", "Hier lässt sich die Datei nicht lesen: „nichts“."),
    ):
        (tmp_path / name).write_text(content)
        assert expected in run(capsys, tmp_path / name)[2]
    latin = tmp_path / "latin.yaml"
    latin.write_bytes("title: Küche".encode("latin-1"))
    assert "Zeile 1: Die Datei ist nicht in UTF-8 gespeichert." in run(capsys, latin)[2]


def test_every_fault_of_a_file_is_said(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """In the language asked for, each on its line with its place."""
    broken = tmp_path / "broken.yaml"
    broken.write_text("schema: stimmig/use-case/1\nstage: idea\nfacts: {logging: some, mood: true}\n")
    status, out, err = run(capsys, broken, "--lang", "en")
    assert (status, out) == (2, "")
    assert [line.split(": ")[1] for line in err.splitlines()] == ["title", "facts.logging", "facts.mood"]
    assert "This entry is missing." in err


def test_json_lists_readable_files_only(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """Errors stay text on stderr, so that the output can always be parsed."""
    broken = tmp_path / "broken.json"
    broken.write_text("{")
    status, out, err = run(capsys, broken, BAD, GOOD, "--json", *AS_OF)
    assert status == 2
    assert [row["file"] for row in json.loads(out)] == [str(BAD), str(GOOD)]
    assert "broken.json: Zeile 1:" in err


def test_a_file_longer_than_any_use_case_is_not_swallowed(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """What is too big is said to be, and only its beginning is read."""
    big = tmp_path / "big.yaml"
    big.write_bytes(b"x" * 1_000_002)
    assert "1000001 Byte" in run(capsys, big)[2]


def test_the_day_is_today_unless_it_is_given(capsys: pytest.CaptureFixture[str]) -> None:
    """And it is printed, so that the reading can be repeated."""
    from datetime import date

    assert json.loads(run(capsys, GOOD, "--json")[1])[0]["as_of"] == date.today().isoformat()
    assert json.loads(run(capsys, GOOD, "--json", *AS_OF)[1])[0]["as_of"] == "2026-11-22"


@pytest.mark.parametrize("argv", [[], ["--lang", "fr", "x"], ["--as-of", "gestern", "x"]])
def test_a_command_that_cannot_be_understood_ends_with_2(argv: list[str]) -> None:
    """As every command does."""
    with pytest.raises(SystemExit) as left:
        main(argv)
    assert left.value.code == 2


def test_it_needs_neither_django_nor_a_database() -> None:
    """Nothing of the web application is imported, so that it answers at once."""
    program = (
        "import sys; from stimmig.check import main; main(sys.argv[1:]);"
        "print([m for m in ('django', 'typst', 'sqlite3') if m in sys.modules], file=sys.stderr)"
    )
    environment = {key: value for key, value in os.environ.items() if not key.startswith("DJANGO")}
    command = [sys.executable, "-c", program, str(GOOD), "--json"]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT, env=environment)
    assert done.stderr.strip() == "[]"


def test_the_command_stimmig_leads_here() -> None:
    """`stimmig check` is what people type."""
    command = [sys.executable, "-m", "stimmig.cli", "check", str(GOOD), "--lang", "en"]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)
    assert "WHERE IT LIES" in done.stdout


def test_a_reader_who_leaves_is_no_fault() -> None:
    """`stimmig check … | head` ends quietly: the files were read."""
    command = [sys.executable, "-m", "stimmig.cli", "check", str(GOOD), "--json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT) as running:
        assert running.stdout is not None
        running.stdout.close()
        complaint = running.stderr.read() if running.stderr else b""
    assert (running.returncode, complaint) == (0, b"")
