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
from stimmig.people.models import Person


def kept(conversation: Conversation, kind: str, content: Mapping[str, Any], *, by: Person | None, at: datetime) -> int:
    """Record something in a conversation's case, in the transaction under way; the number of its entry."""
    kept_as = None if kind.startswith("case.") else conversation.retention
    said = Record(conversation.case, kind, localtime(at), content, kept_as=kept_as, by=signed(by))
    with connection.cursor() as cursor:
        return keep(cursor, connection.vendor, keys(), [said])[0].seq
