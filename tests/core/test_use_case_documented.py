"""The format is documented as it is: the example of docs/use-case-file.md is a use case file with everything in it."""

import re
from dataclasses import fields
from typing import Any

from stimmig.content import files
from stimmig.core.use_case import Touchpoint, UseCase, parse
from tests.core.describing import FRAMEWORK, REFERENCE


def written() -> dict[str, Any]:
    page = (REFERENCE.parent.parent / "docs" / "use-case-file.md").read_text("utf-8")
    found = re.search(r"```yaml\n(.*?)```", page, re.DOTALL)
    assert found is not None
    return files.load(found[1])


def test_the_example_is_right() -> None:
    """Somebody will copy it."""
    assert parse(written(), FRAMEWORK).title == "Telefonassistent im Kundendienst"


def test_the_example_leaves_nothing_out() -> None:
    """Every key of a use case and of a touchpoint stands in it."""
    example = written()
    assert {field.name for field in fields(UseCase)} <= set(example)
    assert {field.name for field in fields(Touchpoint)} == set(example["touchpoints"][0])
