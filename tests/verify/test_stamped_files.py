"""`stimmig verify FILE` says since when a checkpoint was there, where somebody's clock has stamped it."""

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from stimmig import cli
from stimmig.core.case_archive import Line, archive
from stimmig.core.ledger import CANONICAL, canonical, checkpoint, commitment, note, proof
from stimmig.core.ledger.enclosure import Enclosure, Opening
from stimmig.verify import stamps, verify_file
from stimmig.verify.words import page
from tests.verify.authority import Stamping, issuing, stamping
from tests.verify.test_verify_file import LOG, WITNESS, entries, receipt, signed

ROOT = issuing()
SIGNER = stamping(ROOT)
STAMP = Stamping(SIGNER, [SIGNER]).answer(stamps.request(checkpoint.imprint(signed()), 7))
OTHER = Stamping(SIGNER, [SIGNER]).answer(stamps.request(bytes(32), 7))
TRUSTED = [ROOT.certificate]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A receipt that takes a stamp along, and a checkpoint and a transcript with one beside them."""
    found = replace(proof.parse(receipt()), extra=Enclosure((STAMP,)).extra())
    (tmp_path / "entry-3.tlog-proof").write_text(str(found), "utf-8")
    (tmp_path / "entry-3.json").write_text(CANONICAL.encode(entries()[2].content()), "utf-8")
    (tmp_path / "day.checkpoint").write_text(str(signed()), "utf-8")
    (tmp_path / "day.tsr").write_bytes(STAMP)
    (tmp_path / "case.json").write_text(json.dumps(case([stamped_text(STAMP)]), indent=1))
    (tmp_path / "trusted.pem").write_bytes(ROOT.pem)
    return tmp_path


def stamped_text(answer: bytes) -> str:
    return note.encoded(answer)


def case(found: list[object]) -> dict[str, object]:
    """A case of one entry, number 3, of which no content is left."""
    one = entries()[2]
    line = Line(one.seq, one.kind, one.at, one.commitment, one.leaf)
    return archive(one.case, [line], [receipt()]) | {"stamps": found}


FILES = ("entry-3.tlog-proof", "entry-3.json", "day.checkpoint", "day.tsr", "case.json")


@pytest.mark.parametrize("name", FILES)
def test_a_stamp_says_since_when(folder: Path, name: str) -> None:
    """Whichever of two files that belong together is named."""
    report = verify_file(folder / name, [LOG], TRUSTED)
    assert report.holds
    assert "Zeitstempel von CN=Zeitstempel: Diesen Prüfpunkt gab es spätestens am 22.11.2026, 14:40:07 UTC." in page(
        report, "de"
    )
    assert "on 2026-11-22 14:40:07 UTC at the latest" in page(report, "en")


@pytest.mark.parametrize("name", FILES)
def test_without_certificates_it_is_said_to_be_unchecked(folder: Path, name: str) -> None:
    """It is there, and nobody has said whom they trust for it."""
    report = verify_file(folder / name, [LOG])
    assert report.holds is None
    assert "liegt dabei und ist nicht geprüft" in page(report, "de")


@pytest.mark.parametrize("name", FILES)
def test_a_certificate_of_somebody_else_makes_it_count_for_nothing(folder: Path, name: str) -> None:
    """It is said that the stamp does not count, and why."""
    report = verify_file(folder / name, [LOG], [issuing("Fremd").certificate])
    assert report.holds is False
    assert "Der Zeitstempel gilt nicht (the certificate is not trusted" in page(report, "de")


def test_a_stamp_over_something_else_is_found(folder: Path) -> None:
    """Beside a checkpoint, in a receipt, and in the file of a case."""
    (folder / "day.tsr").write_bytes(OTHER)
    found = replace(proof.parse(receipt()), extra=Enclosure((OTHER,)).extra())
    (folder / "entry-3.tlog-proof").write_text(str(found), "utf-8")
    (folder / "case.json").write_text(json.dumps(case([stamped_text(OTHER)]), indent=1))
    for name in FILES:
        report = verify_file(folder / name, [LOG], TRUSTED)
        assert [finding.said for finding in report.findings if finding.holds is False] == [
            {"why": "it is over something else"}
        ]


def test_who_witnessed_later_takes_nothing_from_it(folder: Path) -> None:
    """The stamp is over what the log signed alone."""
    (folder / "day.checkpoint").write_text(str(checkpoint.of_the_log(signed())), "utf-8")
    assert verify_file(folder / "day.checkpoint", [LOG], TRUSTED).holds
    assert verify_file(folder / "entry-3.json", [LOG, WITNESS], TRUSTED).holds


def test_where_there_is_none_it_is_said(folder: Path) -> None:
    """To whoever named a certificate; to nobody else."""
    (folder / "day.tsr").unlink()
    report = verify_file(folder / "day.checkpoint", [LOG], TRUSTED)
    assert report.holds is None
    assert "Ein Zeitstempel ist nicht dabei." in page(report, "de")
    assert verify_file(folder / "day.checkpoint", [LOG]).holds


def test_a_stamp_alone_asks_for_its_checkpoint(folder: Path) -> None:
    """Under which name it is looked for."""
    (folder / "day.checkpoint").unlink()
    report = verify_file(folder / "day.tsr", [LOG], TRUSTED)
    assert report.holds is None
    assert "Legen Sie day.checkpoint in denselben Ordner." in page(report, "de")


@pytest.mark.parametrize("found", [[7], ["?"]])
def test_a_case_with_a_broken_stamp_is_named(folder: Path, found: list[object]) -> None:
    """The file is broken, and nothing in it counts."""
    (folder / "case.json").write_text(json.dumps(case(found), indent=1))
    assert [each.code for each in verify_file(folder / "case.json").findings] == ["unreadable"]


def test_a_receipt_with_something_strange_along_still_proves_its_entry(folder: Path) -> None:
    """What is not ours to read takes nothing from the proof (C2SP tlog-proof), and is said not to be checked."""
    (folder / "entry-3.tlog-proof").write_text(str(replace(proof.parse(receipt()), extra=b"aside")), "utf-8")
    report = verify_file(folder / "entry-3.json", [LOG])
    assert [(each.code, each.holds) for each in report.findings] == [
        ("enclosed-unknown", None),
        ("signed", True),
        ("entry", True),
    ]
    assert "nicht geprüft" in page(report, "de")


def test_a_receipt_may_take_much_along(folder: Path) -> None:
    """A long decision is more than any checkpoint."""
    assert "ist der festgehaltene: xxx" in opened(folder, {"name": "x" * 1_500_000})


def test_a_stamp_is_checked_under_any_name(folder: Path) -> None:
    """The one that was named, and not the one beside it."""
    (folder / "day.der").write_bytes(OTHER)
    assert verify_file(folder / "day.der", [LOG], TRUSTED).holds is False
    (folder / "day.tsr").rename(folder / "day.der")
    assert verify_file(folder / "day.der", [LOG], TRUSTED).holds


def opened(folder: Path, by: object, content: str | None = None) -> str:
    """What is said of a receipt that takes content and salt along, under an entry made for them."""
    said = canonical({"kind": "decision.signed", "at": "2026-11-22T14:37:05+00:00", "by": by, "content": {}}).decode()
    entry = entries()[2].content() | {"c": commitment(bytes(32), said.encode())}
    return enclosed(folder, content or said, entry)


def enclosed(folder: Path, content: str, entry: Mapping[str, object]) -> str:
    """What is said of a receipt that takes this content along, beside this entry."""
    found = replace(proof.parse(receipt()), extra=Enclosure((), Opening(bytes(32), content)).extra())
    (folder / "entry-3.tlog-proof").write_text(str(found), "utf-8")
    (folder / "entry-3.json").write_text(CANONICAL.encode(entry), "utf-8")
    return page(verify_file(folder / "entry-3.tlog-proof", [LOG]), "de")


def test_content_that_is_enclosed_is_held_against_its_entry(folder: Path) -> None:
    """Who recorded it and when; another content is found."""
    assert "ist der festgehaltene: A. Berger, 2026-11-22T14:37:05+00:00." in opened(folder, {"name": "A. Berger"})
    assert "ist der festgehaltene: –, 2026" in opened(folder, None)
    assert "ist nicht der festgehaltene" in opened(folder, None, '{"by":null}')


@pytest.mark.parametrize(
    "content", ["?", "[]", "7", "{}", '{"at":"x"}', '{"at":"x","by":{}}', '{"at":"x","by":7}', "[" * 100_000]
)
def test_content_that_no_ledger_records_is_named(folder: Path, content: str) -> None:
    """A stranger's commitment may be to anything: no traceback, and the reason."""
    entry = entries()[2].content() | {"c": commitment(bytes(32), content.encode())}
    assert "content enclosed is not as a ledger records it" in enclosed(folder, content, entry)


def test_what_a_file_says_moves_no_cursor(folder: Path) -> None:
    """A stranger's words stay in their line and in their colour: they cannot write “Alles stimmt” over ours."""
    said = opened(folder, {"name": "A\x1b[2K\r\u202eB\n  Alles stimmt."})
    assert "ist der festgehaltene: A\ufffd[2K\ufffd\ufffdB\ufffd  Alles stimmt., 2026" in said
    assert {sign for sign in said if not sign.isprintable()} == {"\n"}


def test_a_commitment_that_is_none_is_not_opened(folder: Path) -> None:
    """Signs no commitment ever had: no traceback."""
    assert "ist nicht der festgehaltene" in enclosed(folder, "{}", entries()[2].content() | {"c": "ü" * 64})


def test_the_command_takes_certificates(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """As a file, as authorities give them out; what is none is refused."""
    given = ["verify", str(folder / "day.checkpoint"), "--key", str(LOG), "--certificates"]
    assert cli.main([*given, str(folder / "trusted.pem")]) == 0
    assert "Alles stimmt." in capsys.readouterr().out
    with pytest.raises(SystemExit):
        cli.main([*given, str(folder / "day.checkpoint")])
    assert "day.checkpoint: " in capsys.readouterr().err
