"""A human is wanted: from then on the conversation is a human's, and whoever takes over is told why."""

from collections.abc import Sequence
from datetime import datetime
from uuid import uuid4

from stimmig.core.policy import Reason
from stimmig.gateway.announcing import announce
from stimmig.gateway.conversations import Coming, Opened, Row, record
from stimmig.gateway.database import Here, when
from stimmig.gateway.keeping import Record
from stimmig.gateway.rules import Rules
from stimmig.gateway.waiting import WAITING

TAKE_OVER = """
INSERT INTO operation_takeover (uuid, conversation_id, asked_by, reason, requested_at, deadline, ending, became)
VALUES (%s, %s, %s, %s, %s, %s, '', '')
"""
IN_NEED = """
UPDATE operation_takeover SET reason = 'need' WHERE conversation_id = %s AND ended_at IS NULL AND accepted_at IS NULL
AND reason <> 'need' RETURNING deadline
"""
WITH_HUMAN = """
UPDATE operation_takeover SET need_at = %s, need_met_at = NULL WHERE conversation_id = %s AND ended_at IS NULL
AND accepted_at IS NOT NULL AND (need_at IS NULL OR need_met_at IS NOT NULL) RETURNING id
"""
TO_HUMAN = "UPDATE operation_conversation SET lead = 'human', lead_version = lead_version + 1 WHERE id = %s"


def taken_over(
    cursor: Here, rules: Rules, coming: Coming, row: Row | Opened, reasons: Sequence[Reason], asked_by: str
) -> Record:
    """A human is wanted: from now on the conversation is a human's, whoever it will be."""
    reason = next((each.code for each in reasons), "policy")
    deadline = rules.deadline(coming.policy, coming.at)
    by = asked_by if reason == "wants_human" else "policy"
    if cursor.one(WAITING, row.id) is None:
        cursor.execute(TAKE_OVER, [uuid4(), row.id, by, reason[:60], coming.at, deadline])
    cursor.execute(TO_HUMAN, [row.id])
    return _requested(cursor, coming, row, reason, deadline, "customer" if by == "customer" else "bot")


def called_again(cursor: Here, coming: Coming, row: Row) -> list[Record]:
    """Somebody is in need by now who waits already, or whose conversation a human has: that human is told, and why.

    Once: while they wait, and then each time after the human has written.
    """
    if found := cursor.one(IN_NEED, row.id):
        return [_requested(cursor, coming, row, "need", when(found[0]), "bot")]
    if cursor.one(WITH_HUMAN, coming.at, row.id):
        return [_requested(cursor, coming, row, "need", None, "bot")]
    return []


def _requested(
    cursor: Here, coming: Coming, row: Row | Opened, reason: str, deadline: datetime | None, actor: str
) -> Record:
    """That a human is wanted, why and until when, for the case and for other programs."""
    until = deadline.isoformat() if deadline else ""
    announce(cursor, "takeover.requested", row.id or 0, coming.at, actor=actor, reason=reason, deadline=until or None)
    return record("takeover.requested", row.case, coming, {"reason": reason, "deadline": until})
