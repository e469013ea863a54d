"""In what a use differs from an earlier one, and which questions that touches. Nobody judges anew what is the same.

Compared are two uses as their files say them. A touchpoint that only changed its name is the same one. A new occasion
differs in what it is (its kind, its topic, why, how often), and in whatever else no touchpoint of the other use has: an
AI that speaks on the telephone at three occasions is not another one at the fourth.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from stimmig.core.expression import Value
from stimmig.core.framework import Framework
from stimmig.core.places import Settlements, places
from stimmig.core.use_case import UseCase

OCCASION = frozenset(("touchpoint_kind", "touchpoint_topic", "classification_reasoned", "volume_band"))
SAME = ("touchpoint_kind", "touchpoint_topic", "automation_level")
ALWAYS = "E"  # are we still that? It is asked every time

Values = Mapping[str, Value | None]


@dataclass(frozen=True, slots=True)
class Differing:
    """One thing that differs: a touchpoint that is new or gone, or a fact at one place. None is unknown."""

    kind: str  # new | gone | fact
    touchpoint: str | None = None  # as it is called now; what is gone, as it was called
    fact: str | None = None
    before: Value | None = None
    now: Value | None = None
    reads: frozenset[str] = field(default=frozenset(), repr=False)  # the facts a rule would read otherwise


def difference(
    before: UseCase, now: UseCase, over_before: Settlements | None = None, over_now: Settlements | None = None
) -> tuple[Differing, ...]:
    """Everything in which the two differ: what is new, what is gone, then fact by fact. Settled facts lie over both."""
    then, today = _by_name(before, over_before or {}), _by_name(now, over_now or {})
    pairs, new, gone = _paired(then, today)
    for_all = tuple(_facts(None, _shared(before, over_before or {}), _shared(now, over_now or {})))
    said = {(each.fact, each.before, each.now) for each in for_all}
    at_places = (each for was, name in pairs for each in _facts(name, then[was], today[name]))
    return (
        *(_occasion("new", name, today[name], then.values()) for name in new),
        *(_occasion("gone", name, then[name], today.values()) for name in gone),
        *for_all,
        *(each for each in at_places if (each.fact, each.before, each.now) not in said),
    )


def same_touchpoints(before: UseCase, now: UseCase, over_before: Settlements | None = None) -> dict[str, str]:
    """Touchpoints that both have: how each is called now, and how it was called then."""
    pairs, _new, _gone = _paired(_by_name(before, over_before or {}), _by_name(now, {}))
    return {name: was for was, name in pairs}


def _shared(use_case: UseCase, over: Settlements) -> Values:
    """The facts that hold for the whole use."""
    return places(replace(use_case, touchpoints=()), over)[0].values


def _by_name(use_case: UseCase, over: Settlements) -> dict[str, Values]:
    return {place.name: place.values for place in places(use_case, over) if place.name is not None}


def _paired(
    before: Mapping[str, Values], now: Mapping[str, Values]
) -> tuple[list[tuple[str, str]], list[str], list[str]]:
    """Touchpoints that are the same one, by name or by what they are; then those that are new, and those gone."""
    pairs = [(name, name) for name in before if name in now]
    gone, new = [name for name in before if name not in now], []
    for name in now:
        if name in before:
            continue
        if same := next((old for old in gone if _look(before[old]) == _look(now[name])), None):
            gone.remove(same)
            pairs.append((same, name))
        else:
            new.append(name)
    return pairs, new, gone


def _look(values: Values) -> tuple[Value | None, ...]:
    return tuple(values.get(fact) for fact in SAME)


def _occasion(kind: str, name: str, own: Values, others: Collection[Values]) -> Differing:
    """An occasion only one of the two has: in what it is, and in what nothing on the other side is."""
    facts = {*own, *(fact for values in others for fact in values)}
    unlike = {fact for fact in facts if own.get(fact) not in [values.get(fact) for values in others]}
    return Differing(kind, name, reads=OCCASION | unlike)


def _facts(touchpoint: str | None, before: Values, now: Values) -> Iterator[Differing]:
    """The facts in which one place differs from what it was."""
    for fact in dict.fromkeys((*before, *now)):
        if before.get(fact) != now.get(fact):
            yield Differing("fact", touchpoint, fact, before.get(fact), now.get(fact), frozenset((fact,)))


def touched(differing: Iterable[Differing], framework: Framework) -> dict[str, tuple[Differing, ...]]:
    """The criteria some rule of which reads what differs, in what it says or in where it matters; each with why."""
    listed = tuple(differing)
    found = {
        criterion: tuple(each for each in listed if not read.isdisjoint(each.reads))
        for criterion, read in _read(framework).items()
    }
    return {criterion: why for criterion, why in found.items() if why}


def _read(framework: Framework) -> dict[str, frozenset[str]]:
    """For each criterion, in their order, the facts its rules read."""
    rules = framework.rules.values()
    return {
        key: frozenset().union(*(rule.holds.facts for rule in rules if rule.criterion == key))
        for key in framework.criteria
    }


def dimensions_touched(differing: Iterable[Differing], framework: Framework) -> dict[str, tuple[Differing, ...]]:
    """The dimensions of these criteria, each with everything that touches it."""
    found: dict[str, dict[Differing, None]] = {}
    for criterion, why in touched(differing, framework).items():
        found.setdefault(criterion[0], {}).update(dict.fromkeys(why))
    return {key: tuple(why) for key, why in found.items()}
