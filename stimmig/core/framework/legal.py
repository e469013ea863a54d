"""Reading the legal questions, and how they are shown."""

from collections.abc import Mapping

from stimmig.core.expression import ALWAYS
from stimmig.core.framework.facts import Facts
from stimmig.core.framework.nouns import LegalQuestion, LegalWords
from stimmig.core.framework.table import Table
from stimmig.core.framework.texts import closed, labels, words


def read_legal(document: Table, facts: Facts) -> dict[str, LegalQuestion]:
    status = tuple(document.table("meta").table("status").data)
    return {row.text("id"): _question(row, facts, status) for row in document.tables("questions")}


def _question(row: Table, facts: Facts, status: tuple[str, ...]) -> LegalQuestion:
    question = LegalQuestion(
        id=row.text("id"),
        area=words(row, "area"),
        articles=row.texts("articles"),
        applies_from=row.text("applies_from"),
        status=row.text("status", status),
        as_of=row.text("as_of"),
        scope=row.text("scope", ("use", "house")),
        hard=row.raw("hard") is True,
        applies_if=facts.conjunction(row, "applies_if"),
        when=facts.condition(row, "when") if "when" in row.data else ALWAYS,
        text=words(row, "text"),
        plain=words(row, "plain"),
    )
    return closed(row, question)


def read_legal_words(document: Table, legal: Mapping[str, LegalQuestion]) -> LegalWords:
    meta = document.table("meta")
    replaces = meta.table("replaces")
    shown = LegalWords(
        as_of=meta.text("as_of"),
        note=words(meta, "note"),
        status=labels(meta, "status"),
        applies_from=labels(meta, "applies_from"),
        scope=labels(meta, "scope"),
        answers=meta.texts("answers"),
        order=meta.texts("order", legal),
        replaces={winner: replaces.text(winner, legal) for winner in replaces.data},
        max_per_use=meta.whole("max_per_use"),
    )
    for question in legal.values():
        if question.scope == "use" and question.id not in shown.order:
            meta.note("order", f"{question.id} is missing")
    return closed(meta, shown)
