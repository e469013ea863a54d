"""Two uses are alike by what their contacts are about and by what is known of both; unknown counts as nothing."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from stimmig.core.similarity import Contact, Traits, comparable, from_plain, likeness, nearest, to_plain, traits
from stimmig.core.use_case import parse
from tests.core.describing import FRAMEWORK, document, documents, use_case

CALLS = {"channel": ["phone_voice"], "audience": ["consumers"]}
COMPLAINT = {"name": "Beschwerde", "kind": "relational", "topic": "complaint", "automation": "intake_only"}


def of(**more: Any) -> Traits:
    return traits(use_case(**more), FRAMEWORK)


def point(name: str, **more: Any) -> dict[str, Any]:
    return {"name": name, **more}


def order(ours: Traits, *others: Traits) -> list[int]:
    """The others by their place, the nearest first."""
    return [place for place, _ in nearest(ours, enumerate(others), FRAMEWORK, len(others))]


@given(documents())
def test_nothing_is_nearer_than_itself(written: dict[str, Any]) -> None:
    """Compared with itself a use differs in nothing, and every contact with a topic has its counterpart."""
    mine = traits(parse(written, FRAMEWORK), FRAMEWORK)
    how = likeness(mine, mine, FRAMEWORK)
    assert how.apart == ()
    assert {*how.alike} == {*mine.facts}
    assert all(ours.topic == theirs.topic for ours, theirs in how.pairs)


@given(documents(), documents())
def test_likeness_is_mutual(one: dict[str, Any], other: dict[str, Any]) -> None:
    """Whatever two uses share they share from both sides."""
    mine, theirs = (traits(parse(each, FRAMEWORK), FRAMEWORK) for each in (one, other))
    there, back = likeness(mine, theirs, FRAMEWORK), likeness(theirs, mine, FRAMEWORK)
    assert (there.alike, there.apart) == (back.alike, back.apart)
    assert comparable(mine, theirs) == comparable(theirs, mine)


@given(documents())
def test_what_is_stored_comes_back(written: dict[str, Any]) -> None:
    """Lists in the store are the several values of a fact."""
    mine = traits(parse(written, FRAMEWORK), FRAMEWORK)
    assert from_plain(to_plain(mine)) == mine


def test_several_values_are_stored_as_a_list() -> None:
    """And come back as what they were, with the touchpoint beside them."""
    contact = Contact("relational", "complaint", "intake_only")
    ours = Traits((contact,), {"audience": ("consumers", "employees"), "logging": "full"})
    stored = {
        "contacts": [["relational", "complaint", "intake_only"]],
        "facts": {"audience": ["consumers", "employees"], "logging": "full"},
    }
    assert to_plain(ours) == stored
    assert from_plain(stored) == ours


def test_what_is_unknown_on_one_side_counts_as_nothing() -> None:
    """Neither for nor against: with more known of it, ours is as near to the other as before."""
    little = of(facts=CALLS, touchpoints=[COMPLAINT])
    more = of(facts=CALLS | {"human_route_exists": True, "logging": "full"}, touchpoints=[COMPLAINT])
    assert order(little, little, more) == [0, 1]
    assert order(little, more, little) == [0, 1]
    assert likeness(little, more, FRAMEWORK).apart == ()


def test_what_does_not_apply_counts_as_nothing() -> None:
    """Two uses are not alike because the same question does not arise."""
    without = of(facts={"persona_human_image": "not_applicable"})
    assert likeness(without, without, FRAMEWORK).alike == ()


def test_a_fact_no_rule_reads_is_not_compared() -> None:
    """The house's size, say, is asked for the law alone."""
    assert of(facts={"microenterprise": True, "human_route_exists": True}).facts == {"human_route_exists": True}


def test_equal_speaks_for_it_and_different_against_it() -> None:
    """Of two that are about the same, the one that agrees in what is known comes first."""
    ours = of(facts=CALLS | {"human_route_exists": True}, touchpoints=[COMPLAINT])
    agrees = of(facts=CALLS | {"human_route_exists": True}, touchpoints=[COMPLAINT])
    differs = of(facts=CALLS | {"human_route_exists": False}, touchpoints=[COMPLAINT])
    assert order(ours, differs, agrees) == [1, 0]
    assert likeness(ours, differs, FRAMEWORK).apart == ("human_route_exists",)


def test_what_many_rules_read_counts_more() -> None:
    """A use on another channel is further away than one that keeps its skills differently."""
    ours = of(facts=CALLS | {"skills_kept": True}, touchpoints=[COMPLAINT])
    on_paper = of(facts=CALLS | {"channel": ["letter"], "skills_kept": True}, touchpoints=[COMPLAINT])
    unlearned = of(facts=CALLS | {"skills_kept": False}, touchpoints=[COMPLAINT])
    assert order(ours, on_paper, unlearned) == [1, 0]


def test_several_values_agree_as_far_as_both_name_them() -> None:
    """Consumers and business customers on one side, consumers on the other: alike and different at once."""
    ours, theirs = of(facts={"audience": ["consumers", "business_customers"]}), of(facts={"audience": ["consumers"]})
    how = likeness(ours, theirs, FRAMEWORK)
    assert (how.alike, how.apart) == (("audience",), ("audience",))


def test_the_same_topic_of_the_same_kind_comes_first() -> None:
    """A complaint led as a relation is nearer to one that is than to one processed as a task."""
    ours = of(touchpoints=[COMPLAINT])
    task = of(touchpoints=[COMPLAINT | {"kind": "transactional"}])
    both = of(touchpoints=[COMPLAINT | {"name": "Erste", "kind": "transactional"}, COMPLAINT])
    assert order(ours, task, of(touchpoints=[COMPLAINT])) == [1, 0]
    assert [theirs.kind for _, theirs in likeness(ours, both, FRAMEWORK).pairs] == ["relational"]


def test_many_contacts_are_no_advantage() -> None:
    """Of ten touchpoints one is about the same: less alike than a use that is about nothing else."""
    topics = ["booking", "order", "quotation", "status_query", "arrears"]
    wide = of(touchpoints=[COMPLAINT, *(point(topic, topic=topic) for topic in topics)])
    assert order(of(touchpoints=[COMPLAINT]), wide, of(touchpoints=[COMPLAINT])) == [1, 0]


def test_what_shares_nothing_is_left_out() -> None:
    """No shared topic, and not both channel and audience: such a use says nothing about ours."""
    ours = of(facts=CALLS, touchpoints=[COMPLAINT])
    assert not comparable(ours, of(facts={"channel": ["phone_voice"]}, touchpoints=[point("Termin", topic="booking")]))
    assert comparable(ours, of(facts=CALLS, touchpoints=[point("Termin", topic="booking")]))
    assert not comparable(of(touchpoints=[point("A", topic="other")]), of(touchpoints=[point("B", topic="other")]))
    assert order(ours, of()) == []
    assert likeness(ours, of(touchpoints=[point("Termin", topic="booking")]), FRAMEWORK).pairs == ()


def test_a_fact_that_differs_between_touchpoints_says_nothing_of_the_whole() -> None:
    """Known everywhere it is known as the same, it does."""
    staffed, not_staffed = ({"facts": {"human_route_staffed": value}} for value in (True, False))
    assert "human_route_staffed" not in of(touchpoints=[point("A", **staffed), point("B", **not_staffed)]).facts
    assert of(touchpoints=[point("A", **staffed), point("B")]).facts["human_route_staffed"] is True


def test_what_was_settled_lies_over_what_is_written() -> None:
    """A contested statement counts as unknown."""
    written = parse(document(facts={"logging": "full"}), FRAMEWORK)
    assert "logging" not in traits(written, FRAMEWORK, {("logging", None): None}).facts


@given(st.integers(0, 4))
def test_no_more_are_named_than_asked_for(most: int) -> None:
    """Three are enough to read before judging."""
    ours = of(touchpoints=[COMPLAINT])
    assert len(nearest(ours, [(place, ours) for place in range(3)], FRAMEWORK, most)) == min(3, most)
