"""The product reads the rules as the independent evaluator does, on every reference file."""

import importlib.util
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import yaml

from stimmig.content import files
from stimmig.core.findings import Reading, read
from stimmig.core.use_case import parse
from tests.core.describing import FRAMEWORK, REFERENCE, REFERENCE_FILES, TODAY


def evaluator() -> ModuleType:
    spec = importlib.util.spec_from_file_location("evaluate", REFERENCE / "evaluate.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


EVALUATOR = evaluator()


def ours(path: Path) -> Reading:
    return read(FRAMEWORK, parse(files.load(path.read_bytes(), path.name), FRAMEWORK), TODAY)


def theirs(path: Path) -> dict[str, Any]:
    result: dict[str, Any] = EVALUATOR.evaluate(path, TODAY)
    return result


@pytest.fixture(params=REFERENCE_FILES, ids=lambda path: path.stem)
def path(request: pytest.FixtureRequest) -> Path:
    found: Path = request.param
    return found


def test_findings_strengths_and_what_to_show(path: Path) -> None:
    """The same codes at the same places with the same weight, in the same order."""
    mine, reference = ours(path), theirs(path)
    by_rules = [finding for finding in mine.findings if finding.kind in ("challenge", "mismatch")]
    assert [(one.code, one.touchpoint, one.severity) for one in by_rules] == [
        (one["code"], one["touchpoint"], one["severity"]) for one in reference["findings"]
    ]
    assert [(one.code, one.touchpoint) for one in mine.strengths] == [
        (one["code"], one["touchpoint"]) for one in reference["strengths"]
    ]
    assert [(one.code, one.touchpoint, one.severity) for one in mine.to_show] == [
        (one["code"], one["touchpoint"], one["severity"]) for one in reference["to_show"]
    ]


def test_findings_rest_on_the_same_facts(path: Path) -> None:
    """What a finding names as its ground is what the rule reads."""
    mine, reference = ours(path), theirs(path)
    facts = {(one["code"], one["touchpoint"]): one["facts"] for one in reference["findings"]}
    assert all(set(one.facts) == facts[one.code, one.touchpoint] for one in mine.findings if one.facts)


def test_open_questions(path: Path) -> None:
    """The same facts with the same rank and criteria; where these tie, more touchpoints come first."""
    mine, reference = ours(path).open_questions, theirs(path)["open_questions"]
    expected = {one["fact"]: (one["rank"], tuple(one["criteria"])) for one in reference}
    assert {one.fact.key: (one.rank, one.criteria) for one in mine} == expected
    touchpoints = {one.fact.key: len(one.touchpoints) for one in mine}
    order = sorted(reference, key=lambda one: (one["rank"], -len(one["criteria"]), -touchpoints[one["fact"]]))
    assert [one.fact.key for one in mine] == [one["fact"] for one in order]


def test_good_uses_have_little_to_clear_up() -> None:
    """No good use case yields a critical finding, and none more than three serious ones."""
    for path in sorted(REFERENCE.glob("use_cases/good/*.yaml")):
        severities = [finding.severity for finding in ours(path).findings]
        assert "critical" not in severities
        assert severities.count("serious") <= 3


@pytest.mark.parametrize(
    ("name", "letters"), yaml.safe_load((REFERENCE / "use_cases" / "expected.yaml").read_text()).items()
)
def test_bad_uses_raise_what_they_are_bad_at(name: str, letters: list[str]) -> None:
    """Each named dimension has something that weighs."""
    found = ours(REFERENCE / "use_cases" / "bad" / f"{name}.yaml").findings
    assert set(letters) <= {finding.dimension for finding in found if finding.severity != "note"}
