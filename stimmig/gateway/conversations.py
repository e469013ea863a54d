"""What happens to a conversation in the database, as jobs of the writer: each is one transaction's work.

A turn is opened before the AI is asked, and closed before its last byte goes out.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from stimmig.core.conversation import Speaker
from stimmig.core.conversation import answered as answer_content
from stimmig.core.incident import UNRECORDED
from stimmig.core.policy import Contact, Handling, Policy, Reason, Turn
from stimmig.gateway.announcing import announce
from stimmig.gateway.asking import Asked, request_line, whole
from stimmig.gateway.database import Here, loaded, uuid, when
from stimmig.gateway.keeping import Keeper, Record
from stimmig.gateway.rules import Heard, Rules
from stimmig.gateway.standing import InForce, Key
from stimmig.gateway.words import say

RESUMED_AFTER = timedelta(hours=12)  # a conversation that rested longer begins anew for the person
DID_NOT_HELP = "did_not_help"
HANDED_OVER = ("hand_over", "hold")


@dataclass(frozen=True, slots=True)
class Missed:
    """A turn without a record: when and where. Its words are not kept, for there may be many."""

    at: datetime
    touchpoint: str
    use_case: int
    retention: str


@dataclass(frozen=True, slots=True)
class Coming:
    """A request and what it comes with."""

    asked: Asked
    key: Key
    in_force: InForce
    contact: Contact
    at: datetime
    request_id: str
    heard: Heard
    concern: str = ""  # where the person says that something went wrong

    @property
    def policy(self) -> Policy:
        return self.in_force.policy


@dataclass(frozen=True, slots=True)
class Opened:
    """A turn that is on record. `say` is what is answered without asking the AI; empty where the AI is asked."""

    id: int | None
    case: UUID
    turn: Turn
    handling: Handling
    version: int
    notice: str
    lines: tuple[str, ...] = ()  # what humans wrote and the person had not been given; it goes before all else
    say: str = ""
    by: str = "ai"  # who answers: ai, house, human
    refused: bool = False  # the service wants an error instead of words

    @property
    def asks_the_ai(self) -> bool:
        return self.by == "ai"

    @property
    def words(self) -> str:
        """What is answered without the AI: what humans wrote, the notice, and what is said."""
        return "\n\n".join(filter(None, [self.opening, self.say]))

    @property
    def opening(self) -> str:
        """What goes before the first word of an answer."""
        return "\n\n".join(filter(None, [*self.lines, self.notice]))

    @property
    def action(self) -> str:
        """As it stands in `x-stimmig-action` where the AI is not asked."""
        if self.by == "human" or self.handling.action in HANDED_OVER:
            return "human"
        return "blocked" if self.handling.action == "block" else "disclosed"


@dataclass(frozen=True, slots=True)
class Answered:
    """What went out, and what it was made of."""

    words: str
    action: str  # as the rules called it
    disclosed: bool = False
    whole: bool = True
    status: int = 200
    model: str = ""
    raw_sha256: str = ""
    response_id: str = ""
    found: Sequence[Reason] = field(default_factory=tuple)
    hand_over: str = ""  # the code for which a human takes over


@dataclass
class Row:
    """A conversation as it stands."""

    id: int
    case: UUID
    lead: str = "ai"
    version: int = 0
    disclosed: bool = False
    missed: int = 0
    language: str = "de"
    last_at: datetime | None = None
    stopped: bool = False
    lacks: list[str] = field(default_factory=list)


FIND = """
SELECT id, "case", channel, language, last_at, lead, lead_version, disclosed_at, missed, policy_id, lacks
FROM operation_conversation WHERE use_case_id = %s AND touchpoint = %s AND outside_id = %s
"""
NEW = """
INSERT INTO operation_conversation ("case", use_case_id, touchpoint, key_id, policy_id, outside_id, channel, language,
    opened_at, last_at, turns, lead, lead_version, missed, wishes, asked_if_human, lacks, retention)
VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, 0, 'ai', 0, 0, 0, 0, %s, %s) RETURNING id
"""
TURN = """
UPDATE operation_conversation SET turns = turns + 1, last_at = %s, policy_id = %s, key_id = %s, channel = %s,
    language = %s, wishes = wishes + %s, asked_if_human = asked_if_human + %s, lacks = %s, missed = %s WHERE id = %s
"""
STOPPED = """
SELECT 1 FROM operation_stop s LEFT JOIN operation_stopend e ON e.stop_id = s.id WHERE s.use_case_id = %s
AND e.id IS NULL
"""
LINES = """
SELECT l.id, l.entry FROM operation_humanline l JOIN operation_takeover t ON t.id = l.takeover_id
WHERE t.conversation_id = %s AND l.given_at IS NULL ORDER BY l.entry
"""
DECISION = "SELECT decision_id FROM operation_policy WHERE id = %s"
TAKE_OVER = """
INSERT INTO operation_takeover (uuid, conversation_id, asked_by, reason, requested_at, deadline, ending, became)
VALUES (%s, %s, %s, %s, %s, %s, '', '')
"""
WAITING = """
SELECT requested_at, deadline, accepted_at FROM operation_takeover WHERE conversation_id = %s AND ended_at IS NULL
"""
IN_NEED = """
UPDATE operation_takeover SET reason = 'need' WHERE conversation_id = %s AND ended_at IS NULL AND accepted_at IS NULL
AND reason <> 'need' RETURNING deadline
"""
TO_HUMAN = "UPDATE operation_conversation SET lead = 'human', lead_version = lead_version + 1 WHERE id = %s"
JOINED = """
UPDATE operation_takeover SET joined_at = %s WHERE conversation_id = %s AND ended_at IS NULL AND joined_at IS NULL
AND accepted_at IS NOT NULL
"""
TIMED_OUT = """
SELECT ended_at FROM operation_takeover WHERE conversation_id = %s AND ending = 'timed_out' ORDER BY id DESC LIMIT 1
"""
LEAD = """
SELECT c.lead, c.lead_version, EXISTS (SELECT 1 FROM operation_stop s LEFT JOIN operation_stopend e ON e.stop_id = s.id
    WHERE s.use_case_id = c.use_case_id AND e.id IS NULL) FROM operation_conversation c WHERE c.id = %s
"""


def opened(cursor: Here, rules: Rules, keeper: Keeper, coming: Coming) -> Opened:
    """Put a turn on record and say what is done with it. What is answered without the AI is on record with it."""
    row = _found(cursor, coming) or _new(cursor, coming)
    if row.lead == "ai":
        row.missed = row.missed + 1 if _missed(coming, row) else 0
    turn = Turn(
        text=coming.asked.text, language="en" if row.language == "en" else "de", at=coming.at,
        disclosed=row.disclosed, lead="human" if row.lead == "human" else "ai", missed=row.missed, stopped=row.stopped,
    )  # fmt: skip
    handling = rules.before(coming.policy, coming.contact, turn, coming.heard)
    lines = [*_lines(cursor, keeper, row, coming), *_nobody_came(cursor, row, coming)]
    result = _ruled(cursor, rules, keeper, coming, row, turn, handling, lines)
    _count(cursor, coming, row)
    content = request_line(coming.asked) | {
        "policy": coming.policy.name, "request_id": coming.request_id, "channel": _channel(coming),
        "language": turn.language, "heard": list(coming.heard.codes), "action": handling.action,
        "reasons": _reasons(handling.reasons), "lead": turn.lead,
    }  # fmt: skip
    records = [_record("conversation.request", row.case, coming, content)]
    if row.lead == "ai" and result.by != "ai" and handling.action in HANDED_OVER:
        records.append(_taken_over(cursor, rules, coming, row, handling.reasons, "customer"))
    elif row.lead == "human" and in_need(handling):
        records += _called_again(cursor, coming, row)
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
    id, case, channel, language, last_at, lead, version, disclosed_at, missed, policy_id, lacks = found
    rested = coming.at - (when(last_at) or coming.at) > RESUMED_AFTER
    other = channel != _channel(coming) or _other_decision(cursor, policy_id, coming.in_force.id)
    return Row(
        id=id, case=uuid(case), lead=lead, last_at=when(last_at), version=version, missed=missed,
        language=asked.language or language or "de",
        disclosed=disclosed_at is not None and not rested and not other, stopped=_stopped(cursor, coming),
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
        _channel(coming), asked.language, coming.at, coming.at, lacks, coming.contact.retention,
    )[0]  # fmt: skip
    return Row(id=id, case=case, language=asked.language or "de", stopped=_stopped(cursor, coming), lacks=lacks)


def _missed(coming: Coming, row: Row) -> bool:
    """Whether the answer before did not help: the person says so, or asks the same again."""
    return row.last_at is not None and (DID_NOT_HELP in coming.heard.codes or coming.asked.again)


def _stopped(cursor: Here, coming: Coming) -> bool:
    return cursor.one(STOPPED, coming.key.use_case) is not None


def _channel(coming: Coming) -> str:
    return coming.asked.channel or coming.contact.channel


def _lines(cursor: Here, keeper: Keeper, row: Row, coming: Coming) -> list[str]:
    """What humans wrote and the person has not been given; from now on it has been."""
    waiting = cursor.all(LINES, row.id)
    for id, _ in waiting:
        cursor.execute("UPDATE operation_humanline SET given_at = %s WHERE id = %s", [coming.at, id])
    return [words for _, entry in waiting if (words := keeper.words(cursor, entry))]


def _nobody_came(cursor: Here, row: Row, coming: Coming) -> list[str]:
    """That nobody took over in the promised time, said once, before the AI says anything again."""
    found = cursor.one(TIMED_OUT, row.id)
    ended = when(found[0]) if found else None
    if ended is None or row.last_at is None or ended < row.last_at:
        return []
    return [say("late", row.language, coming.policy.human.way(row.language))]


def _ruled(
    cursor: Here,
    rules: Rules,
    keeper: Keeper,
    coming: Coming,
    row: Row,
    turn: Turn,
    handling: Handling,
    lines: list[str],
) -> Opened:
    """Who answers, and with what, where it is not the AI."""
    base: dict[str, Any] = {"id": row.id, "case": row.case, "turn": turn, "handling": handling, "version": row.version}
    base["lines"] = tuple(lines)
    if row.lead == "human":
        _joined(cursor, keeper, coming, row)
        said = handling.say or ("" if lines else _waiting(cursor, coming, row))
        return Opened(**base, notice="", say=said, by="human", refused=coming.asked.api and not lines)
    if handling.action in {"pass", "disclose"} and not handling.say:
        return Opened(**base, notice=handling.notice)
    said = handling.say or say("withheld", turn.language, coming.policy.human.way(turn.language))
    if handling.action in HANDED_OVER and coming.concern and not in_need(handling):
        said = f"{said}\n\n{say('concern', turn.language, coming.concern)}"
    return Opened(**base, notice=handling.notice, say=said, by="house", refused=coming.asked.api)


def _waiting(cursor: Here, coming: Coming, row: Row) -> str:
    """What somebody who waits is told, honestly: that a human has it, or that nobody came; each once, then no more."""
    requested, deadline, accepted = map(when, cursor.one(WAITING, row.id) or (None, None, None))
    late = accepted is None and deadline is not None and deadline < coming.at
    known_since = deadline if late else requested
    told = known_since is not None and row.last_at is not None and row.last_at > known_since
    return say(
        "arrived" if told else "late" if late else "waiting", row.language, coming.policy.human.way(row.language)
    )


def _joined(cursor: Here, keeper: Keeper, coming: Coming, row: Row) -> None:
    """The person sees that a human is there: that is a moment of its own."""
    if cursor.execute(JOINED, [coming.at, row.id]).raw.rowcount > 0:
        keeper.keep(cursor, [_record("takeover.joined", row.case, coming)])
        announce(cursor, "takeover.joined", row.id, coming.at, actor="human")


def _count(cursor: Here, coming: Coming, row: Row) -> None:
    wished, asked = "wants_human" in coming.heard.codes, "asks_if_human" in coming.heard.codes
    cursor.execute(
        TURN,
        [coming.at, coming.in_force.id, coming.key.id, _channel(coming), row.language, int(wished), int(asked),
         row.lacks, row.missed, row.id],
    )  # fmt: skip


def _taken_over(
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


def _called_again(cursor: Here, coming: Coming, row: Row) -> list[Record]:
    """Somebody who waits already is in need by now: whoever takes over is told, and why; once."""
    found = cursor.one(IN_NEED, row.id)
    return [_requested(cursor, coming, row, "need", when(found[0]), "bot")] if found else []


def _requested(
    cursor: Here, coming: Coming, row: Row | Opened, reason: str, deadline: datetime | None, actor: str
) -> Record:
    """That a human is wanted, why and until when, for the case and for other programs."""
    until = deadline.isoformat() if deadline else ""
    announce(cursor, "takeover.requested", row.id or 0, coming.at, actor=actor, reason=reason, deadline=until or None)
    return _record("takeover.requested", row.case, coming, {"reason": reason, "deadline": until})


def in_need(handling: Handling) -> bool:
    """Whether somebody needs help at once."""
    return any(each.code == "need" for each in handling.reasons)


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
        policy=coming.policy.name, reasons=_reasons(answered.found),
    )  # fmt: skip
    return [_record("conversation.answer", opened.case, coming, content), *_found_in(cursor, coming, opened, answered)]


def _found_in(cursor: Here, coming: Coming, opened: Opened, answered: Answered) -> list[Record]:
    """What the rules found in an answer, each once: for the case, for other programs, for `stimmig watch`."""
    went_out = answered.action == "pass" or (coming.contact.output == "observe" and coming.asked.stream)
    found = {each.code: whole(each.words) for each in reversed(answered.found)}
    for code in found:
        place = [coming.key.use_case, opened.id, coming.contact.name]
        cursor.execute(FINDING, [*place, code[:60], went_out, 1, coming.at])
        announce(cursor, "policy.finding", opened.id or 0, coming.at, actor="bot", reason=code)
    said = [{"code": code, "words": words, "went_out": went_out} for code, words in found.items()]
    return [_record("conversation.finding", opened.case, coming, each) for each in said]


def unrecorded(cursor: Here, turns: Sequence[Missed]) -> None:
    """Answers that went out while nothing could be recorded, one finding a use."""
    for use_case in dict.fromkeys(each.use_case for each in turns):
        its = [each for each in turns if each.use_case == use_case]
        cursor.execute(FINDING, [use_case, None, its[0].touchpoint, UNRECORDED, True, len(its), its[0].at])


FINDING = """
INSERT INTO operation_policyfinding (use_case_id, conversation_id, touchpoint, code, went_out, turns, at)
VALUES (%s, %s, %s, %s, %s, %s, %s)
"""


def _speaker(opened: Opened) -> Speaker:
    """Who speaks: the AI, a human whose lines are carried over, or the house in the words of the policy."""
    if opened.say:
        return "house"
    return "human" if opened.lines else "ai"


# some servers give every answer the same id; the first conversation keeps it
CALLED = """
UPDATE operation_conversation SET outside_id = %s WHERE id = %s AND NOT EXISTS (SELECT 1 FROM operation_conversation o
    WHERE o.use_case_id = %s AND o.touchpoint = %s AND o.outside_id = %s)
"""


def closed(
    cursor: Here, rules: Rules, keeper: Keeper, coming: Coming, opened: Opened, answered: Answered, at: datetime
) -> None:
    """Put on record what went out, and hand over where that follows from it."""
    records = closing(cursor, coming, opened, answered)
    if answered.hand_over:
        reasons = [Reason(answered.hand_over)]
        records.append(_taken_over(cursor, rules, coming, opened, reasons, "policy"))
    keeper.keep(cursor, [replace(each, at=at) for each in records])


def undisclosed(cursor: Here, opened: Opened) -> None:
    """The notice has not gone out after all: the person was gone before."""
    cursor.execute("UPDATE operation_conversation SET disclosed_at = NULL WHERE id = %s", [opened.id])


def lead(cursor: Here, id: int) -> tuple[str, int, bool]:
    """Who leads a conversation now, its version, and whether its use is stopped."""
    found = cursor.one(LEAD, id)
    return (found[0], found[1], bool(found[2])) if found else ("human", -1, True)


def _record(kind: str, case: UUID, coming: Coming, content: Mapping[str, Any] | None = None) -> Record:
    """Something that happened in this turn, kept as long as what is said at its touchpoint."""
    return Record(case, kind, coming.at, content or {}, coming.contact.retention)


def _reasons(reasons: Sequence[Reason]) -> list[dict[str, Any]]:
    return [{"code": each.code, "words": whole(each.words)} for each in reasons]
