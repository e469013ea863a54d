"""The facts that hold at a place: given over derived, a touchpoint's own over those of the use."""

from typing import Any

import pytest

from stimmig.core.use_case import values_at, volume_band
from tests.core.describing import use_case


def values(**more: Any) -> dict[str, Any]:
    return dict(values_at(use_case(**more)))


def values_at_point(shared: dict[str, Any] | None = None, **point: Any) -> dict[str, Any]:
    described = use_case(facts=shared or {}, touchpoints=[{"name": "Termin", **point}])
    return dict(values_at(described, described.touchpoints[0]))


def test_naming_who_answers_for_it_says_that_somebody_is_named() -> None:
    """`accountable` gives the fact owner_named; a fact that is given wins."""
    assert "owner_named" not in values()
    assert values(accountable="A. Berger")["owner_named"] is True
    assert values(accountable="Die Geschäftsleitung", facts={"owner_named": False})["owner_named"] is False


@pytest.mark.parametrize(
    ("profile", "linked"),
    [
        (None, None),
        ([], False),
        ([{"kind": "value", "name": "Nähe"}], None),
        ([{"kind": "value", "name": "Nähe", "fit": "neutral"}], True),
    ],
)
def test_a_judged_line_says_that_values_were_asked(profile: Any, linked: bool | None) -> None:
    """An empty profile says no, an unjudged one says nothing."""
    given = {} if profile is None else {"profile": profile}
    assert values(**given).get("values_linked") is linked
    assert values(**given, facts={"values_linked": False})["values_linked"] is False


def test_a_touchpoint_reads_its_facts_from_its_keys() -> None:
    """Kind, topic, automation, reason and volume need not be written twice."""
    found = values_at_point(
        kind="mixed", topic="order", automation="auto", reason="Ein Vorgang", contacts_per_month=100
    )
    assert found == {
        "touchpoint_kind": "mixed",
        "touchpoint_topic": "order",
        "automation_level": "auto",
        "classification_reasoned": True,
        "volume_band": "from_100",
    }


def test_an_empty_reason_is_none_and_an_absent_one_unknown() -> None:
    """Empty: somebody looked and there is no reason."""
    assert values_at_point(reason="")["classification_reasoned"] is False
    assert "classification_reasoned" not in values_at_point()


@pytest.mark.parametrize(("contacts", "band"), [(None, "not_counted"), (99, "under_100"), (100, "from_100")])
def test_volume_falls_into_bands(contacts: int | None, band: str) -> None:
    """Nobody counting is an answer of its own."""
    assert volume_band(contacts) == band


def test_what_a_touchpoint_says_itself_wins() -> None:
    """Over the use, and over what is read from its keys."""
    assert values_at_point({"logging": "full"}, facts={"logging": "none"})["logging"] == "none"
    assert values_at_point(contacts_per_month=5, facts={"volume_band": "from_100"})["volume_band"] == "from_100"
