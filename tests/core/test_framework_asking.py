"""What a rule reads is asked wherever the rule holds, but for the pairs the framework names as intended."""

from stimmig.core.expression import Atom, Expression
from stimmig.core.framework import Fact, Rule, Text
from stimmig.core.framework.asking import unasked
from tests.core.describing import FRAMEWORK

WORDS = Text("Wort", "word")


def fact(key: str, ask_if: Expression, kind: str = "bool", values: tuple[str, ...] = ()) -> Fact:
    return Fact(key, kind, "use_case", WORDS, WORDS, dict.fromkeys(values, WORDS), ask_if)


def rule(applies_if: Expression, when: Expression) -> Rule:
    return Rule("T1.rule", "T1", "challenge", "note", "idea", applies_if, when, WORDS, WORDS, WORDS)


def all_of(*atoms: Atom) -> Expression:
    return Expression("all", atoms)


def test_the_released_framework_names_every_such_pair() -> None:
    """The list in the content is exactly what a search finds."""
    assert unasked(FRAMEWORK.rules.values(), FRAMEWORK.facts) == FRAMEWORK.unasked


def test_a_rule_without_the_guard_of_its_fact_is_found() -> None:
    """Where the guard is false, the fact is not asked, and the rule could hold all the same."""
    guarded = all_of(Atom("guard", "eq", True))
    facts = {"guard": fact("guard", all_of()), "fact": fact("fact", guarded)}
    reads = all_of(Atom("fact", "eq", True))
    assert unasked([rule(all_of(), reads)], facts) == {("T1.rule", "fact")}
    assert unasked([rule(guarded, reads)], facts) == frozenset()


def test_two_values_together_can_be_what_makes_the_difference() -> None:
    """Of several values, one may hold the rule and no other be needed for the question."""
    audience = fact("audience", all_of(), "multi", ("staff", "customers", "public"))
    asked_of = fact("fact", all_of(Atom("audience", "intersects", frozenset({"staff", "public"}))))
    facts = {"audience": audience, "fact": asked_of}
    both = all_of(Atom("audience", "contains", "staff"), Atom("audience", "contains", "customers"))
    only = all_of(Atom("audience", "contains", "customers"))
    reads = all_of(Atom("fact", "eq", True))
    assert unasked([rule(both, reads)], facts) == frozenset()
    assert unasked([rule(only, reads)], facts) == {("T1.rule", "fact")}
