"""Recording in the case of a conversation."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import connection
from django.utils.timezone import localtime

from stimmig.core.webhooks import EVENTS
from stimmig.ledger.actions import signed
from stimmig.ledger.cases.house import keys
from stimmig.ledger.cases.keeping import Record, keep
from stimmig.operation.models import Conversation
from stimmig.operation.queries import is_named_at_desk, told_function
from stimmig.operation.webhooks import announce
from stimmig.people.models import Person

BEGUN = ("takeover.requested", "conversation.finding")
TOLD = {each: each for each in EVENTS if each.startswith("takeover.")} | {"conversation.finding": "policy.finding"}


def kept(
    conversation: Conversation, kind: str, content: Mapping[str, Any], *, by: Person | None, at: datetime,
    kept_as: str | None = None, closes: bool | None = None,
) -> int:  # fmt: skip
    """Record something in a conversation's case, in the transaction under way; the number of its entry.

    It is kept as what is said at its touchpoint is, or under the class given; `closes` says whether what such a class
    waits for is over. Whatever other programs want to know of it goes into their outboxes with it.
    """
    term = None if kind.startswith("case.") else kept_as or conversation.retention
    said = Record(conversation.case, kind, localtime(at), content, term, closes, _signed(kind, by))
    if kind in TOLD:
        announce(TOLD[kind], at=at, use_case=conversation.use_case, conversation=conversation, **_told(kind, content))
    with connection.cursor() as cursor:
        return keep(cursor, connection.vendor, keys(), [said])[0].seq


def _told(kind: str, content: Mapping[str, Any]) -> dict[str, Any]:
    """Who did it, as other programs are told, and the code of why."""
    asked_by = {"customer": "customer", "policy": "bot"}.get(str(content.get("asked_by")), "human")
    return {"actor": asked_by if kind in BEGUN else "human", "reason": content.get("reason") or content.get("code")}


def _signed(kind: str, by: Person | None) -> dict[str, str] | None:
    """Who it was: by function, which answers for the case; by name where the house wants it, and who looked or held.

    What a human wrote goes with the case file: it says the function as customers may read it; who took over, whose
    function stands in full, has an entry beside it.
    """
    whole = signed(by)
    if whole and kind == "conversation.answer":
        return {"function": told_function(whole["function"])}
    if whole is None or kind.startswith("case.") or is_named_at_desk():
        return whole
    return {"function": whole["function"]}
