"""What a service asks, read once: nothing of it is changed on its way to the AI."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Literal

from stimmig.core.conversation import asked as request_content
from stimmig.core.policy import CHANNELS
from stimmig.gateway.wire.form import Json
from stimmig.gateway.wire.refusals import Refused

INSTRUCTIONS = ("system", "developer")
ID_MAX = 200
N_MAX = 16
Endpoint = Literal["chat.completions", "responses"]
PICTURE = re.compile(r"data:([\w.+/-]{1,80});base64,([A-Za-z0-9+/=_-]+)")


@dataclass(frozen=True, slots=True)
class Asked:
    """One request. `text` is what the person wrote last, empty where a tool answered last."""

    endpoint: Endpoint
    raw: bytes
    body: Json
    text: str
    outside_id: str  # what the service calls the conversation; empty where it said nothing
    channel: str  # empty: the touchpoint's own
    language: str  # empty: as before
    api: bool  # the service wants refusals as errors
    lacks: tuple[str, ...]
    headers: Mapping[str, str]
    again: bool = False  # the person asks what they have asked before, and was answered

    @property
    def stream(self) -> bool:
        return self.body.get("stream") is True

    @property
    def n(self) -> int:
        n = self.body.get("n")
        return n if isinstance(n, int) and self.endpoint == "chat.completions" else 1

    def kept(self) -> str:
        """The request as it is recorded: whole, but a picture only by its hash."""
        return PICTURE.sub(_picture, self.raw.decode())


def _picture(found: re.Match[str]) -> str:
    return f"data:{found[1]};sha256,{sha256(found[2].encode()).hexdigest()}"


def read(endpoint: Endpoint, raw: bytes, headers: Mapping[str, str]) -> Asked:
    """Read a request; Refused where it cannot be answered for."""
    body = _object(raw)
    _answerable(body, endpoint)
    outside_id = _conversation(body, headers)
    lacks = [] if outside_id else ["no-conversation-id"]
    if b'"image_url"' in raw or b'"input_image"' in raw or b'"input_file"' in raw:
        lacks.append("picture-unread")
    return Asked(
        endpoint=endpoint,
        raw=raw,
        body=body,
        text=whole("\n".join(_last(_turns(body, endpoint)))),
        outside_id=outside_id,
        channel=_channel(body, headers),
        language=_language(body, headers),
        api=headers.get("x-stimmig-mode", "").lower() == "api",
        lacks=tuple(lacks),
        headers=headers,
        again=_again(_turns(body, endpoint)),
    )


def whole(text: str) -> str:
    """The text without halves of characters, which no record can hold."""
    return text.encode("utf-8", "replace").decode()


def _object(raw: bytes) -> Json:
    try:
        body = json.loads(raw.decode())
    except (ValueError, RecursionError) as error:
        raise Refused(400, "invalid_json", f"The body is no JSON: {error}") from None
    if not isinstance(body, dict):
        raise Refused(400, "invalid_json", "The body must be a JSON object.")
    return body


def _answerable(body: Json, endpoint: Endpoint) -> None:
    """What nobody could check is refused, and says so."""
    wanted = "messages" if endpoint == "chat.completions" else "input"
    if not isinstance(body.get(wanted), list | str) or (wanted == "messages" and not isinstance(body[wanted], list)):
        raise Refused(400, "missing_required_parameter", f"Missing required parameter: '{wanted}'.", param=wanted)
    modalities = body.get("modalities")
    if (isinstance(modalities, list) and "audio" in modalities) or body.get("audio"):
        raise Refused(400, "audio_unsupported", AUDIO, param="modalities")
    if any(part.get("type") == "input_audio" for turn in _turns(body, endpoint) for part in _parts(turn)):
        raise Refused(400, "audio_unsupported", AUDIO, param=wanted)
    if body.get("background"):
        message = "Answers in the background cannot be checked on their way. Leave out 'background'."
        raise Refused(400, "background_unsupported", message, param="background")
    n = body.get("n")
    if isinstance(n, int) and n > N_MAX:
        raise Refused(400, "invalid_value", f"'n' may be {N_MAX} at most.", param="n")


AUDIO = "Spoken words cannot be checked here. Send text; have speech recognised before and spoken after."


def _turns(body: Json, endpoint: Endpoint) -> list[Json]:
    turns = body.get("messages" if endpoint == "chat.completions" else "input")
    if isinstance(turns, str):
        return [{"role": "user", "content": turns}]
    return [turn for turn in turns or [] if isinstance(turn, dict)]


def _parts(turn: Json) -> Iterator[Json]:
    content = turn.get("content")
    if isinstance(content, list):
        yield from (part for part in content if isinstance(part, dict))


def _last(turns: list[Json]) -> list[str]:
    """What the person wrote since anybody else spoke. Instructions of the service are nobody's words, also last."""
    found: list[str] = []
    for turn in reversed([turn for turn in turns if turn.get("role") not in INSTRUCTIONS]):
        if turn.get("role") != "user":
            break
        found.insert(0, _text(turn))
    return found


def _text(turn: Json) -> str:
    content = turn.get("content")
    parts = [content] if isinstance(content, str) else [part.get("text") for part in _parts(turn)]
    return "\n".join(part for part in parts if isinstance(part, str))


def _again(turns: list[Json]) -> bool:
    """Whether the last thing said is a question that stands, word for word, before an answer."""
    last = _last(turns)
    before = [turn for turn in turns[: len(turns) - len(last)] if turn.get("role") == "user"]
    asked = " ".join(" ".join(last).split()).casefold()
    return "?" in asked and any(" ".join(_text(turn).split()).casefold() == asked for turn in before)


def _metadata(body: Json) -> Json:
    found = body.get("metadata")
    return found if isinstance(found, dict) else {}


def _conversation(body: Json, headers: Mapping[str, str]) -> str:
    """The first of: header, metadata, the conversation or the answer before of the Responses API."""
    conversation = body.get("conversation")
    previous = body.get("previous_response_id")
    found = (
        headers.get("x-stimmig-conversation")
        or _metadata(body).get("conversation_id")
        or (conversation.get("id") if isinstance(conversation, dict) else conversation)
        or (f"response:{previous}" if previous else "")
    )
    if not isinstance(found, str) or len(found) > ID_MAX or not found.isprintable():
        message = f"A conversation id is printable text of at most {ID_MAX} letters."
        raise Refused(400, "invalid_conversation_id", message, param="metadata.conversation_id")
    return found


def _channel(body: Json, headers: Mapping[str, str]) -> str:
    found = headers.get("x-stimmig-channel") or _metadata(body).get("channel") or ""
    if found and found not in CHANNELS:
        allowed = ", ".join(CHANNELS)
        raise Refused(400, "invalid_channel", f"A channel is one of: {allowed}.", param="metadata.channel")
    return str(found)


def _language(body: Json, headers: Mapping[str, str]) -> str:
    for found in (headers.get("x-stimmig-language"), _metadata(body).get("language"), headers.get("accept-language")):
        if isinstance(found, str) and found[:2].lower() in {"de", "en"}:
            return found[:2].lower()
    return ""


def request_line(asked: Asked) -> dict[str, Any]:
    """What of the request is recorded beside its words."""
    return request_content(
        asked.text,
        request=asked.kept(),
        endpoint=asked.endpoint,
        conversation=asked.outside_id,
        retry=asked.headers.get("x-stainless-retry-count", "0"),
        trace=asked.headers.get("traceparent", ""),
    )
