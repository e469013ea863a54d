"""What was signed, for everybody who may read it."""

from collections.abc import Sequence
from itertools import accumulate, takewhile
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Case, Exists, OuterRef, When
from django.urls import reverse
from django.utils.timezone import localdate

from stimmig.core import decision as core
from stimmig.decision import queries, words
from stimmig.decision.models import Decision, Supersession
from stimmig.decision.pages.afterwards import became_of
from stimmig.decision.pages.rulings import settled
from stimmig.decision.pages.voices import voices
from stimmig.ledger import keys, losses
from stimmig.ledger.publishing import stamp_over
from stimmig.ledger.queries import read_whole
from stimmig.people.mail import address
from stimmig.people.models import Person
from stimmig.register.queries import use_cases_for
from stimmig.review.queries import followed_by, reviews_for

Page = dict[str, Any]
PAGE, WAITING = 20, 10
CONDITIONS_TOLD = 6  # on the page for staff; the decision has them all
DENSE_FROM = 2200  # characters that fit on one sheet as they are; more of them are printed smaller
SHEET_HOLDS = 3600  # characters that fit on one sheet then


def decisions(person: Person, number: str | None = None) -> Page:
    """One page of the decisions: first those in force, then those that ended with their use or were replaced."""
    replaced = Exists(Supersession.objects.filter(old=OuterRef("pk")))
    past = Case(When(replaced, then=2), When(use_case__ending__isnull=False, then=1), default=0)
    found = queries.decisions_for(person).alias(past=past).order_by("past", "-made_at", "-pk")
    page = Paginator(found, PAGE).get_page(number)
    holding = [each for each in page if not hasattr(each, "supersession")]
    later = [each.supersession.new_id for each in page if hasattr(each, "supersession")]
    return {
        "page": page,
        "readable": set(queries.decisions_for(person).filter(pk__in=later).values_list("pk", flat=True)),
        "in_force": [each for each in holding if each.use_case.ending_id is None],
        "ended": [each for each in holding if each.use_case.ending_id is not None],
        "replaced": [each for each in page if hasattr(each, "supersession")],
        "waiting": queries.waiting_for(person)[:WAITING],
    }


def decision(found: Decision, person: Person) -> Page:
    """The record with the voices against it and the way to its proof; links lead only where this reader may go."""
    later: Supersession | None = getattr(found, "supersession", None)
    known = became_of(queries.what_became(found), person, localdate()) | settled(found)
    return known | {
        **voices(found.review, person, found),
        "decision": found,
        "page": words.page(found),
        "proof": queries.proof(found),
        "signs": _may_decide_anew(found, person),
        "leads": person.is_leader,
        "sees_use": use_cases_for(person).filter(pk=found.use_case_id).exists(),
        "sees_review": reviews_for(person).filter(pk=found.review_id).exists(),
        "reads_later": later is not None and queries.decisions_for(person).filter(pk=later.new_id).exists(),
        "signed_on": words.signed_on(found),
        "introduces": found.outcome in core.INTRODUCING,
        "may_begin": queries.may_begin_from(person, found),
        "may_wake": queries.may_wake(person, found),
        "may_reopen": queries.may_reopen(person, found),
        "ending": found.use_case.ending,
        "may_resume": queries.may_resume(person, found.use_case),
    }


def _may_decide_anew(found: Decision, person: Person) -> bool:
    """Whether this person may decide once more on the same review: it holds, and no newer review follows."""
    holds = not hasattr(found, "supersession") and followed_by(found.review) is None
    holds = holds and found.use_case.ending_id is None
    return holds and queries.signs(person, found.review)


def explained(found: Decision, person: Person) -> Page:
    """Why we do this, in words from the record: for staff and for customers."""
    record, page = found.record, words.page(found)
    by_machine = [limit for limit in record["limits"] if limit["mode"] != "human"]
    told = record["why"]["staff"] or record["occasion"] + record["reasons"]
    written = sum(map(len, (told, page.sentence, *record["weighing"].values())))
    kept = _kept(page.conditions, SHEET_HOLDS - written)
    written += sum(len(each["text"]) for each in kept)
    return {
        "decision": found,
        "page": page,
        "conditions": kept,
        "conditions_more": len(page.conditions) - len(kept),
        "dense": "letter--dense" if written > DENSE_FROM else "",
        "introduces": found.outcome in core.INTRODUCING,
        "for_people": [limit["touchpoint"] for limit in record["limits"] if limit["mode"] == "human"],
        "on_request": [limit["touchpoint"] for limit in by_machine if limit["mode"] == "ai_human_on_request"],
        "by_machine": [limit["touchpoint"] for limit in by_machine],
        "talk_to": record["why"]["talk_to"] or record["owner"] or found.signed_name,
        "signed_on": words.signed_on(found),
        "again_on": None if found.use_case.ending else found.review_on or words.woken_on(record),
        "tell_at": address(reverse("concern", args=[found.use_case.uuid])),
        "reads": queries.decisions_for(person).filter(pk=found.pk).exists(),
    }


def _kept(conditions: Sequence[Page], room: int) -> list[Page]:
    """As many conditions as there is room for on one sheet: at least one, and not more than one reads at once."""
    fits = list(takewhile(lambda used: used <= room, accumulate(len(each["text"]) for each in conditions)))
    return list(conditions[: min(max(len(fits), 1), CONDITIONS_TOLD)])


def proof(found: Decision) -> Page:
    """The entry behind the signature, whether it still holds, and those of the voices against."""
    read = read_whole()  # once for the page
    entry = queries.proof(found, read)
    voices = queries.proven_dissents(found, read)
    return {
        "decision": found,
        "proof": entry,
        "fingerprint": words.grouped(entry.hash) if entry else "",
        "key": str(keys.current().key) if entry else "",
        "stamp": stamp_over(entry.number) if entry else None,
        "lost": [f"{each.name}+{each.id}" for each in losses.standing()],
        "voices": [(voice, each, words.grouped(each.hash)) for voice, each in voices if each],
    }
