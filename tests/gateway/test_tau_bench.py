"""Conversations of tau-bench (MIT, data/tau-bench-LICENSE), replayed turn by turn: nothing of them is lost or added."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.gateway.conftest import Answer, Ask
from tests.gateway.upstream import Script, chat, chunk
from tests.gateway.world import NOTICE, World

DATA = json.loads((Path(__file__).parent / "data" / "tau-bench-airline.json").read_text())


@pytest.mark.parametrize("number", range(len(DATA["conversations"])))
def test_replayed(ask: Ask, keys: dict[str, str], scripted: Script, world: World, number: int) -> None:
    """Words and tool calls arrive as the AI gave them, the notice before the first words; a wish ends the AI's part."""
    messages, disclosed, asked = DATA["conversations"][number]["messages"], False, 0
    for at, message in enumerate(messages):
        if message["role"] != "assistant":
            continue
        stream = at % 2 == 0
        script(scripted, message, stream)
        before = [{"role": "system", "content": DATA["system"]}, *messages[:at]]
        answer = ask(keys["promising"], messages=before, stream=stream, headers={"x-stimmig-language": "de"})
        asked += 1
        if answer.headers["x-stimmig-action"] == "human":
            break
        words = message["content"] or ""
        notice = f"{NOTICE}\n\n" if words and not disclosed else ""
        assert said(answer, stream) == (notice + words, message.get("tool_calls"))
        disclosed = disclosed or bool(words)
    assert len(world.recorded(ask.conversation, "conversation.request")) == asked
    assert len(world.recorded(ask.conversation, "conversation.answer")) == asked


def script(scripted: Script, message: dict[str, Any], stream: bool) -> None:
    """The AI says this, whole or in pieces of seven letters."""
    words, calls = message["content"], message.get("tool_calls")
    if not stream:
        scripted.kind, scripted.pieces = "application/json", chat(words, **({"tool_calls": calls} if calls else {}))
        return
    scripted.kind = "text/event-stream"
    texts = [chunk({"content": words[n : n + 7]}) for n in range(0, len(words or ""), 7)]
    called = [chunk({"tool_calls": [call | {"index": n} for n, call in enumerate(calls)]})] if calls else []
    scripted.pieces = [chunk({"role": "assistant", "content": None}), *texts, *called, chunk({}, "stop"), END]


END = b"data: [DONE]\n\n"


def said(answer: Answer, stream: bool) -> tuple[str, Any]:
    """What arrived."""
    if not stream:
        message = answer.body["choices"][0]["message"]
        return message["content"] or "", message.get("tool_calls")
    deltas = [json.loads(e.data)["choices"][0]["delta"] for e in answer.events if e.data != "[DONE]"]
    calls = [{k: v for k, v in call.items() if k != "index"} for d in deltas for call in d.get("tool_calls") or ()]
    return answer.text, calls or None
