"""Reading the framework part after part; every gap is noted on the way."""

from collections.abc import Mapping
from typing import Any

from stimmig.core.errors import Gap, Gaps
from stimmig.core.framework.asking import unasked
from stimmig.core.framework.criteria import Criteria, read_dimensions, read_levels, read_metrics, read_no_judgements
from stimmig.core.framework.facts import Facts
from stimmig.core.framework.legal import read_legal, read_legal_words
from stimmig.core.framework.nouns import PARTS, Framework
from stimmig.core.framework.rules import read_rules, read_unasked, read_wordings
from stimmig.core.framework.table import Table


def parse(
    documents: Mapping[str, Mapping[str, Any]], *, version: str, hash: str, parts: tuple[str, ...] = PARTS
) -> Framework:
    """The framework these documents (one per part, as read from TOML) describe.

    Raises Gaps with every place where something is missing, misspelt or unknown. Parts left out stay empty, and
    what refers to them is not checked; the whole is proved when all parts are given.
    """
    gaps: list[Gap] = []
    tables = {part: Table(f"{part}.toml", "", documents.get(part, {}), gaps) for part in PARTS}
    framework = _framework(tables, parts, version, hash)
    for part in parts:
        tables[part].closed()
    if not gaps and set(PARTS) <= set(parts):
        _check_asking(framework, tables["rules"])
    if gaps:
        raise Gaps(gaps)
    return framework


def _framework(tables: Mapping[str, Table], parts: tuple[str, ...], version: str, hash: str) -> Framework:
    given = {part: tables[part] for part in parts}
    facts = Facts(tables["facts"])
    if "facts" in given:
        facts.read()
    scale = given.get("dimensions")
    metrics = read_metrics(given["metrics"]) if "metrics" in given else {}
    legal = read_legal(given["legal"], facts) if "legal" in given else {}
    dimensions = read_dimensions(scale) if scale else {}
    criteria = Criteria(tables["criteria"], given.get("anchors"), dimensions, metrics, legal)
    known = criteria.read() if "criteria" in given else {}
    rules = read_rules(given["rules"], facts, known) if "rules" in given else {}
    return Framework(
        version=version,
        hash=hash,
        levels=read_levels(scale) if scale else (),
        no_judgements=read_no_judgements(scale) if scale else (),
        dimensions=dimensions,
        criteria=known,
        guards=facts.guards,
        facts=facts.by_key,
        rules=rules,
        wordings=read_wordings(given["findings"]) if "findings" in given else {},
        metrics=metrics,
        legal=legal,
        legal_words=read_legal_words(given["legal"], legal) if "legal" in given else None,
        unasked=read_unasked(given["rules"], facts, rules) if "rules" in given else frozenset(),
    )


def _check_asking(framework: Framework, rules: Table) -> None:
    """A rule that may hold where one of its facts is not asked is meant so, and named."""
    found = unasked(framework.rules.values(), framework.facts)
    for rule, fact in sorted(found ^ framework.unasked):
        what = "may hold where this is not asked" if (rule, fact) in found else "is asked wherever it holds"
        rules.note(f"{rule}, {fact}", what)
