"""Reading the rules, what may hold unasked, and the words of findings no rule carries."""

from collections.abc import Mapping

from stimmig.core.framework.facts import Facts
from stimmig.core.framework.nouns import SEVERITIES, STAGES, WORDINGS, Criterion, Rule, Wording
from stimmig.core.framework.table import Table
from stimmig.core.framework.texts import closed, words


def read_rules(document: Table, facts: Facts, criteria: Mapping[str, Criterion]) -> dict[str, Rule]:
    rules: dict[str, Rule] = {}
    for row in document.tables("rules"):
        rule = _rule(row, facts, criteria)
        if rule.code in rules:
            row.note("code", f"{rule.code} is there twice")
        rules[rule.code] = rule
    return rules


def _rule(row: Table, facts: Facts, criteria: Mapping[str, Criterion]) -> Rule:
    kind = row.text("kind", ("challenge", "mismatch", "strength"))
    rule = Rule(
        code=row.text("code"),
        criterion=row.text("criterion", criteria),
        kind=kind,
        severity=None if kind == "strength" else row.text("severity", SEVERITIES),
        stage=row.text("from", STAGES) if "from" in row.data else STAGES[0],
        applies_if=facts.conjunction(row, "applies_if"),
        when=facts.condition(row, "when"),
        text=words(row, "text"),
        why=words(row, "why"),
        helps=words(row, "helps"),
        settled_by=row.text("settled_by", ("human",)) if "settled_by" in row.data else None,
    )
    return closed(row, rule)


def read_unasked(document: Table, facts: Facts, rules: Mapping[str, Rule]) -> frozenset[tuple[str, str]]:
    """Each rule with a fact that need not be asked where it holds, as intended."""
    if "unasked" not in document.data:
        return frozenset()
    rows = document.tables("unasked")
    return frozenset((row.text("rule", rules), row.text("fact", facts.by_key)) for row in rows)


def read_wordings(document: Table) -> dict[str, Wording]:
    rows = dict(document.tables_by_key("findings"))
    for code in WORDINGS:
        if code not in rows:
            document.note(code, "is missing")
    return {code: _wording(row) for code, row in rows.items()}


def _wording(row: Table) -> Wording:
    return closed(row, Wording(words(row, "text"), words(row, "why"), words(row, "helps")))
