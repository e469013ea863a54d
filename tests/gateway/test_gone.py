"""The person goes while the end of an answer is put on record: one answer rests there, and a due notice stays due.

The moment is too short to meet with a real writer, so this one never finishes and remembers what it was given.
"""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any
from uuid import uuid4

import pytest

from stimmig.core.policy import Handling, Turn
from stimmig.gateway import asking
from stimmig.gateway.answering import in_one_piece
from stimmig.gateway.asgi import Exchange
from stimmig.gateway.conversations import Coming, Opened
from stimmig.gateway.figures import Figures
from stimmig.gateway.rules import Guardrails, Heard
from stimmig.gateway.standing import InForce, Key
from stimmig.gateway.streaming import Streaming
from stimmig.gateway.turns import Conducted
from tests.gateway.upstream import chat, chunks
from tests.gateway.world import policy
from tests.looping import run

RULES = Guardrails()
POLICY = RULES.read(policy())
NOW = datetime(2026, 5, 4, 9, tzinfo=UTC)


@dataclass
class Never:
    """Takes jobs, keeps records and statements, and finishes nothing."""

    jobs: list[Any] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)

    def submit(self, work: Any) -> "asyncio.Future[Any]":
        self.jobs.append(work)
        return asyncio.get_running_loop().create_future()

    async def written(self, work: Any) -> Any:
        return await self.submit(work)

    async def patiently(self, waiting: Any) -> None:
        await waiting

    def keep(self, cursor: Any, records: Any) -> None:
        self.kinds += [record.kind for record in records]

    def execute(self, sql: str, parameters: Any) -> None:
        self.said.append(sql)

    def one(self, sql: str, *parameters: Any) -> tuple[str, int, bool]:
        """The AI still leads, and the use is not stopped."""
        return "ai", 0, False


def conducted(mode: str, never: Never) -> Conducted:
    """A turn on record whose notice is due, and a reader to whom the AI still leads."""

    async def looked(work: Any) -> Any:
        return work(never)

    async def sent(_: Any) -> None:
        """Gone by then."""

    house: Any = SimpleNamespace(
        rules=RULES, keeper=never, writer=never, written=never.written, lasting=never.submit, figures=Figures(),
        reader=SimpleNamespace(within=looked), missed=[],
    )  # fmt: skip
    contact = next(each for each in POLICY.contacts if each.name == mode)
    raw = b'{"messages": [{"role": "user", "content": "Wann?"}]}'
    request = asking.read("chat.completions", raw, {"x-stimmig-conversation": "c"})
    coming = Coming(request, Key(1, 1, mode, 60, ""), InForce(1, POLICY), contact, NOW, "req_1", Heard())
    scope: Any = {"method": "POST", "path": "/v1/chat/completions", "headers": []}
    turn = Conducted(house, Exchange(scope, looked, sent), coming)  # type: ignore[arg-type]
    turn.opened = Opened(1, uuid4(), Turn("Wann?", "de", NOW), Handling("disclose"), 0, "Hinweis.")
    return turn


def answer(parts: list[bytes]) -> Any:
    async def come() -> AsyncIterator[bytes]:
        for part in parts:
            yield part

    return SimpleNamespace(headers={}, content=SimpleNamespace(iter_any=come))


async def left_at_the_end(mode: str, stream: bool) -> Never:
    never = Never()
    turn = conducted(mode, never)
    if stream:
        task = asyncio.ensure_future(Streaming(turn, answer(chunks("Erstens. ", "Zweitens."))).run())
    else:
        task = asyncio.ensure_future(in_one_piece(turn, answer(chat("Erstens."))))
    while not never.jobs and not task.done():
        await asyncio.sleep(0)
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    for job in never.jobs:
        job(never)
    return never


@pytest.mark.parametrize(
    ("mode", "stream", "read"), [("sentence", True, True), ("hold", True, False), ("hold", False, False)]
)
def test_whoever_goes_at_the_end_leaves_one_answer(mode: str, stream: bool, read: bool) -> None:
    """A service that lost patience asks again: the person has to get the notice then, where they have not got it."""
    never = run(left_at_the_end(mode, stream))
    assert never.kinds == ["conversation.answer"]
    assert ("disclosed_at = NULL" in never.said[-1]) != read
