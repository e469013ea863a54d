"""The key of the log: made at first need, for its owner only, and remembered when it is replaced."""

import stat
from pathlib import Path
from typing import Any

import pytest

from stimmig.core.ledger import note
from stimmig.ledger import keys
from stimmig.verify.signatures import ed25519

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def folder(settings: Any, tmp_path: Path) -> Path:
    settings.DATA, settings.LOG_NAME = tmp_path, "stimmig.example/protokoll"
    return tmp_path / "keys"


def replaced(name: str = "") -> tuple[note.Key, note.Key]:
    with keys.replacing(name) as both:
        return both


def test_it_is_made_once_and_readable_by_its_owner_only(folder: Path) -> None:
    """Folder and file are closed to everybody else; the next who asks gets the same."""
    assert (keys.origin(), keys.known()) == ("stimmig.example/protokoll", [])
    first = keys.current()
    assert keys.current().key == first.key
    assert keys.known() == [first.key]
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE((folder / "log.key").stat().st_mode) == 0o600
    assert sorted(path.name for path in folder.iterdir()) == ["log.key", "log.pub"]


def test_what_it_signs_verifies() -> None:
    """With its public key, and with nobody else's."""
    key = keys.current()
    signed = note.Note("text\n", (key.sign("text\n"),))
    assert note.signed_by(note.parse(str(signed)), [key.key], ed25519) == [(key.key, None)]


def test_of_two_who_need_it_first_one_is_quicker_for_both(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Between the look and the making somebody else has made it."""
    made, quicker = keys._made, list[keys.LogKey]()

    def slowly(name: str) -> keys.LogKey:
        monkeypatch.setattr(keys, "_made", made)
        quicker.append(keys.current())
        return made(name)

    monkeypatch.setattr(keys, "_made", slowly)
    assert keys.current().key == quicker[0].key
    assert quicker[0].key in keys.known()
    assert sorted(path.name for path in folder.iterdir()) == ["log.key", "log.pub"]


def test_the_name_stays_when_the_address_of_the_house_changes(settings: Any) -> None:
    """Whoever watches a log knows it by its name."""
    keys.current()
    settings.LOG_NAME = "elsewhere.example/protokoll"
    before, after = replaced()
    assert before.name == after.name == keys.origin() == "stimmig.example/protokoll"
    assert before.id != after.id
    assert keys.known() == [before, after]


def test_a_new_log_has_a_new_name() -> None:
    """After a loss nobody takes the new one for the old one."""
    _before, after = replaced("stimmig.example/neu")
    assert keys.origin() == after.name == "stimmig.example/neu"
    with pytest.raises(note.Malformed, match="neither spaces nor a plus"):
        replaced("two words")


def test_what_fails_inside_leaves_the_key_as_it_was(folder: Path) -> None:
    """The ledger could not say it, so nothing is replaced; the key that was made is gone again."""
    before = keys.current()
    with pytest.raises(OSError, match="full"), keys.replacing():
        raise OSError("full")
    assert keys.current().key == before.key
    assert sorted(path.name for path in folder.iterdir()) == ["log.key", "log.pub"]
