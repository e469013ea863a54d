"""What is said to legal questions. Answers are added, never changed."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction

from stimmig.core.errors import Refusal
from stimmig.core.use_case import UseCase as Described
from stimmig.ledger.actions import record
from stimmig.people.models import House, Person
from stimmig.register import queries
from stimmig.register.models import LegalAnswer, UseCase


@transaction.atomic
def answer_legal(
    *,
    use_case: UseCase | None,
    question: str,
    kind: str,
    by: Person | None,
    at: datetime,
    clarified_by: str = "",
    clarified_on: date | None = None,
    document: str = "",
    reason: str = "",
) -> LegalAnswer:
    """Keep what is said to a legal question, of one use or (None) of the house. Earlier answers stay."""
    answer = LegalAnswer.objects.create(
        use_case=use_case,
        question=question,
        kind=kind,
        clarified_by=clarified_by,
        clarified_on=clarified_on,
        document=document,
        reason=reason,
        framework=queries.framework().version,
        made_by=by.signature if by else "",
        made_at=at,
    )
    said = {"question": question, "kind": kind, "clarified_by": clarified_by, "document": document, "reason": reason}
    said["clarified_on"] = clarified_on.isoformat() if clarified_on else ""
    record("legal.answered", subject=use_case or House.objects.get(), by=by, at=at, content=said)
    return answer


@transaction.atomic
def answer_laws(
    *,
    use_case: UseCase | None,
    answers: Sequence[Mapping[str, Any]],
    by: Person,
    at: datetime,
    known: Mapping[str, int] | None = None,
) -> list[LegalAnswer]:
    """Keep what one page says to several legal questions: all of it with its entries, or nothing.

    Stale when one of them has another answer by now than the one `known` names by its key, 0 for none.
    """
    House.objects.select_for_update().get()
    if use_case is not None and UseCase.objects.get(pk=use_case.pk).ending_id is not None:
        raise Refusal("at-rest")
    latest = queries.latest_answers(use_case)
    said = [answer["question"] for answer in answers]
    if known is not None and any(known.get(one, 0) != (latest[one].pk if one in latest else 0) for one in said):
        raise Refusal("stale")
    return [answer_legal(use_case=use_case, **answer, by=by, at=at) for answer in answers]


def take_answers(use_case: UseCase, described: Described, *, by: Person | None, at: datetime) -> None:
    """Keep the legal answers a file brings along, where they say something new."""
    have = queries.exported_answers(use_case)
    kinds = {name: kind for kind, name in queries.LEGAL_KINDS.items()}
    for answer in described.legal:
        if have.get(answer.id) != answer:
            day = date.fromisoformat(answer.on) if answer.on else None
            answer_legal(
                use_case=use_case,
                question=answer.id,
                kind=kinds[answer.answer],
                clarified_by=answer.by or "",
                clarified_on=day,
                document=answer.document or "",
                reason=answer.reason or "",
                by=by,
                at=at,
            )
