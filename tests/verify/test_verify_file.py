"""`stimmig verify FILE` checks what others hand in, in plain words, with nothing of the house."""

import hashlib
import subprocess
import sys
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from stimmig import cli
from stimmig.core.ledger import CANONICAL, Entry, Head, append, note, proof, transcript, tree
from stimmig.core.ledger.checkpoint import Checkpoint
from stimmig.core.ledger.note import COSIGNS, SIGNS, Key, Note, Signature
from stimmig.verify import verify_file
from stimmig.verify.words import page

LOG_SECRET, WITNESS_SECRET = Ed25519PrivateKey.generate(), Ed25519PrivateKey.generate()
LOG = Key("stimmig.example/protokoll", SIGNS, LOG_SECRET.public_key().public_bytes_raw())
WITNESS = Key("witness.example/w1", COSIGNS, WITNESS_SECRET.public_key().public_bytes_raw())
STRANGER = Key("stimmig.example/protokoll", SIGNS, Ed25519PrivateKey.generate().public_key().public_bytes_raw())
SECONDS = 1_764_000_000


def entries() -> list[Entry]:
    """Five entries that follow one another."""
    found, head = list[Entry](), Head()
    for number in range(5):
        new = append(head, kind="decision.signed", at="2026-11-22T14Z", case="c", commitment=f"{number:064x}")
        found, head = [*found, new], Head(new.seq, new.chain)
    return found


def leaves() -> list[bytes]:
    return [bytes.fromhex(entry.leaf) for entry in entries()]


def signed(seconds: int = SECONDS) -> Note:
    """The checkpoint over them, signed by the log and by a witness."""
    size, root = tree.grown(leaves())
    text = str(Checkpoint(LOG.name, size, root))
    moment = seconds.to_bytes(8) + WITNESS_SECRET.sign(note.cosigned(seconds, text))
    return Note(
        text,
        (Signature(LOG.name, LOG.id, LOG_SECRET.sign(text.encode())), Signature(WITNESS.name, WITNESS.id, moment)),
    )


def receipt() -> str:
    nodes = {(0, number): leaf for number, leaf in enumerate(leaves())}
    nodes |= {(level, index): found for level, index, found in tree.added(0, leaves(), lambda level, index: b"")}
    return str(proof.Receipt(2, tuple(tree.inclusion(2, 5, lambda *place: nodes[place])), signed()))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A receipt and its entry, a checkpoint, and the whole ledger."""
    (tmp_path / "entry-3.tlog-proof").write_text(receipt(), "utf-8")
    (tmp_path / "entry-3.json").write_text(CANONICAL.encode(entries()[2].content()), "utf-8")
    (tmp_path / "newest.checkpoint").write_text(str(signed()), "utf-8")
    (tmp_path / "all.ledger").write_text("".join(transcript.write(entries(), signed())), "utf-8")
    (tmp_path / "keys").write_text(f"{LOG}\n{WITNESS}\n\n", "utf-8")
    return tmp_path


FILES = ("entry-3.tlog-proof", "entry-3.json", "newest.checkpoint", "all.ledger")


@pytest.mark.parametrize("name", FILES)
def test_what_is_unaltered_holds(folder: Path, name: str) -> None:
    """Signed, witnessed, and in its place."""
    report = verify_file(folder / name, [LOG, WITNESS])
    assert report.holds
    assert [finding.code for finding in report.findings[:2]] == ["signed", "witnessed"]


@pytest.mark.parametrize("name", FILES)
def test_without_a_key_nobody_stands_for_it(folder: Path, name: str) -> None:
    """It is said what is missing, and nothing is called proved."""
    assert verify_file(folder / name).holds is None
    assert verify_file(folder / name, [WITNESS]).holds is None
    assert verify_file(folder / name, [STRANGER]).holds is False


@pytest.mark.parametrize("name", FILES)
def test_any_byte_that_is_changed_is_noticed(folder: Path, name: str) -> None:
    """Wherever it stands: no file that was written upon holds."""
    whole = (folder / name).read_bytes()
    for at in range(0, len(whole), 7):
        (folder / name).write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        assert not verify_file(folder / name, [LOG, WITNESS]).holds, at


def test_another_entry_has_another_receipt(folder: Path) -> None:
    """An entry of the same ledger does not pass for the one at this place."""
    (folder / "entry-3.json").write_text(CANONICAL.encode(entries()[3].content()), "utf-8")
    report = verify_file(folder / "entry-3.tlog-proof", [LOG])
    assert (report.holds, report.findings[-1].code) == (False, "entry")


def test_a_transcript_cut_short_is_noticed(folder: Path) -> None:
    """An entry left out at the end: the rest does not give the root."""
    lines = (folder / "all.ledger").read_text("utf-8").splitlines(keepends=True)
    (folder / "all.ledger").write_text("".join([*lines[:5], *lines[6:]]), "utf-8")
    report = verify_file(folder / "all.ledger", [LOG])
    assert (report.holds, report.findings[-1].said["found"]) == (False, 4)


@pytest.mark.parametrize(("there", "lacking"), [("entry-3.json", "receipt"), ("entry-3.tlog-proof", "entry")])
def test_what_lacks_its_other_half_says_so(folder: Path, there: str, lacking: str) -> None:
    """And under which name it is looked for."""
    (folder / ("entry-3.tlog-proof" if lacking == "receipt" else "entry-3.json")).unlink()
    report = verify_file(folder / there, [LOG])
    assert (report.holds, report.findings[-1].code) == (None, f"{lacking}-missing")
    assert "entry-3" in page(report, "de")


@pytest.mark.parametrize("content", [b"", b"hello", b"\xff\xfe", b"{}", b"c2sp.org/tlog-proof@v1\nnothing\n"])
def test_what_is_no_proof_is_said_to_be_none(folder: Path, content: bytes) -> None:
    """No traceback, and the reason."""
    (folder / "x").write_bytes(content)
    report = verify_file(folder / "x", [LOG])
    assert (report.holds, report.findings[0].code) == (None, "unreadable")
    assert "beschädigt" in page(report, "de")


def test_it_speaks_plainly_in_both_languages(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """German unless asked otherwise; the status says how it came out."""
    receipt_file, key = str(folder / "entry-3.tlog-proof"), ["--key", str(folder / "keys")]
    assert cli.main(["verify", receipt_file, *key]) == 0
    assert "  + Unterschrieben von stimmig.example/protokoll.\n" in (said := capsys.readouterr().out)
    assert "Bezeugt von witness.example/w1 am 24.11.2025, 16:00:00 UTC." in said
    assert "Eintrag 3 (decision.signed, Stunde 2026-11-22T14Z) steht unverändert im Protokoll" in said
    assert "Alles stimmt." in said
    assert cli.main(["verify", "--lang", "en", "--key", str(STRANGER), receipt_file]) == 1
    assert "Something does not hold." in capsys.readouterr().out


def test_a_moment_beyond_every_calendar_is_a_number(folder: Path) -> None:
    """A witness may have a strange clock."""
    (folder / "strange.checkpoint").write_text(str(signed(2**62)), "utf-8")
    assert str(2**62) in page(verify_file(folder / "strange.checkpoint", [LOG, WITNESS]), "en")


def test_a_key_that_came_along_is_named_and_not_trusted(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever made the file can have made the key as well; with a key somebody names, nothing is said of it."""
    monkeypatch.setenv("STIMMIG_DATA", str(folder / "nobody"))  # no house here has a key of its own
    beside = folder / "schluessel.txt"
    beside.write_text(f"{LOG}\n")
    assert cli.main(["verify", str(folder / "newest.checkpoint")]) == 2
    said = capsys.readouterr().out
    assert "Er beweist nicht, wer unterschrieben hat." in said
    assert f"dem, den das Haus zeigt; dann: --key {beside}" in said
    assert cli.main(["verify", str(folder / "newest.checkpoint"), "--key", str(beside)]) == 0
    assert str(beside) not in capsys.readouterr().out


def test_what_cannot_be_opened_is_said(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With the others still checked."""
    assert cli.main(["verify", str(folder / "nowhere"), str(folder / "newest.checkpoint"), "--key", str(LOG)]) == 2
    both = capsys.readouterr()
    assert "lässt sich nicht öffnen" in both.err
    assert "Prüfpunkt des Protokolls stimmig.example/protokoll über 5 Einträge." in both.out


def test_what_is_no_key_is_refused(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A mistyped key would make everything look forged."""
    with pytest.raises(SystemExit):
        cli.main(["verify", str(folder / "newest.checkpoint"), "--key", str(LOG)[1:]])
    assert "mistyped" in capsys.readouterr().err


def test_the_house_checks_its_own_with_its_own_key(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """On the machine of the house nobody has to look for it; it is said which one was taken."""
    (folder / "data" / "keys").mkdir(parents=True)
    (folder / "data" / "keys" / "log.pub").write_text(f"{LOG}\n")
    monkeypatch.setenv("STIMMIG_DATA", str(folder / "data"))
    assert cli.main(["verify", str(folder / "newest.checkpoint")]) == 0
    assert "Geprüft mit dem Schlüssel dieses Hauses" in capsys.readouterr().out


def test_it_needs_neither_django_nor_a_database(folder: Path) -> None:
    """Only the standard library and cryptography are loaded."""
    program = (
        "import sys; from stimmig import cli;"
        f" status = cli.main(['verify', {str(folder / 'all.ledger')!r}, '--key', {str(LOG)!r}]);"
        " assert not {'django', 'sqlite3', 'psycopg', 'yaml'} & set(sys.modules); sys.exit(status)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    assert "5 Einträge, vollständig und unverändert" in done.stdout


def test_anybody_can_compute_it_by_hand(folder: Path) -> None:
    """The leaf is SHA-256 over a zero byte and the file of the entry, as it is."""
    leaf = hashlib.sha256(b"\x00" + (folder / "entry-3.json").read_bytes()).hexdigest()
    assert leaf == entries()[2].leaf
