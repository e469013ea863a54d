"""What is recognised stays recognised, in sentences the rules were made with and in those they have never seen."""

import tomllib
from pathlib import Path

import pytest

from tests.core.listening.corpus import OURS, SPLITS, STRANGERS, corpus, recall_and_precision

FLOORS = tomllib.loads(Path(__file__).with_name("floors.toml").read_text("utf-8"))


@pytest.mark.parametrize("split", SPLITS)
def test_nothing_is_recognised_worse_than_before(split: str) -> None:
    """Recall and precision of every signal in both languages are at least what they were."""
    reached = {" ".join(key): recall_and_precision(key[0], lines) for key, lines in corpus(split).items()}
    floors = FLOORS[split]
    assert reached.keys() == floors.keys()
    worse = {key: both for key, both in reached.items() if both[0] < floors[key][0] or both[1] < floors[key][1]}
    assert worse == {}


@pytest.mark.parametrize(("looked_at", "not_looked_at"), [OURS, STRANGERS])
def test_no_sentence_stands_on_both_sides(looked_at: str, not_looked_at: str) -> None:
    """What is held out was not looked at; a wish is no look-alike."""
    for key, (positive, negative) in corpus(not_looked_at).items():
        seen = corpus(looked_at)[key]
        assert not {*positive} & {*negative}, key
        assert not {*positive} & {*seen[1]}, key
