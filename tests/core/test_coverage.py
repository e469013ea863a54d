"""A decision covers the touchpoints, channels, audiences and contacts it was made on; whatever is more is named."""

from typing import Any

from hypothesis import given

from stimmig.core.coverage import Uncovered, findings, uncovered
from tests.core.describing import FRAMEWORK, document, documents

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


def test_more_done_by_ai_is_not_covered() -> None:
    """At a touchpoint that was decided; less is, and so is what nobody had said by then."""

    def moved(then: str | None, now: str | None) -> list[Uncovered]:
        before, after = CALLS | {"automation": then}, CALLS | {"automation": now}
        return list(uncovered(of(before), of(after)))

    assert moved("human_approves", "auto") == [Uncovered("automation", "Termin", "human_approves", "auto")]
    assert moved("none", "draft_for_human") == [Uncovered("automation", "Termin", "none", "draft_for_human")]
    assert moved("auto", "human_approves") == moved("auto", "auto") == moved(None, "auto") == moved("auto", None) == []


def test_what_is_not_covered_is_a_finding_that_weighs_in_both_languages() -> None:
    """Of no dimension; it says what it is about, and from what to what where that counts."""
    found = (
        Uncovered("touchpoint", "Mahnung"),
        Uncovered("automation", "Termin", "human_approves", "auto_only"),
        Uncovered("channel", "letter"),
        Uncovered("volume", "Termin", 80, 400),
    )
    drawn = findings(found, FRAMEWORK)
    assert {(each.kind, each.severity, each.dimension) for each in drawn} == {("uncovered", "serious", None)}
    assert len({each.key for each in drawn}) == len(found)
    said = [each.text.de for each in drawn]
    assert said[0] == "Diesen Kontaktpunkt deckt die Entscheidung nicht ab: Mahnung."
    assert "niemand kann übernehmen" in said[1]
    assert said[2:] == [
        "Diesen Kanal deckt die Entscheidung nicht ab: Brief.",
        "Weit mehr Kontakte im Monat, als entschieden ist: Termin (80 → 400).",
    ]
    assert drawn[2].text.en == "The decision does not cover this channel: Letter."
