"""The case library tells real cases briefly, in both languages, and refuses what is incomplete."""

import re
from pathlib import Path

import pytest

from stimmig.content.cases import Case, cases, for_criterion, for_dimension, read
from stimmig.core.errors import Gaps
from stimmig.core.framework import Text

SENTENCE_END = re.compile(r"[.?!](?=\s|$)")
ENGLISH = re.compile(
    r"\b(January|February|March|May|June|July|October|December|\d+ (April|August|September|November)|judge?ment|report"
    r"|release|quoting|summary|article|incident|interview with|press release|reprimand|with|of the)\b"
)
GERMAN = re.compile(r"\b(Januar|Februar|März|Mai|Juni|Juli|Oktober|Dezember|Urteil|Rechtskraft|Bericht|nach|mit dem)\b")
WHOLE = """
year = 2020
country = "DE"
outcome = "failed"
criteria = ["C3"]
sources = [{ text = "Amtsblatt" }]
title = { de = "Titel", en = "Title" }
organisation = { de = "Haus", en = "House" }
planned = { de = "Geplant.", en = "Planned." }
happened = { de = "Geschehen.", en = "Happened." }
follows = { de = "Folgt.", en = "Follows." }
"""


def told(case: Case) -> list[Text]:
    """The three sentences of a case."""
    return [case.planned, case.happened, case.follows]


def test_all_26_cases_are_told() -> None:
    """Failures and successes are both there."""
    assert len(cases()) == 26
    assert {case.outcome for case in cases()} == {"failed", "positive"}


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.id)
def test_a_case_takes_three_sentences_in_each_language(case: Case) -> None:
    """Planned, happened, follows: one sentence each, so that it can be read beside a question."""
    for words in told(case):
        assert len(SENTENCE_END.findall(words.de)) == 1, words.de
        assert len(SENTENCE_END.findall(words.en)) == 1, words.en


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.id)
def test_a_case_illustrates_exactly_the_dimensions_it_failed_or_was_strong_in(case: Case) -> None:
    """Its criteria are real ones, and every dimension it is told for has one."""
    known = {
        f"{key}{number}" for key, count in zip("TRACE", (5, 3, 4, 4, 4), strict=True) for number in range(1, count + 1)
    }
    assert set(case.criteria) <= known
    assert case.dimensions == set(case.failed_in) | set(case.strong_in)
    assert set(case.said_by_source) <= set(case.failed_in)


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.id)
def test_a_case_names_its_sources(case: Case) -> None:
    """Nothing is told without saying where it was read; a link is a link."""
    assert case.sources
    assert all(source.url is None or source.url.startswith("http") for source in case.sources)
    assert all("http" not in source.text.de + source.text.en for source in case.sources)


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.id)
def test_what_stands_around_a_source_is_said_in_the_readers_language(case: Case) -> None:
    """A title stays as it was printed; month, kind and what was not checked are German for Germans."""
    for source in case.sources:
        assert not ENGLISH.search(re.sub("„.*“", "", source.text.de)), source.text.de
        assert not GERMAN.search(re.sub("“.*”", "", source.text.en)), source.text.en


def test_a_source_in_one_language_only_is_named(tmp_path: Path) -> None:
    """What is missing is found by file and key."""
    (tmp_path / "one.toml").write_text(WHOLE.replace('text = "Amtsblatt"', 'de = "Urteil"'), "utf-8")
    with pytest.raises(Gaps) as refusal:
        read(tmp_path)
    assert [(gap.file, gap.key) for gap in refusal.value.gaps] == [("cases/one.toml", "sources[0].en")]


def test_the_newest_case_comes_first() -> None:
    """What happened lately is read first."""
    years = [case.year for case in cases()]
    assert years == sorted(years, reverse=True)


def test_cases_are_found_by_criterion_and_by_dimension() -> None:
    """Air Canada stands beside the question of liability, and nowhere beside leadership culture."""
    assert "moffatt-air-canada" in {case.id for case in for_criterion("C3")}
    assert "moffatt-air-canada" in {case.id for case in for_dimension("R")}
    assert "moffatt-air-canada" not in {case.id for case in for_dimension("E")}


def test_everything_missing_is_named_with_file_and_key_at_once(tmp_path: Path) -> None:
    """One repair run is enough."""
    (tmp_path / "one.toml").write_text(WHOLE.replace('en = "Happened."', 'en = ""').replace("year = 2020", ""), "utf-8")
    (tmp_path / "two.toml").write_text(WHOLE + 'caution = { de = "Nicht geprüft." }\n', "utf-8")
    with pytest.raises(Gaps) as refused:
        read(tmp_path)
    assert [(gap.file, gap.key) for gap in refused.value.gaps] == [
        ("cases/one.toml", "year"),
        ("cases/one.toml", "happened.en"),
        ("cases/two.toml", "caution.en"),
    ]


def test_an_outcome_outside_the_two_is_refused(tmp_path: Path) -> None:
    """A case failed or went well; there is no third."""
    (tmp_path / "one.toml").write_text(WHOLE.replace("failed", "mixed"), "utf-8")
    with pytest.raises(Gaps, match=r"cases/one.toml: outcome: is 'mixed', allowed are failed, positive"):
        read(tmp_path)


def test_a_whole_file_is_read(tmp_path: Path) -> None:
    """What may be absent is absent: the later year, the caution, the link."""
    (tmp_path / "one.toml").write_text(WHOLE, "utf-8")
    (case,) = read(tmp_path)
    assert (case.id, case.decided, case.caution, case.sources[0].url) == ("one", None, None, None)
