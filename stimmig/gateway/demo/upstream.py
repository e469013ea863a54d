"""The demo's AI over HTTP, chat completions and responses: `python -m stimmig.gateway.demo.upstream --port N`"""

import argparse
import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any

from stimmig.gateway.asgi import EVENTS, Exchange, Receive, Scope, Send, while_there
from stimmig.gateway.asking import Asked, read
from stimmig.gateway.demo.cues import SLOW_SECONDS, WORD_SECONDS, Cue, cue, pieces
from stimmig.gateway.wire import sse
from stimmig.gateway.wire.chat import Chat, ChatStream
from stimmig.gateway.wire.refusals import Refused, Unknown, not_served
from stimmig.gateway.wire.responses import Responses, ResponsesStream

BODY_BYTES_MAX = 1024 * 1024
MODEL = "demo-1"


async def application(scope: Scope, receive: Receive, send: Send) -> None:
    """Answer on cue."""
    if scope["type"] != "http":
        return
    exchange = Exchange(scope, receive, send)
    try:
        raw = await exchange.body(BODY_BYTES_MAX)
        if exchange.path.endswith("/models"):
            await exchange.answer(200, json.dumps({"object": "list", "data": [{"id": MODEL}]}).encode())
            return
        if not exchange.path.endswith(("/chat/completions", "/responses")):
            raise not_served(Unknown(exchange.method, exchange.path))
        endpoint = "responses" if exchange.path.endswith("/responses") else "chat.completions"
        asked = read(endpoint, raw, exchange.headers)  # type: ignore[arg-type]  # one of the two
        await while_there(exchange, answer(exchange, asked))
    except Refused as refused:
        await exchange.refuse(refused)


async def answer(exchange: Exchange, asked: Asked) -> None:
    """Say what the words bring on, in the shape that was asked for."""
    found = cue(asked.text)
    text = found.en if asked.language == "en" else found.de
    body = {"model": MODEL, **asked.body}
    if not asked.stream:
        if found.hangs or found.breaks_off:
            await asyncio.sleep(3600)
        whole = Chat() if asked.endpoint == "chat.completions" else Responses()
        await exchange.answer(200, json.dumps(whole.said(body, text, id="demo", at=0, filtered=False)).encode())
        return
    await exchange.start(200, EVENTS)
    async for piece in streamed(asked, body, found, text):
        await exchange.send(piece)
    if found.breaks_off:
        raise ConnectionError("broken off, on cue")
    await exchange.send(b"", more=False)


async def streamed(asked: Asked, body: dict[str, Any], found: Cue, text: str) -> AsyncIterator[bytes]:
    """Word by word; it hangs or breaks off where the cue says so."""
    frames = chat_frames(body, text) if asked.endpoint == "chat.completions" else response_frames(body, text)
    words = len(list(pieces(text)))
    for number, frame in enumerate(frames):
        yield frame
        if (found.hangs or found.breaks_off) and number > words:
            if found.hangs:
                await asyncio.sleep(3600)
            return
        await asyncio.sleep(SLOW_SECONDS if found.slow else WORD_SECONDS)


def chat_frames(body: dict[str, Any], text: str) -> list[bytes]:
    """The chunks of a chat completion."""
    form = ChatStream()
    begun, ended = form.said(body, "", id="demo", at=0, filtered=False)[:2]
    deltas = [form.delta((0, "content"), piece) for piece in pieces(text)]
    return [*map(form.frame, [begun, *deltas, ended]), sse.DONE]


def response_frames(body: dict[str, Any], text: str) -> list[bytes]:
    """The events of a response: the one delta of the whole text, word by word."""
    events = ResponsesStream().said(body, text, id="demo", at=0, filtered=False)
    spread: list[dict[str, Any]] = []
    for event in events:
        if event["type"] == "response.output_text.delta":
            spread += [event | {"delta": piece} for piece in pieces(text)]
        else:
            spread.append(event)
    form = ResponsesStream()
    return [form.frame(event | {"sequence_number": number}) for number, event in enumerate(spread)]


def main() -> None:
    """Serve on a port of this machine."""
    import uvicorn

    parser = argparse.ArgumentParser(prog="python -m stimmig.gateway.demo.upstream")
    parser.add_argument("--port", type=int, required=True)
    options = parser.parse_args()
    uvicorn.run(application, host="127.0.0.1", port=options.port, log_level="critical", lifespan="off", ws="none")


if __name__ == "__main__":
    main()
