"""What was settled about contested facts lies over what is written, and the file stays as it was."""

from typing import Any

from stimmig.core.findings import Reading, read
from stimmig.core.places import Settlements
from tests.core.describing import FRAMEWORK, TODAY, use_case

CLAIMED = {"value": "full", "source": "vendor_claim"}
USE = use_case(
    facts={
        "audience": ["consumers"],
        "channel": ["web_chat"],
        "logging": CLAIMED,
        "disclosure_placement": "first_turn",
    },
    touchpoints=[
        {"name": "Termin", "kind": "transactional", "automation": "auto"},
        {"name": "Störung", "kind": "transactional", "automation": "auto"},
    ],
)


def settled(settlements: Settlements) -> Reading:
    return read(FRAMEWORK, USE, TODAY, settlements)


def codes(reading: Reading) -> list[tuple[str, Any]]:
    return [(one.code, one.touchpoint) for one in reading.findings]


def test_another_value_counts_everywhere() -> None:
    """A finding can appear by it."""
    assert ("C2.no-trace", None) in codes(settled({("logging", None): "none"}))
    assert ("C2.no-trace", None) not in codes(settled({}))


def test_contested_and_not_settled_counts_as_unknown() -> None:
    """It becomes a question again and is no longer listed as claimed."""
    reading = settled({("logging", None): None})
    assert "logging" in [one.fact.key for one in reading.open_questions]
    assert not reading.unproven


def test_what_was_kept_is_still_only_claimed() -> None:
    """That the group keeps a vendor's word does not prove it."""
    assert [one.fact.key for one in settled({("logging", None): "full"}).unproven] == ["logging"]


def test_a_touchpoint_can_be_settled_alone() -> None:
    """Then places differ, and findings name them."""
    reading = settled({("disclosure_placement", "Störung"): "none"})
    assert ("T1.no-notice", "Störung") in codes(reading)
    assert ("T1.no-notice", "Termin") not in codes(reading)
    unknown = settled({("touchpoint_kind", "Termin"): None})
    assert [one.touchpoints for one in unknown.open_questions if one.fact.key == "touchpoint_kind"] == [("Termin",)]
