"""Every version stays readable, is read once, and is known by the hash of its files."""

import hashlib
from pathlib import Path

import pytest

import stimmig.content
from stimmig.content import CURRENT, framework, framework_for_reading, versions
from stimmig.core.expression import atoms

FOLDER = Path(stimmig.content.__file__).parent / CURRENT


def test_the_current_version_is_the_newest() -> None:
    """What is judged today is asked in today's words."""
    assert versions()[-1] == CURRENT
    assert framework().version == CURRENT


def test_every_version_is_whole() -> None:
    """An old review can still show the words it was asked with."""
    for version in versions():
        assert framework(version).criteria


def test_an_unknown_version_is_refused_by_name() -> None:
    """The message says which versions there are."""
    with pytest.raises(LookupError, match=r"trace/1999-1.*trace/2026-1"):
        framework("trace/1999-1")


def test_a_version_is_read_once() -> None:
    """Asking again costs nothing."""
    assert framework() is framework(CURRENT)


def test_the_hash_is_of_all_files_and_can_be_recomputed() -> None:
    """SHA-256 over name, length and bytes of each file, in the order of their names."""
    digest = hashlib.sha256()
    for path in sorted(FOLDER.glob("*.toml")):
        digest.update(f"{path.stem} {path.stat().st_size}\n".encode() + path.read_bytes())
    assert framework().hash == framework_for_reading().hash == digest.hexdigest()


def test_reading_needs_only_a_part_and_finds_the_same_there() -> None:
    """The command reads fewer files than a review, and the same rules."""
    whole, part = framework(), framework_for_reading()
    assert part.rules == whole.rules
    assert part.facts == whole.facts
    assert part.metrics == {}


def test_facts_of_the_house_are_properties_of_the_house() -> None:
    """No rule reads them: only legal questions do, so nothing changes at a touchpoint."""
    house = {fact.key for fact in framework().facts.values() if fact.scope == "house"}
    assert house == {"microenterprise", "sells_to_consumers_online", "serves_abroad"}
    assert not any(atom.fact in house for rule in framework().rules.values() for atom in atoms(rule.holds))
