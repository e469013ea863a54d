"""`stimmig demo` as somebody starts it: its pages, its gateway and its AI, in a data folder of its own."""

import os
import re
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Demo:
    """Where it answers, and where it rests."""

    house: str
    chat: str
    folder: Path

    def verify(self, *arguments: str) -> str:
        """What `stimmig verify` says, which has to hold: of files away from the house, without any of this house."""
        here = without_a_house() | ({} if arguments else {"STIMMIG_DATA": str(self.folder), "STIMMIG_DEMO": "1"})
        command = [sys.executable, "-m", "stimmig.cli", "verify", *arguments]
        done = subprocess.run(command, env=here, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout


def without_a_house() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if name != "DATABASE_URL" and "STIMMIG" not in name}


def answering(address: str) -> None:
    """Wait until somebody answers there."""
    for _ in range(300):
        try:
            with urllib.request.urlopen(address):
                return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError(f"{address} does not answer")


@contextmanager
def running(folder: Path) -> Iterator[Demo]:
    """Start it and read where it is, as a person would."""
    command = [sys.executable, "-m", "stimmig.cli", "demo"]
    here = without_a_house() | {"STIMMIG_DATA": str(folder)}
    with subprocess.Popen(command, env=here, stdout=subprocess.PIPE, text=True) as demo:
        try:
            found: dict[str, str] = {}
            assert demo.stdout
            while len(found) < 2 and (line := demo.stdout.readline()):
                found |= re.findall(r"(Stimmig|Chat): (\S+)", line)
            for address in found.values():
                answering(address)
            yield Demo(found["Stimmig"].rstrip("/"), found["Chat"], folder)
        finally:
            demo.terminate()
            demo.wait(20)
