"""What was typed, as the core reads it."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any, cast

from stimmig.core import decision as core
from stimmig.core.findings import Finding
from stimmig.decision.drafting.beforehand import AGAINST, UNHEARD
from stimmig.decision.drafting.grounds import Grounds
from stimmig.decision.drafting.lines import Content, Typed, line, prefix_of, prefix_of_foreseen, prefixes


def read(content: Content, grounds: Grounds) -> core.Decision:
    """The decision as far as it is written. Whatever cannot be read as a day or a number is not there yet."""
    spoken, ahead = content.get("outcome", {}), content.get("ahead", {})
    outcome = _one_of(spoken.get("outcome"), core.OUTCOMES)
    introduces = outcome in core.INTRODUCING
    limits = tuple(_limits(content.get("limits", {}), grounds)) if introduces else ()
    return core.Decision(
        outcome=cast(core.Outcome, outcome) if outcome else None,
        sentence=_text(spoken, "sentence"),
        reasons=_text(spoken, "reasons"),
        weighing=core.Weighing(*(_text(spoken, name) for name in ("gain", "risk", "trust"))),
        limits=limits,
        conditions=tuple(_conditions(content.get("conditions", {}))) if introduces else (),
        answers=tuple(_answers(content.get("answers", {}), grounds.under(limits), outcome, limits)),
        provisions=tuple(_provisions(content.get("answers", {}), grounds)) if introduces else (),
        noted=_text(content.get("answers", {}), "noted"),
        review_on=_day(ahead, "review_on") if introduces else None,
        until=_day(ahead, "until") if outcome == "pilot" else None,
        wake_up=_text(ahead, "wake_up") if outcome in core.WAITING else "",
        wake_up_on=_day(ahead, "wake_up_on") if outcome in core.WAITING else None,
        reopens=tuple(event for event in map(str.strip, ahead.get("reopens", "").splitlines()) if event),
        alternatives=tuple(_alternatives(ahead)),
        expectations=tuple(_expectations(ahead)),
        against_because=_text(content.get(AGAINST, {}), "why"),
        unheard_because=_text(content.get(UNHEARD, {}), "why") if introduces and grounds.unheard else "",
    )


def supposed(content: Content) -> dict[str, dict[str, str]]:
    """The same as if something began by it, where no outcome is chosen yet: what is written for one is read as well."""
    spoken = dict(content.get("outcome", {}))
    chosen = _one_of(spoken.get("outcome"), core.OUTCOMES) or "introduce"
    return {**{part: dict(typed) for part, typed in content.items()}, "outcome": spoken | {"outcome": chosen}}


def limited(content: Content, grounds: Grounds) -> Grounds:
    """What a decision rests on, with what its own limits contradict."""
    return grounds.under(read(content, grounds).limits)


def _limits(typed: Typed, grounds: Grounds) -> Iterator[core.Limit]:
    for number, name in enumerate(grounds.touchpoints):
        if mode := _one_of(typed.get(f"limits{number}-mode"), core.MODES):
            yield core.Limit(name, cast(core.Mode, mode))


def _answers(
    typed: Typed, grounds: Grounds, outcome: str | None, limits: tuple[core.Limit, ...]
) -> Iterator[core.Answer]:
    for found in grounds.weighing:
        said = fitting(line(typed, prefix_of(found)), outcome)
        kind: Any = _one_of(said.get("kind"), core.ANSWERS)
        text = _text(said, "text")
        if text == core.BY_LIMIT and not core.led_by_a_human(found, limits):
            text = ""  # the limit has been moved since: it answers nothing any more
        if kind or text:
            criterion = found.criterion if kind != "reason" else None
            ruling = _text(said, "ruling") if kind == "new_ruling" else ""
            yield core.Answer(found.key, kind, text, criterion=criterion, ruling=ruling, **_to_be_done(said, kind))


def beside(found: Finding, typed: Typed, grounds: Grounds) -> tuple[core.Answer, ...]:
    """What is typed where other touchpoints contradict the same ruling of the house."""
    others = (each for each in grounds.weighing if each.key != found.key and each.subject == found.subject)
    return tuple(each for other in others if other.kind == core.INCOHERENT for each in _answer(other, typed))


def _answer(found: Finding, typed: Typed) -> Iterator[core.Answer]:
    said = line(typed, prefix_of(found))
    if kind := _one_of(said.get("kind"), core.KEEPING):
        yield core.Answer(found.key, cast(Any, kind), ruling=_text(said, "ruling"))


def _provisions(typed: Typed, grounds: Grounds) -> Iterator[core.Provision]:
    """What is done about each thing foreseen that weighs; only a condition has somebody and a day."""
    for foreseen in grounds.picture.foreseen:
        said = line(typed, prefix_of_foreseen(foreseen.key))
        kind: Any = _one_of(said.get("kind"), core.PROVISIONS)
        if kind or _text(said, "text"):
            stands: dict[str, Any] = {"owner": _text(said, "owner"), "due_on": _day(said, "due_on")}
            yield core.Provision(foreseen.key, kind, _text(said, "text"), **stands if kind == "condition" else {})


def fitting(said: Typed, outcome: str | None) -> Typed:
    """An answer as the outcome asks for it: where nothing begins a sentence alone, never what was to be done first."""
    if outcome in core.INTRODUCING or outcome not in core.OUTCOMES:
        return said
    text = said.get("text", "") if said.get("kind") in (None, "", "reason") else ""
    return {"kind": "reason" if text.strip() else "", "text": text}


def _to_be_done(said: Typed, kind: str | None) -> dict[str, Any]:
    """Who stands for it by when, and for a condition how one can tell; a reason asks for none of it."""
    if kind not in (None, "condition", "changed_plan"):
        return {}
    measured = _measure(said) if kind == "condition" else {}
    return {"owner": _text(said, "owner"), "due_on": _day(said, "due_on"), **measured}


def _conditions(typed: Typed) -> Iterator[core.Condition]:
    for prefix in prefixes(typed, "conditions"):
        said = line(typed, prefix)
        yield core.Condition(
            _text(said, "text"),
            _text(said, "owner"),
            _day(said, "due_on"),
            criterion=_text(said, "criterion") or None,
            **_measure(said),
        )


def _measure(said: Typed) -> dict[str, Any]:
    """Metric, comparison and value; nothing where nothing is measured."""
    if not _text(said, "metric"):
        return {}
    return {
        "metric": _text(said, "metric"),
        "op": _text(said, "op") or None,
        "value": number(said.get("value", "")),
        "of": _text(said, "of") or None,
    }


def _alternatives(typed: Typed) -> Iterator[core.Alternative]:
    for place, prefix in enumerate(prefixes(typed, "alternatives")):
        said = line(typed, prefix)
        if _text(said, "text"):
            yield core.Alternative(_text(said, "text"), _text(said, "verdict"), without_ai=place == 0)


def _expectations(typed: Typed) -> Iterator[core.Expectation]:
    for prefix in prefixes(typed, "expectations"):
        said = line(typed, prefix)
        probability = number(said.get("probability", ""))
        sure = int(probability) if probability is not None else None
        yield core.Expectation(_text(said, "text"), _day(said, "due_on"), probability=sure)


def _text(typed: Typed, name: str) -> str:
    return typed.get(name, "").strip()


def _one_of(value: str | None, allowed: tuple[str, ...]) -> str | None:
    return value if value in allowed else None


def _day(typed: Typed, name: str) -> date | None:
    try:
        return date.fromisoformat(typed.get(name, "").strip())
    except ValueError:
        return None


def number(text: str) -> Decimal | None:
    """A number with a point or a comma; None where it is none."""
    try:
        found = Decimal(text.strip().replace(",", "."))
    except InvalidOperation:
        return None
    return found if found.is_finite() else None
