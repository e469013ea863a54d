"""The line every decision carries."""

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from stimmig.core.decision import Accountability


def accountability(line: Accountability, leader: str = "") -> str:
    """For how many contacts the leader answers, and how many can be retraced: to the leader, or by name to others.

    Nothing where the limits leave no contact to the AI.
    """
    if line.contacts is None or line.traceable is None:
        return _uncounted(leader)
    if not line.contacts and not line.uncounted:
        return ""
    numbers = {
        "leader": leader,
        "contacts": number_format(line.contacts, force_grouping=True),
        "traceable": number_format(line.traceable, force_grouping=True),
    }
    counted = (_by_name(line) if leader else _to_them(line)) % numbers
    if not line.uncounted:
        return counted
    return f"{counted} " + _("Not counted: %(names)s.") % {"names": ", ".join(line.uncounted)}


def _uncounted(leader: str) -> str:
    if leader:
        return _("Nobody has counted yet for how many contacts a month %(leader)s answers.") % {"leader": leader}
    return _("Nobody has counted yet for how many contacts a month you answer.")


def _to_them(line: Accountability) -> str:
    if line.traceable == line.contacts:
        return _("You answer for about %(contacts)s contacts a month; all of them can be retraced.")
    if not line.traceable:
        return _("You answer for about %(contacts)s contacts a month; none of them can be retraced.")
    return _("You answer for about %(contacts)s contacts a month; %(traceable)s of them can be retraced.")


def _by_name(line: Accountability) -> str:
    if line.traceable == line.contacts:
        return _("%(leader)s answers for about %(contacts)s contacts a month; all of them can be retraced.")
    if not line.traceable:
        return _("%(leader)s answers for about %(contacts)s contacts a month; none of them can be retraced.")
    return _("%(leader)s answers for about %(contacts)s contacts a month; %(traceable)s of them can be retraced.")
