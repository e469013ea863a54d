"""What a part begins with: what is suggested, or what a decision in force says."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from stimmig.core.use_case import Touchpoint
from stimmig.decision.drafting.grounds import Grounds
from stimmig.decision.drafting.lines import prefix_of, prefix_of_foreseen

AGAINST, UNHEARD = "against", "unheard"
SPOKEN = ("outcome", "sentence", "reasons")
CONDITION = ("text", "metric", "op", "value", "of", "criterion")
MONTHS_AHEAD = 6


def suggested(part: str, grounds: Grounds, today: date) -> dict[str, str]:
    """What a part begins with, to be looked at and confirmed."""
    if part == "limits":
        points = enumerate(grounds.use_case.touchpoints)
        return {f"limits{number}-mode": suggested_mode(point) for number, point in points}
    if part == "ahead":
        return {"review_on": months_after(today).isoformat(), "talk_to": grounds.use_case.owner or ""}
    return {}


def suggested_mode(point: Touchpoint) -> str:
    """A routine goes to the AI with a human on request; whoever comes to be looked after meets a human."""
    if point.kind == "relational" or point.automation in (None, "none"):
        return "human"
    return "ai_human_on_request"


def months_after(day: date, months: int = MONTHS_AHEAD) -> date:
    """The same day some months later; the 28th where the month has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, 28) if day.day > 28 else day.day)


def as_typed(said: Mapping[str, Any], grounds: Grounds) -> dict[str, dict[str, str]]:
    """A decision, as its record says it, as if it had just been typed. What is left out stays empty.

    Keys and values are those of core.decision.Decision as plain text and lists, with `why` beside them: staff,
    customers, talk_to.
    """
    own = [each for each in said.get("conditions", []) if not (each.get("because") or each.get("foreseen"))]
    modes = {limit["touchpoint"]: limit["mode"] for limit in said.get("limits", [])}
    ahead = _texts({name: said.get(name) for name in ("review_on", "until", "wake_up", "wake_up_on")})
    return {
        "outcome": _texts({name: said.get(name) for name in SPOKEN}) | _texts(said.get("weighing", {})),
        "limits": {f"limits{n}-mode": modes.get(name, "") for n, name in enumerate(grounds.touchpoints)},
        "answers": {"noted": said.get("noted", ""), **_answers_again(said, grounds), **_met_again(said)},
        "conditions": _lines("conditions", own),
        "ahead": {
            **ahead,
            **_texts(said.get("why", {})),
            **_lines("alternatives", said.get("alternatives", [])),
            **_lines("expectations", said.get("expectations", [])),
            "reopens": "\n".join(_own_events(said)),
        },
        AGAINST: {"why": said.get("against_because", "")},
        UNHEARD: {"why": said.get("unheard_because", "")},
    }


def as_begun(said: Mapping[str, Any], grounds: Grounds, modes: Mapping[str, str]) -> dict[str, dict[str, str]]:
    """What the decision a use began from suggests: who leads each touchpoint that came along, and what must hold.

    `modes` say who led each touchpoint there. Who stands for a condition, and by when, is named anew.
    """
    conditions = [{name: each.get(name) for name in CONDITION} for each in said.get("conditions", [])]
    return {
        "limits": {f"limits{n}-mode": modes[name] for n, name in enumerate(grounds.touchpoints) if name in modes},
        "conditions": _lines("conditions", conditions),
    }


def _answers_again(said: Mapping[str, Any], grounds: Grounds) -> dict[str, str]:
    answers = {tuple(answer["finding"]): answer for answer in said.get("answers", [])}
    answered = [(prefix_of(found), answers[found.key]) for found in grounds.weighing if found.key in answers]
    return {f"{prefix}-{name}": text for prefix, answer in answered for name, text in _texts(answer).items()}


def _met_again(said: Mapping[str, Any]) -> dict[str, str]:
    given = {prefix_of_foreseen(each["foreseen"]): each for each in said.get("provisions", [])}
    own = ("kind", "text", "owner", "due_on")
    return {f"{prefix}-{name}": str(each.get(name) or "") for prefix, each in given.items() for name in own}


def _own_events(said: Mapping[str, Any]) -> list[str]:
    """The events the leader wrote themselves: those from what was foreseen are said there."""
    foreseen = {each["text"] for each in said.get("provisions", []) if each["kind"] == "trigger"}
    return [event for event in said.get("reopens", []) if event not in foreseen]


def _lines(kind: str, rows: Sequence[Mapping[str, Any]]) -> dict[str, str]:
    return {f"{kind}{n}-{name}": text for n, row in enumerate(rows) for name, text in _texts(row).items()}


def _texts(row: Mapping[str, Any]) -> dict[str, str]:
    """What stands in a row, as text; days as one types them."""
    kept = {name: value for name, value in row.items() if isinstance(value, str | int | float | Decimal | date)}
    return {name: str(value) for name, value in kept.items() if not isinstance(value, bool)}
