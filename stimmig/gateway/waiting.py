"""What a person reads while a conversation is a human's, or was: what humans wrote, and that nobody came."""

from stimmig.gateway.announcing import announce
from stimmig.gateway.conversations import Coming, Row, record
from stimmig.gateway.database import Here, when
from stimmig.gateway.keeping import Keeper
from stimmig.gateway.words import say

LINES = """
SELECT l.id, l.entry FROM operation_humanline l JOIN operation_takeover t ON t.id = l.takeover_id
WHERE t.conversation_id = %s AND l.given_at IS NULL ORDER BY l.entry
"""
WAITING = """
SELECT requested_at, deadline, accepted_at, reason FROM operation_takeover
WHERE conversation_id = %s AND ended_at IS NULL
"""
JOINED = """
UPDATE operation_takeover SET joined_at = %s WHERE conversation_id = %s AND ended_at IS NULL AND joined_at IS NULL
AND accepted_at IS NOT NULL
"""
TIMED_OUT = """
SELECT ended_at FROM operation_takeover WHERE conversation_id = %s AND ending = 'timed_out' ORDER BY id DESC LIMIT 1
"""


def human_lines(cursor: Here, keeper: Keeper, row: Row, coming: Coming) -> list[str]:
    """What humans wrote and the person has not been given; from now on it has been."""
    waiting = cursor.all(LINES, row.id)
    for id, _ in waiting:
        cursor.execute("UPDATE operation_humanline SET given_at = %s WHERE id = %s", [coming.at, id])
    return [words for _, entry in waiting if (words := keeper.words(cursor, entry))]


def joined(cursor: Here, keeper: Keeper, coming: Coming, row: Row) -> None:
    """The person sees that a human is there: that is a moment of its own."""
    if cursor.execute(JOINED, [coming.at, row.id]).raw.rowcount > 0:
        keeper.keep(cursor, [record("takeover.joined", row.case, coming)])
        announce(cursor, "takeover.joined", row.id, coming.at, actor="human")


def nobody_came(cursor: Here, row: Row, coming: Coming) -> list[str]:
    """That nobody took over in the promised time, said once, before the AI says anything again."""
    found = cursor.one(TIMED_OUT, row.id)
    ended = when(found[0]) if found else None
    if ended is None or row.last_at is None or ended < row.last_at:
        return []
    return [say("late", row.language, coming.policy.human.way(row.language))]
