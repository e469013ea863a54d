"""Where the group stands on each question, and how far they agree."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext as _

from stimmig.core.framework import Framework
from stimmig.register.words import day, words
from stimmig.review.words import AGREEMENTS

Record = Mapping[str, Any]


def level(subject: str, record: Record, known: Framework) -> dict[str, Any]:
    """Where the group stands on one question: level, its word, how far they agreed, why, and what stands lower."""
    standing = next((each for each in record["standings"] if each["subject"] == subject), None)
    carried = _carried(subject, record)
    agreed = standing["agreed"] if standing else carried["agreed"] if carried else record["ring"].get(subject)
    lowest = _lowest(subject, record, known) if subject in known.dimensions else None
    lower = lowest is not None and (not isinstance(agreed, int) or lowest[1] < agreed)
    recorded, shown = bool(carried) or subject in record["agreed_because"], record["ring"].get(subject)
    return {
        "subject": subject,
        "name": words((known.dimensions.get(subject) or known.criteria[subject]).name),
        "level": agreed if isinstance(agreed, int) else None,
        "recorded": recorded,
        "word": level_word(agreed, known) if agreed is not None else open_word(agreed, recorded),
        "in_ring": level_word(shown, known) if shown is not None else open_word(agreed, recorded),
        "agreement": str(AGREEMENTS[standing["agreement"]]) if standing and isinstance(agreed, int) else "",
        "because": carried["reason"] if carried else record["agreed_because"].get(subject, ""),
        "carried": _carried_over(carried) if carried else "",
        "second": _second(standing) if standing else "",
        "lowest": _("lowest: %(criterion)s, %(level)s")
        % {"criterion": words(known.criteria[lowest[0]].name), "level": level_word(lowest[1], known)}
        if lowest and lower
        else "",
    }


def _carried(subject: str, record: Record) -> Mapping[str, Any] | None:
    """The level that was carried over on one question; old records know of none."""
    return next((each for each in record.get("carried", ()) if each["subject"] == subject), None)


def _carried_over(carried: Mapping[str, Any]) -> str:
    """From which decision a level was carried over, and of which day that is."""
    said = {"number": carried["decision"], "day": day(carried["on"])}
    return _("Carried over from decision %(number)s of %(day)s.") % said


def _second(standing: Mapping[str, Any]) -> str:
    """That it was judged twice, and how far people agreed before the talk and after it; old records know of none."""
    if not (before := standing.get("agreement_before")):
        return ""
    said = {"before": AGREEMENTS[before], "now": AGREEMENTS[standing["agreement"]]}
    return _("Judged again after the talk: first %(before)s, then %(now)s.") % said


def _lowest(dimension: str, record: Record, known: Framework) -> tuple[str, int] | None:
    """The criterion of a dimension that was agreed lowest, and its level."""
    agreed = agreed_levels(stood(record))
    own = [(each.id, agreed[each.id]) for each in known.criteria_of(dimension) if each.id in agreed]
    return min(own, key=lambda each: each[1], default=None)


def stood(record: Record) -> list[tuple[str, Any]]:
    """Where the group stands on each question it judged, and on each whose level was carried over."""
    return [(each["subject"], each["agreed"]) for each in (*record.get("carried", ()), *record["standings"])]


def agreed_levels(standings: Iterable[tuple[str, Any]]) -> dict[str, int]:
    """The level of everything the group agreed on."""
    return {subject: agreed for subject, agreed in standings if isinstance(agreed, int)}


def level_word(agreed: Any, known: Framework) -> str:
    """The name of a level, or why there is none."""
    return words(known.levels[agreed].name) if isinstance(agreed, int) else open_word(agreed, recorded=True)


def open_word(agreed: Any, recorded: bool) -> str:
    """Why there is no level: it does not apply, the group left it open, or nobody put anything on record."""
    if agreed == "not_applicable":
        return _("does not apply")
    return _("deliberately left open") if recorded else _("nothing recorded together")


def subject_name(subject: str, known: Framework) -> str:
    """A dimension, or a criterion with its dimension."""
    if subject in known.dimensions:
        return words(known.dimensions[subject].name)
    return f"{words(known.dimensions[subject[0]].name)}: {words(known.criteria[subject].name)}"
