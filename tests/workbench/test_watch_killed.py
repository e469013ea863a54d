"""A real process that writes letters is killed at any moment: nobody is left out, at most one letter comes twice."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.dying import database

ROOT = Path(__file__).parents[2]
WATCH = """
import signal
import django
django.setup()
from datetime import datetime, timedelta
from django.conf import settings
from django.core.management import call_command
from django.core.mail.utils import DNS_NAME
from django.utils import timezone
from aiosmtpd.controller import Controller
from stimmig.workbench.actions.claiming import LEASE
from stimmig.workbench.actions.reminding import remind
from stimmig.workbench.models import Claim
from stimmig.workbench.queries import errands
from stimmig.workbench.queries.notices import readers
from stimmig.people.models import Person
from tests.dying import Dies, apart
from tests.post import Postbox, _free_port
from tests.review import scene

call_command("migrate", verbosity=0, skip_checks=True)
scene.opened(judges=("berger", "albers"))
box = Postbox()
server = Controller(box, hostname="127.0.0.1", port=_free_port())
server.start()
settings.EMAIL_HOST, settings.EMAIL_PORT = server.hostname, server.port
at = timezone.make_aware(datetime(2026, 11, 4, 12, 0))
str(DNS_NAME), errands(Person.objects.first(), at)  # looked up and loaded once, not by each child
assert apart(lambda: remind(at)) == 0
everybody = sorted(letter["To"] for letter in box.letters)
kills = twice = 0
for before in (True, False):
    number = 0
    while True:
        number += 1
        Claim.objects.all().delete()
        box.letters.clear()
        if not (ended := apart(lambda: remind(at), Dies(number, before))):
            break
        assert ended == -signal.SIGKILL, ended
        kills += 1
        assert apart(lambda: remind(at + LEASE)) == 0
        names = [letter["Message-ID"] for letter in box.letters]
        assert sorted({letter["To"] for letter in box.letters}) == everybody, (number, before)
        assert len(set(names)) == len(everybody)
        assert len(names) <= len(everybody) + 1
        twice += len(names) > len(everybody)
sent = len(box.letters)
assert apart(lambda: remind(at + LEASE)) == 0
assert len(box.letters) == sent
server.stop()
print(len(everybody), len(readers()), kills, twice)
"""


@pytest.mark.django_db
def test_killed_at_any_moment_nobody_is_left_out(tmp_path: Path) -> None:
    """Killed before and after each write in turn; who looks next sends what is missing."""
    here = {"STIMMIG_DATA": str(tmp_path), "DATABASE_URL": database(tmp_path, "killed")}
    env = {**os.environ, **here, "DJANGO_SETTINGS_MODULE": "tests.settings"}
    done = subprocess.run([sys.executable, "-c", WATCH], env=env, cwd=ROOT, timeout=300, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    letters, people, kills, twice = map(int, done.stdout.split())
    assert kills == 2 * (letters + people)  # a letter is a claim and a confirmation, nothing to write a claim alone
    assert twice == letters  # only where its sender died between the mail server's word and the confirmation
