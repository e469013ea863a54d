"""The core needs nothing but Python: anyone can recompute a reading with this folder alone."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import stimmig.core

FILES = sorted(Path(stimmig.core.__path__[0]).rglob("*.py"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_import_is_of_the_standard_library_or_the_core(path: Path) -> None:
    """No clock of Django, no database, no settings, no language."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        for name in names:
            assert name.split(".")[0] in sys.stdlib_module_names or name.startswith("stimmig.core")


def test_the_core_knows_no_clock() -> None:
    """The day is passed in, so that a reading can be recomputed for ever."""
    for path in FILES:
        assert not any(call in path.read_text("utf-8") for call in (".today(", ".now(", "time.time"))


def test_it_runs_without_any_package() -> None:
    """Isolated from everything that is installed."""
    root = Path(stimmig.__path__[0]).parent
    modules = ", ".join(".".join(path.relative_to(root).with_suffix("").parts) for path in FILES)
    program = f"import sys; sys.path.insert(0, {str(root)!r}); import {modules}; assert 'django' not in sys.modules"
    subprocess.run([sys.executable, "-I", "-S", "-c", program], check=True)
