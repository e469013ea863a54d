"""The text reads well in a terminal: dimensions as headings, wrapped, weight by order and words."""

import re
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from stimmig.check import command, words
from stimmig.check.command import main
from stimmig.check.plain import Page
from stimmig.content import framework
from stimmig.core.findings import read
from stimmig.core.framework import READING, parse
from tests.core.describing import FRAMEWORK, REFERENCE, REFERENCE_FILES, TODAY, given_limits, use_case
from tests.core.test_framework_gaps import WHOLE

GOOD = str(REFERENCE / "use_cases" / "good" / "telephone-assistant.yaml")
BAD = str(REFERENCE / "use_cases" / "bad" / "no-way-to-a-human.yaml")
NEVER_SAID = re.compile(
    r"konform|compliance|score|ampel|risikoklasse|berührungspunkt|anwendungsfall|richtlinie|!", re.I
)


@pytest.fixture
def printed(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Any:
    def run(*argv: str, columns: str = "80") -> str:
        monkeypatch.setenv("COLUMNS", columns)
        assert main([*argv, "--as-of", "2026-11-22"]) == 0
        return capsys.readouterr().out

    return run


def text_of(**more: Any) -> str:
    described = use_case(**more)
    return Page(FRAMEWORK, "en", 80, bold=False).of(described, read(FRAMEWORK, described, TODAY))


def test_dimensions_are_headings(printed: Any) -> None:
    """In the order of TRACE, only where there is something to clear up."""
    text = printed(BAD)
    named = re.compile(r"^  ([TRACE])  (?:Transparenz|Relation|Autonomie|Chefsache|Echtheit)$", re.M)
    headings = named.findall(text.split("WAS ZU KLÄREN IST")[1])
    assert headings == [letter for letter in "TRACE" if letter in headings]
    assert "A" in headings
    assert text.index("WAS DAFÜR SPRICHT") < text.index("WAS ZU KLÄREN IST")


@pytest.mark.parametrize("columns", ["40", "80", "96"])
def test_no_line_is_wider_than_the_terminal(printed: Any, columns: str) -> None:
    """Not even with long names."""
    for path in REFERENCE_FILES:
        text = printed(str(path), columns=columns)
        assert [line for line in text.splitlines() if len(line) > int(columns) and " " in line.strip()] == []


@pytest.mark.parametrize(("columns", "width"), [("20", 40), ("300", 96), ("many", 80), ("72", 72)])
def test_the_width_stays_within_what_reads_well(monkeypatch: pytest.MonkeyPatch, columns: str, width: int) -> None:
    """Very narrow and very wide terminals are not followed."""
    monkeypatch.setenv("COLUMNS", columns)
    assert command._width() == width


def test_without_a_terminal_there_is_no_ornament(printed: Any) -> None:
    """What goes into a file or a pipe is plain text."""
    assert "\x1b" not in printed(BAD)


def test_a_terminal_gets_bold_headings_unless_no_color_is_set(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Bold is the only ornament; nothing is red, amber or green."""
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.delenv("NO_COLOR", raising=False)
    main([BAD])
    assert set(re.findall(r"\x1b\[[0-9;]*m", capsys.readouterr().out)) == {"\x1b[1m", "\x1b[0m"}
    monkeypatch.setenv("NO_COLOR", "1")
    main([BAD])
    assert "\x1b" not in capsys.readouterr().out


@pytest.mark.parametrize("language", ["de", "en"])
def test_words_never_said_are_never_said(printed: Any, language: str) -> None:
    """On no file, in no language; in German no label is left in English."""
    for path in REFERENCE_FILES:
        text = printed(str(path), "--lang", language)
        titled = text.split("\n\n", 1)[1]
        assert not NEVER_SAID.search(titled.replace("Richtlinie (EU)", ""))
        assert language == "en" or not re.search(r"\b(weighs|Why:|What|Space of|unknown|legal questions)\b", text)


def test_the_same_sentence_is_said_once_with_all_its_touchpoints() -> None:
    """A reader is not told twice."""
    points = [{"name": name, "kind": "relational", "automation": "auto"} for name in ("Beschwerde", "Trauerfall")]
    text = text_of(facts={"audience": ["consumers"], "channel": ["phone_voice"]}, touchpoints=points)
    assert re.sub(r"\s+", " ", text).count("is led by the AI here. (Beschwerde, Trauerfall)") == 1


def test_a_reading_without_anything_says_so() -> None:
    """No section is empty without a word."""
    text = text_of()
    assert "Nothing is known yet that speaks for it." in text
    assert "Nothing weighs against it so far." in text


def test_limits_and_profile_are_said_too() -> None:
    """The space of options has a heading of its own."""
    text = text_of(space=given_limits(affordable="not_given"))
    assert "Space of options\n  - Weighs heavily: The money for it is not there." in text
    assert "It lies outside" in text


def test_what_rests_on_a_word_says_what_and_whose() -> None:
    """The question, the answer, and why it is not proven."""
    facts = {
        "limits_stated": {"value": False, "source": "vendor_claim"},
        "audience": {"value": ["consumers", "public"], "source": "assumed"},
        "human_route_last_tested": {"value": "2026-09-01", "source": "assumed"},
        "escalation_last_tested": {"value": "never", "source": "assumed"},
        "human_route_steps": {"value": 2, "source": "assumed"},
        "logging": {"value": "full", "source": "assumed"},
        "retention_rule": {"value": "not_applicable", "source": "assumed"},
    }
    text = text_of(facts=facts, touchpoints=[{"name": "Anruf", "facts": {"exit_possible": facts["limits_stated"]}}])
    for answer in (
        "No; so far the vendor says so.",
        "Consumers, General public; so far this is assumed.",
        "2026-09-01; so far",
        "Never so far; so far",
        "2; so far",
        "Question, answer and basis of each case; so far",
        "Does not apply here; so far",
    ):
        assert answer in text
    assert "(Anruf)" in text


def test_everything_decisive_known_is_said() -> None:
    """Where no question is left, the page says that too."""
    described = use_case()
    reading = read(FRAMEWORK, described, TODAY)
    page = Page(FRAMEWORK, "en", 80, bold=False)
    assert page.open_questions(reading)[-1].strip() == "1 more question"
    assert page.open_questions(replace(reading, open_questions=())) == ["  Nothing decisive is unknown."]
    assert len(page.open_questions(replace(reading, open_questions=reading.open_questions[:2]))) >= 4


def test_without_the_legal_part_the_page_has_no_legal_questions() -> None:
    """A framework that asks none is shown without."""
    parts = tuple(part for part in READING if part != "legal")
    bare = parse(WHOLE, version="trace/test", hash="", parts=parts)
    described = use_case()
    assert "LEGAL" not in Page(bare, "en", 80, bold=False).of(described, read(bare, described, TODAY))


def test_days_are_written_as_people_write_them() -> None:
    """And a question of law without a date says whether it is in force."""
    assert words.written(date(2026, 9, 1), "de") == "1.9.2026"
    assert words.written(date(2026, 9, 1), "en") == "2026-09-01"
    assert words.law(framework().legal["L20"], framework(), TODAY, "en").split(" · ")[1] == "in force"


def test_a_rule_says_since_when_it_applies_and_how_clear_it_is() -> None:
    """Seen from the day of the reading: before it a rule applies from that day on, afterwards since then."""
    rule = framework().legal["L07"]
    before, after = (words.law(rule, framework(), day, "de") for day in (date(2026, 8, 1), date(2026, 8, 2)))
    assert " · gilt ab 2.8.2026 · Rechtslage: im Grundsatz geklärt" in before
    assert " · gilt seit 2.8.2026 · Rechtslage: " in after


def test_what_speaks_for_it_stands_under_its_dimension(printed: Any) -> None:
    """Each dimension is a heading once, as among the findings."""
    text = printed(GOOD).split("WAS DAFÜR SPRICHT")[1].split("WAS ZU KLÄREN IST")[0]
    assert "  R  Relation\n  - " in text
    assert text.count("  R  ") == 1


def test_who_gains_what_speaks_for_it_too(printed: Any) -> None:
    """With today's figure, and before what the facts say, as on the page."""
    text = printed(GOOD).split("WAS DAFÜR SPRICHT")[1]
    gains = "  - Kundschaft: Kein Warten bei Terminen (heute: 4 min)"
    assert text.lstrip("\n").startswith(gains)


def test_where_no_catalogue_is_compiled_labels_are_english() -> None:
    """The command works from a bare checkout too."""
    assert words.headings("fr")["lies"] == "Where it lies"
