"""What a chat page has to know at once: who leads the conversation now, and what a human writes.

event: lead   data: {"lead": "ai"|"human", "state": "requested"|"accepted"|"joined"|""}
              back with the AI after a human: "state" says how it ended, "returned"|"ended"|"timed_out"|"failed", and
              "stopped": true stands there where the AI answers nothing in this use
event: line   data: {"text": "..."}     id: the number of the entry; send it back as Last-Event-ID to miss nothing
"""

import asyncio
import json
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from stimmig.gateway.announcing import announce
from stimmig.gateway.asgi import EVENTS, Exchange
from stimmig.gateway.conversations import lead as lead_of
from stimmig.gateway.database import Failed, Here, uuid
from stimmig.gateway.house import House
from stimmig.gateway.keeping import Keeper, Record
from stimmig.gateway.standing import Key
from stimmig.gateway.wire import sse
from stimmig.gateway.wire.refusals import Refused

EVERY = 0.5  # seconds between two looks
ENTRY = re.compile(r"[0-9]{1,18}")  # the number of an entry, as databases hold it
QUIET = 15.0  # seconds without a word, then a comment keeps the connection
FIND = """
SELECT id, "case" FROM operation_conversation WHERE use_case_id = %s AND touchpoint = %s AND outside_id = %s
"""
STATE = """
SELECT c.lead, t.accepted_at, t.joined_at, t.id FROM operation_conversation c
LEFT JOIN operation_takeover t ON t.conversation_id = c.id AND t.ended_at IS NULL WHERE c.id = %s
"""
ENDED = """
SELECT t.ending FROM operation_takeover t WHERE t.conversation_id = %s ORDER BY t.id DESC LIMIT 1
"""
LINES = """
SELECT l.entry, l.given_at FROM operation_humanline l JOIN operation_takeover t ON t.id = l.takeover_id
WHERE t.conversation_id = %s AND (l.given_at IS NULL OR l.entry > %s) AND l.entry > %s ORDER BY l.entry
"""
GIVEN = "UPDATE operation_humanline SET given_at = %s WHERE entry = %s AND given_at IS NULL"


@dataclass(frozen=True, slots=True)
class Seen:
    """What a page has been told."""

    lead: str = ""
    state: str = ""
    line: int = 0


def look(cursor: Here, keeper: Keeper, id: int, seen: Seen, resumed: bool) -> tuple[str, str, list[tuple[int, str]]]:
    """How a conversation stands, and the lines a page has not been told."""
    found = cursor.one(STATE, id)
    if found is None:
        return "", "", []
    lead, accepted, joined, takeover = found
    state = "joined" if joined else "accepted" if accepted else "requested" if takeover else ""
    since = seen.line if resumed or seen.line else 2**62  # without an id of its own a page gets what nobody was given
    entries = [entry for entry, _ in cursor.all(LINES, id, since, seen.line)]
    return lead, state, [(entry, keeper.words(cursor, entry)) for entry in entries]


def back(cursor: Here, id: int) -> dict[str, Any]:
    """How the human's part ended, and whether the AI is stopped meanwhile."""
    ending = cursor.one(ENDED, id)
    _, _, stopped = lead_of(cursor, id)
    return {"state": ending[0] if ending else ""} | ({"stopped": True} if stopped else {})


def given(cursor: Here, keeper: Keeper, id: int, entries: list[int], at: datetime) -> None:
    """These lines have gone out; with the first of them the person sees that a human is there."""
    for entry in entries:
        cursor.execute(GIVEN, [at, entry])
    joined = cursor.execute(
        "UPDATE operation_takeover SET joined_at = %s WHERE conversation_id = %s AND ended_at IS NULL "
        "AND joined_at IS NULL AND accepted_at IS NOT NULL",
        [at, id],
    )
    if joined.raw.rowcount > 0:
        case, kept_as = cursor.one('SELECT "case", retention FROM operation_conversation WHERE id = %s', id)
        keeper.keep(cursor, [Record(uuid(case), "takeover.joined", at, {}, kept_as)])
        announce(cursor, "takeover.joined", id, at, actor="human")


def admitted(house: House, exchange: Exchange) -> Key:
    """Whose page wants to listen; Refused where no key holds, or it begins to listen too often."""
    key = house.key(exchange)
    house.listening.take(key.id, key.per_minute_max)
    return key


async def watched(house: House, exchange: Exchange, key: Key, outside_id: str) -> None:
    """Tell a page what happens in a conversation, for as long as it listens."""
    found = await _read(house, lambda cursor: cursor.one(FIND, key.use_case, key.touchpoint, outside_id))
    if found is None:
        raise Refused(404, "conversation_not_found", "This key knows no such conversation.")
    id = int(found[0])
    last = exchange.headers.get("last-event-id", "")
    resumed = ENTRY.fullmatch(last) is not None
    seen = Seen(line=int(last) if resumed else 0)
    await exchange.start(200, EVENTS, {"cache-control": "no-cache", "x-accel-buffering": "no"})
    await exchange.send(sse.comment("stimmig"))
    quiet = 0.0
    while True:
        out, seen = await _step(house, id, seen, resumed)
        resumed, quiet = True if seen.line else resumed, 0.0 if out else quiet + EVERY
        if quiet >= QUIET:
            out, quiet = sse.comment("noch da"), 0.0
        if out:
            await exchange.send(out)
        await asyncio.sleep(EVERY)


async def _step(house: House, id: int, seen: Seen, resumed: bool) -> tuple[bytes, Seen]:
    """One look: what is to be sent, and what the page knows then."""
    try:
        lead, state, lines = await _read(house, lambda cursor: look(cursor, house.keeper, id, seen, resumed))
        if lines:
            entries, at = [entry for entry, _ in lines], datetime.now(UTC)
            await house.written(lambda cursor: given(cursor, house.keeper, id, entries, at))
        over = await _read(house, lambda cursor: back(cursor, id)) if lead == "ai" != seen.lead else {}
    except Failed:
        return b"", seen
    led = b""
    if (lead, state) != (seen.lead, seen.state):
        led = sse.frame(json.dumps({"lead": lead, "state": state} | over), "lead")
    said = b"".join(
        sse.frame(json.dumps({"text": text}, ensure_ascii=False), "line", str(entry)) for entry, text in lines
    )
    out = said + led if lead == "ai" else led + said  # a human's last words come before the end of their part
    return out, Seen(lead, state, max([seen.line, *(entry for entry, _ in lines)]))


async def _read(house: House, work: Any) -> Any:
    return await house.reader.within(work)
