"""What other programs are told: into the outboxes, with what it tells of, where anybody wants to know."""

import json
from datetime import UTC, datetime
from uuid import UUID, uuid4

from django.conf import settings

from stimmig.core import webhooks
from stimmig.gateway.database import Here, loaded, uuid

WANTING = "SELECT id, events FROM operation_endpoint WHERE ended_at IS NULL ORDER BY id"
KNOWN = """
SELECT c."case", c.touchpoint, c.outside_id, u.uuid, d.number, p.version FROM operation_conversation c
JOIN register_usecase u ON u.id = c.use_case_id LEFT JOIN operation_policy p ON p.id = c.policy_id
LEFT JOIN decision_decision d ON d.id = p.decision_id WHERE c.id = %s
"""
TAKEOVER = "SELECT max(id) FROM operation_takeover WHERE conversation_id = %s"
OUTBOX = """
INSERT INTO operation_message (endpoint_id, event, key, type, body, "case", at, tries, next_at, answer)
VALUES (%s, %s, '', %s, %s, %s, %s, 0, %s, '')
"""


def announce(
    cursor: Here, type: str, conversation: int, at: datetime, *, actor: str, reason: str | None = None,
    deadline: str | None = None,
) -> int:  # fmt: skip
    """Tell whoever wants to know, in the transaction under way; how many do. Nothing a person typed belongs in here.

    `actor` is bot, human or customer. As `operation.webhooks.announce` says it, in plain SQL.
    """
    wanting = [id for id, events in cursor.all(WANTING) if type in loaded(events)]
    if not wanting:
        return 0
    case, touchpoint, outside_id, use_case, number, version = cursor.one(KNOWN, conversation)
    event = uuid4()
    known = {
        "id": str(event), "type": type, "time": at.astimezone(UTC).isoformat(), "touchpoint": touchpoint or None,
        "decision": f"{number}@{version}" if number else None, "case": str(uuid(case)),
        "conversation": outside_id or None, "actor": {"kind": actor}, "reason": reason,
        "context": {"use_case": str(uuid(use_case))}, "deadline": deadline,
        "transcript_url": settings.HOUSE_URL + _page(cursor, type, conversation, uuid(case)),
    }  # fmt: skip
    body = json.dumps(webhooks.body(known), ensure_ascii=False, separators=(",", ":"))
    cursor.executemany(OUTBOX, [[id, event, type, body, uuid(case), at, at] for id in wanting])
    return len(wanting)


def _page(cursor: Here, type: str, conversation: int, case: UUID) -> str:
    """Where it is read: at the desk by whoever takes it over, else by whoever looks into conversations."""
    if type.startswith("takeover."):
        return f"/takeovers/{cursor.one(TAKEOVER, conversation)[0]}/"
    return f"/conversations/{case}/"
