"""A process is killed between the tombstone and the key: whoever comes next finishes it, and no trace is left."""

from pathlib import Path

import pytest

from tests.ledger.cases.conftest import SENTENCE
from tests.ledger.cases.outside import INSIDE, run

KILLED = f"""{INSIDE}
import signal
from django.db import transaction
from tests.ledger.cases.conftest import AT, SENTENCE, Record, keep_all

case, other = UUID(int=1), UUID(int=2)

def everything():
    "Every byte of the databases here and of their logs."
    return b"".join(path.read_bytes() for path in sorted(Path(os.environ["STIMMIG_DATA"]).rglob("*.sqlite3*")))

with transaction.atomic():
    keep_all(*(Record(each, "conversation.request", AT, {{"text": SENTENCE}}, "K1") for each in (case, other)))
key, locked = keys().find([case])[case], keys().place.read([case])[case]
row = bytes(CaseContent.objects.get(entry__case=case).locked)
before = everything()
connection.close()
if not (child := os.fork()):
    keys().destroy = lambda cases: os.kill(os.getpid(), signal.SIGKILL)
    actions.erase(case=case, ground="asked", by=None, at=now())
assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL
assert Erasure.objects.get().finished_at is None
assert keys().find([case]) == {{case: key}}
assert [each.state for each in queries.read_case(case)] == ["erased", "proved"]

assert (actions.finish_erasures(now()), actions.finish_erasures(now())) == (1, 0)
assert Erasure.objects.exclude(finished_at=None).count() == 1
assert keys().find([case]) == {{}}
assert [each.state for each in queries.read_case(other)] == ["proved"]
if connection.vendor == "sqlite":
    after = everything()
    assert (row in before, locked in before, row in after, locked in after) == (True, True, False, False)
    assert SENTENCE.encode() not in before + after
call_command("verify", skip_checks=True)
keys().close()
"""


@pytest.mark.usefixtures("transactional_db")
def test_whoever_comes_next_finishes_what_was_begun(tmp_path: Path) -> None:
    """And in the files and logs of SQLite neither the row nor the key is found any more; the words never were."""
    assert run(KILLED, tmp_path).startswith("3 ")
    assert SENTENCE.encode() not in b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
