"""Letters about what waits: once a week, and the day before something is due. They say what the start page says."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from django.urls import reverse
from django.utils.timezone import localdate, localtime
from django.utils.translation import override

from stimmig.people import mail
from stimmig.people.models import Person
from stimmig.workbench import words
from stimmig.workbench.actions.claiming import LEASE, claim, claims, confirm, is_fresh
from stimmig.workbench.actions.letters import write_once
from stimmig.workbench.models import Claim, MailChoice
from stimmig.workbench.queries.due import may_be_due
from stimmig.workbench.queries.errands import Errand, errands
from stimmig.workbench.queries.notices import choices, readers

DAY = range(7, 19)  # the hours in which the house writes
TEMPLATE = "workbench/mail/errands.txt"
Kind = MailChoice.Kind


def remind(at: datetime) -> int:
    """Write to everybody for whom a letter is due; how many letters went out."""
    if not mail.is_set_up() or localtime(at).hour not in DAY:
        return 0
    chosen, due = choices(), may_be_due(localdate(at) + timedelta(days=1))
    kinds = {person: chosen.get(person.pk, Kind.MAIL) for person in readers()}
    wanting = {person: kind == Kind.MAIL and person.pk in due for person, kind in kinds.items() if kind != Kind.NONE}
    known = claims([key for person in wanting for key in _keys(person, at)])
    return _each(wanting, known, at)


def _keys(person: Person, at: datetime) -> tuple[str, str, str]:
    """The names of the letter of the week, of that of the day before, and of a look that found nothing to write."""
    tomorrow = localdate(at) + timedelta(days=1)
    return f"week:{localdate(at):%G-%V}:{person.uuid}", f"eve:{tomorrow}:{person.uuid}", f"nothing:{person.uuid}"


def _each(wanting: Mapping[Person, bool], known: Mapping[str, Claim], at: datetime) -> int:
    """One after the other; what is wrong with one letter is raised when all others are written."""
    sent, faults = 0, []
    for person, due in wanting.items():
        try:
            sent += _write_to(person, due, known, at)
        except Exception as fault:  # nobody else's letter waits for it; it is raised below
            faults.append(fault)
    if faults:
        raise ExceptionGroup(f"{sent} letters were written, {len(faults)} could not be", faults)
    return sent


def _write_to(person: Person, may_be_daily: bool, known: Mapping[str, Claim], at: datetime) -> int:
    """At most one letter: that of the week, which says everything, or that of the day before.

    Whoever has nothing to do is not asked for again before a claim runs out; in the last minutes of the day they are.
    """
    week, eve, nothing = _keys(person, at)
    done = {key for key in (week, eve) if key in known and known[key].done_at}
    weekly, daily = week not in done, may_be_daily and eve not in done
    if not (weekly or daily) or (nothing in known and is_fresh(known[nothing], at)):
        return 0
    waiting = errands(person, at)
    due = [errand for errand in waiting if errand.until == localdate(at) + timedelta(days=1)]
    if weekly and waiting:  # whoever else is writing it, or tries it again, writes the only one
        return int(_send_week(person, waiting, week, [eve] if due else [], at))
    if daily and due:
        return int(_send(person, due, eve, at))
    if localtime(at + LEASE).hour in DAY:  # else what comes up until the evening would wait for the morning
        claim(nothing, at)
    return 0


def _send_week(person: Person, waiting: Sequence[Errand], week: str, also: Sequence[str], at: datetime) -> bool:
    """The letter of the week; whatever else is due (`also`) is said with it."""
    sent = _send(person, waiting, week, at)
    for said_already in filter(None, (claim(key, at) for key in also if sent)):
        confirm(said_already, at)
    return sent


def _send(person: Person, waiting: Sequence[Errand], key: str, at: datetime) -> bool:
    return write_once(TEMPLATE, key, to=person, way=_way(waiting), at=at, said=lambda: _said(person, waiting, key))


def _way(waiting: Sequence[Errand]) -> str:
    """The one link: to the one thing, or to all of them."""
    return waiting[0].url if len(waiting) == 1 else reverse("start")


def _said(person: Person, waiting: Sequence[Errand], key: str) -> dict[str, object]:
    with override(mail.language_of(person)):
        said = {"gain": str(words.GAINS[waiting[0].kind]), "summary": words.summary(waiting)}
        lines = [_line(errand) for errand in waiting]
    return said | {"lines": lines, "is_eve": key.startswith("eve")}


def _line(errand: Errand) -> dict[str, str]:
    """One thing as the start page says it."""
    said = {"verb": words.verb(errand), "hint": words.hint(errand), "until": words.until(errand.until)}
    return said | {"what": errand.what.removesuffix(".")}  # the letter goes on with a comma, or ends the sentence
