"""The framework is whole or the start stops, and every gap is named at once by file and key."""

# ruff: noqa: E501  # one case a line reads best

import copy
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import stimmig.content
from stimmig.core.errors import Gaps
from stimmig.core.framework import PARTS, READING, parse

FOLDER = Path(stimmig.content.__file__).parent / "trace" / "2026-1"
WHOLE = {part: tomllib.loads((FOLDER / f"{part}.toml").read_text("utf-8")) for part in PARTS}

Documents = dict[str, Any]


def gaps(change: Callable[[Documents], Any]) -> list[str]:
    """What is said about the framework after a change to its documents."""
    documents = copy.deepcopy(WHOLE)
    change(documents)
    with pytest.raises(Gaps) as refused:
        parse(documents, version="trace/test", hash="")
    return [str(gap) for gap in refused.value.gaps]


def test_the_released_framework_is_whole() -> None:
    """Five dimensions, twenty criteria, and nothing to complain about."""
    framework = parse(WHOLE, version="trace/test", hash="x")
    assert list(framework.dimensions) == ["T", "R", "A", "C", "E"]
    assert len(framework.criteria) == 20


def test_only_some_parts_can_be_read() -> None:
    """A command that must answer at once leaves anchors and metrics out."""
    framework = parse(WHOLE, version="trace/test", hash="x", parts=READING)
    assert not framework.metrics
    assert not framework.criteria["T1"].anchors
    assert framework.rules


def test_facts_alone_can_be_read() -> None:
    """Every other part may be left out; it stays empty."""
    framework = parse(WHOLE, version="trace/test", hash="x", parts=("facts",))
    assert framework.facts
    for part in (framework.rules, framework.criteria, framework.dimensions, framework.legal, framework.wordings):
        assert not part


def test_criteria_alone_can_be_read() -> None:
    """References to parts that were left out are not checked."""
    framework = parse(WHOLE, version="trace/test", hash="", parts=("criteria",))
    assert len(framework.criteria) == 20


def test_rules_cannot_be_read_without_facts() -> None:
    """What a rule reads must be known."""
    with pytest.raises(Gaps, match="'disclosure_placement' is no fact"):
        parse(WHOLE, version="trace/test", hash="", parts=("rules",))


def rule(documents: Documents, number: int = 0) -> Any:
    return documents["rules"]["rules"][number]


CHANGES: list[tuple[str, Callable[[Documents], Any]]] = [
    # languages
    ("rules.toml: rules[0].text.en: is missing", lambda d: rule(d)["text"].pop("en")),
    ("rules.toml: rules[0].why: is no table", lambda d: rule(d).pop("why")),
    ("rules.toml: rules[0].helps.de: is missing", lambda d: rule(d)["helps"].update(de=" ")),
    ("rules.toml: rules[0].helps.de: must be a text", lambda d: rule(d)["helps"].update(de=7)),
    ("rules.toml: rules[0].text.fr: is unknown", lambda d: rule(d)["text"].update(fr="Non")),
    # a rule
    ("rules.toml: rules[0].code: is missing", lambda d: rule(d).pop("code")),
    ("rules.toml: rules[0].kind: 'praise' is unknown", lambda d: rule(d).update(kind="praise")),
    ("rules.toml: rules[0].severity: is missing", lambda d: rule(d).pop("severity")),
    ("rules.toml: rules[0].from: 'later' is unknown", lambda d: rule(d).update({"from": "later"})),
    ("rules.toml: rules[0].criterion: 'T9' is unknown", lambda d: rule(d).update(criterion="T9")),
    ("rules.toml: rules[0].applies_if: 'weather' is unknown", lambda d: rule(d).update(applies_if=["weather"])),
    ("rules.toml: rules[0].applies_if: must be a list of texts", lambda d: rule(d).update(applies_if="outward")),
    ("rules.toml: rules[0].hlep: is unknown", lambda d: rule(d).update(hlep="?")),
    ("rules.toml: rules[1].code: T1.no-notice is there twice", lambda d: rule(d, 1).update(code="T1.no-notice")),
    ("rules.toml: rules: is missing", lambda d: d["rules"].update(rules=[])),
    # what a rule reads
    ("rules.toml: rules[0].when: needs exactly one of all and any", lambda d: rule(d).update(when={})),
    ("rules.toml: rules[0].when.all: is missing", lambda d: rule(d).update(when={"all": []})),
    ("rules.toml: rules[0].when.all[0].fact: 'mood' is no fact", lambda d: atom(d).update(fact="mood")),
    ("rules.toml: rules[0].when.all[0].op: 'like' is unknown", lambda d: atom(d).update(op="like")),
    ("rules.toml: rules[0].when.all[0].op: gt does not go with disclosure_placement", lambda d: atom(d).update(op="gt")),
    ("rules.toml: rules[0].when.all[0].value: 'nowhere' is no value", lambda d: atom(d).update(value="nowhere")),
    ("rules.toml: rules[0].when.all[0].value: 'yes' is neither", lambda d: reads(d, "retention_rule", "eq", "yes")),
    ("rules.toml: rules[0].when.all[0].value: 'many' is no number", lambda d: reads(d, "human_route_steps", "gt", "many")),
    ("rules.toml: rules[0].when.all[0].guard: 'weather' is unknown", lambda d: guard(d, "weather")),
    # what may hold unasked
    ("T1.ai-not-named, disclosure_names_ai: may hold where this is not asked", lambda d: d["rules"].pop("unasked")),
    ("T1.no-notice, disclosure_placement: is asked wherever it holds", lambda d: unasked(d)),
    ("rules.toml: unasked[21].rule: 'T1.nothing' is unknown", lambda d: unasked(d, rule="T1.nothing")),
    # facts
    ("facts.toml: facts.audience.question: is no table", lambda d: fact(d, "audience").pop("question")),
    ("facts.toml: facts.audience.who.en: is missing", lambda d: fact(d, "audience")["who"].pop("en")),
    ("facts.toml: facts.audience.values: is empty", lambda d: fact(d, "audience").pop("values")),
    ("facts.toml: facts.audience.values.public.de: is missing", lambda d: fact(d, "audience")["values"]["public"].pop("de")),
    ("facts.toml: facts.audience.type: 'list' is unknown", lambda d: fact(d, "audience").update(type="list")),
    ("facts.toml: facts.audience.scope: 'world' is unknown", lambda d: fact(d, "audience").update(scope="world")),
    ("facts.toml: facts.audience.ask_if: 'weather' is unknown", lambda d: fact(d, "audience").update(ask_if=["weather"])),
    ("facts.toml: guards.outward: refers to itself", lambda d: d["facts"]["guards"].update(outward={"any": [{"guard": "outward"}]})),
    # dimensions and criteria
    ("dimensions.toml: levels: must be 0, 1, 2, 3", lambda d: d["dimensions"]["levels"].pop()),
    ("dimensions.toml: levels[0].value: must be a number", lambda d: d["dimensions"]["levels"][0].update(value="0")),
    ("dimensions.toml: dimensions[0].anchors: must be four", lambda d: d["dimensions"]["dimensions"][0]["anchors"].pop()),
    ("anchors.toml: T1.anchors: must be four", lambda d: d["anchors"]["T1"]["anchors"].pop()),
    ("anchors.toml: T1.anchors: is missing", lambda d: d["anchors"]["T1"].pop("anchors")),
    ("anchors.toml: T1.one_way: must be four", lambda d: d["anchors"]["T1"]["one_way"].pop()),
    ("anchors.toml: T9: is no criterion", lambda d: d["anchors"].update(T9={})),
    ("criteria.toml: criteria[0].condition.de: is missing", lambda d: d["criteria"]["criteria"][0]["condition"].pop("de")),
    ("criteria.toml: criteria[0].condition.check: is no table", lambda d: d["criteria"]["criteria"][0]["condition"].pop("check")),
    ("criteria.toml: criteria[0].condition.check.metric: 'luck' is unknown", lambda d: check(d).update(metric="luck")),
    ("criteria.toml: criteria[0].condition.check.of: must repeat", lambda d: check(d).update(of="before")),
    ("criteria.toml: criteria[0].legal: 'L99' is unknown", lambda d: d["criteria"]["criteria"][0].update(legal=["L99"])),
    # metrics, findings, legal questions
    ("metrics.toml: metrics.notice_words: needs exactly one", lambda d: d["metrics"]["metrics"]["notice_words"].update(window_days=3)),
    ("findings.toml: gap.0: is missing", lambda d: d["findings"]["findings"].pop("gap.0")),
    ("legal.toml: meta.order: L03 is missing", lambda d: d["legal"]["meta"]["order"].remove("L03")),
    ("legal.toml: questions[0].status: 'sure' is unknown", lambda d: d["legal"]["questions"][0].update(status="sure")),
    ("legal.toml: meta.replaces.L38: 'L00' is unknown", lambda d: d["legal"]["meta"]["replaces"].update(L38="L00")),
    ("legal.toml: meta.note.en: is missing", lambda d: d["legal"]["meta"]["note"].pop("en")),
    ("metrics.toml: metrics: is empty", lambda d: d.pop("metrics")),
]  # fmt: skip


def atom(documents: Documents) -> Any:
    return rule(documents)["when"]["all"][0]


def guard(documents: Documents, name: str) -> None:
    rule(documents).update(when={"all": [{"guard": name}]})


def reads(documents: Documents, fact: str, op: str, value: Any) -> None:
    rule(documents).update(when={"all": [{"fact": fact, "op": op, "value": value}]})


def fact(documents: Documents, key: str) -> Any:
    return documents["facts"]["facts"][key]


def unasked(documents: Documents, **changed: str) -> None:
    documents["rules"]["unasked"].append({"rule": "T1.no-notice", "fact": "disclosure_placement"} | changed)


def check(documents: Documents) -> Any:
    return documents["criteria"]["criteria"][0]["condition"]["check"]


@pytest.mark.parametrize(("named", "change"), CHANGES, ids=[named for named, _ in CHANGES])
def test_every_gap_is_named_by_file_and_key(named: str, change: Callable[[Documents], Any]) -> None:
    """Whatever is missing, misspelt or unknown: the message says in which file, at which key, and what."""
    assert any(named in said for said in gaps(change))


def test_all_gaps_are_named_at_once() -> None:
    """One repair run is enough."""

    def change(documents: Documents) -> None:
        rule(documents, 0)["text"].pop("en")
        rule(documents, 5)["why"].pop("de")
        documents["anchors"]["E4"]["anchors"].pop()

    assert len(gaps(change)) == 3


def test_a_text_that_is_missing_says_so_in_the_error() -> None:
    """The error itself lists the gaps, so that the log of a failed start is enough."""
    documents = copy.deepcopy(WHOLE)
    documents["rules"]["rules"][0]["text"].pop("en")
    with pytest.raises(Gaps, match=r"rules\.toml: rules\[0\]\.text\.en: is missing"):
        parse(documents, version="trace/test", hash="")
