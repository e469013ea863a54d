"""What went out goes on record before its last byte does, with what the rules found in it and what follows from it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from stimmig.core.conversation import Speaker
from stimmig.core.conversation import answered as answer_content
from stimmig.core.incident import UNRECORDED
from stimmig.core.policy import Reason
from stimmig.gateway.announcing import announce
from stimmig.gateway.asking import whole
from stimmig.gateway.calling import taken_over
from stimmig.gateway.conversations import Answered, Coming, Missed, Opened, reasons_of, record
from stimmig.gateway.database import Here
from stimmig.gateway.keeping import Keeper, Record
from stimmig.gateway.rules import Rules

# some servers give every answer the same id; the first conversation keeps it
CALLED = """
UPDATE operation_conversation SET outside_id = %s WHERE id = %s AND NOT EXISTS (SELECT 1 FROM operation_conversation o
    WHERE o.use_case_id = %s AND o.touchpoint = %s AND o.outside_id = %s)
"""
FINDING = """
INSERT INTO operation_policyfinding (use_case_id, conversation_id, touchpoint, code, went_out, turns, at)
VALUES (%s, %s, %s, %s, %s, %s, %s)
"""


def closed(
    cursor: Here, rules: Rules, keeper: Keeper, coming: Coming, opened: Opened, answered: Answered, at: datetime
) -> None:
    """Put on record what went out, and hand over where that follows from it."""
    records = closing(cursor, coming, opened, answered)
    if answered.hand_over:
        reasons = [Reason(answered.hand_over)]
        records.append(taken_over(cursor, rules, coming, opened, reasons, "policy"))
    keeper.keep(cursor, [replace(each, at=at) for each in records])


def closing(cursor: Here, coming: Coming, opened: Opened, answered: Answered) -> list[Record]:
    """What follows from an answer, and the record of it."""
    if answered.disclosed:
        cursor.execute("UPDATE operation_conversation SET disclosed_at = %s WHERE id = %s", [coming.at, opened.id])
    if answered.response_id and (not coming.asked.outside_id or coming.asked.outside_id.startswith("response:")):
        name = f"response:{answered.response_id}"
        cursor.execute(CALLED, [name, opened.id, coming.key.use_case, coming.contact.name, name])
    notice = opened.notice if answered.disclosed else ""
    content = answer_content(
        whole(answered.words), _speaker(opened), relays=bool(opened.lines) and not opened.say, notice=notice,
        complete=answered.whole, action=answered.action, status=answered.status, model=answered.model,
        raw_sha256=answered.raw_sha256, request_id=coming.request_id,
        policy=coming.policy.name, reasons=reasons_of(answered.found),
    )  # fmt: skip
    return [record("conversation.answer", opened.case, coming, content), *_found_in(cursor, coming, opened, answered)]


def _speaker(opened: Opened) -> Speaker:
    """Who speaks: the AI, a human whose lines are carried over, or the house in the words of the policy."""
    if opened.say:
        return "house"
    return "human" if opened.lines else "ai"


def _found_in(cursor: Here, coming: Coming, opened: Opened, answered: Answered) -> list[Record]:
    """What the rules found in an answer, each once: for the case, for other programs, for `stimmig watch`."""
    went_out = answered.action == "pass" or (coming.contact.output == "observe" and coming.asked.stream)
    found = {each.code: whole(each.words) for each in reversed(answered.found)}
    for code in found:
        place = [coming.key.use_case, opened.id, coming.contact.name]
        cursor.execute(FINDING, [*place, code[:60], went_out, 1, coming.at])
        announce(cursor, "policy.finding", opened.id or 0, coming.at, actor="bot", reason=code)
    said = [{"code": code, "words": words, "went_out": went_out} for code, words in found.items()]
    return [record("conversation.finding", opened.case, coming, each) for each in said]


def unrecorded(cursor: Here, turns: Sequence[Missed]) -> None:
    """Answers that went out while nothing could be recorded, one finding a use."""
    for use_case in dict.fromkeys(each.use_case for each in turns):
        its = [each for each in turns if each.use_case == use_case]
        cursor.execute(FINDING, [use_case, None, its[0].touchpoint, UNRECORDED, True, len(its), its[0].at])


def undisclosed(cursor: Here, opened: Opened) -> None:
    """The notice has not gone out after all: the person was gone before."""
    cursor.execute("UPDATE operation_conversation SET disclosed_at = NULL WHERE id = %s", [opened.id])
