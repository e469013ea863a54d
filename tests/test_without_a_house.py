"""Commands that need the house say how to get one, and make no database."""

import os
import subprocess
import sys
from pathlib import Path

import pytest


def said(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """What the command says in a folder in which nothing has begun."""
    env = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    command = [sys.executable, "-m", "stimmig.cli", *arguments]
    return subprocess.run(command, env=env | {"STIMMIG_DATA": str(folder)}, capture_output=True, text=True)


@pytest.mark.parametrize("command", ["verify", "export", "gateway"])
def test_it_says_how_to_begin(tmp_path: Path, command: str) -> None:
    """No traceback, no empty database, and the way to the example."""
    answer = said(tmp_path, command)
    assert answer.returncode == 2
    assert "Hier gibt es noch kein Haus" in answer.stderr
    assert "STIMMIG_DATA=data/demo" in answer.stderr
    assert not (tmp_path / "stimmig.sqlite3").exists()


def test_help_needs_no_house(tmp_path: Path) -> None:
    """Whoever asks how it works is told, of files and of the house."""
    told = said(tmp_path, "verify", "--help").stdout
    assert [each for each in ("FILE...", "--key", "--certificates", "--lang", "--known") if each not in told] == []


def test_help_says_our_own_options_alone(tmp_path: Path) -> None:
    """What Django can do besides is told by `stimmig manage`."""
    helped = said(tmp_path, "import", "--help").stdout
    assert helped.startswith("usage: stimmig import [-h] [--by EMAIL] FILE")
    assert "--pythonpath" not in helped
    assert "--skip-checks" not in helped
