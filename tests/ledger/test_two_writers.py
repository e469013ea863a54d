"""Several writers at once append one after the other: no entry is lost, and none takes another's number."""

import os
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import pytest
from django.db import connection

WRITERS, ENTRIES = 3, 10
WRITE = f"""
import os
import django
django.setup()
from django.core.management import call_command
from django.db import connection, transaction
from django.utils.timezone import now
from stimmig.ledger.actions import record

def write():
    for number in range({ENTRIES}):
        with transaction.atomic():
            record("seal.made", subject=None, by=None, at=now(), content={{"number": number}})

call_command("migrate", "ledger", verbosity=0, skip_checks=True)
connection.close()
for _ in range({WRITERS}):
    if os.fork() == 0:
        write()
        os._exit(0)
for _ in range({WRITERS}):
    assert os.wait()[1] == 0
call_command("verify", skip_checks=True)
"""


def database(folder: Path) -> str:
    """A database other processes can reach: the test's own PostgreSQL, or a file, SQLite's tests being in memory."""
    if connection.vendor == "sqlite":
        return f"sqlite:///{folder / 'stimmig.sqlite3'}"
    return urlunsplit(urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{connection.settings_dict['NAME']}"))


@pytest.mark.usefixtures("transactional_db")
def test_no_entry_is_lost(tmp_path: Path) -> None:
    """Three processes record at the same time, and the ledger adds up."""
    here = {"DATABASE_URL": database(tmp_path), "STIMMIG_DATA": str(tmp_path)}
    env = {**os.environ, **here, "DJANGO_SETTINGS_MODULE": "stimmig.settings"}
    done = subprocess.run([sys.executable, "-c", WRITE], env=env, timeout=60, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(f"{WRITERS * ENTRIES} ")
