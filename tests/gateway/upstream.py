"""A scripted AI on loopback: a plain HTTP server that sends exactly the bytes a test wants, and notices who leaves.

The script is chosen by the model's name, so that tests at the same time do not meet.
"""

import asyncio
import contextlib
import json
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

HEAD = "HTTP/1.1 {status} OK\r\ncontent-type: {kind}\r\n{more}transfer-encoding: chunked\r\n\r\n"


@dataclass
class Script:
    """What is answered: the pieces as they are written, and what happens between and after them."""

    pieces: Sequence[bytes]
    status: int = 200
    kind: str = "text/event-stream"
    headers: dict[str, str] = field(default_factory=dict)
    before: dict[int, Callable[[], Any]] = field(default_factory=dict)  # called, in a thread, before this piece
    hangs: bool = False  # after the last piece nothing more comes
    breaks_off: bool = False  # after the last piece the connection is cut
    asked: list[dict[str, Any]] = field(default_factory=list)  # headers and body of every request
    left: threading.Event = field(default_factory=threading.Event)  # the other side closed while it hung


class Upstream:
    """The server, in a thread of its own."""

    def __init__(self) -> None:
        self.scripts: dict[str, Script] = {}
        self.url = ""
        self._loop = asyncio.new_event_loop()
        self._server: Any = None
        self._begun = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)

    def start(self) -> None:
        self._thread.start()
        self._begun.wait()
        self.url = f"http://127.0.0.1:{self._server.sockets[0].getsockname()[1]}/v1"

    def stop(self) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()

    def script(self, model: str, script: Script) -> Script:
        self.scripts[model] = script
        return script

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        self._server = self._loop.run_until_complete(asyncio.start_server(self._serve, "127.0.0.1", 0))
        self._begun.set()
        self._loop.run_forever()
        self._server.close()
        for task in asyncio.all_tasks(self._loop):
            task.cancel()
        self._loop.run_until_complete(asyncio.sleep(0.01))
        self._loop.close()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError):
            while await self._answer(reader, writer):
                pass
        writer.close()

    async def _answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        head = (await reader.readuntil(b"\r\n\r\n")).decode()
        first, *lines = head.split("\r\n")
        headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines if line)}
        raw = await reader.readexactly(int(headers.get("content-length", 0)))
        body = json.loads(raw) if raw else {}
        script = self.scripts[body.get("model") or first.split(" ")[1]]
        script.asked.append({"line": first, "headers": headers, "body": body, "raw": raw})
        more = "".join(f"{name}: {value}\r\n" for name, value in script.headers.items())
        writer.write(HEAD.format(status=script.status, kind=script.kind, more=more).encode())
        for number, piece in enumerate(script.pieces):
            if number in script.before:
                await asyncio.to_thread(script.before[number])
            writer.write(f"{len(piece):x}\r\n".encode() + piece + b"\r\n")
            await writer.drain()
        if script.hangs:
            await reader.read(1)
            script.left.set()
            return False
        if script.breaks_off:
            return False
        writer.write(b"0\r\n\r\n")
        await writer.drain()
        return True


def chat(text: str, model: str = "m", **message: Any) -> list[bytes]:
    """A chat completion in one piece."""
    choice = {"index": 0, "message": {"role": "assistant", "content": text} | message, "finish_reason": "stop"}
    body = {"id": "chatcmpl-1", "object": "chat.completion", "created": 1, "model": model, "choices": [choice]}
    return [json.dumps(body | {"usage": {"prompt_tokens": 1, "completion_tokens": 2, "total_tokens": 3}}).encode()]


def chunk(delta: dict[str, Any], reason: str | None = None, index: int = 0) -> bytes:
    choice = {"index": index, "delta": delta, "finish_reason": reason}
    body = {"id": "chatcmpl-1", "object": "chat.completion.chunk", "created": 1, "model": "m", "choices": [choice]}
    return b"data: " + json.dumps(body, ensure_ascii=False).encode() + b"\n\n"


def chunks(*texts: str) -> list[bytes]:
    """A chat completion chunk by chunk."""
    begun, ended = chunk({"role": "assistant", "content": ""}), chunk({}, "stop")
    return [begun, *(chunk({"content": text}) for text in texts), ended, b"data: [DONE]\n\n"]


def response(text: str) -> dict[str, Any]:
    """A response in one piece."""
    content = {"type": "output_text", "text": text, "annotations": []}
    item = {"id": "msg_1", "type": "message", "status": "completed", "role": "assistant", "content": [content]}
    return {
        "id": "resp_1", "object": "response", "created_at": 1, "model": "m", "status": "completed", "output": [item],
        "parallel_tool_calls": True, "tool_choice": "auto", "tools": [],
        "usage": {"input_tokens": 1, "output_tokens": 2, "total_tokens": 3,
                  "input_tokens_details": {"cached_tokens": 0, "cache_write_tokens": 0},
                  "output_tokens_details": {"reasoning_tokens": 0}},
    }  # fmt: skip


def events(*texts: str, id: str = "resp_1") -> list[bytes]:
    """A response event by event."""
    return [b"event: %s\ndata: %s\n\n" % (e["type"].encode(), json.dumps(e).encode()) for e in _events(texts, id)]


def _events(texts: Sequence[str], id: str) -> Iterator[dict[str, Any]]:
    whole = "".join(texts)
    done = response(whole) | {"id": id}
    begun = done | {"output": [], "status": "in_progress", "usage": None}
    place = {"item_id": "msg_1", "output_index": 0, "content_index": 0}
    item = done["output"][0]
    yield {"type": "response.created", "response": begun, "sequence_number": 0}
    yield {"type": "response.in_progress", "response": begun, "sequence_number": 1}
    opened = item | {"content": [], "status": "in_progress"}
    yield {"type": "response.output_item.added", "output_index": 0, "item": opened, "sequence_number": 2}
    empty = item["content"][0] | {"text": ""}
    yield {"type": "response.content_part.added", **place, "part": empty, "sequence_number": 3}
    for number, text in enumerate(texts):
        yield {
            "type": "response.output_text.delta",
            **place,
            "delta": text,
            "logprobs": [],
            "sequence_number": 4 + number,
        }
    last = 4 + len(texts)
    yield {"type": "response.output_text.done", **place, "text": whole, "logprobs": [], "sequence_number": last}
    yield {"type": "response.content_part.done", **place, "part": item["content"][0], "sequence_number": last + 1}
    yield {"type": "response.output_item.done", "output_index": 0, "item": item, "sequence_number": last + 2}
    yield {"type": "response.completed", "response": done, "sequence_number": last + 3}
