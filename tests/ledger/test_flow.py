"""The way of a case through the code, as docs/flow.md tells it."""

from pathlib import Path

from stimmig.ledger.models import KINDS

FLOW = Path(__file__).parents[2] / "docs" / "flow.md"


def test_every_kind_of_the_ledger_has_its_moment() -> None:
    """Whoever looks for what is recorded finds all of it in one table."""
    told = FLOW.read_text(encoding="utf-8")
    assert [kind for kind in KINDS if f"`{kind}`" not in told] == []
