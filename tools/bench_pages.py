"""How fast the lists are in a house with thousands of uses: `python -m tools.bench_pages`

Each list is opened by a leader, again and again, on a real SQLite and a real PostgreSQL. The figure is what nineteen of
twenty answers take on the server, beside that of the plainest page there is, and how many queries it asks.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from statistics import quantiles
from time import perf_counter

from tools.check import scratch

BASELINE = "/health/"
LISTS = (
    "/",
    "/use-cases/",
    "/use-cases/?page=150",
    "/use-cases/?text=claims",
    "/decisions/",
    "/house/legal/",
    "/cases/",
)
RUNS, P95_MAX, QUERIES_MAX = 25, 0.150, 60


def main() -> int:
    """Measure on both databases; 1 where a list was slower than promised or asked without bound."""
    return max(_beside(database) for database in ("sqlite", "postgresql"))


def _beside(database: str) -> int:
    """Measure in a process of its own, on a database of its own."""
    from tests import postgres

    with tempfile.TemporaryDirectory(dir=scratch()) as folder:
        (Path(folder) / "static").mkdir()  # WhiteNoise wants to see it
        environment = os.environ | {"STIMMIG_DATA": folder, "DJANGO_SETTINGS_MODULE": "tests.settings"}
        environment.pop("DATABASE_URL", None)
        if database == "postgresql":
            environment["DATABASE_URL"] = postgres.start(Path(folder) / "postgresql")
        try:
            return subprocess.run([sys.executable, "-m", "tools.bench_pages", database], env=environment).returncode
        finally:
            if database == "postgresql":
                postgres.stop(Path(folder) / "postgresql")


def measure(database: str) -> int:
    """Fill the house, open every list, print a line for each."""
    import django

    django.setup()
    from tools import many_uses

    many_uses.settle()
    import_module("stimmig.wsgi")  # sets aside what is loaded, as the server does
    print(f"{many_uses.USES:,} uses on {database}: what 19 of 20 answers take, × {BASELINE}, queries")
    taken = {path: _opened(path) for path in (BASELINE, *LISTS)}
    base = taken[BASELINE][0]
    for path, (seconds, queries) in taken.items():
        print(f"  {path:<24} {seconds * 1000:6.1f} ms {seconds / base:7.1f} × {queries:4}")
    return _kept(taken)


def _opened(path: str) -> tuple[float, int]:
    """The 95th percentile in seconds, and the queries of one answer."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from stimmig.people.models import Person

    client = Client()
    client.force_login(Person.objects.filter(role="leader").order_by("pk")[0])
    with CaptureQueriesContext(connection) as asked:
        assert client.get(path, headers={"host": "localhost"}).status_code == 200, path
    queries = len(asked)  # the next request forgets them
    return quantiles([_timed(client, path) for _ in range(RUNS)], n=20)[-1], queries


def _timed(client: object, path: str) -> float:
    begun = perf_counter()
    client.get(path, headers={"host": "localhost"})  # type: ignore[attr-defined]  # Django's test client
    return perf_counter() - begun


def _kept(taken: Mapping[str, tuple[float, int]]) -> int:
    """0 where every promise was kept; says which was not."""
    slow = [path for path, (seconds, queries) in taken.items() if seconds > P95_MAX or queries > QUERIES_MAX]
    if slow:
        print(f"  more than {P95_MAX * 1000:.0f} ms or {QUERIES_MAX} queries: {', '.join(slow)}")
    return int(bool(slow))


if __name__ == "__main__":
    sys.exit(measure(sys.argv[1]) if sys.argv[1:] else main())
