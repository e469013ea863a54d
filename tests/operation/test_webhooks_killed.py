"""A real process that delivers messages is killed at any moment: none is lost, the order stays, one may come twice."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.dying import database

ROOT = Path(__file__).parents[2]
DELIVER = """
import signal
import django
django.setup()
from datetime import timedelta
from django.core.management import call_command
from django.utils import timezone
from stimmig.operation.actions import endpoints
from stimmig.operation.models import Endpoint, Message
from stimmig.operation.webhooks import deliver
from stimmig.operation.webhooks.delivering import LEASE
from tests.cast import person
from tests.dying import Dies, apart
from tests.operation.incidents import reported, running
from tests.operation.receiver import receiving

call_command("migrate", verbosity=0, skip_checks=True)
kills = twice = number = 0
with receiving() as desk:
    said = {"label": "Helpdesk", "url": desk.url, "events": ["incident.opened"]}
    endpoints.make(**said, by=person("berger"), at=timezone.now())
    use = running()
    for _ in range(3):
        reported(use)
    order = [str(event) for event in Message.objects.order_by("pk").values_list("event", flat=True)]
    for before in (True, False):
        number = 0
        while True:
            number += 1
            Message.objects.update(arrived_at=None, tries=0, next_at=timezone.now())
            Endpoint.objects.update(claimed_at=None)
            desk.taken.clear()
            at = timezone.now()
            if not (ended := apart(lambda: deliver(at), Dies(number, before))):
                break
            assert ended == -signal.SIGKILL, ended
            kills += 1
            later = at + LEASE + timedelta(seconds=30)
            assert apart(lambda: deliver(later)) == 0
            came = [each.headers["webhook-id"] for each in desk.taken]
            assert list(dict.fromkeys(came)) == order, (number, before, came)
            assert len(came) <= len(order) + 1
            assert came == sorted(came, key=order.index)
            assert not Message.objects.filter(arrived_at=None).exists()
            twice += len(came) > len(order)
print(kills, twice)
"""


@pytest.mark.django_db
def test_killed_at_any_moment_no_message_is_lost(tmp_path: Path) -> None:
    """Killed before and after each write in turn; who looks next delivers what is missing, under the same id."""
    here = {"STIMMIG_DATA": str(tmp_path), "DATABASE_URL": database(tmp_path, "killed_delivering")}
    env = {**os.environ, **here, "DJANGO_SETTINGS_MODULE": "tests.settings"}
    command = [sys.executable, "-c", DELIVER]
    done = subprocess.run(command, env=env, cwd=ROOT, timeout=300, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    kills, twice = map(int, done.stdout.split())
    assert kills == 2 * (1 + 3 * 2 + 1)  # claimed; each message claimed and confirmed; let go
    assert twice == 3  # only where it died between the answer and writing it down
