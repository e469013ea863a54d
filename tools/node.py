"""The official OpenAI client for Node, for the gateway's tests: `python -m tools.node`

Installed by npm into .cache/node, exactly as the lock file says; nothing of it is part of the product.
"""

import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
LOCKED = ROOT / "tests" / "gateway" / "node"
FOLDER = ROOT / ".cache" / "node"


def installed() -> Path:
    """The folder it rests in; installed first where it is not, or where the lock has changed."""
    lock = FOLDER / "package-lock.json"
    if not lock.exists() or lock.read_bytes() != (LOCKED / "package-lock.json").read_bytes():
        FOLDER.mkdir(parents=True, exist_ok=True)
        shutil.copy(LOCKED / "package.json", FOLDER)
        npm = ["npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts", "--cache", str(ROOT / ".cache" / "npm")]
        shutil.copy(LOCKED / "package-lock.json", lock)
        if subprocess.run(npm, cwd=FOLDER, stdin=subprocess.DEVNULL).returncode:
            lock.unlink()
            raise RuntimeError(f"npm could not install what {LOCKED} names")
    return FOLDER


def main() -> int:
    """Install, where there is a Node to install for."""
    if shutil.which("npm") is None:
        print("NODE IS MISSING: the official OpenAI client for Node will not be tried. Install Node 20 or newer.")
        return 0
    print(f"Node client: {installed().relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
