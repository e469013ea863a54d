"""A Chromium for the browser tests: `python -m tools.browser`

The system's if there is one; else Debian's package, where we may install it; else Playwright's own, below .cache.
Where there is a choice, the headless shell: the same Chromium without the windows nobody sees, at half the work.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
BROWSERS = ROOT / ".cache" / "browsers"
INSTALL = ["install", "-qy", "--no-install-recommends"]
PACKAGES = ("chromium-headless-shell", "chromium")
NAMES = (*PACKAGES, "chromium-browser", "google-chrome")


def main() -> int:
    """Find a browser or get one, and say which."""
    for way in (installed, debian, playwright):
        if found := way():
            print(f"Browser: {found}")
            return 0
    print("No browser: install Chromium (Debian: apt install chromium) and call this again.", file=sys.stderr)
    return 1


def installed() -> str | None:
    """The system's own, or one that was downloaded before."""
    system = next(filter(None, map(shutil.which, NAMES)), None)
    return system or next(map(str, BROWSERS.glob("chromium*/**/chrome")), None)


def debian() -> str | None:
    """Debian's package, for root on a Debian."""
    if os.geteuid() or not shutil.which("apt-get"):
        return None
    print("Browser: none found, installing Debian's package …", flush=True)
    done = apt_get(["update", "-q"]) and any(apt_get([*INSTALL, package]) for package in PACKAGES)
    return installed() if done else None


def apt_get(arguments: list[str]) -> bool:
    """Run Debian's installer without a question; say what it said when it failed."""
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    command = ["apt-get", *arguments]
    done = subprocess.run(command, env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True)
    if done.returncode:
        print(f"Browser: {' '.join(command)} failed: {done.stderr.strip()[-300:]}", flush=True)
    return done.returncode == 0


def playwright() -> str | None:
    """Playwright's download, into this checkout."""
    print(f"Browser: none found, downloading one into {BROWSERS.relative_to(ROOT)} …", flush=True)
    environment = os.environ | {"PLAYWRIGHT_BROWSERS_PATH": str(BROWSERS)}
    command = [sys.executable, "-m", "playwright", "install", "chromium"]
    if subprocess.run(command, env=environment, stdin=subprocess.DEVNULL).returncode:
        return None
    return installed()


if __name__ == "__main__":
    sys.exit(main())
