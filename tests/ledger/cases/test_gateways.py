"""Processes without Django record at the same time as each other: no record is lost, none takes another's number."""

from pathlib import Path

import pytest

from tests.ledger.cases.outside import GATEWAY, INSIDE, run

WRITE = f"""{GATEWAY}
from multiprocessing import get_context

def write(number):
    connection = connect()
    for batch in range(8):
        say(connection.cursor(), "eins", "zwei", "drei", case=shared if batch % 2 else None)
    connection.close()

shared = uuid4()
keys.make([uuid4()])
children = [get_context("fork").Process(target=write, args=[number]) for number in range(3)]
[child.start() for child in children]
[child.join() for child in children]
assert [child.exitcode for child in children] == [0, 0, 0]
keys.close()
"""
VERIFY = f"""{INSIDE}
connection.close()
subprocess.run([sys.executable, "-c", sys.argv[1]], check=True)
call_command("verify", skip_checks=True)
print(len(queries.standing().proved))
"""


@pytest.mark.usefixtures("transactional_db")
def test_many_gateways_write_into_one_ledger(tmp_path: Path) -> None:
    """Three processes, many cases and one they share; every row is proved by another process."""
    said = run(VERIFY, tmp_path, WRITE)
    assert said.startswith("72 ")
    assert said.splitlines()[-1] == "72"
