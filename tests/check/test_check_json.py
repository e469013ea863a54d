"""The JSON of the command is as specified: other programs rely on it."""

import json
from typing import Any

import pytest

from stimmig.check.command import main
from tests.core.describing import REFERENCE, REFERENCE_FILES

KEYS = {
    "strengths": ["code", "dimension", "criterion", "touchpoint", "text"],
    "findings": [
        "code", "also", "subject", "kind", "severity", "dimension", "criterion", "touchpoint", "facts", "text", "why",
        "helps",
    ],
    "to_show": ["code", "criterion", "text"],
    "open_questions": ["fact", "criteria", "touchpoints", "text", "who"],
    "unproven": ["fact", "source", "text"],
    "legal_questions": ["id", "area", "articles", "applies_from", "status", "hard", "scope", "text", "plain"],
    "suggested_conditions": ["criterion", "text", "metric", "op", "value", "of"],
}  # fmt: skip


@pytest.fixture(params=["de", "en"])
def rows(request: pytest.FixtureRequest, capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    arguments = [str(path) for path in REFERENCE_FILES]
    assert main([*arguments, "--json", "--lang", request.param, "--as-of", "2026-11-22"]) == 0
    read: list[dict[str, Any]] = json.loads(capsys.readouterr().out)
    return read


def test_one_object_for_each_file(rows: list[dict[str, Any]]) -> None:
    """In the order of the files, with the same keys in the same order."""
    assert [row["file"] for row in rows] == [str(path) for path in REFERENCE_FILES]
    for row in rows:
        assert list(row) == [
            "schema", "framework", "file", "title", "stage", "position", "strengths", "as_of", "findings", "to_show",
            "open_questions", "unproven", "legal_questions", "suggested_conditions",
        ]  # fmt: skip
        assert (row["schema"], row["framework"]) == ("stimmig/check/1", "trace/2026-1")
        assert row["position"] in ("outside", "open", "edge", "unopposed")


def test_every_object_has_a_line_of_its_own(capsys: pytest.CaptureFixture[str]) -> None:
    """Two runs can be compared file by file; without a readable file the list is empty."""
    arguments = [str(path) for path in REFERENCE_FILES[:3]]
    main([*arguments, "--json"])
    lines = capsys.readouterr().out.strip("[]\n").split(",\n")
    assert [json.loads(line)["file"] for line in lines] == arguments
    main(["/nowhere.yaml", "--json"])
    assert json.loads(capsys.readouterr().out) == []


def test_every_entry_has_exactly_its_keys(rows: list[dict[str, Any]]) -> None:
    """Each list somewhere has an entry, and every text is there."""
    seen = set()
    for row in rows:
        for name, keys in KEYS.items():
            for entry in row[name]:
                seen.add(name)
                assert list(entry) == keys
                assert entry["text"]
    assert seen == set(KEYS)


def test_codes_stay_codes_and_words_follow_the_language(capsys: pytest.CaptureFixture[str]) -> None:
    """Only texts are translated."""
    path = str(REFERENCE / "cases" / "moffatt-air-canada.yaml")
    read = []
    for language in ("de", "en"):
        main([path, "--json", "--lang", language])
        read.append(json.loads(capsys.readouterr().out)[0])
    german, english = read
    for name in KEYS:
        for one, other in zip(german[name], english[name], strict=True):
            same = {key for key in one if one[key] == other[key]}
            assert {key for key in one if key not in ("text", "why", "helps", "who", "plain", "area")} <= same
    assert german["legal_questions"][0]["applies_from"] == "2026-08-02"
    assert german["legal_questions"][0]["status"] == "settled_open_details"


def test_air_canada_is_about_answering_for_it_and_about_the_person(capsys: pytest.CaptureFixture[str]) -> None:
    """The example everybody knows yields findings in C, and in R or A."""
    main([str(REFERENCE / "cases" / "moffatt-air-canada.yaml"), "--json"])
    letters = {finding["dimension"] for finding in json.loads(capsys.readouterr().out)[0]["findings"]}
    assert "C" in letters
    assert letters & {"R", "A"}
