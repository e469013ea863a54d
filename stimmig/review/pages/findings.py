"""What is to be cleared up: findings with what was marked, and the facts somebody doubts."""

from collections.abc import Sequence

from stimmig.core import review as core
from stimmig.core.findings import Finding
from stimmig.core.framework import Framework
from stimmig.core.places import places
from stimmig.register.words import answer, finding, words
from stimmig.review.models import Contest, Settlement
from stimmig.review.queries import Attached
from stimmig.review.words import Page, capital


def weighed(found: Finding, drawn: core.Picture, framework: Framework) -> Page:
    """A finding, with whether the leader will have to answer it and whether that is the group's own doing."""
    code, touchpoint, subject = found.key
    shown: Page = finding(found, framework)
    if found.dimension and (found.subject or not shown["place"]):
        shown["place"] = words(framework.dimensions[found.dimension].name)
    return {
        "finding": shown,
        "letter": found.dimension or "",
        "always": core.always_weighs(found),
        "weighs": found in drawn.weighing,
        "code": code,
        "touchpoint": touchpoint or "",
        "subject": subject or "",
    }


def told_once(rows: list[Page]) -> list[Page]:
    """What is answered in any case and reads the same stands once, with every place; what can be marked, alone."""
    told: dict[tuple[str, str], Page] = {}
    listed = []
    for row in rows:
        shown = row["finding"]
        first = told.setdefault((shown["severity"], shown["text"]), row) if row["always"] else row
        if first is row:
            listed.append(row)
        else:
            first["finding"]["place"] += f" · {shown['place']}"
    return listed


def explained_once(rows: list[Page]) -> list[Page]:
    """The same findings, each explanation where it is read first; further down the sentence stands alone."""
    read: set[str] = set()
    for row in rows:
        shown = row["finding"]
        if shown["why"] in read:
            row["finding"] = shown | {"why": "", "helps": ""}
        read.add(shown["why"])
    return rows


def doubts(whole: Attached) -> list[Page]:
    """Every contested fact once, with all sentences about it and what the group settled."""
    by_place: dict[tuple[str, str], list[Contest]] = {}
    for each in whole.doubts:
        by_place.setdefault((each.fact, each.touchpoint), []).append(each)
    return [_doubt(where, each, whole) for where, each in by_place.items()]


def _doubt(where: tuple[str, str], contests: Sequence[Contest], whole: Attached) -> Page:
    fact, settlement = whole.framework.facts[where[0]], whole.settlements.get(where)
    point = next((each for each in whole.described.touchpoints if each.name == where[1]), None)
    written = places(whole.described, {})
    values = next((place.values for place in written if place.name == (point.name if point else place.name)), {})
    settled_value = None if settlement is None else settlement.value
    return {
        "fact": where[0],
        "touchpoint": where[1],
        "question": words(fact.question),
        "value": capital(answer(fact, values.get(where[0]))),
        "contests": [{"person": each.person, "sentence": each.sentence} for each in contests],
        "settlement": settlement,
        "outcome": Settlement.Outcome(settlement.outcome).label if settlement else "",
        "settled_value": capital(answer(fact, settled_value)),
    }
