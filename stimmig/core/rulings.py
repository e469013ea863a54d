"""Haltung des Hauses: what signed decisions settled for the next ones, and where a touchpoint contradicts it."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from stimmig.core.expression import Values
from stimmig.core.findings.nouns import Finding
from stimmig.core.framework import Framework
from stimmig.core.places import Settlements, places
from stimmig.core.use_case import UseCase

INCOHERENT = "incoherent"
CODE = "E.incoherent"
KINDS = ("transactional", "relational")
BY_PLAN = {  # what is planned that a ruling speaks against; shared work speaks against none
    "human": ("auto", "auto_with_takeover", "auto_only"),
    "ai_human_on_request": ("none", "auto_only"),
    "ai": ("none",),
}
BY_LIMIT = {  # who leads by a decision that a ruling speaks against; a human on request never does where the AI leads
    "human": ("ai", "ai_human_on_request"),
    "ai_human_on_request": ("ai", "human"),
    "ai": ("human",),
}


@dataclass(frozen=True, slots=True)
class Ruling:
    """Who leads touchpoints of one sort in this house: a sentence with a core one can hold a touchpoint against.

    The sort is a topic or a kind or both, perhaps of one audience or channel only. `exempt` names the touchpoints of
    the use at hand that are excepted from it.
    """

    id: str
    sentence: str
    mode: str  # ai | ai_human_on_request | human
    topic: str | None = None
    kind: str | None = None
    audience: str | None = None
    channel: str | None = None
    exempt: tuple[str, ...] = ()

    def is_about(self, values: Values) -> bool:
        """Whether it holds at a place with these facts; what is unknown there is not met."""
        exactly = {"touchpoint_topic": self.topic, "touchpoint_kind": self.kind}
        among = {"audience": self.audience, "channel": self.channel}
        return all(wanted in (None, values.get(fact)) for fact, wanted in exactly.items()) and all(
            wanted is None or wanted in _several(values.get(fact)) for fact, wanted in among.items()
        )


def _several(value: object) -> tuple[object, ...]:
    return value if isinstance(value, tuple) else ()


def incoherent(
    framework: Framework,
    use_case: UseCase,
    rulings: Iterable[Ruling],
    settlements: Settlements | None = None,
    limits: Mapping[str, str] | None = None,
) -> tuple[Finding, ...]:
    """Where touchpoints contradict the house's own rulings: each touchpoint beside each ruling, serious.

    Held against the ruling is who leads by the limits where they say so, and elsewhere what is planned.
    """
    limits, rulings = limits or {}, tuple(rulings)
    return tuple(
        _finding(framework, ruling, place.name)
        for place in places(use_case, settlements or {})
        for ruling in rulings
        if place.name is not None and place.name not in ruling.exempt and ruling.is_about(place.values)
        if _speaks_against(ruling, place.values, limits.get(place.name))
    )


def _speaks_against(ruling: Ruling, values: Values, limit: str | None) -> bool:
    if limit is not None:
        return limit in BY_LIMIT[ruling.mode]
    return values.get("automation_level") in BY_PLAN[ruling.mode]


def _finding(framework: Framework, ruling: Ruling, touchpoint: str) -> Finding:
    """It hangs on the touchpoint and the ruling; `settled_by` is who has to lead for the ruling to hold."""
    wording = framework.wordings[INCOHERENT]
    return Finding(
        code=CODE,
        kind=INCOHERENT,
        severity="serious",
        dimension="E",
        criterion=None,
        touchpoint=touchpoint,
        subject=ruling.id,
        facts=(),
        text=wording.text.naming(ruling.sentence),
        why=wording.why.naming(ruling.sentence),
        helps=wording.helps.naming(ruling.sentence),
        settled_by=ruling.mode,
    )


@dataclass(frozen=True, slots=True)
class Suggested:
    """What the limits of a decision suggest as a ruling: who leads touchpoints of one topic or kind, and which."""

    mode: str
    touchpoints: tuple[str, ...]
    topic: str | None = None
    kind: str | None = None


def suggested(
    use_case: UseCase,
    limits: Mapping[str, str],
    rulings: Collection[Ruling] = (),
    settlements: Settlements | None = None,
) -> tuple[Suggested, ...]:
    """What the limits would settle for the next ones: one line a topic, then one a kind where they all say the same.

    What a ruling says already is not suggested again. Nothing here is a ruling: that takes a leader's word.
    """
    decided = [(place.name, place.values) for place in places(use_case, settlements or {}) if place.name in limits]
    topics = dict.fromkeys(values.get("touchpoint_topic") for _, values in decided)
    found = [_same("touchpoint_topic", topic, decided, limits) for topic in topics if topic not in (None, "other")]
    found += [_same("touchpoint_kind", kind, decided, limits) for kind in KINDS]
    known = {(ruling.topic, ruling.kind): ruling.mode for ruling in rulings if not (ruling.audience or ruling.channel)}
    return tuple(each for each in found if each and known.get((each.topic, each.kind)) != each.mode)


def _same(
    fact: str, value: object, decided: Sequence[tuple[str | None, Values]], limits: Mapping[str, str]
) -> Suggested | None:
    """One line where the limits of all touchpoints of a sort name the same lead; None where they differ."""
    names = [name for name, values in decided if name is not None and values.get(fact) == value]
    modes = {limits[name] for name in names}
    if len(modes) != 1:
        return None
    about = {"topic" if fact == "touchpoint_topic" else "kind": str(value)}
    return Suggested(modes.pop(), tuple(names), **about)
