"""Interface texts: `python -m tools.messages update | compile | check | merge FILE...`

Extraction equals Django's makemessages but needs no gettext binaries: templates are turned into Python by Django's
own `templatize` and read by Babel.
"""

import fcntl
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import IO, Any

import allauth
import django.conf
from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir, extract_python
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "stimmig"
PO = PACKAGE / "locale" / "de" / "LC_MESSAGES" / "django.po"
KEYWORDS = DEFAULT_KEYWORDS | {
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext_lazy": (1, 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext_lazy": ((1, "c"), 2, 3),
}


def extract_template(fileobj: IO[bytes], keywords: Any, comment_tags: Any, options: Any) -> Iterator[Any]:
    """Yield the messages of a Django template."""
    from django.conf import settings
    from django.utils.translation.template import templatize

    if not settings.configured:
        settings.configure()
    source = "(" + templatize(fileobj.read().decode()) + ")"  # brackets: indentation cannot break the tokenizer
    yield from extract_python(BytesIO(source.encode()), keywords, comment_tags, options)


METHODS: list[tuple[str, Any]] = [
    ("**/migrations/**", "ignore"),
    ("**.py", "python"),
    ("**.html", extract_template),
    ("**.txt", extract_template),
]


def extracted() -> Catalog:
    """All messages the code and the templates ask for."""
    catalog = Catalog(domain="django", charset="utf-8", fuzzy=False)
    for file, line, message, comments, context in extract_from_dir(
        PACKAGE, METHODS, {}, keywords=KEYWORDS, comment_tags=("Translators:",), strip_comment_tags=True
    ):
        catalog.add(message, locations=[(file, line)], auto_comments=comments, context=context)
    return catalog


def read(path: Path) -> Catalog:
    """Read a catalogue; an absent one is empty."""
    if not path.exists():
        return Catalog(locale="de", domain="django", charset="utf-8", fuzzy=False)
    with path.open("rb") as file:
        return read_po(file, locale="de", domain="django")


def write(catalog: Catalog) -> None:
    """Write the catalogue without line numbers and dates, so that a diff shows words only, and compile it."""
    PO.parent.mkdir(parents=True, exist_ok=True)
    catalog.fuzzy = False
    with PO.open("wb") as file:
        write_po(file, catalog, no_location=True, omit_header=False, sort_output=True, width=110, ignore_obsolete=True)
    lines = [line for line in PO.read_text().splitlines(keepends=True) if not line.startswith('"POT-Creation-Date')]
    PO.write_text("".join(line for line in lines if not line.startswith('"PO-Revision-Date')))
    compile_messages()


def update() -> int:
    """Take new messages into the catalogue and drop those nobody asks for."""
    with alone():
        catalog, kept = read(PO), borrowed()
        ours = {message.id: message for message in catalog if message.id in kept}
        catalog.update(extracted(), no_fuzzy_matching=True)
        for message in ours.values():
            catalog.add(message.id, message.string, context=message.context, flags=message.flags)
        write(catalog)
    return check()


@contextmanager
def alone() -> Iterator[None]:
    """One process at a time writes the catalogue."""
    (ROOT / ".cache").mkdir(exist_ok=True)
    with (ROOT / ".cache" / "messages.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def compile_messages() -> int:
    """Compile the catalogue; the result is not committed."""
    with PO.with_suffix(".mo").open("wb") as file:
        write_mo(file, read(PO))
    return 0


def check() -> int:
    """Say which messages lack German or are no longer asked for; 0 when none."""
    have, want, kept = read(PO), extracted(), borrowed()
    missing = [m.id for m in want if m.id and not translated(have.get(m.id, m.context))]
    unused = [m.id for m in have if m.id and want.get(m.id, m.context) is None and m.id not in kept]
    for message in missing:
        print(f"no German for: {message!r}")
    for message in unused:
        print(f"nobody asks for: {message!r}")
    return 1 if missing or unused else 0


def borrowed() -> frozenset[str]:
    """Sentences of Django and allauth: we may say them in our own words."""
    found = [Path(module.__file__ or "").parent for module in (allauth, django.conf)]
    catalogues = [read(folder / "locale" / "de" / "LC_MESSAGES" / "django.po") for folder in found]
    return frozenset(str(m.id[0] if isinstance(m.id, tuple) else m.id) for known in catalogues for m in known if m.id)


def translated(message: Any) -> bool:
    """Whether every form of a message has a German text that is not a guess."""
    if message is None or message.fuzzy:
        return False
    return all(message.string) if isinstance(message.string, tuple) else bool(message.string)


def merge(paths: list[str]) -> int:
    """Add or replace the messages of other catalogues."""
    with alone():
        catalog = read(PO)
        for path in paths:
            for message in read(Path(path)):
                if message.id:
                    catalog.delete(message.id, message.context)
                    catalog.add(message.id, message.string, context=message.context, flags=message.flags)
        write(catalog)
    return 0


def main(arguments: list[str]) -> int:
    """Run one of the four."""
    command, *rest = arguments or ["check"]
    if command == "merge":
        return merge(rest)
    return {"update": update, "compile": compile_messages, "check": check}[command]()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
