"""A decision covers the touchpoints, channels, audiences and contacts it was made on; whatever is more is named."""

from typing import Any

from hypothesis import given

from stimmig.core.coverage import Uncovered, uncovered
from tests.core.describing import document, documents

CALLS = {"name": "Termin", "kind": "transactional", "topic": "booking", "automation": "auto", "contacts_per_month": 80}
COMPLAINT = {"name": "Beschwerde", "kind": "relational", "topic": "complaint", "automation": "auto"}


def of(*points: dict[str, Any], **facts: Any) -> dict[str, Any]:
    return document(touchpoints=list(points), facts=facts)


@given(documents())
def test_what_was_decided_covers_itself(written: dict[str, Any]) -> None:
    """An unchanged use goes beyond nothing."""
    assert uncovered(written, written) == ()


@given(documents())
def test_what_becomes_less_goes_beyond_nothing(written: dict[str, Any]) -> None:
    """Leaving out touchpoints and facts is no extension."""
    assert uncovered(written, document()) == ()


def test_a_new_touchpoint_is_not_covered() -> None:
    """Where an AI does something; a person alone needs no decision."""
    assert uncovered(of(CALLS), of(CALLS, COMPLAINT)) == (Uncovered("touchpoint", "Beschwerde"),)
    assert uncovered(of(CALLS), of(CALLS, COMPLAINT | {"automation": "none"})) == ()


def test_a_touchpoint_under_another_name_is_the_same() -> None:
    """If kind, topic and hands are the same and the old name is gone; of two such, one is new."""
    renamed, second = COMPLAINT | {"name": "Reklamation"}, COMPLAINT | {"name": "Ärger"}
    assert uncovered(of(COMPLAINT), of(renamed)) == ()
    assert uncovered(of(COMPLAINT), of(renamed, second)) == (Uncovered("touchpoint", "Ärger"),)
    assert uncovered(of(COMPLAINT), of(renamed | {"kind": "mixed"})) == (Uncovered("touchpoint", "Reklamation"),)


def test_a_new_channel_or_audience_is_not_covered() -> None:
    """Named for the whole use or at one touchpoint, with a source or without."""
    decided = of(CALLS, channel=["phone_voice"], audience=["consumers"])
    wider = of(
        CALLS | {"facts": {"channel": ["web_chat"]}},
        channel=["phone_voice"],
        audience={"value": ["consumers", "public"], "source": "assumed"},
    )
    assert uncovered(decided, wider) == (Uncovered("channel", "web_chat"), Uncovered("audience", "public"))


def test_what_was_unknown_or_did_not_apply_excluded_nothing() -> None:
    """Learning the channel afterwards extends nothing."""
    assert uncovered(of(CALLS), of(CALLS, channel=["phone_voice"])) == ()
    assert uncovered(of(CALLS, channel="not_applicable"), of(CALLS, channel=["phone_voice"])) == ()


def test_far_more_contacts_are_not_covered() -> None:
    """More than twice as many, and at least a hundred; what was not counted was not exceeded."""

    def grown(now: int | None, then: int | None = 80) -> list[str]:
        return [
            each.kind
            for each in uncovered(of(CALLS | {"contacts_per_month": then}), of(CALLS | {"contacts_per_month": now}))
        ]

    assert grown(161) == ["volume"]
    assert grown(160) == grown(None) == grown(161, None) == []
    assert grown(99, 10) == []
