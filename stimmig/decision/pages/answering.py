"""What weighs, what would answer it, and what is taken over."""

from datetime import timedelta
from typing import Any

from stimmig.core import decision as core
from stimmig.core.findings import Finding, SuggestedCondition
from stimmig.core.framework import Framework
from stimmig.decision import drafting, words
from stimmig.decision.desk import Desk
from stimmig.decision.sheets import Sheet
from stimmig.register.rulings import side_by_side
from stimmig.register.words import finding
from stimmig.register.words import words as in_words
from stimmig.review.queries import hoped

Page = dict[str, Any]

DAYS_TO_KEEP_IT = 30
A_YEAR = timedelta(days=365)  # the stories look so far ahead
ASKED = {  # what an answer of each kind needs besides
    "condition": ("text", "owner", "due_on"),
    "changed_plan": ("text", "owner", "due_on"),
    "new_ruling": ("text", "ruling"),
    "keep": (),
}
OPEN_AT_ONCE = 3  # what weighs is answered one after the other


def answers(desk: Desk, sheet: Sheet, known: Framework) -> list[Page]:
    """Everything that weighs, numbered: the first few without an answer are open, all others take a line each."""
    rows = [_answer(number, form, desk, known) for number, form in enumerate(sheet.rows["answers"], 1)]
    unanswered = [row for row in rows if not row["answered"]][:OPEN_AT_ONCE]
    for row in rows:
        row["open"] = row in unanswered or row["half"]
    for criterion in dict.fromkeys(row["criterion"] for row in rows):
        like = [row for row in rows if row["criterion"] == criterion and not row["answered"]]
        if like and desk.begins and (suggested := desk.grounds.suggestion(criterion)):  # once for all it would answer
            like[0] |= {"suggestion": suggestion(suggested, known), "also": [row["number"] for row in like[1:]]}
    return rows


def _answer(number: int, form: Any, desk: Desk, known: Framework) -> Page:
    found: Finding = form.finding
    text = (form["text"].value() or "").strip()
    kind = (form["kind"].value() or "") if desk.begins else "reason" if text else ""
    asked = [kind, *([form[name].value() for name in ASKED[kind]] if kind in ASKED else [text])]
    complete = all(asked)
    return {
        "number": number,
        "form": form,
        "criterion": found.criterion,
        "finding": _finding(found, known),
        "beside": beside(found, desk, known),
        "by_limit": words.BY_LIMIT if desk.by_limit(found) else "",
        "measure": _measured(form, known) if desk.begins else "",
        "answered": complete,
        "half": not complete and bool(kind or text),
        "said": words.in_place(str(words.ANSWERS.get(kind, "")) if desk.begins else "", text) if complete else "",
    }


def beside(found: Finding, desk: Desk, known: Framework) -> dict[str, str] | None:
    """The ruling that is contradicted, beside what is planned here."""
    if found.kind != core.INCOHERENT:
        return None
    grounds = desk.grounds
    return side_by_side([found], desk.rulings, grounds.use_case, known, grounds.over)[0]


def _finding(found: Finding, known: Framework) -> dict[str, str]:
    """A finding that says what it is about, whatever it is about."""
    return finding(found, known) | {"place": words.where_found(found, known)}


def in_one_line(found: Finding, known: Framework) -> str:
    """A finding with its place before it."""
    return words.in_place(words.where_found(found, known), in_words(found.text))


def _measured(form: Any, known: Framework) -> str:
    """By what one can tell whether a condition that was taken over is kept; nothing where that cannot be read."""
    op, value = form["op"].value(), drafting.number(str(form["value"].value() or ""))
    if op not in words.COMPARISONS or value is None:
        return ""
    return words.measure({"metric": form["metric"].value(), "op": op, "value": value, "of": form["of"].value()}, known)


def suggestion(suggested: SuggestedCondition, known: Framework) -> Page:
    """A suggested condition: what it is about, what must hold, and how one can tell."""
    measured = {"metric": suggested.metric, "op": suggested.op, "value": suggested.value, "of": suggested.of}
    return {
        "criterion": suggested.criterion,
        "about": in_words(known.criteria[suggested.criterion].name),
        "sentence": in_words(suggested.text),
        "measure": words.measure(measured, known),
    }


def taken(desk: Desk, part: str, typed: dict[str, str], what: str) -> tuple[dict[str, str], str]:
    """Take over a suggested condition: as the answer to what weighs, or as a line of its own."""
    if part == "answers":
        return _answered(desk, typed, what), f"?open={what}#{what}"
    if part == "ahead":
        typed = _expected(desk, typed, what)
        return typed, f"#{last(typed, 'expectations')}"
    suggested = desk.grounds.suggestion(what)
    if part == "conditions" and suggested:
        typed = drafting.with_line(typed, "conditions", {"criterion": suggested.criterion, **_said(suggested, desk)})
    return typed, f"#{last(typed, 'conditions')}"


def _answered(desk: Desk, typed: dict[str, str], what: str) -> dict[str, str]:
    """A suggested condition as the answer to this finding, and to every other of its criterion still without one."""
    found = next((each for each in desk.grounds.weighing if drafting.prefix_of(each) == what), None)
    suggested = desk.grounds.suggestion(found.criterion) if found else None
    if not (found and suggested):
        return typed
    said = {"kind": "condition", **_said(suggested, desk)}
    like = [drafting.prefix_of(each) for each in desk.grounds.weighing if each.criterion == found.criterion]
    silent = [prefix for prefix in like if not typed.get(f"{prefix}-kind")]
    return typed | {f"{prefix}-{name}": text for prefix in {what, *silent} for name, text in said.items()}


def hopes(desk: Desk, typed: drafting.Typed) -> list[dict[str, str]]:
    """Why everybody is glad a year from now, as far as it is no expectation of the draft yet."""
    taken_over = {typed.get(f"{prefix}-text") for prefix in drafting.prefixes(typed, "expectations")}
    told = enumerate(hoped(desk.review))
    return [{"key": f"glad{number}", "text": text} for number, text in told if text not in taken_over]


def _expected(desk: Desk, typed: dict[str, str], what: str) -> dict[str, str]:
    """A story of how it went well as an expectation of the draft, for the leader to make it one that can be tested."""
    text = next((each["text"] for each in hopes(desk, typed) if each["key"] == what), None)
    due_on = (desk.today + A_YEAR).isoformat()
    return drafting.with_line(typed, "expectations", {"text": text, "due_on": due_on}) if text else typed


def _said(suggested: SuggestedCondition, desk: Desk) -> dict[str, str]:
    return {
        "text": in_words(suggested.text),
        "owner": desk.grounds.use_case.owner or "",
        "due_on": (desk.today + timedelta(days=DAYS_TO_KEEP_IT)).isoformat(),
        "metric": suggested.metric,
        "op": suggested.op,
        "value": f"{suggested.value:g}",
        "of": suggested.of or "",
    }


def last(typed: drafting.Typed, kind: str) -> str:
    """The last line of a list, by its prefix."""
    return next(reversed(drafting.prefixes(typed, kind)), "")
