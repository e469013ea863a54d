"""How fast the ledger is at a million entries: `python -m tools.ledgering`, asked for by `tools.bench`."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter, process_time
from typing import Any
from uuid import uuid4

ENTRIES, AT_ONCE = 1_000_000, 10_000
BATCH, BATCHES, PROOFS = 50, 200, 200
AT = datetime(2026, 11, 22, 14, tzinfo=UTC)
PLAIN = "CREATE TABLE plain AS SELECT * FROM ledger_entry WHERE seq < 0"


def main() -> int:
    """Print seconds: a proof and a row, verifying and reading all, the transcript, a batch appended and inserted."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "stimmig.settings")
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", "ledger", verbosity=0)
    filled()
    print(*proofs(), *verified(), transcript(), *appended())
    return 0


def filled() -> None:
    """A million entries, as the ledger itself writes them."""
    from django.db import connection

    for _start in range(0, ENTRIES, AT_ONCE):
        with committed() as cursor:
            append(cursor, connection.vendor, AT_ONCE)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


@contextmanager
def committed() -> Iterator[Any]:
    from django.db import connection, transaction

    with transaction.atomic(), connection.cursor() as cursor:
        yield cursor


def append(cursor: Any, vendor: str, count: int) -> list[Any]:
    from stimmig.ledger.append import Line
    from stimmig.ledger.append import append as write

    return write(cursor, vendor, [Line("seal.made", AT, uuid4(), f"{number:064x}") for number in range(count)])


def proofs() -> tuple[float, float]:
    """The median of an inclusion proof, and of reading one row."""
    from stimmig.ledger import tree
    from stimmig.ledger.models import Entry

    places = [1 + number * 7919 % ENTRIES for number in range(PROOFS)]
    one = [timed(lambda seq=seq: tree.inclusion(seq, ENTRIES)) for seq in places]  # type: ignore[misc]  # bound at once
    row = [timed(lambda seq=seq: Entry.objects.get(seq=seq)) for seq in places]  # type: ignore[misc]
    return median(one), median(row)


def verified() -> tuple[float, float, float]:
    """Chain and tree from the first entry to the last, the processor time of it, and only reading the same rows."""
    from stimmig.core import ledger
    from stimmig.ledger import queries, tree

    def whole() -> None:
        assert ledger.verify(queries.entries()).intact
        assert not list(tree.flaws())

    def reading() -> None:
        for _entry in queries.entries():
            pass
        for level in range(1, 20):
            for _node in tree.stored(level):
                pass

    begun = process_time()
    found, spent = timed(whole), process_time() - begun
    return found, spent, timed(reading)


def transcript() -> float:
    """`stimmig verify FILE` over the whole ledger, written to a file before."""
    from django.core.management import call_command

    from stimmig.ledger import keys
    from stimmig.verify import verify_file

    file = Path(os.environ["STIMMIG_DATA"]) / "all.ledger"
    call_command("transcript", str(file), verbosity=0, stdout=open(os.devnull, "w"))  # noqa: SIM115
    known = keys.known()
    return timed(lambda: verify_file(file, known).holds or sys.exit("the transcript does not hold"))


def appended() -> tuple[float, float]:
    """A committed batch as the ledger writes it, and the same rows inserted into a table without anything to it."""
    from django.db import connection

    from stimmig.ledger.append import _row

    with connection.cursor() as cursor:
        cursor.execute(PLAIN)
    ours, plain = [], []
    for _batch in range(BATCHES):  # taken in turns, because others use the machine too
        written: list[Any] = []
        ours.append(timed(lambda written=written: written.extend(one_batch())))  # type: ignore[misc]
        rows = [_row(entry, connection.vendor) for entry in written]
        plain.append(timed(lambda rows=rows: insert(rows)))  # type: ignore[misc]
    return median(ours), median(plain)


def one_batch() -> list[Any]:
    from django.db import connection

    with committed() as cursor:
        return append(cursor, connection.vendor, BATCH)


def insert(rows: list[Any]) -> None:
    from django.db import connection

    from stimmig.ledger.append import ENTRY
    from stimmig.ledger.plain_sql import insert as into

    with committed() as cursor:
        into(cursor, connection.vendor, "plain", ENTRY[1], rows)


def timed(work: Callable[[], object]) -> float:
    """The seconds the work takes."""
    begun = perf_counter()
    work()
    return perf_counter() - begun


def median(found: list[float]) -> float:
    return sorted(found)[len(found) // 2]


if __name__ == "__main__":
    sys.exit(main())
