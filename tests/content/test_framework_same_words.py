"""The framework says what it was given to say: TOML and the reference YAML agree, word for word."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from stimmig.content import framework
from stimmig.core.expression import Atom, Expression
from stimmig.core.framework import Text

REFERENCE = Path(__file__).parent.parent / "reference"
FRAMEWORK = framework()
HOUSE = {"sells_to_consumers_online", "microenterprise", "serves_abroad"}
REWORDED = {"serves_abroad"}  # asked of the house, so it no longer says "with it"


def reference(name: str) -> Any:
    return yaml.safe_load((REFERENCE / f"{name}.yaml").read_text("utf-8"))


FACTS, GUARDS = reference("facts")["facts"], reference("facts")["guards"]


def said(text: Text | None) -> dict[str, str] | None:
    return text and {"de": text.de, "en": text.en}


def words(row: dict[str, Any], key: str | None = None) -> dict[str, str]:
    inner = row if key is None else row[key]
    return {"de": inner["de"], "en": inner["en"]}


def listed(texts: tuple[Text, ...]) -> list[Any]:
    return [said(text) for text in texts]


def anchors(row: dict[str, Any], key: str = "anchors") -> list[Any]:
    return [row[key][str(level)] for level in range(4)] if key in row else []


def opened(expression: dict[str, Any]) -> Any:
    """A reference condition with its guards opened."""
    if not expression:
        return ("all", [])
    ((kind, atoms),) = expression.items()
    return kind, [
        opened(GUARDS[a["guard"]]) if "guard" in a else (a["fact"], a["op"], plain(a["value"])) for a in atoms
    ]


def conjunction(names: str | list[str] | None) -> Any:
    chosen = [names] if isinstance(names, str) else names or []
    return "all", [opened(GUARDS[name]) for name in chosen]


def read(expression: Atom | Expression) -> Any:
    """A condition of ours in the same form."""
    if isinstance(expression, Atom):
        return expression.fact, expression.op, plain(expression.value)
    return expression.kind, [read(part) for part in expression.parts]


def plain(value: Any) -> Any:
    return sorted(value) if isinstance(value, list | frozenset) else value


def test_the_scale_and_the_dimensions() -> None:
    """Levels, guiding questions, essences, anchors, talk and aims."""
    given = reference("dimensions")
    assert [(level.value, level.key, said(level.name), said(level.help)) for level in FRAMEWORK.levels] == [
        (row["value"], row["key"], words(row), row["help"]) for row in given["scale"]
    ]
    assert [(other.key, said(other.name)) for other in FRAMEWORK.no_judgements] == [
        (row["key"], words(row)) for row in given["no_judgement"]
    ]
    for row, dimension in zip(given["dimensions"], FRAMEWORK.dimensions.values(), strict=True):
        assert dimension.key == row["key"]
        assert said(dimension.name) == row["name"]
        assert said(dimension.guiding_question) == row["guiding_question"]
        assert said(dimension.essence) == row["essence"]
        assert listed(dimension.anchors) == anchors(row)
        assert listed(dimension.talk) == row["talk"]
        assert [(aim.kind, aim.key, said(aim.name)) for aim in dimension.aims] == [
            (kind, aim["key"], words(aim)) for kind, aims in row.get("aims", {}).items() for aim in aims
        ]


def test_the_criteria() -> None:
    """Every word, both kinds of anchors, the condition and what measures it."""
    for row, criterion in zip(reference("criteria")["criteria"], FRAMEWORK.criteria.values(), strict=True):
        assert (criterion.id, criterion.dimension) == (row["id"], row["dimension"])
        for key in ("theme", "name", "question", "why"):
            assert said(getattr(criterion, key)) == row[key]
        assert listed(criterion.anchors) == anchors(row)
        assert listed(criterion.one_way) == anchors(row, "one_way")
        assert listed(criterion.evidence) == row["evidence"]
        condition = criterion.condition
        assert said(condition.text) == row["default_condition"]
        check = {"metric": condition.metric, "op": condition.op, "value": condition.value}
        assert check == row["condition_check"]
        assert (list(criterion.metrics), list(criterion.legal)) == (row["metrics"], row["legal"])


@pytest.mark.parametrize("key", FACTS)
def test_the_facts(key: str) -> None:
    """Questions, labels, who would know, and where they are asked; only the scope of the house is ours."""
    row, fact = FACTS[key], FRAMEWORK.facts[key]
    assert fact.type == row["type"]
    assert fact.scope == ("house" if key in HOUSE else row["scope"])
    assert said(fact.question) == words(row) or key in REWORDED
    assert said(fact.help) == row.get("help")
    assert said(fact.who) == row["who"]
    assert {value: said(label) for value, label in fact.values.items()} == row.get("values", {})
    assert list(fact.values) == list(row.get("values", {}))
    assert read(fact.ask_if) == conjunction(row.get("ask_if"))


def test_facts_and_guards_keep_their_order() -> None:
    """The order of the facts breaks ties between open questions."""
    assert list(FRAMEWORK.facts) == list(FACTS)
    assert {name: read(guard) for name, guard in FRAMEWORK.guards.items()} == {
        name: opened(guard) for name, guard in GUARDS.items()
    }


def test_the_rules() -> None:
    """Codes, weights, stages, conditions and the three sentences of each."""
    for row, rule in zip(reference("rules")["rules"], FRAMEWORK.rules.values(), strict=True):
        assert (rule.code, rule.criterion, rule.kind) == (row["code"], row["criterion"], row["kind"])
        assert rule.severity == row.get("severity")
        assert rule.stage == row.get("from", "idea")
        assert read(rule.applies_if) == conjunction(row.get("applies_if"))
        assert read(rule.when) == opened(row["when"])
        assert [said(rule.text), said(rule.why), said(rule.helps)] == [row["text"], row["why"], row["helps"]]


def test_the_metrics() -> None:
    """Windows, numbers and words."""
    given = reference("metrics")["metrics"]
    assert list(FRAMEWORK.metrics) == list(given)
    for key, row in given.items():
        metric = FRAMEWORK.metrics[key]
        assert said(metric.name) == words(row)
        for name in ("unit", "formula", "source", "window_days", "until_n", "min_n", "direction"):
            assert getattr(metric, name) == row.get(name)
        assert (metric.op, metric.value, metric.of) == (
            row["start"]["op"],
            row["start"]["value"],
            row["start"].get("of"),
        )


def test_the_legal_questions() -> None:
    """Questions with article, date and certainty, and how they are shown."""
    given = reference("legal")
    for row, question in zip(given["questions"], FRAMEWORK.legal.values(), strict=True):
        for name in ("id", "applies_from", "status", "as_of", "scope"):
            assert getattr(question, name) == row[name]
        assert list(question.articles) == row["articles"]
        assert question.hard == row["hard_words"]
        assert read(question.applies_if) == conjunction(row["applies_if"])
        assert read(question.when) == opened(row["when"])
        assert [said(question.area), said(question.text), said(question.plain)] == [
            row["area"],
            words(row),
            row["plain"],
        ]
    meta, shown = given["meta"], FRAMEWORK.legal_words
    assert shown is not None
    assert said(shown.note) == meta["note"]
    for name in ("status", "applies_from", "scope"):
        assert {key: said(text) for key, text in getattr(shown, name).items()} == meta[name]
    show = meta["show"]
    assert (list(shown.order), dict(shown.replaces)) == (show["order"], show["replaces"])
    assert (list(shown.answers), shown.max_per_use) == (show["answers"], show["max_per_use"])
