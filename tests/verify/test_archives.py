"""The file of a case: what is no such file is named, and what cannot be told is not called proved."""

import json
from pathlib import Path
from uuid import uuid4
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from stimmig.core import ledger
from stimmig.core.case_archive import Line, archive
from stimmig.core.ledger import note, proof
from stimmig.core.ledger.checkpoint import Checkpoint
from stimmig.verify import verify_file
from stimmig.verify.words import page

CASE = str(uuid4())


def written(folder: Path, proofs: object = ()) -> Path:
    """An archive of one entry that was erased."""
    entry: dict[str, str | int] = {
        "seq": 1,
        "kind": "conversation.request",
        "at": "2026-11-30T10Z",
        "case": CASE,
        "c": "00" * 32,
    }
    line = Line(1, "conversation.request", "2026-11-30T10Z", "00" * 32, ledger.leaf(entry))
    file = folder / "fall.json"
    file.write_text(json.dumps(archive(CASE, [line]) | {"proofs": proofs}, indent=1))
    return file


def test_without_receipts_it_cannot_be_told_whether_it_stands_in_a_ledger(tmp_path: Path) -> None:
    """The lines hold, and nothing more is said."""
    report = verify_file(written(tmp_path))
    assert report.holds is None
    assert "Die Quittungen fehlen" in page(report, "de")


@pytest.mark.parametrize("proofs", [["no receipt"], [7], "none"])
def test_what_is_no_proof_is_named(tmp_path: Path, proofs: object) -> None:
    """The file is broken, and nothing in it counts."""
    assert [each.code for each in verify_file(written(tmp_path, proofs)).findings] == ["unreadable"]


def test_a_case_without_entries_is_named(tmp_path: Path) -> None:
    """Nothing is proved of nothing."""
    file = tmp_path / "fall.json"
    file.write_text(json.dumps(archive(CASE, []), indent=1))
    assert [each.code for each in verify_file(file).findings] == ["unreadable"]


def test_a_zip_without_a_case_is_named(tmp_path: Path) -> None:
    """So is one that is broken."""
    with ZipFile(tmp_path / "a.zip", "w") as file:
        file.writestr("other.txt", "x")
    (tmp_path / "b.zip").write_bytes(b"PK and nothing else")
    codes = [verify_file(tmp_path / name).findings[0].code for name in ("a.zip", "b.zip")]
    assert codes == ["unreadable", "unreadable"]


def test_a_zip_with_any_byte_changed_is_read_or_named(tmp_path: Path) -> None:
    """However it is broken, nobody is shown how this program is made."""
    with ZipFile(tmp_path / "a.zip", "w", ZIP_DEFLATED) as file:
        file.write(written(tmp_path), "fall.json")
    whole = (tmp_path / "a.zip").read_bytes()
    for at in range(len(whole)):
        (tmp_path / "b.zip").write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        assert verify_file(tmp_path / "b.zip").holds is not True


def test_a_leaf_that_is_no_hash_is_not_proved(tmp_path: Path) -> None:
    """It is said, and the program goes on."""
    receipt = proof.Receipt(0, (), note.Note(str(Checkpoint("a", 1, bytes(32))), (note.Signature("a", b"key?", b"x"),)))
    file = written(tmp_path, [str(receipt)])
    said = json.loads(file.read_text())
    said["entries"][0]["leaf"] = "no hash"
    file.write_text(json.dumps(said, indent=1))
    assert [each.code for each in verify_file(file).findings if each.holds is False] == ["case", "case-in-ledger"]
