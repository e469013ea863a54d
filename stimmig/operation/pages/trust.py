"""What tells whether people trust a use, as a table one can read down and across. Nothing in it is added up."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from stimmig.operation import queries
from stimmig.operation.models import Pulse
from stimmig.operation.queries import Month
from stimmig.register.models import UseCase

NOTHING = "–"


def trust(use_case: UseCase, today: date) -> dict[str, Any]:
    """The months across, what was heard down."""
    months = queries.months_of(use_case, today)
    named = [date_format(each.first, "M Y") for each in months]
    return {
        "use_case": use_case,
        "months": named,
        "rows": [{"name": name, "cells": list(zip(named, map(say, months), strict=True))} for name, say in _rows()],
        "silent": not any(each.conversations or each.customers or each.staff for each in months),
    }


def _rows() -> list[tuple[str, Callable[[Month], str]]]:
    return [
        (_("Conversations"), lambda month: str(month.conversations)),
        (_("Conversations in which somebody asked for a human"), lambda month: str(month.wishes)),
        (_("Of these, those in which nobody came in time"), lambda month: str(month.unmet)),
        (_("Conversations handed to a human in need or by a rule"), lambda month: str(month.called)),
        (_("In 9 of 10 cases a human wrote within"), lambda month: waited(month.within)),
        (_("Conversations in which somebody asked whether a human answers"), lambda month: str(month.asked_if_human)),
        (_("Complaints about the AI"), lambda month: str(month.complaints)),
        (_("Customers feel"), lambda month: _answers(month.customers)),
        (_("Staff feel"), _of_staff),
    ]


def _of_staff(month: Month) -> str:
    if month.staff is None:
        return _("too few answers") if month.over else _("once the month is over")
    return _answers(month.staff)


def _answers(given: Mapping[str, int]) -> str:
    said = [f"{answer.label}: {given[answer.value]}" for answer in Pulse.Answer if given.get(answer.value)]
    return " · ".join(said) or NOTHING


def waited(time: timedelta | None) -> str:
    """A time as people say it: in minutes, up to an hour; in hours beyond."""
    if time is None:
        return NOTHING
    minutes = max(1, round(time.total_seconds() / 60))
    if minutes <= 60:
        return ngettext("%(number)s minute", "%(number)s minutes", minutes) % {"number": minutes}
    hours = round(minutes / 60)
    return ngettext("%(number)s hour", "%(number)s hours", hours) % {"number": hours}
