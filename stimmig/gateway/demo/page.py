"""A chat page as a customer would see it, beside the gateway: it asks the gateway as any service would, over HTTP.

What was said rests in this process as long as it runs; only the demo needs that.
"""

import json
import re
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Mapping
from html import escape
from http.cookies import SimpleCookie
from pathlib import Path
from string import Template
from typing import Any
from urllib.parse import parse_qs
from uuid import uuid4

import aiohttp

from stimmig.gateway.asgi import EVENTS, Exchange, while_there
from stimmig.gateway.demo.page_words import TRIES, WORDS
from stimmig.gateway.demo.talks import Line, Talk
from stimmig.gateway.house import House
from stimmig.gateway.wire import sse

STATIC = Path(__file__).parent / "static"
FILES = {"/chat/chat.css": "text/css; charset=utf-8", "/chat/chat.js": "text/javascript; charset=utf-8"}
HTML = "text/html; charset=utf-8"
GUARDED = {
    "content-security-policy": "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cache-control": "no-store",
}
BODY_BYTES_MAX = 64 * 1024
TALKS_MAX, ID = 500, re.compile(r"[0-9a-f]{32}")
BUTTON = '<button name="say" value="{0}">{0}</button>'


class Chat:
    """The page, and the talks it knows."""

    def __init__(self, key: Callable[[], str], url: str) -> None:
        self._key, self._url = key, url
        self._talks: OrderedDict[str, Talk] = OrderedDict()
        self._opened: aiohttp.ClientSession | None = None

    @property
    def _session(self) -> aiohttp.ClientSession:
        if self._opened is None:
            self._opened = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=None, sock_read=900))
        return self._opened

    async def close(self) -> None:
        """Let go of the connections."""
        if self._opened:
            await self._opened.close()

    async def __call__(self, house: House, exchange: Exchange) -> bool:
        """Answer what belongs to the page; False for anything else."""
        method, path = exchange.method, exchange.path
        acts: dict[tuple[str, str], Callable[[Exchange, str, str], Awaitable[None]]] = {
            ("GET", "/"): self._show, ("GET", "/chat"): self._show, ("POST", "/chat/lines"): self._say,
            ("POST", "/chat/ends"): self._end, ("GET", "/chat/events"): self._follow,
        }  # fmt: skip
        if method == "GET" and path in FILES:
            await exchange.answer(200, (STATIC / path.rsplit("/", 1)[1]).read_bytes(), FILES[path], GUARDED)
            return True
        if (method, path) not in acts:
            return False
        talk, language = known(exchange)
        await acts[method, path](exchange, talk or uuid4().hex, language)
        return True

    async def _show(self, exchange: Exchange, talk: str, language: str, typed: str = "") -> None:
        known_of = self._talks.get(talk, Talk())
        lines, words = known_of.lines, WORDS[language]
        names = {"you": words["you"], "ai": words["ai"], "house": words["house_says"], "human": words["human"]}
        drawn = "".join(
            f'<li class="line line--{who}"><b>{escape(names[who])}</b><span>{escape(text)}</span></li>'
            for who, text in lines
        )
        buttons = "".join(BUTTON.format(escape(each)) for each in TRIES[language])
        page = Template((STATIC / "chat.html").read_text("utf-8")).substitute(
            {name: escape(text) for name, text in words.items()},
            lines=drawn, try_buttons=buttons, typed=escape(typed), begun="1" if lines else "",
            hidden=" hidden" if lines else "", links=known_of.links(words),
        )  # fmt: skip
        await exchange.answer(200, page.encode(), HTML, GUARDED | remembered(talk, language))

    async def _say(self, exchange: Exchange, talk: str, language: str) -> None:
        """Pass on what was written; as it comes where the page can read that, else as a page of its own."""
        form = parse_qs((await exchange.body(BODY_BYTES_MAX)).decode("utf-8", "replace"))
        text = (form.get("say") or form.get("text") or [""])[0].strip()[:2000]
        if not text:
            await exchange.answer(303, b"", HTML, {"location": "/chat"})
            return
        known_of = self._talks.setdefault(talk, Talk())
        while len(self._talks) > TALKS_MAX:
            self._talks.popitem(last=False)
        if "text/event-stream" in exchange.headers.get("accept", ""):
            await while_there(exchange, self._streamed(exchange, talk, language, known_of, text))
            return
        if await self._answered(talk, language, known_of, text):
            await exchange.answer(303, b"", HTML, {"location": "/chat#state", **remembered(talk, language)})
        else:
            await self._show(exchange, talk, language, typed=text)

    def _asked(self, talk: str, language: str, lines: list[Line], text: str, *, stream: bool) -> dict[str, object]:
        roles = {"you": "user", "ai": "assistant", "house": "assistant", "human": "assistant"}
        messages = [{"role": roles[who], "content": said} for who, said in [*lines, ("you", text)]]
        metadata = {"conversation_id": talk, "channel": "chat", "language": language}
        return {"model": "demo-1", "messages": messages, "metadata": metadata, "stream": stream}

    def _headers(self, language: str) -> dict[str, str]:
        return {"authorization": f"Bearer {self._key()}", "accept-language": language}

    async def _answered(self, talk: str, language: str, known_of: Talk, text: str) -> bool:
        lines = known_of.lines
        body, url = self._asked(talk, language, lines, text, stream=False), f"{self._url}/v1/chat/completions"
        async with self._session.post(url, json=body, headers=self._headers(language)) as response:
            known_of.hear(response.headers)
            if response.status != 200:
                said = await refusal(response)
                lines += [("you", text), ("house", said)] if said else []
                return bool(said)
            found = await response.json(content_type=None)
            said = found["choices"][0]["message"]["content"] or ""
            lines.append(("you", text))
            lines += [(speaker(response), said)] if said else []
            return True

    async def _streamed(self, exchange: Exchange, talk: str, language: str, known_of: Talk, text: str) -> None:
        lines = known_of.lines
        body, url = self._asked(talk, language, lines, text, stream=True), f"{self._url}/v1/chat/completions"
        async with self._session.post(url, json=body, headers=self._headers(language)) as response:
            links = known_of.hear(response.headers)
            if response.status != 200:
                message = await refusal(response)
                lines += [("you", text), ("house", message)]
                headers = remembered(talk, language) | {"x-stimmig-action": "blocked"} | links
                await exchange.answer(200, sse.frame(json.dumps({"error": {"message": message}})), EVENTS, headers)
                return
            lines.append(("you", text))
            action = {"x-stimmig-action": response.headers.get("x-stimmig-action", "")}
            await exchange.start(200, EVENTS, remembered(talk, language) | action | links)
            await self._passed(exchange, response, lines)

    async def _passed(self, exchange: Exchange, response: aiohttp.ClientResponse, lines: list[Line]) -> None:
        """Let it through as it comes, and remember what was said."""
        reader, words, who = sse.Reader(), list[str](), speaker(response)
        try:
            async for data in response.content.iter_any():
                for event in reader.feed(data):
                    words += spoken(event)
                await exchange.send(data)
        finally:
            if words:
                lines.append((who, "".join(words)))
        await exchange.send(b"", more=False)

    async def _follow(self, exchange: Exchange, talk: str, language: str) -> None:
        """What a human writes, at once."""
        await exchange.body(0)
        headers = self._headers(language)
        if last := exchange.headers.get("last-event-id"):
            headers["last-event-id"] = last
        await while_there(exchange, self._followed(exchange, talk, language, headers))

    async def _followed(self, exchange: Exchange, talk: str, language: str, headers: dict[str, str]) -> None:
        reader, known_of = sse.Reader(), self._talks.setdefault(talk, Talk())
        async with self._session.get(f"{self._url}/v1/conversations/{talk}/events", headers=headers) as response:
            if response.status != 200:
                await exchange.answer(204, b"", EVENTS)  # tells the browser not to try again
                return
            await exchange.start(200, EVENTS, {"cache-control": "no-cache"})
            async for data in response.content.iter_any():
                for event in reader.feed(data):
                    told(known_of, event, WORDS[language])
                await exchange.send(data)

    async def _end(self, exchange: Exchange, talk: str, language: str) -> None:
        """A new conversation; what was said in the last one stays on record."""
        await exchange.body(BODY_BYTES_MAX)
        ended, anew = self._talks.pop(talk, None), uuid4().hex
        if ended:
            self._talks[anew] = ended.closed()
        await exchange.answer(303, b"", HTML, {"location": "/chat", **remembered(anew, language)})


def ending(now: Mapping[str, Any], words: Mapping[str, str]) -> str:
    """That a human's part is over, and whether the AI answers again."""
    ended = words.get(now["state"], words["ended"])
    return f"{ended} {words['silent' if now.get('stopped') else 'back']}"


def told(talk: Talk, event: sse.Event, words: Mapping[str, str]) -> None:
    """What the gateway tells of a conversation: a human's line, or who leads it now."""
    if event.name == "line":
        talk.lines.append(("human", str(json.loads(event.data)["text"])))
    elif event.name == "lead":
        now = json.loads(event.data)
        talk.lead(now["lead"], ending(now, words))


async def refusal(response: aiohttp.ClientResponse) -> str:
    """Why there is no answer, in the words of the gateway or the AI."""
    try:
        return str(json.loads(await response.read())["error"]["message"])
    except (ValueError, KeyError, TypeError):
        return f"HTTP {response.status}"


def spoken(event: sse.Event) -> list[str]:
    """The words of a chunk."""
    if event.data == "[DONE]":
        return []
    choices = json.loads(event.data).get("choices") or [{}]
    return [text] if (text := (choices[0].get("delta") or {}).get("content")) else []


def speaker(response: aiohttp.ClientResponse) -> str:
    """Who said it, as far as the answer tells."""
    return "house" if response.headers.get("x-stimmig-action") in {"human", "blocked"} else "ai"


def known(exchange: Exchange) -> tuple[str, str]:
    """The talk of this browser, if it has one, and its language."""
    cookies = SimpleCookie(exchange.headers.get("cookie", ""))
    talk, _, kept = (cookies["stimmig_chat"].value if "stimmig_chat" in cookies else "").partition(".")
    chosen = parse_qs(exchange.query.decode("latin-1")).get("lang", [""])[0]
    accepted = exchange.headers.get("accept-language", "")[:2]
    language = next((each for each in (chosen, kept, accepted) if each in WORDS), "de")
    return talk if ID.fullmatch(talk) else "", language


def remembered(talk: str, language: str) -> dict[str, str]:
    """The cookie by which this browser finds its talk again."""
    return {"set-cookie": f"stimmig_chat={talk}.{language}; Path=/; HttpOnly; SameSite=Strict"}
