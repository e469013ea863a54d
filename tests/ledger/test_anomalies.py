"""A process killed between write and commit, and a disk that is full: nothing half is ever kept."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.db import DatabaseError, connection, transaction

from stimmig.ledger import actions, queries
from stimmig.ledger.models import Entry
from tests.ledger.conftest import AT, Somebody
from tests.ledger.test_two_writers import database

KILLED = """
import os, signal
import django
django.setup()
from django.core.management import call_command
from django.db import connection, transaction
from django.utils.timezone import now
from stimmig.ledger.actions import record
from stimmig.ledger.queries import verify

class Dies:
    "Lets so many statements through, and kills the process after the last of them."
    def __init__(self, left):
        self.left = left
    def __call__(self, execute, sql, *rest):
        done = execute(sql, *rest)
        self.left -= 1
        if not self.left:
            os.kill(os.getpid(), signal.SIGKILL)
        return done

def write():
    with transaction.atomic():
        record("seal.made", subject=None, by=None, at=now(), content={})

call_command("migrate", "ledger", verbosity=0, skip_checks=True)
for _ in range(3):
    write()
connection.close()
kills = 0
while True:
    if not (child := os.fork()):
        with connection.execute_wrapper(Dies(kills + 1)):
            write()
        os._exit(0)
    if not os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]):
        break
    kills += 1
    report = verify()
    assert (report.intact, report.head.seq) == (True, 3), (kills, report)
    connection.close()
report = verify()
assert (report.intact, report.head.seq) == (True, 4), report
print(kills)
"""


@pytest.mark.usefixtures("transactional_db")
def test_killed_after_any_statement_nothing_is_kept(tmp_path: Path) -> None:
    """A real process dies after each statement in turn, the last before its commit included; then one gets through."""
    here = {"DATABASE_URL": database(tmp_path), "STIMMIG_DATA": str(tmp_path)}
    env = {**os.environ, **here, "DJANGO_SETTINGS_MODULE": "stimmig.settings"}
    done = subprocess.run([sys.executable, "-c", KILLED], env=env, timeout=180, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    assert int(done.stdout) >= 5  # the head, the nodes before, entry, nodes, content


@contextmanager
def full_disk() -> Iterator[None]:
    """SQLite may grow by no page. PostgreSQL fails the statement with 53100, as it does where a disk is full."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA max_page_count = 1")  # it takes the size it has
            yield
            cursor.execute("PRAGMA max_page_count = 1073741823")
            return
        cursor.execute(
            "CREATE FUNCTION disk_full() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
            " RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = 'disk_full'; END $$"
        )
        cursor.execute("CREATE TRIGGER full_disk BEFORE INSERT ON ledger_node EXECUTE FUNCTION disk_full()")
        yield
        cursor.execute("DROP FUNCTION disk_full CASCADE")


@pytest.mark.usefixtures("transactional_db")
def test_a_full_disk_keeps_nothing_half(leader: Somebody) -> None:
    """The deed fails whole and says so. Once there is room again the ledger goes on where it was."""

    def record(text: str) -> None:
        with transaction.atomic():
            for _number in range(2):
                actions.record("seal.made", subject=None, by=leader, at=AT, content={"text": text})

    record("before")
    with full_disk(), pytest.raises(DatabaseError, match=r"full|No space left"):
        record("x" * 1_000_000)
    assert (Entry.objects.count(), queries.verify().intact) == (2, True)
    record("after")
    assert (Entry.objects.count(), queries.verify().intact) == (4, True)
