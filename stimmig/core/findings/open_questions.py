"""Which unknown facts keep rules open, and how decisive each of them would be."""

from collections.abc import Sequence
from datetime import date
from functools import cache

from stimmig.core.expression import Value, atoms
from stimmig.core.findings.nouns import WEIGHT, OpenQuestion
from stimmig.core.framework import Framework, Rule
from stimmig.core.places import Place

NOT_YET_DUE, SECOND_UNKNOWN = 2, 3  # ranks of open questions, beside the weights


class OpenFacts:
    """Collects the unknown facts that keep rules open, and how decisive each would be."""

    def __init__(self, framework: Framework, everywhere: Sequence[Place], as_of: date) -> None:
        self.framework, self.as_of = framework, as_of
        self.asked_at = {place.name: _unknown_and_asked(framework, place, as_of) for place in everywhere}
        self.found: dict[str, tuple[int, set[str], list[str]]] = {}

    def add(self, rule: Rule, place: Place, due: bool) -> None:
        """Note what this rule still needs to know at this place. A fact that is not asked keeps no rule open."""
        for fact in _wanted(self.framework)[rule.code] & self.asked_at[place.name]:
            weight = WEIGHT[rule.severity or "note"] if due else NOT_YET_DUE
            rank = weight if self.decides(rule, place, fact) else SECOND_UNKNOWN
            best, criteria, touchpoints = self.found.setdefault(fact, (rank, set(), []))
            criteria.add(rule.criterion)
            if place.name is not None and place.name not in touchpoints:
                touchpoints.append(place.name)
            self.found[fact] = min(best, rank), criteria, touchpoints

    def decides(self, rule: Rule, place: Place, fact: str) -> bool:
        """Whether some answer to this one fact would make the rule hold."""
        if fact not in rule.holds.facts:
            return False
        return any(
            rule.holds.truth(place.values | {fact: answer}, self.as_of)
            for answer in _telling_answers(self.framework, rule.code, fact)
        )

    def questions(self) -> tuple[OpenQuestion, ...]:
        """The most decisive first; ties by criteria, then touchpoints touched, then the order of the framework."""
        facts, order = self.framework.facts, order_of_facts(self.framework)

        def decisive(key: str) -> tuple[int, int, int, int]:
            rank, criteria, touchpoints = self.found[key]
            return rank, -len(criteria), -len(touchpoints), order[key]

        return tuple(
            OpenQuestion(facts[key], rank, tuple(sorted(criteria)), tuple(touchpoints))
            for key in sorted(self.found, key=decisive)
            for rank, criteria, touchpoints in (self.found[key],)
        )


def _unknown_and_asked(framework: Framework, place: Place, as_of: date) -> frozenset[str]:
    return frozenset(
        key
        for key, fact in framework.facts.items()
        if place.values.get(key) is None and fact.ask_if.truth(place.values, as_of)
    )


@cache
def order_of_facts(framework: Framework) -> dict[str, int]:
    return {key: number for number, key in enumerate(framework.facts)}


@cache
def _wanted(framework: Framework) -> dict[str, frozenset[str]]:
    """For each rule the facts it reads, and those that decide whether these are asked."""
    return {
        code: rule.holds.facts.union(*(framework.facts[fact].ask_if.facts for fact in rule.holds.facts))
        for code, rule in framework.rules.items()
    }


@cache
def _telling_answers(framework: Framework, code: str, fact: str) -> tuple[Value, ...]:
    """One answer for each way in which this rule can tell the answers to a fact apart."""
    asking = [atom for atom in atoms(framework.rules[code].holds) if atom.fact == fact]
    told_apart = {
        tuple(atom.truth({fact: answer}, date.min) for atom in asking): answer
        for answer in reversed(framework.facts[fact].answers)
    }
    return tuple(told_apart.values())
