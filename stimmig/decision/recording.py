"""What a decision is about, in words: enough to read it when nothing else is left."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.db.models import Q
from django.utils.timezone import localdate

from stimmig.core import decision as core
from stimmig.core.review import CONCERNED, concerned
from stimmig.decision import queries
from stimmig.decision.drafting import Grounds, Typed
from stimmig.people.models import Person
from stimmig.people.queries import house
from stimmig.register.queries import AskedLaw, as_they_stand, legal_questions
from stimmig.review.models import AgreedLevel, Opinion, Review
from stimmig.review.queries import is_own_word, latest_opinions

SCHEMA = "stimmig/decision/1"
WHY = ("staff", "customers", "talk_to")


@dataclass(frozen=True)
class Signature:
    """Under which number, by whom and when."""

    number: str
    by: Person
    at: datetime


def record(decided: core.Decision, why: Typed, review: Review, basis: Grounds, signature: Signature) -> dict[str, Any]:
    """The whole decision as it is signed: text, whole numbers, lists and objects only.

    `why` are the leader's own words for staff and customers, and whom they can talk to.
    """
    earlier = queries.current_decision(review.use_case)
    by, at = signature.by, signature.at
    about = rests_on(review, basis) | {
        "schema": SCHEMA,
        "number": signature.number,
        "signed": {"name": by.name, "function": by.function, "at": at.astimezone(UTC).isoformat()},
        "replaces": earlier.number if earlier else None,
        "accountability": basis.accountability_within(decided.limits),
        "why": {name: why.get(name, "").strip() for name in WHY},
    }
    return core.record(decided, basis.picture, about)


def rests_on(review: Review, basis: Grounds) -> dict[str, Any]:
    """Everything the record says that the leader did not write: it is read over, and signed, with their words."""
    use_case, here = basis.use_case, house()
    return {
        "house": here.name if here else "",
        "title": use_case.title,
        "occasion": use_case.occasion,
        "summary": use_case.summary,
        "stage": use_case.stage,
        "owner": use_case.owner,
        "changes": use_case.changes,
        "touchpoints": [_touchpoint(point) for point in use_case.touchpoints],
        "accountability": basis.accountability,
        "use_case": str(review.use_case.uuid),
        "review": {"uuid": str(review.uuid), "as_of": review.as_of},
        "framework": {"version": review.framework, "hash": review.framework_hash},
        "prepared": _prepared(review),
        "rulings": _contradicted(review, basis),
        "agreed_because": _agreed_because(review),
        "took_part": _took_part(review),
        "opinions": _opinions(review, basis),
        "legal": _legal(review, basis),
    }


def _touchpoint(point: Any) -> dict[str, Any]:
    return {name: getattr(point, name) for name in ("name", "kind", "automation", "contacts_per_month", "aim")}


def _prepared(review: Review) -> dict[str, str] | None:
    """Who prepared what is signed, where the leader took it over from their deputy."""
    taken = queries.adoption(review)
    if taken is None:
        return None
    return {"name": taken.name, "function": taken.function, "on": localdate(taken.prepared_at).isoformat()}


def _contradicted(review: Review, basis: Grounds) -> list[dict[str, Any]]:
    """The rulings of the house that something here contradicts, as they stood when the review was opened.

    `now` is what stands in the place of one that has changed since: a sentence and its decision, or nothing.
    """
    named = {found.subject for found in basis.picture.findings if found.kind == core.INCOHERENT}
    return as_they_stand(row for row in review.rulings if row["id"] in named)


def _agreed_because(review: Review) -> Mapping[str, str]:
    """Why the group stands where it stands; the latest word counts. What is not in it, nobody put on record."""
    written = AgreedLevel.objects.filter(review=review).order_by("at", "pk")
    return {each.subject: each.reason for each in written}


def _took_part(review: Review) -> list[dict[str, Any]]:
    """Who judged, as the revealed judgements say it; and who else was invited and not released, by name."""
    judged = set(queries.judged(review))
    there = Q(participations__review=review, participations__released_at=None) | Q(pk__in=[each.pk for each in judged])
    return [
        {"name": each.name, "function": each.function, "judged": each in judged}
        for each in Person.objects.filter(there).distinct().order_by("name", "pk")
    ]


def _opinions(review: Review, basis: Grounds) -> list[dict[str, Any]]:
    """Everybody it concerns, and whoever was heard besides, with what they said on the day of the signature."""
    said = latest_opinions(review)
    because = {each.of: each.because for each in concerned(basis.use_case, basis.over) if each.sure}
    return [
        {"of": of, "because": because.get(of, ()), "state": "missing"} | (_opinion(said[of]) if of in said else {})
        for of in CONCERNED
        if of in because or of in said
    ]


def _opinion(said: Opinion) -> dict[str, Any]:
    written_by = said.by.name if said.by and not is_own_word(said) else ""
    return {"state": said.kind, "who": said.who, "on": said.on, "text": said.text, "written_by": written_by}


def _legal(review: Review, basis: Grounds) -> list[dict[str, Any]]:
    asked = legal_questions(review.use_case, basis.reading)
    return [_law(law) for law in (*asked.of_use, *asked.of_house)]


def _law(law: AskedLaw) -> dict[str, Any]:
    """One legal question with what the house says to it on the day of the signature."""
    question, answer = law.question, law.answer
    asked = {"id": question.id, "area": question.area, "articles": question.articles, "text": question.text}
    if answer is None:
        return asked | {"answer": "unanswered"}
    said = {"by": answer.clarified_by, "on": answer.clarified_on, "document": answer.document, "reason": answer.reason}
    return asked | {"answer": answer.kind} | said
