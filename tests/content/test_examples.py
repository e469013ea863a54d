"""Every file we hand out is a use case file the product reads, and says what it is there to say."""

from datetime import date
from pathlib import Path

import pytest

import stimmig
from stimmig.content import files, framework
from stimmig.core import findings, use_case

EXAMPLES = Path(stimmig.__file__).parents[1] / "examples"
COMPANY = Path(stimmig.__file__).parent / "content" / "company" / "use_cases"
PATTERNS = Path(stimmig.__file__).parent / "content" / "patterns"
AS_OF = date(2026, 11, 22)
HANDED_OUT = sorted([*EXAMPLES.glob("*.yaml"), *COMPANY.glob("*.yaml"), *PATTERNS.glob("*.yaml")])
CANONICAL = sorted([*COMPANY.glob("*.yaml"), *PATTERNS.glob("*.yaml")])


def parsed(path: Path) -> use_case.UseCase:
    """The use case in a file."""
    return use_case.parse(files.load(path.read_bytes(), path.name), framework(), as_of=AS_OF)


def read(path: Path) -> findings.Reading:
    """What the rules say about a file."""
    return findings.read(framework(), parsed(path), AS_OF)


def critical(path: Path) -> set[str]:
    """The codes of what weighs heavily."""
    return {finding.code for finding in read(path).findings if finding.severity == "critical"}


@pytest.mark.parametrize("path", HANDED_OUT, ids=lambda path: path.stem)
def test_every_file_is_read_without_a_fault(path: Path) -> None:
    """Examples, patterns and the example company are valid use case files."""
    assert parsed(path).title


@pytest.mark.parametrize("path", CANONICAL, ids=lambda path: path.stem)
def test_patterns_and_company_are_written_as_an_export_writes_them(path: Path) -> None:
    """Import and export leave every byte as it is."""
    document = use_case.to_document(parsed(path), framework())
    assert files.dump(document) == path.read_text("utf-8")


def test_at_least_eight_real_cases_are_there() -> None:
    """Beside the example company's telephone assistant."""
    assert len(list(EXAMPLES.glob("*.yaml"))) >= 9


def test_air_canada_weighs_heavily_in_relation_and_in_responsibility() -> None:
    """A grieving customer met a machine, and the house would not answer for it."""
    assert {"R2.relational-by-ai", "C3.liability-excluded"} <= critical(EXAMPLES / "air-canada.yaml")


def test_the_telephone_assistant_stands_in_both_wrong_corners() -> None:
    """A night without heating goes to the machine, while a routine is still done by hand."""
    found = {(finding.code, finding.touchpoint) for finding in read(EXAMPLES / "telefonassistent.yaml").findings}
    assert ("R2.relational-by-ai", "Störung melden, nachts") in found
    assert ("R3.routine-by-hand", "Stand einer Bestellung nachsehen") in found


def test_the_example_and_the_company_tell_the_same_telephone_assistant() -> None:
    """One use, one description."""
    example, own = EXAMPLES / "telefonassistent.yaml", COMPANY / "telephone-assistant.yaml"
    assert example.read_bytes() == own.read_bytes()


@pytest.mark.parametrize("path", sorted(PATTERNS.glob("*.yaml")), ids=lambda path: path.stem)
def test_nothing_speaks_heavily_against_a_pattern(path: Path) -> None:
    """A pattern asks; it brings no heavy finding of its own."""
    assert not critical(path)


def test_invoice_processing_reaches_a_state_against_which_nothing_speaks() -> None:
    """With its few facts answered, the pattern needs no criterion opened."""
    pattern = files.load((PATTERNS / "invoice-processing.de.yaml").read_bytes())
    answered = files.load((COMPANY / "invoice-processing.yaml").read_bytes())
    pattern["facts"] = answered["facts"] | pattern["facts"]
    pattern |= {key: answered[key] for key in ("accountable", "space", "profile")}
    reading = findings.read(framework(), use_case.parse(pattern, framework()), AS_OF)
    assert reading.position == "unopposed"
    assert not reading.findings
