"""Export writes one canonical form: what is read, written and read again is the same to the byte."""

from typing import Any

import pytest
from hypothesis import given

from stimmig.content import files
from stimmig.core.use_case import parse, to_document
from tests.core.describing import FRAMEWORK, REFERENCE_FILES, document, documents, use_case


@given(documents())
def test_export_import_export_is_the_same(written: dict[str, Any]) -> None:
    """Nothing is lost and nothing added, whatever was written."""
    first = parse(written, FRAMEWORK)
    exported = files.dump(to_document(first, FRAMEWORK))
    second = parse(files.load(exported), FRAMEWORK)
    assert second == first
    assert files.dump(to_document(second, FRAMEWORK)) == exported


@pytest.mark.parametrize("path", REFERENCE_FILES, ids=lambda path: path.stem)
def test_real_files_survive(path: Any) -> None:
    """The files written by hand come back as they were meant."""
    first = parse(files.load(path.read_bytes(), path.name), FRAMEWORK)
    exported = files.dump(to_document(first, FRAMEWORK))
    assert parse(files.load(exported), FRAMEWORK) == first


def test_facts_stand_in_the_order_of_the_framework() -> None:
    """Keys in the order of the format, facts and values in that of the framework, and no source that says nothing."""
    written = {
        "facts": {"logging": {"value": "full", "source": "stated"}, "audience": ["employees", "consumers"]},
        "values": [{"name": "Nähe"}],
        **document(),
    }
    exported = to_document(parse(written, FRAMEWORK), FRAMEWORK)
    assert list(exported) == ["schema", "title", "stage", "facts", "profile"]
    assert exported["facts"] == {"audience": ["consumers", "employees"], "logging": "full"}
    assert list(exported["facts"]) == ["audience", "logging"]
    assert exported["profile"] == [{"kind": "value", "name": "Nähe", "fit": "unknown"}]


def test_an_empty_profile_is_not_an_absent_one() -> None:
    """Empty says that the house looked and found no line; absent says that nobody looked."""
    assert "profile" not in to_document(use_case(), FRAMEWORK)
    assert to_document(use_case(profile=[]), FRAMEWORK)["profile"] == []


def test_what_was_clarified_is_written_back() -> None:
    """An answer to a legal question carries by whom and when, and leaves out what nobody said."""
    answer = {"id": "L07", "answer": "clarified_with", "by": "K. Jansen", "on": "2026-11-03"}
    assert to_document(use_case(legal=[answer]), FRAMEWORK)["legal"] == [answer]
    assert "legal" not in to_document(use_case(legal=[]), FRAMEWORK)


def test_texts_are_kept_without_the_blanks_around_them() -> None:
    """What people typed by accident is not part of what they said."""
    assert use_case(owner="  M. Albers \n").owner == "M. Albers"


def test_a_text_of_several_lines_reads_well() -> None:
    """Long answers stay readable in the file."""
    exported = files.dump(to_document(use_case(occasion="Abends nimmt niemand ab.\nTagsüber wartet man."), FRAMEWORK))
    assert "occasion: |-\n  Abends nimmt niemand ab.\n  Tagsüber wartet man.\n" in exported
