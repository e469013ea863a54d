"""What the rules found becomes an incident where it is grave: one open at a time for each use and code."""

from datetime import datetime

from django.db import transaction
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext, ngettext, override

from stimmig.core import incident as core
from stimmig.operation.actions.incidents import open_by_rule
from stimmig.operation.models import Incident, PolicyFinding
from stimmig.operation.words.conversations import happened
from stimmig.people.queries import house
from stimmig.register.models import UseCase

AT_ONCE = 200


def open_grave(at: datetime) -> int:
    """Look at what nobody has looked at yet, the oldest first; how many incidents were opened."""
    waiting = PolicyFinding.objects.filter(looked_at=None).order_by("pk").values_list("pk", flat=True)
    return sum(_look(pk, at) for pk in list(waiting[:AT_ONCE]))


@transaction.atomic
def _look(pk: int, at: datetime) -> bool:
    """One finding, once: whoever is killed leaves it as it was, and whoever was quicker has done it."""
    found = PolicyFinding.objects.get(pk=pk)
    use_case = UseCase.objects.select_for_update().get(pk=found.use_case_id)  # one after the other for each use
    if not PolicyFinding.objects.filter(pk=pk, looked_at=None).update(looked_at=at):
        return False
    if not core.is_grave(found.code, found.went_out, _times(found)) or _is_open(found):
        return False
    open_by_rule(
        use_case=use_case, finding=found.code, happened=_said(found), at=at, touchpoint=found.touchpoint,
        conversation=found.conversation,
    )  # fmt: skip
    return True


def _times(found: PolicyFinding) -> int:
    """How often in this conversation until now."""
    same = PolicyFinding.objects.filter(conversation=found.conversation_id, code=found.code, pk__lte=found.pk)
    return same.count() if found.conversation_id else 1


def _is_open(found: PolicyFinding) -> bool:
    return Incident.objects.filter(use_case=found.use_case_id, finding=found.code, closing=None).exists()


def _said(found: PolicyFinding) -> str:
    """What happened, in the language of the house; never what anybody wrote."""
    here = house()
    with override(here.language if here else None):
        what = happened("conversation.finding", {"code": found.code, "went_out": found.went_out})
        day = date_format(localtime(found.at), "SHORT_DATETIME_FORMAT")
        if found.conversation_id:
            return gettext("%(what)s The conversation of %(day)s shows it.") % {"what": what, "day": day}
        number = ngettext("%(number)s answer", "%(number)s answers", found.turns) % {"number": found.turns}
        return gettext("%(what)s Since %(day)s: %(number)s.") % {"what": what, "day": day, "number": number}
