"""What a decision covers, and where the use has grown beyond it: touchpoints, hands, channels, audiences, contacts.

Read from two use case files, as they rest: the one that was decided on, and the one of today. What was decided and is
gone is no extension, and what nobody counted was not exceeded.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from stimmig.core.findings.nouns import Finding
from stimmig.core.framework import Framework, Text

UNCOVERED = "uncovered"
MORE = ("none", "intake_only", "draft_for_human", "human_approves", "auto_with_takeover", "auto", "auto_only")
MANY = 100  # contacts a month; what the framework calls many
FAR_MORE = 2  # times as many contacts as were decided on
SAME = ("kind", "topic", "automation")  # a touchpoint alike in these is the same one under another name

File = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Uncovered:
    """One thing a decision does not cover: a touchpoint, a channel, an audience; more done by AI or more contacts."""

    kind: str  # touchpoint | automation | channel | audience | volume
    what: str  # the name of a touchpoint, or a value of the fact
    decided: int | str | None = None  # contacts a month for volume, the level for automation
    now: int | str | None = None


def uncovered(decided: File, today: File) -> tuple[Uncovered, ...]:
    """Where a use goes beyond what was decided; nothing where the decision still covers all of it."""
    before, after = _by_name(decided), _by_name(today)
    return (
        *(Uncovered("touchpoint", name) for name in _new(before, after)),
        *_taken_over(before, after),
        *(Uncovered(fact, value) for fact in ("channel", "audience") for value in _added(fact, decided, today)),
        *_grown(before, after),
    )


def _by_name(file: File) -> dict[str, File]:
    return {point["name"]: point for point in file.get("touchpoints", ())}


def _new(before: Mapping[str, File], after: Mapping[str, File]) -> Iterator[str]:
    """Touchpoints that were not decided on, where an AI does something; one that only changed its name is none."""
    gone = [_look(point) for name, point in before.items() if name not in after]
    for name, point in after.items():
        if name in before or point.get("automation") == "none":
            continue
        if _look(point) in gone:
            gone.remove(_look(point))
        else:
            yield name


def _look(point: File) -> tuple[Any, ...]:
    return tuple(point.get(key) for key in SAME)


def _taken_over(before: Mapping[str, File], after: Mapping[str, File]) -> Iterator[Uncovered]:
    """Where the AI does more at a touchpoint than was decided. What nobody had said by then, nobody exceeds."""
    for name, point in after.items():
        decided, now = before.get(name, {}).get("automation"), point.get("automation")
        if decided in MORE and now in MORE and MORE.index(now) > MORE.index(decided):
            yield Uncovered("automation", name, decided, now)


def _added(fact: str, decided: File, today: File) -> Iterable[str]:
    """Values of a fact that nobody named when it was decided. Where nothing was known then, nothing was excluded."""
    before = _named(fact, decided)
    return [value for value in _named(fact, today) if value not in before] if before else []


def _named(fact: str, file: File) -> list[str]:
    """Every value of a fact, for the whole use or at a touchpoint."""
    places = [file, *file.get("touchpoints", ())]
    entries = [place.get("facts", {}).get(fact) for place in places]
    values = [entry["value"] if isinstance(entry, Mapping) else entry for entry in entries]
    return list(dict.fromkeys(each for value in values if isinstance(value, list | tuple) for each in value))


def _grown(before: Mapping[str, File], after: Mapping[str, File]) -> Iterator[Uncovered]:
    """Where many more meet it than were decided on: more than twice as many, and at least a hundred a month."""
    for name, point in after.items():
        decided, now = before.get(name, {}).get("contacts_per_month"), point.get("contacts_per_month")
        if decided is not None and now is not None and now >= MANY and now > FAR_MORE * decided:
            yield Uncovered("volume", name, decided, now)


def findings(found: Iterable[Uncovered], framework: Framework) -> tuple[Finding, ...]:
    """What is not covered, as findings that weigh: in a review of the use, and on its page."""
    return tuple(_finding(each, framework) for each in found)


def _finding(found: Uncovered, framework: Framework) -> Finding:
    wording, name = framework.wordings[f"{UNCOVERED}.{found.kind}"], _name(found, framework)
    fact = found.kind in framework.facts
    return Finding(
        code=f"{UNCOVERED}.{found.kind}",
        kind=UNCOVERED,
        severity="serious",
        dimension=None,
        criterion=None,
        touchpoint=None,
        subject=found.what,
        facts=(found.kind,) if fact else (),
        text=Text(wording.text.naming(name.de).de, wording.text.naming(name.en).en),
        why=wording.why,
        helps=wording.helps,
    )


def _name(found: Uncovered, framework: Framework) -> Text:
    """What it is called: the touchpoint, with from what to what where that counts; or the value in its words."""
    levels = framework.facts["automation_level"].values
    if found.kind in framework.facts:
        return framework.facts[found.kind].values[found.what]
    if found.kind == "automation":
        then, now = levels[str(found.decided)], levels[str(found.now)]
        return Text(f"{found.what} ({then.de} → {now.de})", f"{found.what} ({then.en} → {now.en})")
    if found.kind == "volume":
        grown = f"{found.what} ({found.decided} → {found.now})"
        return Text(grown, grown)
    return Text(found.what, found.what)
