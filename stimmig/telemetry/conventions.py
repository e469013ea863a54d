"""Reading a call of a model from a span, or from events, by the names in `names`. Pure; nothing is invented."""

from collections.abc import Iterable, Mapping
from functools import reduce
from itertools import groupby
from typing import Any

from stimmig.telemetry import names
from stimmig.telemetry.calls import Call, Message, merged
from stimmig.telemetry.messages import Histories, cut, flattened, messages, numbered, parsed
from stimmig.telemetry.otlp import LogRecord, Span, Value
from stimmig.telemetry.otlp.nouns import readable

ID_MAX = 200  # letters of an id; a longer one could not be told from another that begins the same
INT_MAX = 2**53 - 1

Attributes = Mapping[str, Value]


def call_of(span: Span, histories: Histories | None = None) -> Call | None:
    """The call of a model this span tells of, with what its own events say; None where it tells of none."""
    if not _is_call(span.attributes):
        return None
    place = {"trace": span.trace, "span": span.span, "parent": span.parent, "whole": True}
    call = _told(span.attributes, span.lost, histories, **place, started=span.started, ended=span.ended)
    return reduce(merged, of_events(span.events), call) if span.events else call


def of_events(records: Iterable[LogRecord]) -> list[Call]:
    """What events tell of calls, one part for each span they belong to. An event without a span tells of none."""
    ours = [
        record for record in records if record.span and (record.name in names.SINGLE or record.name in names.DETAILS)
    ]
    ours.sort(key=lambda record: (record.trace, record.span, record.at))
    return [_of_one(list(group)) for _, group in groupby(ours, key=lambda record: (record.trace, record.span))]


def belongs_nowhere(record: LogRecord) -> bool:
    """Whether an event has something to tell, but does not say of which call."""
    return not record.span and _tells(record)


def _tells(record: LogRecord) -> bool:
    return record.name in names.SINGLE or record.name in names.DETAILS


def ids(attributes: Attributes) -> tuple[str, str]:
    """What a span of any kind says of the conversation and of the session it belongs to; empty where nothing."""
    return _id(attributes, names.CONVERSATION), _id(attributes, names.SESSION)


def response_id(attributes: Attributes) -> str:
    """What the model's server calls its answer; empty where nothing is said."""
    return _id(attributes, names.RESPONSE_ID)


def _is_call(attributes: Attributes) -> bool:
    if kind := attributes.get(names.OPENINFERENCE_KIND):
        return bool(kind == "LLM")
    operation = _first(attributes, names.OPERATION)
    told = any(name in attributes for name in (*names.MODEL, *names.ASKED, *names.ANSWERED))
    return told and operation not in names.NO_CALL


def _told(attributes: Attributes, lost: int, histories: Histories | None = None, **place: Any) -> Call:
    """A call from its attributes; `place` is where and when it was."""
    histories = histories or Histories()
    asked = histories.messages(_first(attributes, names.ASKED), "user", place["trace"])
    asked = asked or _said(attributes, (), names.ASKED_FLAT, names.ASKED_PLAIN, "user")
    answered = _said(attributes, names.ANSWERED, names.ANSWERED_FLAT, names.ANSWERED_PLAIN, "assistant")
    leading = _leading(asked)
    instructions = _said(attributes, names.INSTRUCTIONS, (), (), "system") + asked[:leading]
    conversation, session = ids(attributes)
    return Call(
        **place,
        response_id=response_id(attributes),
        conversation=conversation,
        session=session,
        model=_text(attributes, names.MODEL),
        provider=_text(attributes, names.PROVIDER),
        instructions=instructions,
        asked=asked[leading:],
        answered=answered,
        tools=_tools(attributes),
        tokens_in=_count(attributes, names.TOKENS_IN),
        tokens_out=_count(attributes, names.TOKENS_OUT),
        error=_text(attributes, names.ERROR),
        flags=("incomplete",) if lost or cut((*asked, *answered, *instructions)) else (),
    )


def _leading(asked: tuple[Message, ...]) -> int:
    """How many messages at the beginning instruct the model rather than speak to it."""
    return next((n for n, message in enumerate(asked) if message.role not in ("system", "developer")), len(asked))


def _of_one(records: list[LogRecord]) -> Call:
    """What the events of one span tell together."""
    lost = sum(record.lost for record in records)
    first = records[0]
    place: dict[str, Any] = {"trace": first.trace, "span": first.span, "started": first.at, "ended": records[-1].at}
    parts = [_told(_all(record), lost, **place) for record in records if record.name in names.DETAILS]
    single = [record for record in records if record.name in names.SINGLE]
    if single:
        parts.append(_of_single(single, lost, **place))
    return reduce(merged, parts)


def _of_single(records: list[LogRecord], lost: int, **place: Any) -> Call:
    first = records[0]
    asked = tuple(message for record in records if record.name != names.CHOICE for message in _single(record))
    answered = tuple(message for record in records if record.name == names.CHOICE for message in _single(record))
    leading = _leading(asked)
    conversation, session = ids(first.attributes)
    return Call(
        **place,
        conversation=conversation,
        session=session,
        provider=_text(first.attributes, names.PROVIDER),
        instructions=asked[:leading],
        asked=asked[leading:],
        answered=answered,
        events_at=first.at or 1,
        flags=("incomplete",) if lost or cut(asked + answered) else (),
    )


def _single(record: LogRecord) -> tuple[Message, ...]:
    """The one message of an old event, which stands in its body, or in its attributes where it is a span's event."""
    return messages([_all(record)], names.SINGLE[record.name])


def _all(record: LogRecord) -> dict[str, Value]:
    """Attributes and body of an event together."""
    body = record.body if isinstance(record.body, Mapping) else {}
    plain = {"content": record.body} if isinstance(record.body, str) and record.name in names.SINGLE else {}
    return {**record.attributes, **plain, **body}


def _said(
    attributes: Attributes, whole: tuple[str, ...], flat: tuple[str, ...], plain: tuple[str, ...], role: str
) -> tuple[Message, ...]:
    for name in whole:
        if said := messages(attributes.get(name), role):
            return said
    for prefix in flat:
        if said := flattened(attributes, prefix, role):
            return said
    return next((said for name in plain if (said := messages(attributes.get(name), role))), ())


def _tools(attributes: Attributes) -> tuple[str, ...]:
    found = parsed(_first(attributes, names.TOOLS))
    named = [_tool(one) for one in found] if isinstance(found, list) else []
    flat = [one.get("tool.name") for prefix in names.TOOLS_FLAT for one in numbered(attributes, prefix)]
    return tuple(readable(name) for name in (*named, *flat) if isinstance(name, str))


def _tool(one: Value) -> Value:
    """The name of a tool, as GenAI writes it or as OpenAI does."""
    inside = one.get("function", one) if isinstance(one, Mapping) else None
    return inside.get("name") if isinstance(inside, Mapping) else None


def _first(attributes: Attributes, called: Iterable[str]) -> Value:
    for name in called:
        if name in attributes and attributes[name] not in (None, ""):
            return attributes[name]
    return None


def _text(attributes: Attributes, called: Iterable[str]) -> str:
    found = _first(attributes, called)
    return found[:ID_MAX] if isinstance(found, str) else ""


def _id(attributes: Attributes, called: Iterable[str]) -> str:
    found = _first(attributes, called)
    found = str(found) if isinstance(found, int) and not isinstance(found, bool) else found
    return found if isinstance(found, str) and len(found) <= ID_MAX else ""


def _count(attributes: Attributes, called: Iterable[str]) -> int | None:
    found = _first(attributes, called)
    return found if isinstance(found, int) and not isinstance(found, bool) and 0 <= found <= INT_MAX else None
