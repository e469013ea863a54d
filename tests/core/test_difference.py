"""What differs from an earlier use, and which questions that touches: nothing more, and nothing less."""

from typing import Any

from hypothesis import given

from stimmig.core.difference import Differing, difference, dimensions_touched, same_touchpoints, touched
from stimmig.core.use_case import UseCase, parse
from tests.core.describing import FRAMEWORK, document, documents, use_case

CALLS = {"name": "Termin", "kind": "transactional", "topic": "booking", "automation": "auto", "contacts_per_month": 80}
ARREARS = {"name": "Mahnung", "kind": "relational", "topic": "arrears", "automation": "auto"}


def of(*points: dict[str, Any], **facts: Any) -> UseCase:
    return use_case(touchpoints=list(points), facts=facts)


def named(found: tuple[Differing, ...]) -> set[tuple[Any, ...]]:
    return {(each.kind, each.touchpoint, each.fact, each.before, each.now) for each in found}


@given(documents())
def test_where_nothing_differs_nothing_is_touched(written: dict[str, Any]) -> None:
    """A use beside itself."""
    same = parse(written, FRAMEWORK)
    assert difference(same, same) == ()
    assert dimensions_touched((), FRAMEWORK) == {}


@given(documents(), documents())
def test_what_differs_is_the_same_from_both_sides(one: dict[str, Any], other: dict[str, Any]) -> None:
    """New and gone change places, before and now too, and the same questions are touched."""
    here, there = parse(one, FRAMEWORK), parse(other, FRAMEWORK)
    forth, back = difference(here, there), difference(there, here)
    kinds = {"new": "gone", "gone": "new", "fact": "fact"}
    turned = {(kinds[each.kind], each.fact, each.now, each.before, each.reads) for each in back}
    assert {(each.kind, each.fact, each.before, each.now, each.reads) for each in forth} == turned
    assert touched(forth, FRAMEWORK).keys() == touched(back, FRAMEWORK).keys()


@given(documents(), documents(), documents())
def test_another_difference_never_untouches(one: dict[str, Any], two: dict[str, Any], three: dict[str, Any]) -> None:
    """Whatever a part of what differs touches, all of it touches, and for those reasons too."""
    first = difference(parse(one, FRAMEWORK), parse(two, FRAMEWORK))
    both = (*first, *difference(parse(one, FRAMEWORK), parse(three, FRAMEWORK)))
    whole = touched(both, FRAMEWORK)
    for criterion, why in touched(first, FRAMEWORK).items():
        assert set(why) <= set(whole[criterion])


@given(documents(), documents())
def test_every_touched_criterion_has_a_rule_that_reads_what_differs(one: dict[str, Any], two: dict[str, Any]) -> None:
    """The reason stands in the data, and the dimensions are those of the criteria."""
    found = touched(difference(parse(one, FRAMEWORK), parse(two, FRAMEWORK)), FRAMEWORK)
    for criterion, why in found.items():
        rules = [rule for rule in FRAMEWORK.rules.values() if rule.criterion == criterion]
        assert all(any(rule.holds.facts & each.reads for rule in rules) for each in why)
    differing = difference(parse(one, FRAMEWORK), parse(two, FRAMEWORK))
    assert dimensions_touched(differing, FRAMEWORK).keys() == {criterion[0] for criterion in found}


def test_a_fact_no_rule_reads_touches_nothing() -> None:
    """It differs, and is said, and nobody judges anything anew for it."""
    found = difference(of(CALLS, personal_data=True), of(CALLS, personal_data=False))
    assert named(found) == {("fact", None, "personal_data", True, False)}
    assert touched(found, FRAMEWORK) == {}


def test_a_fact_that_is_not_known_any_more_differs() -> None:
    """Unknown is never the same as known; rules that need it where they hold read it too."""
    (found,) = difference(of(CALLS, owner_named=True), of(CALLS))
    assert (found.fact, found.before, found.now) == ("owner_named", True, None)
    assert touched((found,), FRAMEWORK) == {"C1": (found,)}


def test_what_differs_for_the_whole_use_is_said_once() -> None:
    """Not again at every touchpoint; a touchpoint that has its own is named."""
    wider = difference(of(CALLS, ARREARS, channel=["letter"]), of(CALLS, ARREARS, channel=["email"]))
    assert named(wider) == {("fact", None, "channel", ("letter",), ("email",))}
    own = difference(of(CALLS, ARREARS), of(CALLS, ARREARS | {"facts": {"channel": ["email"]}}))
    assert named(own) == {("fact", "Mahnung", "channel", None, ("email",))}


def test_other_hands_at_a_touchpoint_touch_all_five() -> None:
    """Who does what is asked wherever an AI is met."""
    found = difference(of(CALLS), of(CALLS | {"automation": "draft_for_human"}))
    assert [(each.touchpoint, each.fact) for each in found] == [("Termin", "automation_level")]
    assert list(dimensions_touched(found, FRAMEWORK)) == list("TRACE")


def test_a_new_occasion_touches_what_it_is_about() -> None:
    """The same hands on the same channel are not new with it: neither how it is disclosed nor who answers for it."""
    found = difference(of(CALLS), of(CALLS, ARREARS))
    assert [(each.kind, each.touchpoint) for each in found] == [("new", "Mahnung")]
    assert list(dimensions_touched(found, FRAMEWORK)) == ["R", "A"]
    assert named(difference(of(CALLS, ARREARS), of(CALLS))) == {("gone", "Mahnung", None, None, None)}


def test_a_new_occasion_in_other_hands_touches_more() -> None:
    """What no touchpoint had so far is new with it."""
    found = difference(of(CALLS), of(CALLS, ARREARS | {"automation": "auto_only"}))
    assert list(dimensions_touched(found, FRAMEWORK)) == list("TRACE")


def test_a_touchpoint_under_another_name_is_the_same_one() -> None:
    """Of two that look alike, one is new; what else differs at the renamed one is said under its new name."""
    renamed = CALLS | {"name": "Besuch"}
    assert difference(of(CALLS), of(renamed)) == ()
    counted = difference(of(CALLS), of(renamed | {"contacts_per_month": 400}))
    assert named(counted) == {("fact", "Besuch", "volume_band", "under_100", "from_100")}
    assert [each.kind for each in difference(of(CALLS), of(renamed, CALLS | {"name": "Zweiter"}))] == ["new"]


def test_the_same_touchpoints_are_known_by_both_names() -> None:
    """What has no counterpart is not among them."""
    renamed = CALLS | {"name": "Besuch"}
    assert same_touchpoints(of(CALLS, ARREARS), of(renamed, ARREARS | {"kind": "mixed"})) == {
        "Besuch": "Termin",
        "Mahnung": "Mahnung",
    }
    assert same_touchpoints(of(CALLS), of(ARREARS)) == {}


def test_what_was_settled_lies_over_the_file() -> None:
    """On either side; what is doubted and open is unknown."""
    use = of(CALLS, logging="full")
    written, open_ = use.facts["logging"].value, {("logging", None): None}
    assert named(difference(use, use, over_before=open_)) == {("fact", None, "logging", None, written)}
    assert named(difference(use, use, over_now=open_)) == {("fact", None, "logging", written, None)}


def test_a_use_without_touchpoints_is_compared_as_a_whole() -> None:
    """Nothing is described yet on one side."""
    bare = parse(document(), FRAMEWORK)
    assert {each.kind for each in difference(bare, of(CALLS))} == {"new"}
    assert {each.kind for each in difference(of(CALLS), bare)} == {"gone"}
