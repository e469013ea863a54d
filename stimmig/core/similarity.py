"""How much two uses are alike, and in what. It orders and is put into words; nobody is ever shown a number.

Half of it is what the contacts are about: touchpoints of the same topic, and among them those of the same kind. The
other half are facts, and of these only the ones some rule reads: equal speaks for it, different against it, and each
counts by how many rules read it, in steps of one, two, four, eight and so on, so that none drowns the rest. What is
unknown on either side, or does not apply, counts as nothing.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from heapq import nlargest
from typing import Any, TypeVar

from stimmig.core.expression import NOT_APPLICABLE, Value
from stimmig.core.framework import Framework
from stimmig.core.places import Place, Settlements, places
from stimmig.core.use_case import UseCase

OF_CONTACTS = ("touchpoint_kind", "touchpoint_topic", "automation_level")  # compared touchpoint by touchpoint
NO_TOPIC = (None, "other")
BASICS = ("channel", "audience")  # where no topic is shared, both of these must overlap
Key = TypeVar("Key")


@dataclass(frozen=True, slots=True)
class Contact:
    """What is compared of one touchpoint."""

    kind: str | None
    topic: str | None
    automation: str | None


@dataclass(frozen=True, slots=True)
class Traits:
    """What a use is compared by: its touchpoints, and every fact that some rule reads and that holds for all of it."""

    contacts: tuple[Contact, ...]
    facts: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Likeness:
    """In what two uses are alike, and where they differ; facts come in order, those most rules read first."""

    pairs: tuple[tuple[Contact, Contact], ...]  # touchpoints of the same topic: ours, theirs
    alike: tuple[str, ...]
    apart: tuple[str, ...]


def traits(use_case: UseCase, framework: Framework, over: Settlements | None = None) -> Traits:
    """What a use is compared by, with what was settled about contested facts laid over it."""
    everywhere = places(use_case, over or {})
    contacts = tuple(_contact(place) for place in everywhere if place.name is not None)
    known = {key: _shared(key, everywhere) for key in _weights(framework) if key not in OF_CONTACTS}
    return Traits(contacts, {key: value for key, value in known.items() if value is not None})


def _contact(place: Place) -> Contact:
    kind, topic, automation = (place.values.get(key) for key in OF_CONTACTS)
    return Contact(*(value if isinstance(value, str) else None for value in (kind, topic, automation)))


def _shared(key: str, everywhere: Iterable[Place]) -> Value | None:
    """What a fact says wherever it is known; None where it is not, does not apply, or is not the same everywhere."""
    said = {value for place in everywhere if (value := place.values.get(key)) not in (None, NOT_APPLICABLE)}
    return said.pop() if len(said) == 1 else None


@cache
def _weights(framework: Framework) -> dict[str, int]:
    """How much each fact counts: the number of binary digits of how many rules read it, the heaviest first."""
    read = Counter(key for rule in framework.rules.values() for key in rule.holds.facts)
    return {key: number.bit_length() for key, number in read.most_common()}


def nearest(
    ours: Traits, others: Iterable[tuple[Key, Traits]], framework: Framework, most: int
) -> list[tuple[Key, Likeness]]:
    """Those most alike, the nearest first; of equals the one that came first. What shares nothing is left out."""
    found = [(key, theirs) for key, theirs in others if comparable(ours, theirs)]
    known = _weights(framework)
    best = nlargest(most, found, key=lambda other: _closeness(ours, other[1], known))
    return [(key, likeness(ours, theirs, framework)) for key, theirs in best]


def comparable(ours: Traits, theirs: Traits) -> bool:
    """Whether two uses share anything to begin with: a topic, or whom they concern and how people meet them."""
    topics = {contact.topic for contact in ours.contacts}.difference(NO_TOPIC)
    if not topics.isdisjoint(contact.topic for contact in theirs.contacts):
        return True
    return all(
        key in ours.facts and key in theirs.facts and _agreement(ours.facts[key], theirs.facts[key]) > -1
        for key in BASICS
    )


def likeness(ours: Traits, theirs: Traits, framework: Framework) -> Likeness:
    """In what the two are alike and where they differ."""
    both = [key for key in _weights(framework) if key in ours.facts and key in theirs.facts]
    agreed = {key: _agreement(ours.facts[key], theirs.facts[key]) for key in both}
    return Likeness(
        pairs=tuple(_pairs(ours, theirs)),
        alike=tuple(key for key in both if agreed[key] > -1),
        apart=tuple(key for key in both if agreed[key] < 1),
    )


def _closeness(ours: Traits, theirs: Traits, known: Mapping[str, int]) -> float:
    """How far the contacts are about the same, and how far what is known of both agrees; both count alike."""
    about = sum(_nearness(*pair) for pair in _pairs(ours, theirs)) / max(len(ours.contacts), len(theirs.contacts), 1)
    facts = theirs.facts
    both = [(key, value) for key, value in ours.facts.items() if key in facts]
    weight = sum(known[key] for key, _ in both)
    said = sum(known[key] * _agreement(value, facts[key]) for key, value in both)
    return about / NEAREST + (said / weight if weight else 0)


def _pairs(ours: Traits, theirs: Traits) -> Iterator[tuple[Contact, Contact]]:
    """Each of our touchpoints with the one of theirs that is about the same; of the same kind where there is one."""
    for mine in ours.contacts:
        same = [other for other in theirs.contacts if other.topic == mine.topic and mine.topic not in NO_TOPIC]
        if same:
            yield mine, max(same, key=lambda other: _nearness(mine, other))


NEAREST = 2.5  # of the same topic, of the same kind, in the same hands


def _nearness(mine: Contact, other: Contact) -> float:
    """Of two touchpoints of one topic: the same kind first, then whether the same hands do it."""
    return 1 + (mine.kind == other.kind) + (mine.automation == other.automation) / 2


def _agreement(mine: Value, other: Value) -> float:
    """From 1, the same, to -1, nothing in common. Where several values may be given, what both name counts."""
    if isinstance(mine, tuple) and isinstance(other, tuple):
        return 2 * len({*mine} & {*other}) / len({*mine, *other}) - 1
    return 1 if mine == other else -1


def to_plain(known: Traits) -> dict[str, Any]:
    """As it is stored: text, numbers, lists and objects."""
    facts = {key: list(value) if isinstance(value, tuple) else value for key, value in known.facts.items()}
    return {"contacts": [[each.kind, each.topic, each.automation] for each in known.contacts], "facts": facts}


def from_plain(stored: Mapping[str, Any]) -> Traits:
    """As it was stored."""
    facts = {key: tuple(value) if isinstance(value, list) else value for key, value in stored["facts"].items()}
    return Traits(tuple(Contact(*each) for each in stored["contacts"]), facts)
