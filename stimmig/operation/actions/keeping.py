"""Recording in the case of a conversation."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import connection
from django.utils.timezone import localtime

from stimmig.ledger.actions import signed
from stimmig.ledger.cases.house import keys
from stimmig.ledger.cases.keeping import Record, keep
from stimmig.operation.models import Conversation
from stimmig.operation.queries import is_named_at_desk
from stimmig.people.models import Person


def kept(conversation: Conversation, kind: str, content: Mapping[str, Any], *, by: Person | None, at: datetime) -> int:
    """Record something in a conversation's case, in the transaction under way; the number of its entry."""
    kept_as = None if kind.startswith("case.") else conversation.retention
    said = Record(conversation.case, kind, localtime(at), content, kept_as=kept_as, by=_signed(kind, by))
    with connection.cursor() as cursor:
        return keep(cursor, connection.vendor, keys(), [said])[0].seq


def _signed(kind: str, by: Person | None) -> dict[str, str] | None:
    """Who it was: by function, which answers for the case; by name where the house wants it, and who looked or held."""
    whole = signed(by)
    if whole is None or kind.startswith("case.") or is_named_at_desk():
        return whole
    return {"function": whole["function"]}
