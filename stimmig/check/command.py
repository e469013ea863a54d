"""The command itself: files in; text, JSON or PDF out; 0 when every file was read, 2 when one was not."""

import argparse
import gc
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from stimmig.check import words
from stimmig.content import files, framework_for_reading
from stimmig.content.faults import place, sentence
from stimmig.core.errors import Faults
from stimmig.core.findings import Reading, read
from stimmig.core.framework import Framework
from stimmig.core.use_case import UseCase, parse


@dataclass(frozen=True, slots=True)
class Checked:
    """One file that was read, and what it says."""

    file: str
    use_case: UseCase
    reading: Reading


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command. The exit status says whether the files could be read, never whether they are good."""
    gc.disable()  # the command lives for a moment; there is nothing to collect before it ends
    options = _options(argv)
    framework = framework_for_reading()
    checked = [found for file in options.files if (found := _check(file, framework, options))]
    complete = len(checked) == len(options.files)
    if options.pdf:
        complete = _write_pdf(options, checked, framework) and complete
    if options.json:
        _print_json(checked, framework, options.lang)
    elif not options.pdf:
        _print_text(checked, framework, options.lang)
    return 0 if complete else 2


def _options(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="stimmig check", description="Read use case files and say where they stand.")
    parser.add_argument("files", nargs="+", metavar="FILE", help="use case files, YAML or JSON")
    parser.add_argument(
        "--lang", "--language", choices=("de", "en"), default="de", help="language of the answer (default: de)"
    )
    parser.add_argument("--as-of", type=date.fromisoformat, metavar="DATE", help="the day to read for (default: today)")
    parser.add_argument("--json", action="store_true", help="print one object per file (schema stimmig/check/1)")
    parser.add_argument("--pdf", metavar="FILE", help="write a reading of two pages at most per file")
    options = parser.parse_args(argv)
    options.as_of = options.as_of or date.today()
    return options


def _check(file: str, framework: Framework, options: argparse.Namespace) -> Checked | None:
    """The file and its reading, or None after saying on stderr what is wrong with it."""
    try:
        document = files.load(_bytes(file), file)
        use_case = parse(document, framework, as_of=options.as_of)
    except OSError as error:
        _complain(f"{file}: {words.unreadable(error, options.lang)}")
    except Faults as refused:
        for fault in refused.faults:
            _complain(f"{file}: {place(fault, options.lang)}: {sentence(fault, options.lang)}")
    else:
        return Checked(file, use_case, read(framework, use_case, options.as_of))
    return None


def _bytes(file: str) -> bytes:
    """The file, but not more of it than could be a use case file."""
    with Path(file).open("rb") as opened:
        return opened.read(files.BYTES_MAX + 1)


def _complain(sentence: str) -> None:
    print(sentence, file=sys.stderr)


def _say(text: str) -> None:
    """Print, unless whoever reads has seen enough and left."""
    try:
        print(text, flush=True)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # what is left over has nowhere to go


def _print_text(checked: Sequence[Checked], framework: Framework, language: str) -> None:
    from stimmig.check.plain import Page

    page = Page(framework, language, _width(), bold=sys.stdout.isatty() and not os.environ.get("NO_COLOR"))
    if checked:
        _say("\n\n".join(page.of(found.use_case, found.reading) for found in checked))


def _width() -> int:
    """The columns of the terminal, within what reads well."""
    try:
        columns = int(os.environ.get("COLUMNS") or os.get_terminal_size(sys.stdout.fileno()).columns)
    except (OSError, ValueError):
        columns = 80
    return min(max(columns, 40), 96)


def _print_json(checked: Sequence[Checked], framework: Framework, language: str) -> None:
    """A list with one object a line, so that two runs can be compared file by file."""
    import json

    from stimmig.check.data import described

    rows = (described(found.file, found.use_case, found.reading, framework, language) for found in checked)
    _say("[" + ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows) + "]")


def _write_pdf(options: argparse.Namespace, checked: Sequence[Checked], framework: Framework) -> bool:
    from stimmig.check.paper import paper

    if not checked:
        return True
    pages = paper([(found.use_case, found.reading) for found in checked], framework, options.lang)
    try:
        Path(options.pdf).write_bytes(pages)
    except OSError as error:
        _complain(f"{options.pdf}: {words.unwritable(error, options.lang)}")
        return False
    return True
