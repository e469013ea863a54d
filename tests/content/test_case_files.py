"""What is known of a real case says the same as the file the rules are tested with."""

from pathlib import Path

from stimmig.content.case_files import described
from stimmig.content.cases import FOLDER, cases

REFERENCE = Path(__file__).parent.parent / "reference" / "cases"


def test_every_file_belongs_to_a_case() -> None:
    """By its name; and most cases have one."""
    assert set(described()) <= {case.id for case in cases()}
    assert len(described()) == 18


def test_the_files_are_those_of_the_reference() -> None:
    """Word for word, so that nothing is known of a case here that is not known there."""
    ours = {path.name: path.read_bytes() for path in FOLDER.glob("*.yaml")}
    assert ours == {path.name: path.read_bytes() for path in REFERENCE.glob("*.yaml")}
