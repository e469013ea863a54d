"""Chat completions: one answer in one piece, or chunk by chunk.

In checked modes `reasoning`, `reasoning_content` and `logprobs` do not go out: they carry text nobody checked.
Everything else that is unknown here survives.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, ClassVar

from stimmig.gateway.wire import sse
from stimmig.gateway.wire.form import Close, Json, Part, Plain, Step, Text

FIELDS = ("content", "refusal")
UNCHECKED = ("reasoning", "reasoning_content", "reasoning_details", "thinking", "thinking_blocks", "logprobs", "audio")
NOT_OF_A_CHUNK = ("message", "text")  # where other answers carry their text
NO_TOKENS = {"prompt_tokens": 0, "completion_tokens": 0, "total_tokens": 0}


def choices(body: Json) -> list[Json]:
    """The choices of an answer; none where it is no answer."""
    found = body.get("choices")
    return [choice for choice in found if isinstance(choice, dict)] if isinstance(found, list) else []


def text_of(value: object) -> str:
    """The text of a field: a string, or parts with a text each, as some servers send them."""
    if not isinstance(value, list):
        return value if isinstance(value, str) else ""
    found = (part.get("text") for part in value if isinstance(part, dict))
    return "".join(text for text in found if isinstance(text, str))


class Chat:
    """An answer in one piece."""

    def texts(self, body: Json) -> dict[Part, str]:
        found: dict[Part, str] = {}
        for choice in choices(body):
            message = choice.get("message") or {}
            for field in FIELDS:
                if text := text_of(message.get(field)):
                    found[choice.get("index", 0), field] = text
        return found

    def voice(self, part: Part) -> int:
        return part[0]

    def checked(self, body: Json) -> Json:
        return body | {"choices": [_checked(choice) for choice in choices(body)]}

    def replaced(self, body: Json, texts: Mapping[Part, str], cut: Iterable[Part]) -> Json:
        gone = {part[0] for part in cut}
        return body | {"choices": [self._choice(choice, texts, gone) for choice in choices(body)]}

    def _choice(self, choice: Json, texts: Mapping[Part, str], gone: set[int]) -> Json:
        index = choice.get("index", 0)
        new = {field: texts[index, field] for field in FIELDS if (index, field) in texts}
        if index in gone:
            message = {"role": "assistant", "content": None, "refusal": None} | new
            return {"index": index, "message": message, "logprobs": None, "finish_reason": "content_filter"}
        return choice | {"message": (choice.get("message") or {}) | new}

    def said(self, asked: Json, words: str, *, id: str, at: int, filtered: bool) -> Json:
        message = {"role": "assistant", "content": words, "refusal": None}
        choice = {"index": 0, "message": message, "logprobs": None, "finish_reason": _reason(filtered)}
        return _envelope(asked, id, at, "chat.completion") | {"choices": [choice], "usage": NO_TOKENS}


class ChatStream:
    """An answer chunk by chunk. `n` is how many choices were asked for."""

    name: ClassVar[str] = "chat.completions"
    done: ClassVar[bytes] = sse.DONE

    def __init__(self, n: int = 1) -> None:
        self._n, self._cut, self._finished = n, set[int](), set[int]()
        self._envelope: Json = {}

    def steps(self, event: Json) -> Iterator[Step]:
        self._envelope = self._envelope | {k: v for k, v in event.items() if k not in {"choices", "usage"}}
        if not choices(event):
            yield Plain(event)
        for choice in choices(event):
            if choice.get("index", 0) not in self._cut:
                yield from self._steps(event, choice)

    def _steps(self, event: Json, choice: Json) -> Iterator[Step]:
        index, delta = choice.get("index", 0), choice.get("delta") or {}
        for field in FIELDS:
            if text := text_of(delta.get(field)):
                yield Text((index, field), text)
        rest = {k: v for k, v in delta.items() if k not in FIELDS and k not in UNCHECKED}
        if choice.get("finish_reason") or rest.keys() - {"role"}:
            yield from (Close((index, field)) for field in FIELDS)
        if index in self._cut:
            return
        if choice.get("finish_reason"):
            self._finished.add(index)
        if rest or choice.get("finish_reason"):
            if "content" in delta and not delta["content"]:
                rest["content"] = delta["content"]  # as it came: empty beside the role, null beside a tool call
            kept = {k: v for k, v in choice.items() if k not in (*UNCHECKED, *NOT_OF_A_CHUNK)} | {"delta": rest}
            yield Plain(event | {"choices": [kept]})

    def delta(self, part: Part, text: str) -> Json:
        return self._chunk(int(part[0]), {str(part[1]): text}, None)

    def passed(self, part: Part, text: str) -> None:
        """No later chunk repeats a text."""

    def plain(self, event: Json) -> Json:
        return event

    def cut(self, words: str, part: Part | None = None) -> list[Json]:
        indices = range(self._n) if part is None else [int(part[0])]
        found: list[Json] = []
        for index in indices:
            if index not in self._cut | self._finished:
                said = [self._chunk(index, {"content": words}, None)] if words else []
                found += [*said, self._chunk(index, {}, "content_filter")]
                self._cut.add(index)
        return found

    def voice(self, part: Part) -> int:
        return part[0]

    @property
    def over(self) -> bool:
        return bool(self._cut) and len(self._cut | self._finished) >= self._n

    def said(self, asked: Json, words: str, *, id: str, at: int, filtered: bool) -> list[Json]:
        self._envelope = _envelope(asked, id, at, "chat.completion.chunk")
        chunks = [
            self._chunk(0, {"role": "assistant", "content": words}, None),
            self._chunk(0, {}, _reason(filtered)),
        ]
        options = asked.get("stream_options")
        if isinstance(options, dict) and options.get("include_usage"):
            chunks.append(self._envelope | {"choices": [], "usage": NO_TOKENS})
        return chunks

    def _chunk(self, index: int, delta: Json, reason: str | None) -> Json:
        choice: dict[str, Any] = {"index": index, "delta": delta, "logprobs": None, "finish_reason": reason}
        return self._envelope | {"choices": [choice]}

    def frame(self, event: Json) -> bytes:
        return sse.frame(json.dumps(event, ensure_ascii=False, separators=(",", ":")))


def _checked(choice: Json) -> Json:
    message = {k: v for k, v in (choice.get("message") or {}).items() if k not in UNCHECKED}
    if isinstance(message.get("content"), list):
        message["content"] = None  # its texts stand apart by now; what else it has nobody checks
    return {k: v for k, v in choice.items() if k not in (*UNCHECKED, "text")} | {"message": message}


def _envelope(asked: Json, id: str, at: int, kind: str) -> Json:
    return {"id": f"chatcmpl-{id}", "object": kind, "created": at, "model": str(asked.get("model") or "")}


def _reason(filtered: bool) -> str:
    return "content_filter" if filtered else "stop"
