"""The command itself: 0 where everything holds, 1 where something does not, 2 where something could not be told."""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from stimmig.core.ledger.note import Key, Malformed, parse_key
from stimmig.verify import words
from stimmig.verify.reading import verify_file
from stimmig.verify.report import Report
from stimmig.verify.trust import Trust

USAGE = """stimmig verify [--lang {de,en}] [--key KEY] [--certificates FILE] FILE...
       stimmig verify [--known NUMBER:HASH]"""
OF_THE_LEDGER = (
    "Without FILE: --known NUMBER:HASH names an entry as a memo prints it; that it is still there proves that the end "
    "of the ledger was not cut off."
)
KEYS = "schluessel.txt"  # as it lies beside a case file


def main(arguments: Sequence[str]) -> int:
    """Check files in their order and say in plain words what holds."""
    options = _options(arguments)
    house = None if options.key else _house()
    keys = [key for given in options.key for key in given] or _keys(house)
    trust = Trust(keys, [each for given in options.certificates for each in given])
    reports = [report for file in options.files if (report := _checked(file, trust, options.lang))]
    for report in reports:
        print(words.page(report, options.lang))
    for beside in () if keys else _beside(options.files):
        print(words.told(words.BESIDE, options.lang, {"path": beside}))
    if house and keys:
        print(words.told(words.OF_THE_HOUSE, options.lang, {"path": house}))
    states = {report.holds for report in reports} | ({None} if len(reports) < len(options.files) else set())
    return 1 if False in states else 2 if None in states else 0


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="stimmig verify",
        usage=USAGE,
        description="Check proofs away from the house; without FILE, the whole ledger of the house.",
        epilog=OF_THE_LEDGER,
    )
    parser.add_argument(
        "files", nargs="+", type=Path, metavar="FILE", help="receipts, entries, checkpoints, transcripts, case files"
    )
    parser.add_argument("--lang", choices=words.LANGUAGES, default="de", help="language of the answer (default: de)")
    parser.add_argument(
        "--key",
        action="append",
        default=[],
        type=_given,
        metavar="KEY",
        help="a public key somebody trusts, of a log or a witness, or a file with one a line",
    )
    parser.add_argument(
        "--certificates",
        action="append",
        default=[],
        type=_certificates,
        metavar="FILE",
        help="certificates of time stamping authorities somebody trusts (PEM)",
    )
    return parser.parse_args(arguments)


def _certificates(text: str) -> list[Any]:
    from stimmig.verify import authorities  # imported where it is needed: starting stays quick

    try:
        return authorities.read(Path(text))
    except (ValueError, OSError) as error:
        raise argparse.ArgumentTypeError(f"{text}: {error}") from None


def _given(text: str) -> list[Key]:
    """A key as it is written, or a file of them."""
    try:
        return _keys(Path(text)) if Path(text).is_file() else [parse_key(text)]
    except (Malformed, OSError) as error:
        raise argparse.ArgumentTypeError(f"{text}: {error}") from None


def _keys(path: Path | None) -> list[Key]:
    lines = path.read_text("utf-8").splitlines() if path else []
    return [parse_key(line) for line in lines if line.strip()]


def _house() -> Path | None:
    """The public keys of the house on this machine, where there is one: its own proofs are checked with them."""
    path = Path(os.environ.get("STIMMIG_DATA", Path(__file__).parents[2] / "data")) / "keys" / "log.pub"
    return path if path.exists() else None


def _beside(files: Sequence[Path]) -> Sequence[Path]:
    """Keys that came with what they are to prove: named, and never taken for keys somebody trusts."""
    return [path for path in dict.fromkeys(file.parent / KEYS for file in files) if path.exists()]


def _checked(file: Path, trust: Trust, language: str) -> Report | None:
    try:
        return verify_file(file, trust.keys, trust.certificates)
    except OSError as error:
        print(f"{file}: {words.told(words.NOT_THERE, language, {'why': error.strerror})}", file=sys.stderr)
        return None
