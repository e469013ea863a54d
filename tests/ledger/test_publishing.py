"""Checkpoints: signed where the ledger has grown, kept outside the database, and never contradicting one another."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from stimmig.core.errors import Refusal
from stimmig.core.ledger import Flaw, checkpoint, note, tree
from stimmig.ledger import keys, published, publishing, queries
from stimmig.ledger.models import Checkpoint, Content, Entry
from stimmig.verify.signatures import ed25519
from tests.ledger.conftest import AT
from tests.ledger.test_tampering import tamper

Record = Callable[..., Entry]


@pytest.fixture(autouse=True)
def folder(settings: Any, tmp_path: Path) -> Path:
    settings.DATA, settings.LOG_NAME = tmp_path, "stimmig.example/protokoll"
    return tmp_path / "checkpoints"


def publish(at: datetime = AT) -> Checkpoint:
    found = publishing.publish(at=at)
    assert found is not None
    return found


def flaws() -> list[Flaw]:
    return list(published.flaws(keys.origin()))


@pytest.mark.django_db
def test_nothing_recorded_is_nothing_to_sign(client: Client) -> None:
    """There is no checkpoint of an empty ledger."""
    assert publishing.publish(at=AT) is None
    assert published.newest(keys.origin()) is None
    assert client.get("/checkpoint").status_code in {302, 404}  # without a house every page leads to the first one


def test_it_says_how_far_the_ledger_goes(record: Record, folder: Path) -> None:
    """Signed by the key of this log, in the table and as a file that is the same to the letter."""
    leaves = [bytes.fromhex(record().leaf) for _number in range(3)]
    found = publish()
    signed = note.parse(found.note)
    assert note.signed_by(signed, [keys.current().key], ed25519) == [(keys.current().key, None)]
    assert checkpoint.parse(signed.text) == checkpoint.Checkpoint("stimmig.example/protokoll", 3, tree.grown(leaves)[1])
    (file,) = folder.glob("*.checkpoint")
    assert file.name.startswith("2026-11-22-")
    assert file.read_text("utf-8") == found.note
    assert flaws() == []


def test_where_nothing_was_added_the_last_one_stands(record: Record) -> None:
    """And where something was, the next one goes on from it."""
    record()
    first = publish()
    assert publish() == first
    record()
    assert publish().size == 2
    assert [row.size for row in Checkpoint.objects.all()] == [1, 2]
    assert flaws() == []


def test_whoever_asks_gets_the_newest(record: Record, client: Client, house: object) -> None:
    """Plain text, without signing in; nothing of what was recorded is in it."""
    assert client.get("/checkpoint").status_code == 404
    record()
    found, answer = publish(), client.get("/checkpoint")
    assert (answer.status_code, answer.content.decode()) == (200, found.note)
    assert answer["Content-Type"] == "text/plain; charset=utf-8"


def cut(size: int) -> None:
    """The ledger as an older copy of the database has it, the table of checkpoints included."""
    tamper(
        f"DELETE FROM ledger_content WHERE entry_id > {size}",
        f"DELETE FROM ledger_entry WHERE seq > {size}",
        f'DELETE FROM ledger_node WHERE ("index" + 1) * (1 << level) > {size}',
        f"DELETE FROM ledger_checkpoint WHERE size > {size}",
    )


def test_an_older_copy_of_the_database_is_found(record: Record) -> None:
    """It adds up by itself; only the file outside it knows that there was more. Nothing is signed any more."""
    for _number in range(5):
        record()
    publish()
    cut(3)
    assert queries.verify().intact
    assert flaws() == [Flaw(5, "older")]
    with pytest.raises(Refusal, match="published-older"):
        publish()


def test_a_ledger_that_went_another_way_since_is_found(record: Record) -> None:
    """Also once it is longer than what was published."""
    for _number in range(4):
        record()
    publish()
    cut(3)
    for _number in range(3):
        record()
    assert queries.verify().intact
    assert flaws() == [Flaw(4, "other")]
    with pytest.raises(Refusal, match="published-other"):
        publish()


def test_whoever_is_overtaken_while_publishing_raises_no_alarm(record: Record, folder: Path) -> None:
    """Another process records and publishes between one's own look and one's own file: the further one stays."""
    record()
    behind = publishing._now(keys.current().key.name)
    record()
    further = publish()
    published.require_continued(behind)
    published.keep(note.Note(str(behind), (keys.current().sign(str(behind)),)), keys.current().key, AT)
    (file,) = folder.glob("*.checkpoint")
    assert file.read_text("utf-8") == further.note
    assert flaws() == []


def test_after_a_loss_a_new_log_begins(record: Record, folder: Path) -> None:
    """Under another name, said in the ledger; what the old one published stays as evidence."""
    for _number in range(4):
        record()
    publish()
    cut(2)
    before, after = publishing.rotate(at=AT, name="stimmig.example/neu")
    said = Content.objects.get(entry__kind="log_key.rotated").read()
    assert said["content"] == {"before": str(before), "after": str(after)}
    assert publish().note.startswith("stimmig.example/neu\n3\n")
    assert flaws() == []
    assert len(list(folder.glob("*.checkpoint"))) == 2


def test_what_an_earlier_key_signed_stays_valid(record: Record) -> None:
    """Its public half is kept."""
    record()
    publish()
    publishing.rotate(at=AT)
    assert publish().size == 2
    assert flaws() == []


def test_a_file_nobody_signed_is_named(record: Record, folder: Path) -> None:
    """Somebody has written into the folder. It keeps no checkpoint from being signed."""
    record()
    publish()
    (folder / "nonsense.checkpoint").write_text("nonsense")
    forged = note.Note(str(checkpoint.Checkpoint(keys.origin(), 9, bytes(32))), (note.Signature("x", b"abcd", b"e"),))
    (folder / "strange.checkpoint").write_text(str(forged))
    foreign = note.Note("other.example/log\n1\nAAAA\n", forged.signatures)
    (folder / "foreign.checkpoint").write_text(str(foreign))
    assert flaws() == [Flaw(0, "unsigned"), Flaw(0, "unsigned")]
    record()
    assert publish().size == 2


def test_a_tree_with_a_hole_contradicts(record: Record) -> None:
    """What cannot be computed any more is not what was published."""
    record()
    record()
    publish()
    tamper("DELETE FROM ledger_node")
    assert {flaw.code for flaw in flaws()} == {"other"}


def test_a_receipt_proves_an_entry(record: Record) -> None:
    """Under the newest checkpoint that covers it; where none does, one is signed now."""
    first = record()
    receipt = publishing.receipt(first, at=AT)
    assert receipt.proves(bytes.fromhex(first.leaf))
    later = [record() for _number in range(6)][-1]
    assert publishing.receipt(first, at=AT) == receipt
    assert publishing.receipt(later, at=AT).proves(bytes.fromhex(later.leaf))
    assert publishing.receipt(first, at=AT).checkpoint.size == 7


def test_a_receipt_takes_content_along_where_that_is_asked_for(record: Record) -> None:
    """It opens the commitment of its entry, and no other."""
    entry, other = record(), record(content={"sentence": "Wir lassen es."})
    opening = publishing.receipt(entry, at=AT, opening=queries.opening_of(entry)).enclosed.opening
    assert opening is not None
    assert "Wir führen ihn ein." in opening.content
    assert [opening.fits(each.commitment) for each in (entry, other)] == [True, False]


@pytest.mark.usefixtures("transactional_db")
def test_what_may_yet_be_undone_is_never_signed() -> None:
    """Inside a transaction somebody else began, signing is refused."""
    from django.db import transaction

    with transaction.atomic(), pytest.raises(RuntimeError, match="durable"):
        publishing.publish(at=AT)


@pytest.mark.usefixtures("transactional_db")
def test_the_ledger_says_it_before_a_key_is_replaced(monkeypatch: pytest.MonkeyPatch) -> None:
    """So no key signs that the ledger does not know, whoever is killed in between."""
    from django.db import transaction

    before, signs, record = keys.current().key, list[note.Key](), publishing.actions.record

    def recorded(*args: Any, **said: Any) -> Entry:
        transaction.on_commit(lambda: signs.append(keys.current().key))
        return record(*args, **said)

    monkeypatch.setattr(publishing.actions, "record", recorded)
    _before, after = publishing.rotate(at=AT)
    assert (signs, keys.current().key) == ([before], after)
