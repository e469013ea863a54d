"""How fast, as ratios to a named baseline: `python -m tools.bench`

One file against an empty interpreter; a thousand files against parsing the same YAML alone, as people run it and then
part by part; a search among 4,000 uses against a page that asks for nothing; the ledger at a million entries against
reading and inserting the same rows.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from time import perf_counter
from typing import Any

import yaml

from stimmig.content import files, framework_for_reading
from stimmig.core.findings import read
from stimmig.core.use_case import parse
from tests import postgres
from tools.check import scratch

ROOT = Path(__file__).parent.parent
STIMMIG = Path(sys.executable).with_name("stimmig")  # the command of this environment
PROOF_MAX, VERIFIED_MAX = 0.005, 30.0  # seconds, at a million entries
SAMPLE = sorted([*(ROOT / "examples").glob("*.yaml"), *(ROOT / "tests" / "reference" / "use_cases").glob("*/*.yaml")])
ONE, FILES, ONE_MAX, FILES_MAX, SEARCH_MAX = 15, 1_000, 0.25, 5.0, 0.1  # runs, files, seconds
PLAIN: Any = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader


def main() -> int:
    """Print the figures; the exit status is 1 where a promised time was not kept."""
    in_time = one_file() & many_files() & searches("SQLite") & ledger("SQLite")
    with postgresql() as address:
        in_time &= searches("PostgreSQL", address) & ledger("PostgreSQL", address)
    if not yaml.__with_libyaml__:
        print("PyYAML came without libyaml here: reading files takes ten times as long.")
    return 0 if in_time else 1


def one_file() -> bool:
    """One file, the interpreter's start included: the best of several runs, because others use the machine too."""
    empty = min(timed(run, sys.executable, "-c", "pass") for _ in range(ONE))
    check = min(timed(run, STIMMIG, "check", SAMPLE[0], "--json") for _ in range(ONE))
    print(f"stimmig check, one file      {check:6.3f} s  {check / empty:6.1f} × python -c pass ({empty:.3f} s)")
    return promised(check, ONE_MAX)


def many_files() -> bool:
    """A thousand files: read, understood, held against every rule, and said."""
    contents = [SAMPLE[number % len(SAMPLE)].read_bytes() for number in range(FILES)]
    alone = timed(lambda: [yaml.load(content, Loader=PLAIN) for content in contents])  # noqa: S506  # a safe one
    with tempfile.TemporaryDirectory(dir=scratch()) as folder:
        paths = written(contents, Path(folder))
        whole = timed(run, STIMMIG, "check", "--json", *paths)
    print(
        f"stimmig check, {FILES:,} files   {whole:6.3f} s  {whole / alone:6.1f} × parsing the same YAML ({alone:.3f} s)"
    )
    for name, part in parts(contents):
        print(f"  of which {name:<17} {part:6.3f} s  {part / alone:6.1f} ×")
    return promised(whole, FILES_MAX)


def ledger(name: str, address: str = "") -> bool:
    """A million entries: one proof, all of them verified, and what goes on being appended."""
    proof, row, verified, spent, reading, transcript, ours, plain = measured("tools.ledgering", address)
    print(
        f"inclusion proof, {name:<17}{proof * 1000:6.2f} ms {proof / row:6.1f} × reading one row ({row * 1000:.2f} ms)"
    )
    print(
        f"1,000,000 verified, {name:<14}{verified:6.1f} s  {verified / reading:6.1f} × reading them ({reading:.1f} s)"
    )
    print(f"  processor time of it         {spent:6.1f} s  (others may use the machine too)")
    print(f"  the same from a file         {transcript:6.1f} s  {transcript / reading:6.1f} ×")
    print(f"50 appended, {name:<21}{ours * 1000:6.2f} ms {ours / plain:6.1f} × inserting them ({plain * 1000:.2f} ms)")
    print(f"  that is {50 / ours:,.0f} a second")
    return promised(proof, PROOF_MAX) & promised(spent, VERIFIED_MAX)


def searches(name: str, address: str = "") -> bool:
    """Nineteen of twenty searches in a house with 4,000 uses, as the server answers them."""
    reading, page, search = measured("tools.searching", address)
    print(f"search, 4,000 uses, {name:<10}{search:6.3f} s  {search / page:6.1f} × the page “About” ({page:.3f} s)")
    print(f"  reading them all in       {reading:6.1f} s, once")
    return promised(search, SEARCH_MAX)


def measured(module: str, address: str) -> list[float]:
    """What another process measures in a house of its own."""
    with tempfile.TemporaryDirectory(dir=scratch()) as folder:
        environment = os.environ | {"STIMMIG_DATA": folder} | ({"DATABASE_URL": address} if address else {})
        command = [sys.executable, "-m", module]
        done = subprocess.run(command, env=environment, cwd=ROOT, stdout=subprocess.PIPE, check=True)
    return [float(figure) for figure in done.stdout.split()]


@contextmanager
def postgresql() -> Iterator[str]:
    """A PostgreSQL for the time of a measurement, as the tests start one."""
    folder = scratch() / "bench-postgresql"
    yield postgres.start(folder)
    postgres.stop(folder)


def written(contents: Sequence[bytes], folder: Path) -> list[Path]:
    """The same contents as files."""
    paths = [folder / f"{number:04}.yaml" for number in range(len(contents))]
    for path, content in zip(paths, contents, strict=True):
        path.write_bytes(content)
    return paths


def parts(contents: Sequence[bytes]) -> list[tuple[str, float]]:
    """What takes how long, once everything is loaded."""
    rules, as_of = framework_for_reading(), date(2026, 11, 22)
    documents = [files.load(content) for content in contents]
    use_cases = [parse(document, rules) for document in documents]
    return [
        ("strict YAML", timed(lambda: [files.load(content) for content in contents])),
        ("use case", timed(lambda: [parse(document, rules) for document in documents])),
        ("reading", timed(lambda: [read(rules, use_case, as_of) for use_case in use_cases])),
    ]


def run(*command: object) -> None:
    subprocess.run([str(part) for part in command], check=True, stdout=subprocess.DEVNULL, cwd=ROOT)


def timed(work: Callable[..., object], *arguments: object) -> float:
    """The seconds the work takes."""
    begun = perf_counter()
    work(*arguments)
    return perf_counter() - begun


def promised(seconds: float, limit: float) -> bool:
    """Whether the promise was kept; says so where it was not."""
    if seconds > limit:
        print(f"  that is more than the {limit} s promised")
    return seconds <= limit


if __name__ == "__main__":
    sys.exit(main())
