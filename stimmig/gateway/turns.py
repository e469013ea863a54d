"""One turn: what is known of it while it goes on, and what it may do."""

import asyncio
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

from stimmig.core.policy import Handling, Policy, Turn, rescues, said
from stimmig.gateway import closing, opening
from stimmig.gateway.asgi import Exchange
from stimmig.gateway.asking import Asked
from stimmig.gateway.conversations import HANDED_OVER, Answered, Coming, Missed, Opened
from stimmig.gateway.conversations import lead as lead_of
from stimmig.gateway.database import Failed, Here
from stimmig.gateway.house import House
from stimmig.gateway.keeping import Record
from stimmig.gateway.releasing import Outcome
from stimmig.gateway.wire.chat import Chat, ChatStream
from stimmig.gateway.wire.form import Stream, Whole
from stimmig.gateway.wire.refusals import unrecorded
from stimmig.gateway.wire.responses import Responses, ResponsesStream
from stimmig.gateway.words import say

THE_POLICYS = {"stopped": "stopped", "unrecorded": "failed", "withheld": "blocked"}


class Conducted:
    """One turn as it goes on."""

    def __init__(self, house: House, exchange: Exchange, coming: Coming) -> None:
        self.house, self.exchange, self.coming = house, exchange, coming
        self.opened: Opened | None = None
        self.closed = False  # its answer is on its way to the record

    @property
    def asked(self) -> Asked:
        return self.coming.asked

    @property
    def policy(self) -> Policy:
        return self.coming.policy

    @property
    def turn(self) -> Turn:
        return self.now.turn

    @property
    def now(self) -> Opened:
        if self.opened is None:
            raise RuntimeError("the turn is not on record")
        return self.opened

    def words(self, code: str) -> str:
        """What is said to the person: in the policy's words where it has some, else in the gateway's own."""
        turn = self.opened.turn if self.opened else self._as_asked()
        own = said(self.policy, THE_POLICYS[code], turn) if code in THE_POLICYS else ""
        return own or say(code, turn.language, self.policy.human.way(turn.language))

    @property
    def _in_need(self) -> bool:
        return "need" in self.coming.heard.codes

    def _as_asked(self) -> Turn:
        """The turn as far as it is known without a record."""
        asked = self.asked
        return Turn(asked.text, "en" if asked.language == "en" else "de", self.coming.at)

    def judge(self, words: str) -> Handling:
        """What the policy says to words of the AI."""
        return self.house.rules.after(self.policy, self.coming.contact, self.turn, words)

    def forms(self) -> tuple[Whole, Stream]:
        """The shapes of this endpoint."""
        if self.asked.endpoint == "chat.completions":
            return Chat(), ChatStream(self.asked.n)
        return Responses(), ResponsesStream(checked=self.coming.contact.output != "observe")

    async def open(self) -> Opened:
        """Put the turn on record. Where nothing can be recorded the policy says whether it goes on.

        Whoever is in need is answered all the same, with words: a page may show an error as none. The AI is silent.
        """
        house, coming = self.house, self.coming
        missed, house.missed = house.missed, []
        try:
            self.opened = await house.written(lambda cursor: self._opening(cursor, missed))
        except Failed:
            house.missed = missed + house.missed
            if coming.contact.fail == "closed" and not self._in_need:
                raise unrecorded(self.words("unrecorded")) from None
            self._missed()
            self.opened = self._unrecorded()
        case = self.opened.case if self.opened.id else None
        doors = house.doors.headers(coming.policy.use_case, case)
        self.exchange.sent = {**self.exchange.sent, "x-stimmig-case": str(self.opened.case), **doors}
        return self.opened

    def _opening(self, cursor: Here, missed: list[Missed]) -> Opened:
        """The turn, and before it what could not be recorded while nothing could."""
        house = self.house
        if missed:
            kept_as = missed[0].retention
            content = {
                "code": "unrecorded", "turns": len(missed),
                "since": missed[0].at.isoformat(), "until": missed[-1].at.isoformat(),
                "touchpoints": sorted({each.touchpoint for each in missed}),
            }  # fmt: skip
            house.keeper.keep(cursor, [Record(uuid4(), "conversation.finding", self.coming.at, content, kept_as)])
            closing.unrecorded(cursor, missed)
        return opening.opened(cursor, house.rules, house.keeper, self.coming)

    def _unrecorded(self) -> Opened:
        """A turn that goes on without a record: nothing is known of the conversation, so the notice is due."""
        coming = self.coming
        turn = self._as_asked()
        handling = self.house.rules.before(coming.policy, coming.contact, turn, coming.heard)
        opened = Opened(None, uuid4(), turn, handling, 0, handling.notice)
        if handling.action in {"pass", "disclose"} and not handling.say:
            return opened
        words = self._cannot_hand_over(handling) if handling.action == "hand_over" else handling.say
        return replace(opened, say=words or self.words("withheld"), by="house", refused=coming.asked.api)

    def _cannot_hand_over(self, handling: Handling) -> str:
        """No desk hears of a wish without a record, so nobody is promised: how a human is reached is said instead."""
        asked = any(reason.code == "asks_if_human" for reason in handling.reasons)
        truth = said(self.policy, "truthful", self._as_asked()) if asked else ""
        return " ".join(filter(None, [truth, self._way_out()]))

    def _way_out(self) -> str:
        """How one reaches a human where no desk hears of it; before that, to somebody in need, how one is saved."""
        first = rescues(self.policy, self._as_asked()) if self._in_need else ""
        return "\n\n".join(filter(None, [first, self.words("unrecorded")]))

    def _missed(self) -> None:
        coming = self.coming
        self.house.missed.append(Missed(coming.at, coming.contact.name, coming.key.use_case, coming.contact.retention))

    async def close(self, answered: Answered) -> None:
        """Put on record what goes out. Where nothing has yet and the policy wants a record first, nothing does."""
        if self.coming.contact.fail == "open" or self.exchange.started:
            if lasting := self._lasting(answered):
                await self.house.writer.patiently(lasting)
            return
        self.closed = True
        try:
            await self.house.written(self._closing(answered))
        except Failed:
            raise unrecorded(self.words("unrecorded")) from None

    async def close_unless_taken(self, answered: Answered) -> str:
        """Put on record what goes out, unless the AI may say nothing more: then why, as `taken` says it.

        Where a record comes first, one transaction looks and writes, so that nobody takes over in between.
        """
        if self.coming.contact.fail == "open":
            if not (taken := await self.taken()):
                await self.close(answered)
            return taken
        close = self._closing(answered)

        def closed(cursor: Here) -> str:
            if not (taken := self._taken(cursor)):
                close(cursor)
            return taken

        try:
            return await self.house.written(closed)
        except Failed:
            raise unrecorded(self.words("unrecorded")) from None

    def leave(self, answered: Answered) -> None:
        """Put on record what went out, when nobody is left to wait for it; once."""
        if not self.closed:
            self._lasting(answered)

    def _lasting(self, answered: Answered) -> "asyncio.Future[None] | None":
        """Let it come on record, whenever that is, for it goes out in any case; counted where it cannot."""
        self.closed = True
        if self.now.id is None:
            return None  # that it is missing was noted when it began
        waiting = self.house.lasting(self._closing(answered))
        waiting.add_done_callback(self._unless_recorded)
        return waiting

    def _unless_recorded(self, waiting: "asyncio.Future[None]") -> None:
        if waiting.cancelled() or waiting.exception():
            self._missed()

    def unread(self) -> None:
        """The person was gone before anything went out: a notice that was due still is."""
        opened = self.now
        if opened.id is not None and opened.notice and not self.exchange.started:
            self.house.writer.submit(lambda cursor: closing.undisclosed(cursor, opened))

    def _closing(self, answered: Answered) -> Callable[[Here], None]:
        house, coming, opened, at = self.house, self.coming, self.now, datetime.now(UTC)
        return lambda cursor: closing.closed(cursor, house.rules, house.keeper, coming, opened, answered, at)

    async def taken(self) -> str:
        """Why the AI may say nothing more: `human` has it, the use is `stopped`; empty while it may."""
        if self.now.id is None:
            return ""
        try:
            return await self.house.reader.within(self._taken)
        except Failed:
            return "" if self.coming.contact.fail == "open" else "stopped"

    def _taken(self, cursor: Here) -> str:
        lead, version, stopped = lead_of(cursor, self.now.id or 0)
        if stopped:
            return "stopped"
        return "human" if lead != "ai" or version != self.now.version else ""

    def header(self, action: str, status: int = 200) -> dict[str, str]:
        """What was done, for the service; and counted."""
        self.house.figures.answered(self.asked.endpoint, action, status)
        return {"x-stimmig-action": action}


def answered(outcome: Outcome, **more: Any) -> Answered:
    """What went out, for the record."""
    ended = outcome.ended_by
    hand_over = ""
    if ended and ended.action in HANDED_OVER:
        hand_over = next((reason.code for reason in ended.reasons), "policy")
    return Answered(
        words="\n\n".join(filter(None, outcome.texts().values())), disclosed=outcome.disclosed,
        action=ended.action if ended else "pass",
        found=tuple(outcome.found), hand_over=hand_over, **more,
    )  # fmt: skip


def dumped(body: dict[str, Any]) -> bytes:
    """A body as it goes out."""
    return json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
