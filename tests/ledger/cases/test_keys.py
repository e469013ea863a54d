"""The key of each case rests apart from the database, locked itself, and can be destroyed."""

import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from django.db import connection

from stimmig.ledger.cases import keys as module
from stimmig.ledger.cases.keys import Keys, KeysUnusable
from stimmig.ledger.cases.keys.installation import InstallationKeyGone, installation_key
from stimmig.ledger.cases.keys.sqlite import InSQLite

ONE, OTHER = uuid4(), uuid4()


@pytest.fixture
def keys(tmp_path: Path) -> Iterator[Keys]:
    """The keys of an installation, in a file."""
    opened = Keys(tmp_path / "keys")
    yield opened
    opened.close()


@pytest.fixture(params=["a file", "the database of the tests"])
def anywhere(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Keys]:
    """Keys in a file, and where there is one in a PostgreSQL."""
    url = "" if request.param == "a file" else os.environ.get("DATABASE_URL", "")
    opened = Keys(tmp_path / "keys", url)
    yield opened
    opened.destroy([ONE, OTHER])
    opened.close()


def again(keys: Keys) -> Keys:
    """What another process sees, or this one after a restart."""
    keys.close()
    url = getattr(keys.place, "url", "")
    return Keys(keys.folder, url)


def test_a_case_has_one_key_for_good(anywhere: Keys) -> None:
    """Made when it is first asked for, found by every process, and another for every case."""
    assert anywhere.find([ONE]) == {}
    made = anywhere.make([ONE, OTHER])
    assert len(made[ONE]) == 32
    assert made[ONE] != made[OTHER]
    later = again(anywhere)
    assert later.make([ONE]) == later.find([ONE, uuid4()]) == {ONE: made[ONE]}
    later.close()


def test_a_destroyed_key_is_gone(anywhere: Keys) -> None:
    """Nobody finds it again, nothing happens to others, and destroying what is not there is no fault."""
    made = anywhere.make([ONE, OTHER])
    assert anywhere.destroy([ONE])
    assert anywhere.destroy([ONE, uuid4()])
    assert anywhere.find([ONE, OTHER]) == {OTHER: made[OTHER]}
    assert (anywhere.resting([ONE, OTHER]), anywhere.resting([]), anywhere.find([])) == ({OTHER}, set(), {})
    assert anywhere.make([ONE])[ONE] != made[ONE]


def test_only_a_place_without_keys_is_empty(anywhere: Keys) -> None:
    """It is asked before a key of the installation is made."""
    assert anywhere.place.empty()
    anywhere.make([ONE])
    assert not anywhere.place.empty()


def test_only_its_owner_reads_the_folder(keys: Keys) -> None:
    """Folder, file, log and the installation's key, whatever the umask is."""
    before = os.umask(0)
    keys.make([ONE])
    os.umask(before)
    modes = {path.name: path.stat().st_mode & 0o777 for path in [keys.folder, *keys.folder.iterdir()]}
    assert modes == {
        "keys": 0o700,
        "installation": 0o600,
        "cases.sqlite3": 0o600,
        "cases.sqlite3-wal": 0o600,
        "cases.sqlite3-shm": 0o600,
    }


def everything(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in sorted(folder.glob("cases.sqlite3*")))


def test_no_key_rests_in_the_clear(keys: Keys) -> None:
    """A copy of the file opens nothing without the key of the installation."""
    key = keys.make([ONE])[ONE]
    locked = keys.place.read([ONE])[ONE]
    assert locked in everything(keys.folder)
    assert key not in everything(keys.folder)


def test_nothing_of_a_destroyed_key_is_left_in_the_file(keys: Keys) -> None:
    """Neither in the file nor in its log, also of the locked one."""
    keys.make([ONE, OTHER])
    locked = keys.place.read([ONE])[ONE]
    keys.destroy([ONE])
    assert locked not in everything(keys.folder)
    assert keys.place.read([OTHER])[OTHER] in everything(keys.folder)


def test_while_somebody_reads_in_the_log_a_trace_stays_and_is_told(keys: Keys) -> None:
    """Then it is not finished, and the next try does it."""
    keys.make([ONE])
    keys.close()
    keys.place = InSQLite(keys.folder / "cases.sqlite3", wait=0)
    reading = sqlite3.connect(keys.folder / "cases.sqlite3", isolation_level=None)
    reading.execute("BEGIN")
    reading.execute("SELECT * FROM case_key").fetchall()
    assert not keys.destroy([ONE])
    reading.close()
    assert keys.destroy([ONE])


def test_keys_that_change_places_open_nothing(keys: Keys) -> None:
    """Each is bound to its case: whoever swaps two is told, and nothing is recorded under a wrong one."""
    keys.make([ONE, OTHER])
    keys.close()
    with sqlite3.connect(keys.folder / "cases.sqlite3") as file:
        (one, other) = [
            file.execute("SELECT locked FROM case_key WHERE case_id = ?", [c.hex]).fetchone()[0] for c in (ONE, OTHER)
        ]
        file.execute("UPDATE case_key SET locked = CASE case_id WHEN ? THEN ? ELSE ? END", [ONE.hex, other, one])
    file.close()
    late = again(keys)
    assert late.find([ONE, OTHER]) == {}
    with pytest.raises(KeysUnusable, match=r"put .*/installation back"):
        late.make([ONE])
    late.close()


@pytest.mark.parametrize("locked", [b"", b"short", b"x" * 60])
def test_what_is_no_locked_key_opens_nothing(keys: Keys, locked: bytes) -> None:
    """Whatever somebody wrote into the place."""
    keys.place.add({ONE: locked})
    (keys.folder / "installation").write_bytes(bytes(32))
    assert keys.find([ONE]) == {}


def test_a_cut_installation_key_is_none(keys: Keys) -> None:
    """Sixteen bytes would do for a weaker cipher; they are refused."""
    keys.make([ONE])
    path = keys.folder / "installation"
    path.write_bytes(path.read_bytes()[:16])
    late = again(keys)
    with pytest.raises(InstallationKeyGone, match="missing or cut"):
        late.find([ONE])
    late.close()


def test_a_lost_installation_key_is_not_replaced_in_silence(keys: Keys) -> None:
    """A new one would make every case unreadable; it has to be put back."""
    made = keys.make([ONE])
    path = keys.folder / "installation"
    kept = path.read_bytes()
    path.unlink()
    late = again(keys)
    with pytest.raises(InstallationKeyGone, match="put it back"):
        late.find([ONE])
    path.write_bytes(kept)
    assert late.find([ONE]) == made
    late.close()


def test_of_two_that_begin_at_once_the_first_key_stays(tmp_path: Path) -> None:
    """Whoever comes second takes the one that is there, and leaves no draft behind."""
    quicker: list[bytes] = []

    def may_make() -> bool:
        quicker.append(installation_key(tmp_path, lambda: True))
        return True

    assert [installation_key(tmp_path, may_make)] == quicker
    assert [path.name for path in tmp_path.iterdir()] == ["installation"]


def test_a_process_remembers_some_keys_and_finds_all(keys: Keys, monkeypatch: pytest.MonkeyPatch) -> None:
    """What it forgot it reads again."""
    monkeypatch.setattr(module, "REMEMBERED", 2)
    cases = [UUID(int=number) for number in range(1200)]
    made = keys.make(cases)
    assert keys.find(cases) == made


def test_a_child_process_goes_on_with_connections_of_its_own(keys: Keys) -> None:
    """A fork in the middle of work carries none over, and neither side waits for the other."""
    made = keys.make([ONE])
    if not (child := os.fork()):
        os._exit(0 if Keys(keys.folder).find([ONE]) == keys.find([ONE]) == made and keys.make([OTHER]) else 1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    assert keys.find([ONE]) == made
    assert len(keys.find([OTHER])) == 1


def test_a_place_can_be_let_go_of_twice(anywhere: Keys) -> None:
    """And used again afterwards."""
    made = anywhere.make([ONE])
    anywhere.close(), anywhere.close()
    assert anywhere.find([ONE]) == made


@pytest.mark.skipif("DATABASE_URL" not in os.environ, reason="there is no PostgreSQL to restart")
@pytest.mark.django_db
def test_a_server_that_dropped_the_connection_is_asked_again(tmp_path: Path) -> None:
    """As after its restart: nobody who records notices."""
    keys = Keys(tmp_path / "keys", f"{os.environ['DATABASE_URL']}?application_name=dropped")
    made = keys.make([ONE])
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'dropped'")
    assert keys.make([ONE, OTHER])[ONE] == made[ONE]
    keys.destroy([ONE, OTHER])
    keys.close()
