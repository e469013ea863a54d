"""Whether every fact a rule reads is asked wherever the rule applies; what is never asked can never be found."""

from collections.abc import Iterable, Mapping
from datetime import date
from itertools import combinations

from stimmig.core.expression import Atom, Expression, Value, Values, atoms
from stimmig.core.framework.nouns import Fact, Rule


def unasked(rules: Iterable[Rule], facts: Mapping[str, Fact]) -> frozenset[tuple[str, str]]:
    """Each rule with a fact it reads that is not asked everywhere it may hold: no page could lead to that finding."""
    return frozenset(
        (rule.code, fact) for rule in rules for fact in rule.when.facts if _both(rule.holds, facts[fact].ask_if, facts)
    )


def _both(holds: Expression, ask_if: Expression, facts: Mapping[str, Fact]) -> bool:
    """Whether some answers make the one true and the other false: tried fact by fact, until both are decided."""
    undecided = sorted(holds.facts | ask_if.facts)
    telling = {key: _telling(facts[key], [*atoms(holds), *atoms(ask_if)]) for key in undecided}
    return _found(holds, ask_if, telling, undecided, {})


def _found(
    holds: Expression,
    ask_if: Expression,
    telling: Mapping[str, Iterable[Value]],
    undecided: list[str],
    values: dict[str, Value | None],
) -> bool:
    holding, is_asked = holds.truth(values, date.max), ask_if.truth(values, date.max)
    if holding is False or is_asked is True:
        return False
    if holding is True and is_asked is False:
        return True
    key, *rest = undecided
    return any(_found(holds, ask_if, telling, rest, values | {key: answer}) for answer in telling[key])


def _telling(fact: Fact, asking: Iterable[Atom]) -> list[Value]:
    """One answer for each way these comparisons tell the answers apart; of several values, also two together."""
    own = [atom for atom in asking if atom.fact == fact.key]
    answers = [*fact.answers]
    if fact.type == "multi":
        answers += [tuple(pair) for pair in combinations(fact.values, 2)]
    told_apart = {tuple(_truths(own, {fact.key: answer})): answer for answer in answers}
    return list(told_apart.values())


def _truths(asking: Iterable[Atom], values: Values) -> list[bool | None]:
    return [atom.truth(values, date.max) for atom in asking]
