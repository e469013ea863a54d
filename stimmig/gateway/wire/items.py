"""The items of a response, and the texts in them."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from stimmig.gateway.wire.form import Json, Part

TEXT = {"output_text": "text", "refusal": "refusal", "text": "text"}  # kind of content -> where its text stands
FINAL = ("response.completed", "response.incomplete", "response.failed")


def items(body: Json) -> list[Json]:
    """The items of an answer, in their places; an empty one where something else stands."""
    found = body.get("output")
    return [item if isinstance(item, dict) else {} for item in found] if isinstance(found, list) else []


def contents(item: Json) -> list[Json]:
    found = item.get("content") if item.get("type") == "message" else None
    return [content if isinstance(content, dict) else {} for content in found] if isinstance(found, list) else []


def texts_of(item: Json, output: int) -> Iterator[tuple[Part, str]]:
    for number, content in enumerate(contents(item)):
        text = content.get(TEXT.get(str(content.get("type")), ""))
        if isinstance(text, str) and text:
            yield (output, number), text


def with_texts(item: Json, output: int, texts: Mapping[Part, str]) -> Json:
    """The item with the texts that were let go; what nobody checked is left out of it."""
    if item.get("type") == "reasoning":
        return {k: v for k, v in item.items() if k != "content"} | {"summary": []}
    if item.get("type") != "message":
        return item
    new = [with_text(content, texts.get((output, number))) for number, content in enumerate(contents(item))]
    return item | {"content": new}


def with_only(item: Json, output: int, texts: Mapping[Part, str]) -> Json:
    """The item with the texts that were let go and no other."""
    return with_texts(item, output, {part: texts.get(part, "") for part, _ in texts_of(item, output)} | dict(texts))


def with_text(content: Json, text: str | None) -> Json:
    field = TEXT.get(str(content.get("type")))
    if field is None or text is None or content.get(field) == text:
        return content
    return content | {field: text} | ({"logprobs": []} if "logprobs" in content else {})


def message(id: str, words: str, status: str) -> Json:
    """A message as an item."""
    content = {"type": "output_text", "text": words, "annotations": [], "logprobs": []}
    return {"id": id, "type": "message", "status": status, "role": "assistant", "content": [content]}


def carried(
    kind: str, part: Part, event: Json, placed: Callable[[Json], Iterator[tuple[int, Json]]]
) -> Iterator[tuple[Part, str]]:
    """The texts a closing event repeats, each with its place."""
    inside = event.get("item") or event.get("part") or event.get("response")
    if kind in {"response.output_text.done", "response.refusal.done"}:
        text = event.get(TEXT[kind.split(".")[1]])
        yield from [(part, text)] if isinstance(text, str) and text else ()
    elif not isinstance(inside, dict):
        return
    elif kind == "response.content_part.done":
        yield from ((part, text) for _, text in texts_of({"type": "message", "content": [inside]}, 0))
    elif kind == "response.output_item.done":
        yield from texts_of(inside, int(part[0]))
    elif kind in FINAL:
        for number, item in placed(inside):
            yield from texts_of(item, number)


def unguessed(found: Any) -> Any:
    """The same without token probabilities, which name words nobody checked, however deep they stand."""
    if isinstance(found, list):
        return [unguessed(each) for each in found]
    if not isinstance(found, dict):
        return found
    return {key: [] if key == "logprobs" else unguessed(value) for key, value in found.items()}


def unjoined(response: Json) -> Json:
    """Without the field clients put together themselves from the texts."""
    return {key: value for key, value in response.items() if key != "output_text"}
