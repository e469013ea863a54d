"""All tests, on both databases: `python -m tools.test [pytest arguments]`

Everything on SQLite and, beside it, what touches a database on PostgreSQL, each in two parts so that no core is idle
at the end. What a browser only looks at is the same on every database and waits more than it works, so it runs beside
both. The tests of core and ledger, where loss is unforgivable, walk every branch of both; they alone are measured,
because measuring doubles the time.
"""

import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tools import messages

ROOT = Path(__file__).parent.parent
MEASURED = ("core", "ledger")
PURE = ("content", "check", "tools", "ui")  # no database there
HALF = ("decision", "permissions", "review", "workbench")  # take about as long as all others together
BESIDE = 4  # parts that run at once; each waits for something now and then
SOURCE = ["--source", ",".join(f"stimmig.{name}" for name in MEASURED)]
MEASURES = ROOT / ".cache" / "coverage"
COUNTED = re.compile(r"(\d+) (passed|failed|errors?|skipped|xfailed|xpassed)")

Command = Sequence[str]


def main(arguments: list[str]) -> int:
    """Run all, print the counts of all runs and one closing line."""
    messages.compile_messages()
    started = time.monotonic()
    shutil.rmtree(MEASURES, ignore_errors=True)
    MEASURES.mkdir(parents=True)
    with ThreadPoolExecutor(BESIDE) as beside:
        running = {name: beside.submit(run, name, commands) for name, commands in runs(arguments).items()}
    covered = bool(arguments) or coverage()
    counts = {name: each.result() for name, each in running.items()}
    print("\n".join(f"{name}: {each.words()}" for name, each in counts.items()))
    whole = sum(counts.values(), Counts())
    spent = os.times()
    print(f"Processor time: {spent.children_user + spent.children_system:.0f}s")
    print(f"===== {whole.words()} in {time.monotonic() - started:.1f}s =====")
    return 0 if covered and not whole.failed else 1


class Counts(dict[str, int]):
    """How many tests ended how; `failed` also when a run broke off."""

    failed = False

    def __add__(self, other: "Counts") -> "Counts":
        both = Counts({word: self.get(word, 0) + other.get(word, 0) for word in {**self, **other}})
        both.failed = self.failed or other.failed
        return both

    def words(self) -> str:
        return ", ".join(f"{number} {word}" for word, number in self.items()) or "no tests ran"


def runs(arguments: Sequence[str]) -> dict[str, list[Command]]:
    """What runs beside each other, step by step. Whoever names tests gets these alone, on both databases."""
    if arguments:
        named = ["-m", "pytest", *arguments]
        return {"SQLite": [named], "PostgreSQL": [named]}
    measured, others = ["-m", "coverage", "run", *SOURCE, "-m", "pytest"], ["-m", "pytest", "-m", "not looks"]
    half = [*others, *(f"tests/{name}" for name in HALF)]
    return {
        "PostgreSQL, one half": [half],
        "SQLite, one half": [half],
        "PostgreSQL": [[*measured, "tests/ledger"], [*others, *without((*MEASURED, *PURE, *HALF))]],
        "Browser": [["-m", "pytest", "-m", "looks"]],
        "SQLite": [[*others, *without((*MEASURED, *HALF))]],
        "Core": [[*measured, "tests/core", "tests/ledger"]],
    }


def without(chapters: Iterable[str]) -> list[str]:
    """Leave these out."""
    return [f"--ignore=tests/{name}" for name in chapters]


def run(name: str, commands: Sequence[Command]) -> Counts:
    """Run one step after the other, say at the end of each what it said, and count."""
    counts = Counts()
    database = name.partition(",")[0].lower()
    environment = os.environ | {"COVERAGE_FILE": str(MEASURES / name), "STIMMIG_TEST_DATABASE": database}
    for command in commands:
        done = subprocess.run(
            [sys.executable, *command],
            cwd=ROOT,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
        )
        print(f"\n===== {name}: {' '.join(command)} =====\n{done.stdout}", flush=True)
        counts += counted(done)
    return counts


def counted(done: subprocess.CompletedProcess[str]) -> Counts:
    """What the last line of a run counts."""
    last = next((line for line in reversed(done.stdout.splitlines()) if COUNTED.search(line)), "")
    counts = Counts({word: int(number) for number, word in COUNTED.findall(last)})
    counts.failed = done.returncode != 0
    return counts


def coverage() -> bool:
    """Whether both databases together walked every branch of core and ledger; says which they did not."""
    environment = os.environ | {"COVERAGE_FILE": str(MEASURES / "both")}
    measured = [str(MEASURES / name) for name in ("Core", "PostgreSQL")]
    report = ["report", "--show-missing", "--skip-covered", "--fail-under=100"]
    command = [sys.executable, "-m", "coverage"]
    subprocess.run([*command, "combine", "--quiet", "--keep", *measured], cwd=ROOT, env=environment)
    return subprocess.run([*command, *report], cwd=ROOT, env=environment).returncode == 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
