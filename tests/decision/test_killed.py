"""A machine that dies in the middle of a signature leaves the draft as it was, and not one row of a decision."""

import os
import subprocess
import sys
from pathlib import Path

from tests.dying import database

ROOT = Path(__file__).parent.parent.parent
SIGN = """
import os, signal
import django
django.setup()
from django.core.management import call_command
from django.db import connection
from stimmig.decision.models import Condition, Decision, Draft, Expectation
from stimmig.ledger.models import Content, Entry
from stimmig.ledger.queries import verify
from tests.decision import scene

TABLES = (Decision, Condition, Expectation, Entry, Content, Draft)

def rows():
    found = [table.objects.count() for table in TABLES], Draft.objects.values_list("content", flat=True).first()
    connection.close()
    return found

class Dies:
    "Lets so many writes through, and kills the process after the last of them."
    def __init__(self, writes):
        self.left = writes
    def __call__(self, execute, sql, *rest):
        done = execute(sql, *rest)
        if sql.startswith(("INSERT", "UPDATE", "DELETE")):
            self.left -= 1
            if not self.left:
                os.kill(os.getpid(), signal.SIGKILL)
        return done

def sign(writes):
    with connection.execute_wrapper(Dies(writes)):
        scene.sign(review)

call_command("migrate", verbosity=0, skip_checks=True)
review = scene.written(scene.CONDITIONS)
before, kills = rows(), 0
while True:
    if not (child := os.fork()):
        sign(kills + 1)
        os._exit(0)
    ended = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    if not ended:
        break
    kills += 1
    assert ended == -signal.SIGKILL, ended
    assert rows() == before, kills
    assert verify().intact
    connection.close()
signed = Decision.objects.get()
assert verify().intact
assert not Draft.objects.exists()
print(kills, signed.conditions.count() + signed.expectations.count())
"""


def test_killed_between_any_two_writes_nothing_is_signed(tmp_path: Path) -> None:
    """A real process is killed after each write in turn; then the same draft is signed whole."""
    here = {"DATABASE_URL": database(tmp_path, "killed_signing"), "STIMMIG_DATA": str(tmp_path)}
    env = {**os.environ, **here, "DJANGO_SETTINGS_MODULE": "tests.settings"}
    done = subprocess.run([sys.executable, "-c", SIGN], env=env, cwd=ROOT, timeout=120, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    kills, parts = map(int, done.stdout.split())
    assert kills > parts > 0  # each part is a write of its own, and each was one's last
