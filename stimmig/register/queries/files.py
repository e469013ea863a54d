"""A use as it leaves the house: the one canonical file."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django.utils.text import slugify

from stimmig.content import files
from stimmig.core.framework import Fact
from stimmig.core.use_case import LegalAnswer as Answered
from stimmig.core.use_case import to_document
from stimmig.register.models import LegalAnswer, UseCase
from stimmig.register.queries.legal import latest_answers
from stimmig.register.queries.uses import framework, ours, value

UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})
LEGAL_KINDS = {
    LegalAnswer.Kind.CLARIFIED: "clarified_with",
    LegalAnswer.Kind.OPEN: "open",
    LegalAnswer.Kind.NOT_RELEVANT: "not_relevant_because",
}


def exported(use_case: UseCase) -> str:
    """The use as its file leaves the house: canonical YAML, with the house's facts and this use's legal answers."""
    answers = tuple(exported_answers(use_case).values())
    return files.dump(to_document(replace(value(use_case), legal=answers), framework()))


def file_name(use_case: UseCase) -> str:
    """The title as a name for a file."""
    return spelled(use_case.title) or "use-case"


def spelled(title: str) -> str:
    """A title as part of a file name: small letters and dashes, umlauts written out."""
    return slugify(title.translate(UMLAUTS))


def exported_answers(use_case: UseCase) -> dict[str, Answered]:
    """The legal answers of one use as its file has them."""
    latest = latest_answers(use_case)
    return {key: _exported(latest[key]) for key in sorted(latest) if latest[key].use_case_id}


def _exported(answer: LegalAnswer) -> Answered:
    day = answer.clarified_on.isoformat() if answer.clarified_on else None
    kind = LEGAL_KINDS[LegalAnswer.Kind(answer.kind)]
    return Answered(
        answer.question, kind, answer.clarified_by or None, day, answer.document or None, answer.reason or None
    )


def house_facts_differing(content: Mapping[str, Any]) -> list[Fact]:
    """Facts of the house on which a file says something else. The house's answer stays."""
    said, known = content.get("facts", {}), ours().facts
    return [
        fact
        for key, fact in framework().facts.items()
        if fact.scope == "house" and key in said and said[key] != known.get(key)
    ]
