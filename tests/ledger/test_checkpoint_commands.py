"""`stimmig checkpoint`, `stimmig verify` and `rotate_log_key`: what went out, whether it still holds, who signs."""

from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.utils import translation

from stimmig.core.ledger import note
from stimmig.ledger import keys, published
from stimmig.ledger.models import Entry
from stimmig.verify import verify_file
from tests.ledger.test_publishing import cut
from tests.ledger.test_tampering import tamper
from tests.ledger.test_verify_command import verify

Record = Callable[..., Entry]


@pytest.fixture(autouse=True)
def folder(settings: Any, tmp_path: Path) -> None:
    settings.DATA, settings.LOG_NAME = tmp_path, "stimmig.example/protokoll"


def run(*command: str) -> str:
    """What a command says in English; what it complains about is raised."""
    out = StringIO()
    with translation.override("en"):
        call_command(*command, stdout=out)
    return out.getvalue()


def test_the_newest_checkpoint_is_printed(record: Record) -> None:
    """Signed now where the ledger has grown, and printed as it went out."""
    record()
    said = run("checkpoint")
    assert note.parse(said).text.startswith("stimmig.example/protokoll\n1\n")
    assert run("checkpoint") == said
    assert run("checkpoint", "--keys") == f"{keys.current().key}\n"


@pytest.mark.django_db
def test_nothing_recorded_is_said() -> None:
    """There is no checkpoint of nothing."""
    with pytest.raises(CommandError, match="Nothing was recorded yet"):
        run("checkpoint")


def test_an_older_copy_is_told_with_what_to_do(record: Record) -> None:
    """By the command that would sign, and by the one that verifies."""
    for _number in range(3):
        record()
    run("checkpoint")
    cut(2)
    with pytest.raises(CommandError, match=r"ends before what was published of it\. Nothing is signed"):
        run("checkpoint")
    complaint = verify()[1]
    assert "Checkpoint over 3 entries: it was published, and the ledger ends before it" in complaint
    assert "put back from an older copy" in complaint
    assert "rotate_log_key --name NAME" in complaint


def test_a_ledger_that_says_something_else_is_told(record: Record) -> None:
    """Written anew, with every hash and node in its place: only what went out before contradicts it."""
    record()
    run("checkpoint")
    tamper("DELETE FROM ledger_checkpoint", "DELETE FROM ledger_content", "DELETE FROM ledger_entry")
    record()
    with pytest.raises(CommandError, match="something else than what was published"):
        run("checkpoint")
    complaint = verify()[1]
    assert "Checkpoint over 1 entries: the ledger says something else than what was published" in complaint
    assert "The ledger was altered." in complaint


def test_a_broken_tree_is_told(record: Record) -> None:
    """Where, by the entry that completes the node."""
    record()
    record()
    tamper("DELETE FROM ledger_node")
    assert "Entry 2: the tree above it is not that of its entries" in verify()[1]


def test_a_strange_file_is_told(record: Record) -> None:
    """No key of this log has signed it."""
    record()
    (published.folder() / "nonsense.checkpoint").write_text("nonsense")
    assert "Checkpoint over 0 entries: no key of this log has signed it" in verify()[1]


def test_the_key_is_replaced_and_the_new_one_told(record: Record) -> None:
    """So that whoever watches can be told."""
    record()
    before = keys.current().key
    said = run("rotate_log_key")
    assert str(keys.current().key) in said
    assert keys.known() == [before, keys.current().key]
    assert Entry.objects.get(seq=2).kind == "log_key.rotated"
    with pytest.raises(CommandError, match="neither spaces nor a plus"):
        run("rotate_log_key", "--name", "two words")
    assert Entry.objects.count() == 2


def test_the_whole_ledger_goes_into_one_file(record: Record, tmp_path: Path) -> None:
    """Which verifies without the house, and shows no content."""
    for _number in range(5):
        record()
    file = tmp_path / "all.ledger"
    assert run("transcript", str(file)) == "5 entries written.\n"
    assert verify_file(file, [keys.current().key]).holds
    assert "Berger" not in file.read_text("utf-8")
