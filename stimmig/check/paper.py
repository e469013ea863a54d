"""A reading on paper, two pages at most for each file: where it lies and what weighs, then what to do next."""

from collections.abc import Sequence
from typing import Any

from stimmig.check import words
from stimmig.check.plain import asked, capitalised, in_brackets, together
from stimmig.core.findings import Finding, Reading
from stimmig.core.framework import Framework
from stimmig.core.use_case import UseCase
from stimmig.ui import figures
from stimmig.ui.typeset import PACKAGE, typeset

TEMPLATE = PACKAGE / "ui" / "documents" / "reading.typ"
STRENGTHS, FINDINGS, TO_SHOW, CONDITIONS = 6, 9, 6, 5  # what two pages hold

Row = dict[str, str]


def paper(read: Sequence[tuple[UseCase, Reading]], framework: Framework, language: str) -> bytes:
    """The PDF, a section for each file."""
    given = {
        "running": read[0][0].title if len(read) == 1 else "",
        "readings": [_section(use_case, reading, framework, language) for use_case, reading in read],
        "footer": words.as_of(read[0][1].as_of, framework, language),
    }
    return typeset(TEMPLATE, given, title=" · ".join(use_case.title for use_case, _ in read), lang=language)


def _section(use_case: UseCase, reading: Reading, framework: Framework, language: str) -> dict[str, Any]:
    findings = together(reading.findings)
    return {
        "kicker": words.stage(use_case.stage, language),
        "title": use_case.title,
        "summary": use_case.occasion or use_case.summary or "",
        "position": words.position(reading.position, language),
        **_space(use_case, reading, language),
        "headings": words.headings(language),
        "strengths": _speaking_for_it(use_case, reading, framework, language)[:STRENGTHS],
        "findings": [_finding(one, where, language) for one, where in findings[:FINDINGS]],
        "further": words.further(len(findings) - FINDINGS, language),
        **_next(reading, framework, language),
    }


def _speaking_for_it(use_case: UseCase, reading: Reading, framework: Framework, language: str) -> list[Row]:
    """Who gains what, then what the facts say for it."""
    gains = [{"label": "", "text": words.gain(benefit, language)} for benefit in use_case.benefits]
    found = [
        _row(framework, one.dimension, one.text.in_(language) + in_brackets(where), language)
        for one, where in together(reading.strengths)
    ]
    return [*gains, *found]


def _next(reading: Reading, framework: Framework, language: str) -> dict[str, list[Row]]:
    """The second part: what to find out, to show, to ask a lawyer, and what would help."""
    at_once = framework.legal_words.max_per_use if framework.legal_words else 0
    of_use = [question for question in reading.legal_questions if question.scope == "use"]
    return {
        "open_questions": [
            {"label": question.fact.who.in_(language), "text": asked(question, language)}
            for question in reading.open_questions[: words.FIRST]
        ],
        "to_show": [
            _row(framework, one.dimension, one.text.in_(language) + in_brackets(where), language)
            for one, where in together(reading.to_show)[:TO_SHOW]
        ],
        "legal_questions": [
            {
                "label": question.area.in_(language),
                "text": question.text.in_(language),
                "below": words.law(question, framework, reading.as_of, language),
            }
            for question in of_use[:at_once]
        ],
        "suggested_conditions": [
            _row(framework, one.criterion[0], one.text.in_(language), language)
            for one in reading.suggested_conditions[:CONDITIONS]
        ],
    }


def _finding(finding: Finding, where: list[str], language: str) -> Row:
    """What weighs, with what would help beneath it."""
    label = capitalised(words.severity(finding.severity, language))
    text = finding.text.in_(language) + in_brackets(where)
    return {"label": label, "text": text, "below": finding.helps.in_(language)}


def _row(framework: Framework, dimension: str | None, text: str, language: str) -> Row:
    name = framework.dimensions[dimension].name.in_(language) if dimension else ""
    return {"label": name, "text": text}


def _space(use_case: UseCase, reading: Reading, language: str) -> dict[str, str]:
    statuses, names = use_case.statuses, words.limits(language)
    said = ", ".join(words.limit(limit, status, language) for limit, status in statuses.items())
    label = f"{words.headings(language)['space']}: {said}. {words.position(reading.position, language)}"
    svg = figures.space(statuses, reading.position, label, names=names, core_word=words.fitting(language))
    return {"space": svg, "space_alt": label}
