"""The Responses API: one object, or named events whose later ones repeat the text of the earlier ones.

A text therefore has to be changed in every event that carries it: `output_text.delta`, `output_text.done`,
`content_part.done`, `output_item.done`, `response.completed`; and every event gets a number of ours, so that the
numbers rise by one. In checked modes the events of reasoning do not go out, and a reasoning item is empty.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import ClassVar

from stimmig.gateway.wire import sse
from stimmig.gateway.wire.form import Close, Json, Part, Plain, Step, Text
from stimmig.gateway.wire.items import (
    FINAL,
    carried,
    items,
    message,
    texts_of,
    unguessed,
    unjoined,
    with_only,
    with_text,
    with_texts,
)

UNCHECKED = ("response.reasoning", "response.audio", "response.output_audio")
NO_TOKENS = {"input_tokens": 0, "output_tokens": 0, "total_tokens": 0}
FILTERED = {"status": "incomplete", "incomplete_details": {"reason": "content_filter"}}


class Responses:
    """An answer in one piece."""

    def texts(self, body: Json) -> dict[Part, str]:
        return {part: text for output, item in enumerate(items(body)) for part, text in texts_of(item, output)}

    def voice(self, part: Part) -> int:
        return 0

    def checked(self, body: Json) -> Json:
        return unguessed(body | {"output": [with_texts(item, number, {}) for number, item in enumerate(items(body))]})  # type: ignore[no-any-return]

    def replaced(self, body: Json, texts: Mapping[Part, str], cut: Iterable[Part]) -> Json:
        output = [
            item if item.get("type") == "reasoning" else with_texts(item, number, texts)
            for number, item in enumerate(items(body))
        ]
        if not set(cut):
            return unjoined(body) | {"output": output}
        return unjoined(body) | FILTERED | {"output": [item for item in output if item.get("type") == "message"]}

    def said(self, asked: Json, words: str, *, id: str, at: int, filtered: bool) -> Json:
        status = FILTERED if filtered else {"status": "completed", "incomplete_details": None}
        item = message(f"msg_{id}", words, str(status["status"]))
        return _response(asked, id, at) | status | {"output": [item], "usage": NO_TOKENS}


class ResponsesStream:
    """An answer event by event."""

    name: ClassVar[str] = "responses"
    done: ClassVar[bytes] = b""

    def __init__(self, *, checked: bool = True) -> None:
        self._checked, self._number, self._over = checked, -1, False
        self._response: Json = {}
        self._items: dict[int, Json] = {}
        self._let_go: dict[Part, list[str]] = {}
        self._refusals: set[Part] = set()
        self._open: Part | None = None  # the part whose text is coming

    def steps(self, event: Json) -> Iterator[Step]:
        kind = str(event.get("type"))
        if self._over or (self._checked and kind.startswith(UNCHECKED)):
            return
        part = (int(event.get("output_index") or 0), int(event.get("content_index") or 0))
        if kind in {"response.output_text.delta", "response.refusal.delta"}:
            self._opened(part, refusal=kind == "response.refusal.delta")
            yield Text(part, str(event.get("delta") or ""))
            return
        self._noted(kind, event)
        yield from self._untold(kind, part, event)
        if kind.endswith(".done") or kind in FINAL:
            yield from self._closing(kind, part)
        if not self._over:
            yield Plain(event)

    def _opened(self, part: Part, *, refusal: bool = False) -> None:
        self._open = part
        self._let_go.setdefault(part, [])
        if refusal:
            self._refusals.add(part)

    def _noted(self, kind: str, event: Json) -> None:
        if isinstance(event.get("response"), dict):
            self._response = event["response"]
        if kind in {"response.output_item.added", "response.output_item.done"}:
            self._items[int(event.get("output_index") or 0)] = event.get("item") or {}

    def _untold(self, kind: str, part: Part, event: Json) -> Iterator[Step]:
        """Texts that stand in a closing event and never came as deltas: some servers send no deltas."""
        for place, text in carried(kind, part, event, self._placed):
            if place not in self._let_go:
                self._opened(place, refusal=kind == "response.refusal.done")
                yield Text(place, text)

    def _placed(self, response: Json) -> Iterator[tuple[int, Json]]:
        """The items of a whole answer in the places their events named, which some servers do not number."""
        known = {item["id"]: number for number, item in self._items.items() if item.get("id")}
        for number, item in enumerate(items(response)):
            yield known.get(item.get("id"), number), item

    def _closing(self, kind: str, part: Part) -> Iterator[Step]:
        """What a closing event closes: its own part, all parts of its item, or all there are."""
        narrow = kind.startswith(("response.output_text", "response.content", "response.refusal"))
        for known in list(self._let_go):
            own = known == part if narrow else kind in FINAL or known[0] == part[0]
            if own:
                yield Close(known)
                self._open = None if self._open == known else self._open

    def delta(self, part: Part, text: str) -> Json:
        self.passed(part, text)
        output, content = part
        place = {"item_id": self._items.get(output, {}).get("id", ""), "output_index": output, "content_index": content}
        if part in self._refusals:
            return self._numbered({"type": "response.refusal.delta", **place, "delta": text})
        return self._numbered({"type": "response.output_text.delta", **place, "delta": text, "logprobs": []})

    def passed(self, part: Part, text: str) -> None:
        self._let_go.setdefault(part, []).append(text)

    @property
    def _texts(self) -> dict[Part, str]:
        return {part: "".join(pieces) for part, pieces in self._let_go.items()}

    def plain(self, event: Json) -> Json:
        kind, texts = str(event.get("type")), self._texts if str(event.get("type")).endswith(CARRIES_TEXT) else {}
        output = int(event.get("output_index") or 0)
        own = texts.get((output, int(event.get("content_index") or 0)))
        if kind in {"response.output_text.done", "response.refusal.done"} and own is not None:
            event = with_text(event | {"type": kind.split(".")[1]}, own) | {"type": kind}
        elif kind == "response.content_part.done" and isinstance(event.get("part"), dict):
            event = event | {"part": with_text(event["part"], own)}
        elif kind == "response.content_part.added" and isinstance(event.get("part"), dict):
            event = event | {"part": with_text(event["part"], "")}
        elif kind == "response.output_item.added" and isinstance(event.get("item"), dict):
            event = event | {"item": with_only(event["item"], output, {})}
            self._items[output] = event["item"]
        elif kind == "response.output_item.done" and isinstance(event.get("item"), dict):
            event = event | {"item": self._items_patched(event["item"], output, texts)}
            self._items[output] = event["item"]
        elif kind in FINAL and isinstance(event.get("response"), dict):
            done = [self._items_patched(item, number, texts) for number, item in self._placed(event["response"])]
            event = event | {"response": unjoined(event["response"]) | {"output": done}}
        elif isinstance(event.get("response"), dict):
            event = event | {"response": unjoined(event["response"]) | {"output": []}}
        return self._numbered(unguessed(event) if self._checked else event)

    def _items_patched(self, item: Json, output: int, texts: Mapping[Part, str]) -> Json:
        if item.get("type") == "reasoning" and not self._checked:
            return item
        return with_texts(item, output, texts)

    def cut(self, words: str, part: Part | None = None) -> list[Json]:
        if self._over:
            return []
        self._over = True
        if part is None and self._open is None and not words:
            return [self._ended(FILTERED)]
        return [*self._closed(words, FILTERED), self._ended(FILTERED)]

    def voice(self, part: Part) -> int:
        return 0

    @property
    def over(self) -> bool:
        return self._over

    def _closed(self, words: str, status: Json) -> list[Json]:
        """The closing words and the events that end their message, in a message of its own where none is open."""
        events: list[Json] = []
        part = self._open
        if part is None or part in self._refusals:
            part = (max(self._items, default=-1) + 1, 0)
            events = self._begun(part)
        output, content = part
        events += [self.delta(part, words)] if words else []
        text, id = self._texts.get(part, ""), str(self._items.get(output, {}).get("id", ""))
        place = {"item_id": id, "output_index": output, "content_index": content}
        whole = {"type": "output_text", "text": text, "annotations": [], "logprobs": []}
        self._items[output] = message(id, text, str(status["status"]))
        return [
            *events,
            self._numbered({"type": "response.output_text.done", **place, "text": text, "logprobs": []}),
            self._numbered({"type": "response.content_part.done", **place, "part": whole}),
            self._numbered({"type": "response.output_item.done", "output_index": output, "item": self._items[output]}),
        ]

    def _begun(self, part: Part) -> list[Json]:
        output, content = part
        id = f"msg_{str(self._response.get('id', '')).removeprefix('resp_')}_{output}"
        item = {"id": id, "type": "message", "status": "in_progress", "role": "assistant", "content": []}
        self._items[int(output)] = item
        empty = {"type": "output_text", "text": "", "annotations": [], "logprobs": []}
        place = {"item_id": id, "output_index": output, "content_index": content}
        return [
            self._numbered({"type": "response.output_item.added", "output_index": output, "item": item}),
            self._numbered({"type": "response.content_part.added", **place, "part": empty}),
        ]

    def _ended(self, status: Json) -> Json:
        """The last event: everything that was let go, whole."""
        output = [with_only(self._items[number], number, self._texts) for number in sorted(self._items)]
        whole = (
            unjoined(self._response) | status | {"output": [item for item in output if item.get("type") == "message"]}
        )
        return self._numbered({"type": f"response.{status['status']}", "response": whole})

    def said(self, asked: Json, words: str, *, id: str, at: int, filtered: bool) -> list[Json]:
        status = FILTERED if filtered else {"status": "completed", "incomplete_details": None}
        begun = _response(asked, id, at) | {"status": "in_progress", "output": [], "usage": None}
        events = [
            self._numbered({"type": kind, "response": begun}) for kind in ("response.created", "response.in_progress")
        ]
        self._response, self._over = begun | {"usage": NO_TOKENS}, True
        return [*events, *self._closed(words, status), self._ended(status)]

    def _numbered(self, event: Json) -> Json:
        self._number += 1
        return event | {"sequence_number": self._number}

    def frame(self, event: Json) -> bytes:
        return sse.frame(json.dumps(event, ensure_ascii=False, separators=(",", ":")), name=str(event.get("type")))


CARRIES_TEXT = (".done", ".completed", ".incomplete", ".failed")


def _response(asked: Json, id: str, at: int) -> Json:
    """The envelope of an answer the AI had no part in; every field the official clients expect."""
    return {
        "id": f"resp_{id}", "object": "response", "created_at": at, "model": str(asked.get("model") or ""),
        "error": None, "incomplete_details": None, "instructions": None, "metadata": asked.get("metadata") or {},
        "parallel_tool_calls": True, "previous_response_id": asked.get("previous_response_id"), "temperature": None,
        "tool_choice": asked.get("tool_choice") or "auto", "tools": asked.get("tools") or [], "top_p": None,
    }  # fmt: skip
