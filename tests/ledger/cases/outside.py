"""Programs that run in processes of their own, on a database other processes can reach."""

import os
import subprocess
import sys
from pathlib import Path

from django.db import connection

from tests.ledger.test_two_writers import database

ROOT = Path(__file__).parents[3]

GATEWAY = """
import os, sqlite3, sys
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID, uuid4
from stimmig.ledger.cases.keeping import Record, keep
from stimmig.ledger.cases.keys import Keys
assert "django" not in sys.modules

url, keys = os.environ["DATABASE_URL"], Keys(Path(os.environ["STIMMIG_DATA"]) / "keys", os.environ["STIMMIG_KEYS_URL"])
vendor = "sqlite" if url.startswith("sqlite") else "postgresql"

def connect():
    if vendor == "sqlite":
        connection = sqlite3.connect(url.removeprefix("sqlite:///"), isolation_level=None)
        connection.execute("PRAGMA synchronous=FULL")
        return connection
    import psycopg
    return psycopg.connect(url, autocommit=True)

def say(cursor, *texts, case=None):
    cursor.execute("BEGIN IMMEDIATE" if vendor == "sqlite" else "BEGIN")
    at = datetime.now(UTC)
    keep(cursor, vendor, keys, [Record(case or uuid4(), "conversation.request", at, {"text": t}, "K1") for t in texts])
    cursor.execute("COMMIT")
"""
INSIDE = """
import os, subprocess, sys
from pathlib import Path
from uuid import UUID
import django
django.setup()
from django.core.management import call_command
from django.db import connection
from django.utils.timezone import now
from stimmig.ledger.cases import actions, queries
from stimmig.ledger.cases.house import keys
from stimmig.ledger.models import CaseContent, Erasure

call_command("migrate", "ledger", verbosity=0, skip_checks=True)
"""


def run(program: str, folder: Path, *arguments: str) -> str:
    """Run it in a process of its own, and give back what it says. Keys rest in the folder, or in the PostgreSQL."""
    url, elsewhere = database(folder), connection.vendor == "postgresql"
    here = {"DATABASE_URL": url, "STIMMIG_DATA": str(folder), "STIMMIG_KEYS_URL": url if elsewhere else ""}
    env = {**os.environ, **here, "DJANGO_SETTINGS_MODULE": "stimmig.settings"}
    command = [sys.executable, "-c", program, *arguments]
    done = subprocess.run(command, cwd=ROOT, env=env, timeout=180, capture_output=True, text=True)
    if elsewhere:
        with connection.cursor() as cursor:
            cursor.execute("DROP TABLE case_key")  # the installation's key was in the folder
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout
