"""What of a decided use comes along into a new one, and what is said anew."""

from typing import Any

from hypothesis import given

from stimmig.core.origin import coming_along
from stimmig.core.use_case import Known, parse, to_document
from tests.core.describing import FRAMEWORK, documents, use_case

CALLS = {"name": "Termin", "kind": "transactional", "automation": "auto", "contacts_per_month": 80, "baseline": "4 min"}


@given(documents())
def test_what_comes_along_is_a_file_again(written: dict[str, Any]) -> None:
    """An idea nobody answers for yet, without figures from elsewhere; whoever begins from it begins the same."""
    came = coming_along(parse(written, FRAMEWORK), {})
    assert (came.stage, came.owner, came.accountable, came.legal) == ("idea", None, None, ())
    assert not any(benefit.today or benefit.source for benefit in came.benefits)
    assert parse(to_document(came, FRAMEWORK), FRAMEWORK) == came
    assert coming_along(came, {}) == came


def test_facts_keep_their_source_and_touchpoints_their_counts() -> None:
    """The figure from before was measured elsewhere."""
    decided = use_case(touchpoints=[CALLS], facts={"logging": {"value": "full", "source": "observed"}})
    came = coming_along(decided, {})
    assert came.facts == {"logging": Known("full", "observed")}
    (point,) = came.touchpoints
    assert (point.name, point.contacts_per_month, point.baseline) == ("Termin", 80, None)


def test_that_a_leader_is_named_is_said_anew() -> None:
    """Also where it stood among the facts."""
    assert coming_along(use_case(facts={"owner_named": True}), {}).facts == {}


def test_what_was_settled_holds_and_what_stayed_open_is_unknown() -> None:
    """For the whole use, at a touchpoint, and for what a touchpoint is."""
    point = CALLS | {"facts": {"human_promise": True}}
    decided = use_case(touchpoints=[point], facts={"logging": "full", "channel": ["letter"]})
    settled: dict[Any, Any] = {
        ("logging", None): None,
        ("channel", None): ("email",),
        ("human_promise", "Termin"): None,
        ("touchpoint_kind", "Termin"): "relational",
        ("automation_level", "Termin"): None,
    }
    came = coming_along(decided, settled)
    assert came.facts == {"channel": Known(("email",))}
    (here,) = came.touchpoints
    assert (here.kind, here.automation, dict(here.facts)) == ("relational", None, {})
