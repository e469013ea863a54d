"""A reading as data, schema `stimmig/check/1`. Other programs rely on it: keys are added, never changed."""

from typing import Any

from stimmig.core.findings import Finding, OpenQuestion, Reading, Strength, SuggestedCondition, Unproven
from stimmig.core.framework import Framework, LegalQuestion
from stimmig.core.use_case import UseCase

SCHEMA = "stimmig/check/1"


def described(file: str, use_case: UseCase, reading: Reading, framework: Framework, language: str) -> dict[str, Any]:
    """One file's reading in one language; codes stay codes."""
    return {
        "schema": SCHEMA,
        "framework": framework.version,
        "file": file,
        "title": use_case.title,
        "stage": use_case.stage,
        "position": reading.position,
        "strengths": [_strength(strength, language) for strength in reading.strengths],
        "as_of": reading.as_of.isoformat(),
        "findings": [_finding(finding, language) for finding in reading.findings],
        "to_show": [_to_show(finding, language) for finding in reading.to_show],
        "open_questions": [_open_question(question, language) for question in reading.open_questions],
        "unproven": [_unproven(unproven, language) for unproven in reading.unproven],
        "legal_questions": [_legal_question(question, language) for question in reading.legal_questions],
        "suggested_conditions": [_condition(condition, language) for condition in reading.suggested_conditions],
    }


def _strength(strength: Strength, language: str) -> dict[str, Any]:
    return {
        "code": strength.code,
        "dimension": strength.dimension,
        "criterion": strength.criterion,
        "touchpoint": strength.touchpoint,
        "text": strength.text.in_(language),
    }


def _finding(finding: Finding, language: str) -> dict[str, Any]:
    return {
        "code": finding.code,
        "also": list(finding.also),
        "subject": finding.subject,
        "kind": finding.kind,
        "severity": finding.severity,
        "dimension": finding.dimension,
        "criterion": finding.criterion,
        "touchpoint": finding.touchpoint,
        "facts": list(finding.facts),
        "text": finding.text.in_(language),
        "why": finding.why.in_(language),
        "helps": finding.helps.in_(language),
    }


def _to_show(finding: Finding, language: str) -> dict[str, Any]:
    return {"code": finding.code, "criterion": finding.criterion, "text": finding.text.in_(language)}


def _open_question(question: OpenQuestion, language: str) -> dict[str, Any]:
    return {
        "fact": question.fact.key,
        "criteria": list(question.criteria),
        "touchpoints": list(question.touchpoints),
        "text": question.fact.question.in_(language),
        "who": question.fact.who.in_(language),
    }


def _unproven(unproven: Unproven, language: str) -> dict[str, Any]:
    question = unproven.fact.question
    return {"fact": unproven.fact.key, "source": unproven.source, "text": question.in_(language)}


def _legal_question(question: LegalQuestion, language: str) -> dict[str, Any]:
    return {
        "id": question.id,
        "area": question.area.in_(language),
        "articles": list(question.articles),
        "applies_from": question.applies_from,
        "status": question.status,
        "hard": question.hard,
        "scope": question.scope,
        "text": question.text.in_(language),
        "plain": question.plain.in_(language),
    }


def _condition(condition: SuggestedCondition, language: str) -> dict[str, Any]:
    return {
        "criterion": condition.criterion,
        "text": condition.text.in_(language),
        "metric": condition.metric,
        "op": condition.op,
        "value": condition.value,
        "of": condition.of,
    }
