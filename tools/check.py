"""Everything that can be checked without running the product: `python -m tools.check`"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tools import messages

ROOT = Path(__file__).parent.parent
HERE = f"{Path(sys.executable).parent}/"  # the tools of this environment
CHECKS = {
    "style": [HERE + "ruff", "check"],
    "format": [HERE + "ruff", "format", "--check", "--quiet"],
    "types": [HERE + "mypy"],
    "imports": [HERE + "lint-imports"],
    "settings": [sys.executable, "-m", "django", "check", "--fail-level", "WARNING"],
    "migrations": [sys.executable, "-m", "django", "makemigrations", "--check", "--dry-run"],
    "templates": [sys.executable, "-m", "tools.templates"],
}


def main() -> int:
    """Run every check, print what fails, and say in one line how it went."""
    failed = []
    with tempfile.TemporaryDirectory(dir=scratch()) as data:
        environment = os.environ | {"DJANGO_SETTINGS_MODULE": "stimmig.settings", "STIMMIG_DATA": data}
        for name, command in CHECKS.items():
            failed += [] if passes(name, command, environment) else [name]
    if messages.check():
        failed.append("messages")
    total = len(CHECKS) + 1
    print(
        f"===== {total - len(failed)} of {total} checks passed{': failed ' + ', '.join(failed) if failed else ''} ====="
    )
    return 1 if failed else 0


def passes(name: str, command: list[str], environment: dict[str, str]) -> bool:
    """Run one check quietly; its output is shown when it fails."""
    done = subprocess.run(command, cwd=ROOT, env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True)
    print(f"{name}: {'ok' if done.returncode == 0 else 'failed'}", flush=True)
    if done.returncode:
        print(done.stdout + done.stderr, flush=True)
    return done.returncode == 0


def scratch() -> Path:
    """Where the checks may write: inside the checkout."""
    folder = ROOT / ".cache"
    folder.mkdir(exist_ok=True)
    return folder


if __name__ == "__main__":
    sys.exit(main())
