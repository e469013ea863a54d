"""The file of a case proves by itself that it says what was recorded."""

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stimmig.core import ledger
from stimmig.core.case_archive import Line, NotAnArchive, archive, open_archive

CASE = "11111111-2222-4333-8444-555555555555"
SALT = bytes(range(32))
CONTENTS = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("abc", max_size=3), inner, max_size=3),
    max_leaves=8,
)


def line(content: Any, seq: int = 1) -> Line:
    """An entry with this content, as it was recorded."""
    commitment = ledger.commitment(SALT, ledger.canonical(content))
    entry = ledger.append(
        ledger.Head(seq - 1, "00" * 32),
        kind="conversation.request",
        at="2026-11-22T14Z",
        case=CASE,
        commitment=commitment,
    )
    return Line(seq, entry.kind, entry.at, commitment, entry.leaf, SALT.hex(), content)


def written(*lines: Line, **other: Any) -> str:
    return json.dumps(archive(CASE, lines) | other)


def states(text: str) -> list[str]:
    return [state for _line, state in open_archive(text).lines]


@given(CONTENTS)
def test_what_was_written_is_read_and_proved(content: Any) -> None:
    """Whatever was recorded; a program of another kind may have written the file anew."""
    read = open_archive(json.dumps(json.loads(written(line({"said": content}))), indent=2, sort_keys=True))
    assert (read.case, read.unaltered, read.lines) == (CASE, True, ((line({"said": content}), "proved"),))


def test_what_is_gone_is_no_alteration_and_proves_nothing() -> None:
    """An erased entry keeps its place without salt and content."""
    read = open_archive(written(line({"n": 1}), replace(line({"n": 2}, 2), salt=None, content=None)))
    assert ([state for _line, state in read.lines], read.unaltered) == (["proved", "unproved"], True)


@pytest.mark.parametrize(
    "other",
    [
        {"seq": 2},
        {"kind": "case.held"},
        {"kind": "\ud800"},
        {"at": "2026-11-22T15Z"},
        {"commitment": "ab" * 32},
        {"leaf": "ab" * 32},
        {"salt": "00" * 32},
        {"salt": "no digits"},
        {"salt": None},
        {"content": {"text": "Nein."}},
        {"content": 0.5},
        {"content": None},
    ],
)
def test_every_alteration_is_found(other: dict[str, Any]) -> None:
    """Of the entry, of its salt, of its content; the rest of the file stays proved."""
    read = open_archive(written(replace(line({"text": "Ja."}), **other), line({"text": "Ja."}, 7)))
    assert ([state for _line, state in read.lines], read.unaltered) == (["altered", "proved"], False)


def test_an_entry_of_another_case_is_found() -> None:
    """Its leaf names its case."""
    assert states(written(line({}), case=CASE.replace("1", "9"))) == ["altered"]


def test_proofs_are_carried_along_unread() -> None:
    """Whoever keeps the tree reads them."""
    proofs = ["tlog-proof", {"leaf": 1}]
    written = archive(CASE, [], proofs)
    assert open_archive(json.dumps(written).encode()).proofs == tuple(proofs)
    assert open_archive(json.dumps(written | {"stamps": ["b25l"]}).encode()).stamps == ("b25l",)
    assert open_archive(json.dumps(written)).stamps == ()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{", "this is no JSON"),
        ("[" * 100_000, "this is no JSON"),
        (b"\xff", "this is no JSON"),
        ("[]", "format: is not stimmig-case/1"),
        ('{"format": "stimmig-case/2"}', "format: is not stimmig-case/1"),
        (written(case=1), "case: is not str"),
        (written(entries={}), "entries: is not list"),
        (written(proofs=None), "proofs: is not list"),
        (written(stamps="b25l"), "stamps: is not list"),
        (written(entries=[1]), r"entries\[0\]: is not an object"),
        (written(entries=[{"seq": True}]), r"entries\[0\]\.seq: is not int"),
        (written(entries=[{"seq": 1, "kind": None}]), r"entries\[0\]\.kind: is not str"),
        (written(replace(line({}), salt=1)), r"entries\[0\]\.salt: is not str"),  # type: ignore[arg-type]
    ],
)
def test_what_is_no_archive_is_told_where(text: str | bytes, told: str) -> None:
    """And nothing else is raised, whatever somebody sends."""
    with pytest.raises(NotAnArchive, match=told):
        open_archive(text)


@pytest.mark.parametrize("numbers", [(1, 1), (2, 1)])
def test_an_entry_counts_once(numbers: tuple[int, int]) -> None:
    """A case looks no longer than it was by telling something twice."""
    with pytest.raises(NotAnArchive, match="doubled"):
        open_archive(written(*(line({"n": number}, number) for number in numbers)))
