"""Templates and styles: they compile, carry nothing inline, and name no other host. `python -m tools.templates`"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "stimmig"
RULES = {
    "a style element; write a stylesheet": re.compile(r"<style\b", re.I),
    "an inline script; write a module": re.compile(r"<script\b(?![^>]*\bsrc=)", re.I),
    "a style attribute; write a class": re.compile(r"""\sstyle\s*=\s*["']""", re.I),
    "an event attribute; listen in a module": re.compile(r"<[a-z][^<>]*\son[a-z]+\s*=", re.I),
    "a link to a script address": re.compile(r"javascript:", re.I),
}
HOST = r"""["'(]?(?:https?:)?//"""
ELSEWHERE = re.compile(rf"(?:src|srcset|action|data)\s*=\s*{HOST}|url{HOST}|url\(\s*{HOST}|@import[^;]*//", re.I)


def main() -> int:
    """Print every fault with its place; 1 when there is one."""
    faults = [*broken(), *(fault for path in sources() for fault in faults_in(path))]
    for fault in faults:
        print(fault)
    return 1 if faults else 0


def sources() -> list[Path]:
    """Every template and stylesheet of the product."""
    return sorted([*PACKAGE.glob("**/templates/**/*.html"), *PACKAGE.glob("**/static/**/*.css")])


def faults_in(path: Path) -> Iterator[str]:
    """What strict pages may not contain, with the line."""
    text = path.read_text()
    rules = RULES | {"an address of another host": ELSEWHERE} if path.suffix == ".html" else {"another host": ELSEWHERE}
    for what, pattern in rules.items():
        for found in pattern.finditer(text):
            yield f"{path.relative_to(ROOT)}:{text[: found.start()].count(chr(10)) + 1}: {what}"


def broken() -> Iterator[str]:
    """Templates Django cannot compile."""
    import django
    from django.template import TemplateSyntaxError, engines

    django.setup()
    engine = engines["django"]
    for path in PACKAGE.glob("**/templates/**/*.html"):
        try:
            engine.from_string(path.read_text())
        except TemplateSyntaxError as error:
            yield f"{path.relative_to(ROOT)}: {error}"


if __name__ == "__main__":
    sys.exit(main())
