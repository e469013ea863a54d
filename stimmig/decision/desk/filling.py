"""The forms of each part, over what was typed in it."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from stimmig.core import decision as core
from stimmig.core.findings import Finding
from stimmig.core.framework import Framework
from stimmig.decision import drafting, words
from stimmig.decision.drafting import Typed
from stimmig.decision.forms import (
    AheadForm,
    AlternativeForm,
    AnswerForm,
    CoherenceForm,
    ExpectationForm,
    LimitForm,
    MeasuredForm,
    NotedForm,
    OutcomeForm,
    ProvisionForm,
)
from stimmig.decision.sheets import Sheet, form_over, lines_over
from stimmig.review.queries import framework

if TYPE_CHECKING:
    from stimmig.decision.desk.desk import Desk


def sheet(desk: "Desk", part: str, typed: Typed, check: bool) -> Sheet:
    """One part as it stands; with `check`, what is missing or wrong in it is said."""
    return FILLED[part](desk, typed, check)


def _outcome(desk: "Desk", typed: Typed, check: bool) -> Sheet:
    return Sheet(main=form_over(OutcomeForm, typed, "", check))


def _limits(desk: "Desk", typed: Typed, check: bool) -> Sheet:
    names = enumerate(desk.grounds.touchpoints)
    return Sheet(
        rows={"limits": [form_over(LimitForm, typed, f"limits{n}", check, touchpoint=name) for n, name in names]}
    )


def _answers(desk: "Desk", typed: Typed, check: bool) -> Sheet:
    known, typed = framework(desk.review), _in_words(desk, typed)
    rows = [_answer(desk, found, typed, check, known) for found in desk.grounds.weighing]
    noted = form_over(NotedForm, typed, "", check) if desk.grounds.others else None
    return Sheet(main=noted, rows={"answers": rows, "provisions": _provisions(desk, typed, check)}, main_first=False)


def _provisions(desk: "Desk", typed: Typed, check: bool) -> list[ProvisionForm]:
    found = ((each, drafting.prefix_of_foreseen(each.key)) for each in desk.foreseen)
    return [form_over(ProvisionForm, typed, prefix, check, foreseen=each, today=desk.today) for each, prefix in found]


def _answer(desk: "Desk", found: Finding, typed: Typed, check: bool, known: Framework) -> Any:
    said, prefix = _fitting(desk, typed, found), drafting.prefix_of(found)
    about = {"finding": found, "about": words.where_found(found, known), "today": desk.today, "begins": desk.begins}
    if found.kind == core.INCOHERENT:
        beside = {"limits": desk.decided.limits, "others": drafting.beside(found, typed, desk.grounds)}
        return form_over(CoherenceForm, said, prefix, check, **about, **beside, kept=desk.is_kept(found))
    return form_over(AnswerForm, said, prefix, check, **about)


def _fitting(desk: "Desk", typed: Typed, found: Finding) -> Typed:
    prefix = drafting.prefix_of(found)
    said = drafting.fitting(drafting.line(typed, prefix), desk.decided.outcome)
    return drafting.without_line(typed, prefix) | {f"{prefix}-{name}": text for name, text in said.items()}


def _in_words(desk: "Desk", typed: Typed) -> Typed:
    """The answers as one reads them; where the limit has been moved since, it answers nothing any more."""
    texts = {f"{drafting.prefix_of(found)}-text": found for found in desk.grounds.weighing}
    by_limit = {name for name in texts.keys() & typed.keys() if typed[name] == core.BY_LIMIT}
    return {**typed, **{name: str(words.BY_LIMIT) if desk.by_limit(texts[name]) else "" for name in by_limit}}


def _conditions(desk: "Desk", typed: Typed, check: bool) -> Sheet:
    return Sheet(rows={"conditions": lines_over(MeasuredForm, typed, "conditions", check, metrics=desk.metrics)})


def _ahead(desk: "Desk", typed: Typed, check: bool) -> Sheet:
    lines = {
        "alternatives": lines_over(AlternativeForm, typed, "alternatives", check),
        "expectations": lines_over(ExpectationForm, typed, "expectations", check),
    }
    outcome = desk.decided.outcome or "introduce"
    return Sheet(main=form_over(AheadForm, typed, "", check, outcome=outcome, today=desk.today), rows=lines)


FILLED: dict[str, Callable[["Desk", Typed, bool], Sheet]] = {
    "outcome": _outcome,
    "limits": _limits,
    "answers": _answers,
    "conditions": _conditions,
    "ahead": _ahead,
}
