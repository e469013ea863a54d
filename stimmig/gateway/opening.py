"""A turn goes on record before the AI is asked, and with it who answers: the AI, a human, or the house."""

from typing import Any
from uuid import uuid4

from stimmig.core.conversation import resumes
from stimmig.core.policy import Handling, Turn
from stimmig.gateway.asking import request_line
from stimmig.gateway.calling import called_again, taken_over
from stimmig.gateway.closing import closing
from stimmig.gateway.conversations import HANDED_OVER, Answered, Coming, Opened, Row, channel_of, reasons_of, record
from stimmig.gateway.database import Here, loaded, uuid, when
from stimmig.gateway.keeping import Keeper
from stimmig.gateway.meanwhile import told_meanwhile
from stimmig.gateway.rules import Rules
from stimmig.gateway.waiting import human_lines, joined, nobody_came
from stimmig.gateway.words import say

DID_NOT_HELP = "did_not_help"
FIND = """
SELECT id, "case", channel, language, last_at, lead, lead_version, disclosed_at, missed, policy_id, lacks, opened_at,
    resumed_at FROM operation_conversation WHERE use_case_id = %s AND touchpoint = %s AND outside_id = %s
"""
NEW = """
INSERT INTO operation_conversation ("case", use_case_id, touchpoint, key_id, policy_id, outside_id, channel, language,
    opened_at, last_at, turns, lead, lead_version, missed, wishes, asked_if_human, lacks, retention)
VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, 0, 'ai', 0, 0, 0, 0, %s, %s) RETURNING id
"""
TURN = """
UPDATE operation_conversation SET turns = turns + 1, last_at = %s, policy_id = %s, key_id = %s, channel = %s,
    language = %s, wishes = wishes + %s, asked_if_human = asked_if_human + %s, lacks = %s, missed = %s,
    resumed_at = %s, disclosed_at = CASE WHEN %s = 1 THEN disclosed_at END WHERE id = %s
"""
STOPPED = """
SELECT 1 FROM operation_stop s LEFT JOIN operation_stopend e ON e.stop_id = s.id WHERE s.use_case_id = %s
AND e.id IS NULL
"""
DECISION = "SELECT decision_id FROM operation_policy WHERE id = %s"


def opened(cursor: Here, rules: Rules, keeper: Keeper, coming: Coming) -> Opened:
    """Put a turn on record and say what is done with it. What is answered without the AI is on record with it."""
    row = _found(cursor, coming) or _new(cursor, coming)
    if row.lead == "ai":
        row.missed = row.missed + 1 if _missed(coming, row) else 0
    turn = Turn(
        text=coming.asked.text, language="en" if row.language == "en" else "de", at=coming.at,
        disclosed=row.disclosed, lead="human" if row.lead == "human" else "ai", missed=row.missed, stopped=row.stopped,
        over=row.over,
    )  # fmt: skip
    handling = rules.before(coming.policy, coming.contact, turn, coming.heard)
    lines = [*human_lines(cursor, keeper, row, coming), *nobody_came(cursor, row, coming)]
    called = called_again(cursor, coming, row) if row.lead == "human" and handling.in_need else []
    result = _ruled(cursor, rules, keeper, coming, row, turn, handling, lines, called=bool(called))
    _count(cursor, coming, row)
    content = request_line(coming.asked) | {
        "policy": coming.policy.name, "request_id": coming.request_id, "channel": channel_of(coming),
        "language": turn.language, "heard": list(coming.heard.codes), "action": handling.action,
        "reasons": reasons_of(handling.reasons), "lead": turn.lead,
    }  # fmt: skip
    records = [record("conversation.request", row.case, coming, content), *called]
    if row.lead == "ai" and result.by != "ai" and handling.action in HANDED_OVER:
        records.append(taken_over(cursor, rules, coming, row, handling.reasons, "customer"))
    if result.say:  # what a human wrote is on record since it was written
        disclosed = bool(result.notice) and not result.refused
        said = Answered(result.say, handling.action, disclosed)
        records += closing(cursor, coming, result, said)
    keeper.keep(cursor, records)
    return result


def _found(cursor: Here, coming: Coming) -> Row | None:
    """The conversation as it was; what changed since makes the notice due anew."""
    asked = coming.asked
    if not asked.outside_id:
        return None
    found = cursor.one(FIND, coming.key.use_case, coming.contact.name, asked.outside_id)
    if found is None:
        return None
    id, case, channel, language, last_at, lead, version, told, missed, policy_id, lacks, opened_at, resumed_at = found
    resumed = coming.at if resumes(when(last_at) or coming.at, coming.at) else when(resumed_at)
    began, disclosed_at = resumed or when(opened_at) or coming.at, when(told)
    knows = disclosed_at is not None and (resumed is None or disclosed_at >= resumed)
    other = channel != channel_of(coming) or _other_decision(cursor, policy_id, coming.in_force.id)
    return Row(
        id=id, case=uuid(case), lead=lead, last_at=when(last_at), version=version, missed=missed,
        language=asked.language or language or "de",
        disclosed=knows and not other, stopped=_stopped(cursor, coming),
        over=not coming.policy.begins(began), resumed_at=resumed,
        lacks=sorted({*loaded(lacks), *asked.lacks}),
    )  # fmt: skip


def _other_decision(cursor: Here, before: int | None, now: int) -> bool:
    """Whether another decision speaks than at the last turn: then the AI has another role."""
    return before is not None and before != now and cursor.one(DECISION, before) != cursor.one(DECISION, now)


def _new(cursor: Here, coming: Coming) -> Row:
    asked, case = coming.asked, uuid4()
    lacks = sorted({*asked.lacks, *(["earlier-part-unknown"] if asked.outside_id.startswith("response:") else [])})
    id = cursor.one(
        NEW, case, coming.key.use_case, coming.contact.name, coming.key.id, coming.in_force.id, asked.outside_id,
        channel_of(coming), asked.language, coming.at, coming.at, lacks, coming.contact.retention,
    )[0]  # fmt: skip
    stopped, over = _stopped(cursor, coming), not coming.policy.begins(coming.at)
    return Row(id=id, case=case, language=asked.language or "de", stopped=stopped, over=over, lacks=lacks)


def _stopped(cursor: Here, coming: Coming) -> bool:
    return cursor.one(STOPPED, coming.key.use_case) is not None


def _missed(coming: Coming, row: Row) -> bool:
    """Whether the answer before did not help: the person says so, or asks the same again."""
    return row.last_at is not None and (DID_NOT_HELP in coming.heard.codes or coming.asked.again)


def _ruled(
    cursor: Here,
    rules: Rules,
    keeper: Keeper,
    coming: Coming,
    row: Row,
    turn: Turn,
    handling: Handling,
    lines: list[str],
    *,
    called: bool,
) -> Opened:
    """Who answers, and with what, where it is not the AI."""
    base: dict[str, Any] = {"id": row.id, "case": row.case, "turn": turn, "handling": handling, "version": row.version}
    base["lines"] = tuple(lines)
    if row.lead == "human":
        joined(cursor, keeper, coming, row)
        said = told_meanwhile(cursor, coming, row, turn, handling, written=bool(lines), called=called)
        return Opened(**base, notice="", say=said, by="human", refused=coming.asked.api and not lines)
    if handling.action in {"pass", "disclose"} and not handling.say:
        return Opened(**base, notice=handling.notice)
    said = handling.say or say("withheld", turn.language, coming.policy.human.way(turn.language))
    if handling.action in HANDED_OVER and coming.doors.url and not handling.in_need:
        concern = coming.doors.concern(coming.policy.use_case, row.case)
        said = f"{said}\n\n{say('concern', turn.language, concern)}"
    return Opened(**base, notice=handling.notice, say=said, by="house", refused=coming.asked.api)


def _count(cursor: Here, coming: Coming, row: Row) -> None:
    wished, asked = "wants_human" in coming.heard.codes, "asks_if_human" in coming.heard.codes
    cursor.execute(
        TURN,
        [coming.at, coming.in_force.id, coming.key.id, channel_of(coming), row.language, int(wished), int(asked),
         row.lacks, row.missed, row.resumed_at, int(row.disclosed), row.id],
    )  # fmt: skip
