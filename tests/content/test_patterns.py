"""Patterns are valid use case files in both languages, well made, and pretend to know nothing."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from stimmig.content.patterns import Pattern, parse, pattern, patterns
from stimmig.core.errors import Gaps

SLUGS = [
    "telephone-assistant",
    "customer-chatbot",
    "e-mail-drafts",
    "quotation-drafts",
    "knowledge-assistant",
    "copilot-for-everybody",
    "avatar-videos",
    "applicant-preselection",
    "invoice-processing",
    "meeting-notes",
]
BY_AI = {"auto", "auto_with_takeover", "auto_only"}
ONLY_THE_HOUSE_KNOWS = {"owner", "accountable", "system", "space", "profile", "values"}
BOTH = [(slug, lang) for slug in SLUGS for lang in ("de", "en")]


def document(found: Pattern) -> dict[str, Any]:
    """The pattern's use case file, read."""
    read: dict[str, Any] = yaml.safe_load(found.text)
    return read


def test_ten_patterns_are_offered_in_the_same_order_in_both_languages() -> None:
    """The choice looks the same in German and English."""
    assert [found.slug for found in patterns("de")] == SLUGS
    assert [found.slug for found in patterns("en")] == SLUGS


def test_an_unknown_pattern_is_not_found() -> None:
    """A wrong name is an error, never an empty use case."""
    with pytest.raises(KeyError):
        pattern("horoscopes", "de")


@pytest.mark.parametrize(("slug", "lang"), BOTH)
def test_a_pattern_says_what_to_find_out(slug: str, lang: str) -> None:
    """Three to five sentences of daily work stand beside every pattern."""
    found = pattern(slug, lang)
    assert 3 <= len(found.find_out) <= 5
    assert all(sentence.endswith((".", "?")) for sentence in found.find_out)


@pytest.mark.parametrize(("slug", "lang"), BOTH)
def test_every_touchpoint_is_classified_reasoned_and_in_the_right_corner(slug: str, lang: str) -> None:
    """A pattern gives people what is relational and never leaves a routine by hand without a reason."""
    for point in document(pattern(slug, lang))["touchpoints"]:
        assert point["kind"] in {"transactional", "relational", "mixed"}
        assert point["reason"].endswith(".")
        assert point["aim"]
        assert point["topic"]
        if point["kind"] == "relational":
            assert point["automation"] not in BY_AI, point["name"]
        if point["kind"] == "transactional":
            assert point["automation"] != "none", point["name"]


@pytest.mark.parametrize(("slug", "lang"), BOTH)
def test_a_pattern_pretends_to_know_nothing_of_the_house(slug: str, lang: str) -> None:
    """Names, outer limits, figures and the profile are left to the house; its place for a figure is an ellipsis."""
    read = document(pattern(slug, lang))
    assert read["stage"] == "idea"
    assert "…" in read["occasion"]
    assert not ONLY_THE_HOUSE_KNOWS & read.keys()
    assert all("today" not in benefit for benefit in read["benefits"])
    assert all("contacts_per_month" not in point for point in read["touchpoints"])


@pytest.mark.parametrize("slug", SLUGS)
def test_german_and_english_say_the_same(slug: str) -> None:
    """Only words differ between the two files: facts, kinds, topics, automation and aims are equal."""
    german, english = document(pattern(slug, "de")), document(pattern(slug, "en"))
    assert german["facts"] == english["facts"]
    assert german["area"] == english["area"]
    words = {"name", "reason"}
    assert [{k: v for k, v in point.items() if k not in words} for point in german["touchpoints"]] == [
        {k: v for k, v in point.items() if k not in words} for point in english["touchpoints"]
    ]


def test_a_missing_sentence_is_refused_with_file_and_key(tmp_path: Path) -> None:
    """An incomplete pattern stops the start and says where to look."""
    table = {"letters": {"order": 1, "name": {"de": "Briefe", "en": "Letters"}, "for_whom": {"de": "Für alle."}}}
    with pytest.raises(Gaps, match=r"patterns/patterns.toml: letters.for_whom.en: missing"):
        parse(table, "en", tmp_path)


def test_a_missing_file_is_refused_by_its_name(tmp_path: Path) -> None:
    """A pattern without its use case file stops the start."""
    both = {"de": "Wort", "en": "word"}
    table = {"letters": {"order": 1, "name": both, "for_whom": both, "find_out": {"de": ["Frage?"], "en": ["Ask?"]}}}
    with pytest.raises(Gaps, match=r"patterns/letters.en.yaml: file: missing"):
        parse(table, "en", tmp_path)
