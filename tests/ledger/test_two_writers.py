"""Several writers at once append one after the other: no entry is lost, and none takes another's number."""

import os
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import pytest
from django.db import connection

WRITERS, ENTRIES = 3, 10
GATEWAY = f"""
import sys
from datetime import UTC, datetime
from urllib.parse import urlsplit
from uuid import uuid4
from stimmig.ledger.append import Line, append

url = urlsplit(sys.argv[1])
if url.scheme == "sqlite":
    import sqlite3
    connection = sqlite3.connect(url.path[1:], isolation_level=None)
    vendor, begin = "sqlite", "BEGIN IMMEDIATE"
else:
    import psycopg
    connection = psycopg.connect(sys.argv[1], autocommit=True)
    vendor, begin = "postgresql", "BEGIN"
for _ in range({ENTRIES} // 5):
    cursor = connection.cursor()
    cursor.execute(begin)
    append(cursor, vendor, [Line("seal.made", datetime.now(UTC), uuid4(), "ab" * 32) for _ in range(5)])
    cursor.execute("COMMIT")
assert "django" not in sys.modules
"""
WRITE = f"""
import os, subprocess, sys
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
beside = subprocess.run([sys.executable, "-c", sys.argv[1], os.environ["DATABASE_URL"]])
for _ in range({WRITERS}):
    assert os.wait()[1] == 0
assert beside.returncode == 0
from stimmig.ledger import queries
report = queries.verify()
assert {{flaw.code for flaw in report.flaws}} == {{"content"}}, report.flaws  # the gateway here keeps none
print(report.head.seq)
"""


def database(folder: Path) -> str:
    """A database other processes can reach: the test's own PostgreSQL, or a file, SQLite's tests being in memory."""
    if connection.vendor == "sqlite":
        return f"sqlite:///{folder / 'stimmig.sqlite3'}"
    return urlunsplit(urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{connection.settings_dict['NAME']}"))


@pytest.mark.usefixtures("transactional_db")
def test_no_entry_is_lost(tmp_path: Path) -> None:
    """Three processes and one without Django append at the same time, and chain and tree add up."""
    here = {"DATABASE_URL": database(tmp_path), "STIMMIG_DATA": str(tmp_path)}
    env = {**os.environ, **here, "DJANGO_SETTINGS_MODULE": "stimmig.settings"}
    done = subprocess.run([sys.executable, "-c", WRITE, GATEWAY], env=env, timeout=180, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"{(WRITERS + 1) * ENTRIES}\n"
