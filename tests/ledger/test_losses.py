"""A key of the log that is lost: a new one signs under another name, and it is said, once, until it is found again."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError

from stimmig.core.ledger import note
from stimmig.ledger import keys, losses, names, published, publishing
from stimmig.ledger.losses import Loss
from stimmig.ledger.models import Checkpoint, Content, Entry
from tests.ledger.conftest import AT
from tests.ledger.test_checkpoint_commands import run
from tests.ledger.test_publishing import cut, flaws, publish

Record = Callable[..., Entry]
NAME = "stimmig.example/protokoll"


@pytest.fixture(autouse=True)
def data(settings: Any, tmp_path: Path) -> Path:
    settings.DATA, settings.LOG_NAME = tmp_path, NAME
    return tmp_path


def lose(data: Path) -> note.Key:
    """Everything in `keys/` is gone; gives the key that was there, as whoever watches has it."""
    key = keys.current().key
    shutil.rmtree(data / "keys")
    return key


def said() -> list[dict[str, str]]:
    return [each.read()["content"] for each in Content.objects.filter(entry__kind="log_key.lost")]


def test_a_new_key_signs_under_a_name_with_a_number(record: Record, data: Path) -> None:
    """And the ledger says which was lost and which signs, before it signs anything."""
    record()
    publish()
    before = lose(data)
    assert keys.origin() == f"{NAME}-2"
    found = publish()
    after = keys.current().key
    assert (found.note.split("\n")[:2], after.name) == ([f"{NAME}-2", "2"], f"{NAME}-2")
    assert said() == [{"name": NAME, "id": before.id.hex(), "after": str(after)}]
    assert flaws() == []


def test_it_is_said_once(record: Record, data: Path) -> None:
    """However often something is signed since; a second loss is another one."""
    record()
    publish()
    first = lose(data)
    for _time in range(2):
        record()
        publish()
    second = lose(data)
    record()
    assert publish().note.startswith(f"{NAME}-3\n")
    lost = [Loss(key.name, key.id.hex()) for key in (first, second)]
    assert losses.standing() == lost
    assert [each["id"] for each in said()] == [each.id for each in lost]


def test_of_two_who_notice_it_one_says_it(record: Record, data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Between the look and the turn somebody else has said it."""
    record()
    publish()
    lose(data)
    look = losses._unrecorded

    def slowly() -> Loss | None:
        found = look()
        monkeypatch.setattr(losses, "_unrecorded", look)
        losses.record(keys.current().key, at=AT)
        return found

    monkeypatch.setattr(losses, "_unrecorded", slowly)
    losses.record(keys.current().key, at=AT)
    assert len(said()) == 1


def test_it_is_known_before_anything_is_signed(record: Record, data: Path) -> None:
    """`stimmig verify` says it at once, and what to do."""
    record()
    publish()
    before = lose(data)
    told = run("verify")
    assert "1 entries, all unchanged." in told
    assert f"The key {NAME}+{before.id.hex()} of the log was lost" in told
    assert "Add that line to keys/log.pub" in told


def test_its_public_half_ends_it(record: Record, data: Path) -> None:
    """Whoever watched the log has it; what it signed is valid here again, and the new name stays."""
    record()
    old = note.parse(publish().note)
    before = lose(data)
    publish()
    with (data / "keys" / "log.pub").open("a") as opened:
        opened.write(f"{before}\n")
    assert losses.standing() == []
    assert published._said(old) is not None
    assert keys.origin() == f"{NAME}-2"
    assert "lost" not in run("verify")


def test_where_the_public_half_is_left_nothing_is_lost(record: Record, data: Path) -> None:
    """A new key takes its place under the same name, as when it is replaced."""
    record()
    publish()
    (data / "keys" / "log.key").unlink()
    record()
    assert publish().note.startswith(f"{NAME}\n2\n")
    assert (losses.standing(), said(), flaws()) == ([], [], [])


def test_no_new_log_begins_under_a_name_that_is_taken(record: Record, data: Path) -> None:
    """Neither under that of the lost key nor under an older one of ours; its own name may be given."""
    record()
    publish()
    lose(data)
    publish()
    with pytest.raises(CommandError, match="already; take another one"):
        run("rotate_log_key", "--name", NAME)
    assert keys.current().key == keys.known()[-1]
    assert len(keys.known()) == 1
    run("rotate_log_key", "--name", f"{NAME}-2")
    assert [key.name for key in keys.known()] == [f"{NAME}-2"] * 2


def test_files_tell_where_the_database_is_new_as_well(record: Record, data: Path) -> None:
    """They are what outlives a database; what others put there tells nothing."""
    record()
    publish()
    cut(0)
    before = lose(data)
    (data / "checkpoints" / "nonsense.checkpoint").write_text("nonsense")
    (data / "checkpoints" / "zzz.checkpoint").write_text(f"other.example\n1\nx\n\n— other.example {'A' * 12}\n")
    record()
    assert publish().note.startswith(f"{NAME}-2\n")
    assert losses.standing() == [Loss(NAME, before.id.hex())]


@pytest.mark.django_db
def test_where_nothing_went_out_nothing_is_lost() -> None:
    """A new house has its first key."""
    assert (names.last(), names.is_taken(NAME), losses.standing()) == (None, False, [])
    assert publishing.publish(at=AT) is None
    assert not Checkpoint.objects.exists()
