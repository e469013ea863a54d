"""The sentences the rules are held against: those looked at while they were written, and those never looked at."""

import tomllib
from collections import defaultdict
from functools import cache
from pathlib import Path

from stimmig.content.listening import rules
from stimmig.core.listening import SAID

HERE = Path(__file__).parent / "corpora"
OURS = ("seen", "held_out")  # written by whoever wrote the rules
STRANGERS = ("stranger/seen", "stranger/held_out")  # by somebody who saw neither the rules nor these sentences
SPLITS = (*OURS, *STRANGERS)
EVERYDAY = "everyday"
Lines = tuple[list[str], list[str]]  # in which something is to be found, and in which not


@cache
def corpus(split: str) -> dict[tuple[str, str], Lines]:
    """By signal and language; what people say all day counts against every signal."""
    found: dict[tuple[str, str], Lines] = defaultdict(lambda: ([], []))
    for path in sorted((HERE / split).rglob("*.toml")):
        for code, rows in tomllib.loads(path.read_text("utf-8")).items():
            if code != EVERYDAY:
                for lines, kind in zip(found[code, path.parent.name], ("positive", "negative"), strict=True):
                    lines.extend(rows[kind].strip().splitlines())
    for (_, language), (_, negative) in found.items():
        negative.extend(_everyday(language))
    return dict(sorted(found.items()))


@cache
def _everyday(language: str) -> list[str]:
    text = (HERE / "held_out" / language / f"{EVERYDAY}.toml").read_text("utf-8")
    lines: str = tomllib.loads(text)[EVERYDAY]
    return lines.strip().splitlines()


def found_in(code: str, lines: list[str]) -> int:
    """In how many of these sentences a signal is found."""
    hear = rules().speak if code in SAID else rules().listen
    return sum(code in hear(line) for line in lines)


def recall_and_precision(code: str, lines: Lines) -> tuple[float, float]:
    """How many of those meant are found, and how many of those found are meant."""
    positive, negative = lines
    right, wrong = found_in(code, positive), found_in(code, negative)
    return right / len(positive), right / (right + wrong) if right + wrong else 1.0
