"""One incident, the list of them, and what those affected read: put into words for their templates."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any
from urllib.parse import quote

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from stimmig.core import incident as core
from stimmig.operation.models import Incident, Redress
from stimmig.operation.queries import incidents as queries
from stimmig.operation.queries import looks_into
from stimmig.operation.queries.concerns import READ_OUTSIDE, answer_by, looked_after_by
from stimmig.people.models import Person
from stimmig.register.models import UseCase

Page = dict[str, Any]
DO = {
    "owner": gettext_lazy("Say who looks after it"),
    "severity": gettext_lazy("Say what it led to"),
    "deadline": gettext_lazy("Set a day"),
    "informed": gettext_lazy("Tell the person"),
    "corrected": gettext_lazy("Correct it"),
    "cause": gettext_lazy("Find the cause"),
    "compensated": gettext_lazy("Decide on compensation"),
    "cause_fixed": gettext_lazy("Remove the cause"),
    "lesson": gettext_lazy("Say what we learn from it"),
}


def incidents(found: Iterable[Incident]) -> list[Page]:
    """The lines of a list: what, where, who, until when, and what is next."""
    return [_line(each) for each in found]


def _line(incident: Incident) -> Page:
    said = {word.part: word for word in incident.words.all()}
    following = core.next_part(said)
    severity = said.get(Redress.Part.SEVERITY)
    return {
        "incident": incident,
        "severity": severity.choice_label if severity else "",
        "next": "" if incident.closing else DO[following] if following else _("Close it"),
        "has_come": incident.deadline is not None and incident.closing is None,
    }


def incident(found: Incident, person: Person, today: date) -> Page:
    """Everything about one incident as this person sees it."""
    words = list(found.words.all())
    latest = {word.part: word for word in words}
    works = queries.works_on(person, found)
    closing = found.closing
    return {
        "incident": found,
        "use_case": found.use_case,
        "said": [
            _part(part, latest.get(part), words) | {"settled": queries.is_settled(found, part)}
            for part in core.PARTS
            if part in latest
        ],
        "unsaid": [_part(part, None, words) for part in (*core.missing(latest), *_helpful(latest))],
        "missing": [DO[part] for part in core.missing(latest)],
        "next": core.next_part(latest),
        "next_do": DO.get(core.next_part(latest) or "", ""),
        "works": works,
        "writes": works and closing is None,
        "sees_contact": works,
        "looks_into": looks_into(person, found.use_case),
        "sees_use": queries.sees_use(person, found.use_case),
        "may_say_harm": queries.may_say_harm(person, found),
        "because": _because(found),
        "reopens": queries.reopens(person, found),
        "late": closing is None and found.deadline is not None and found.deadline < today,
        "exchanges": found.exchanges.all(),
        "earlier_closings": [each for each in found.closings.all() if hasattr(each, "reopening")],
    }


def _helpful(said: Mapping[str, Redress]) -> list[core.Part]:
    """What is not needed to close it, and helps on the way."""
    return [part for part in core.PARTS if part not in core.NEEDED and part not in said]


def _because(found: Incident) -> str:
    """With which sentence the new review would be opened, as an address carries it."""
    sentence = _("Somebody comes to harm.")
    return quote(f"{sentence} {found.harm.sentence}") if hasattr(found, "harm") else ""


def _part(part: str, latest: Redress | None, words: list[Redress]) -> Page:
    earlier = [word for word in words if word.part == part and word != latest]
    return {
        "part": part,
        "label": Redress.Part(part).label,
        "do": DO[part],
        "word": latest,
        "earlier": earlier[::-1],
    }


def word(found: Incident, part: str, person: Person) -> Page:
    """The page on which one part is said. Of harm it says who alone puts it on record."""
    page = {"incident": found, "part": part, "do": DO[part], "earlier": queries.latest_words(found).get(part)}
    if part != Redress.Part.SEVERITY:
        return page
    return page | {"harm_by": queries.who_says_harm(found), "may_say_harm": queries.may_say_harm(person, found)}


def undone(missing: Iterable[str]) -> list[Page]:
    """What is missing, as something to do."""
    return [{"key": part, "do": DO[part]} for part in missing]


# ----- for those affected


def concern(use_case: UseCase, today: date) -> Page:
    """Where somebody tells us: of what, who looks after it, and until when they hear from us."""
    daily, leader = looked_after_by(use_case)
    return {"use_case": use_case, "daily": daily, "leader": leader, "answer_by": answer_by(today)}


def receipt(found: Incident) -> Page:
    """How it stands, for whoever told us: what was done for them, never who said what about whom in the house."""
    latest = queries.latest_words(found)
    daily, leader = looked_after_by(found.use_case)
    told = [(READS[part], latest[part]) for part in READ_OUTSIDE if part in latest]
    return {
        "incident": found,
        "use_case": found.use_case,
        "owner": found.owner.name if found.owner else daily,
        "leader": leader,
        "told": told,
        "along": None if found.joined_at else found.conversation,  # what the house found later is not theirs to read
        "exchanges": found.exchanges.all(),
        "answered": bool(told) or any(each.of_house for each in found.exchanges.all()),
    }


READS = {  # what the person concerned reads
    "informed": gettext_lazy("What we tell you"),
    "compensated": gettext_lazy("What we decided on compensation"),
}
