"""What AI services call things. The names changed and will change again, so they stand here in tables, newest first.

GenAI n.nn: OpenTelemetry semantic conventions, since 2026 in open-telemetry/semantic-conventions-genai, in
development. OpenInference: arize-ai/openinference. OpenLLMetry: traceloop/openllmetry, older releases.
Pure: a span or a log record in, a `Call` or nothing out. Nothing is invented that was not sent.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import groupby

from stimmig.telemetry.calls import Call, Message, merged
from stimmig.telemetry.messages import Histories, cut, flattened, messages, numbered, parsed
from stimmig.telemetry.otlp import LogRecord, Span, Value
from stimmig.telemetry.otlp.nouns import readable

ID_MAX = 200  # letters of an id; a longer one could not be told from another that begins the same
INT_MAX = 2**53 - 1

CONVERSATION = ("gen_ai.conversation.id",)  # GenAI 1.32
SESSION = (
    "session.id",  # general conventions 1.27, and OpenInference
    "traceloop.association.properties.session_id",  # OpenLLMetry
)
RESPONSE_ID = ("gen_ai.response.id",)  # GenAI 1.27
MODEL = (
    "gen_ai.response.model",  # GenAI 1.27
    "gen_ai.request.model",  # GenAI 1.27
    "llm.model_name",  # OpenInference
    "llm.request.model",  # OpenLLMetry
)
PROVIDER = (
    "gen_ai.provider.name",  # GenAI 1.37
    "gen_ai.system",  # GenAI 1.27 to 1.36
    "llm.provider",  # OpenInference
    "llm.system",  # OpenInference
)
TOKENS_IN = (
    "gen_ai.usage.input_tokens",  # GenAI 1.27
    "gen_ai.usage.prompt_tokens",  # GenAI 1.26
    "llm.token_count.prompt",  # OpenInference
    "llm.usage.prompt_tokens",  # OpenLLMetry
)
TOKENS_OUT = (
    "gen_ai.usage.output_tokens",  # GenAI 1.27
    "gen_ai.usage.completion_tokens",  # GenAI 1.26
    "llm.token_count.completion",  # OpenInference
    "llm.usage.completion_tokens",  # OpenLLMetry
)
INSTRUCTIONS = ("gen_ai.system_instructions",)  # GenAI 1.37
ASKED = (
    "gen_ai.input.messages",  # GenAI 1.37
    "gen_ai.prompt",  # GenAI 1.26 and 1.27, also on an event
)
ANSWERED = (
    "gen_ai.output.messages",  # GenAI 1.37
    "gen_ai.completion",  # GenAI 1.26 and 1.27, also on an event
)
ASKED_FLAT = ("llm.input_messages.", "gen_ai.prompt.")  # OpenInference, OpenLLMetry
ANSWERED_FLAT = ("llm.output_messages.", "gen_ai.completion.")
ASKED_PLAIN, ANSWERED_PLAIN = ("input.value",), ("output.value",)  # OpenInference, where nothing better is there
ERROR = ("error.type",)  # general conventions 1.23
TOOLS = ("gen_ai.tool.definitions",)  # GenAI 1.38
TOOLS_FLAT = ("llm.tools.",)  # OpenInference

OPERATION = ("gen_ai.operation.name", "llm.request.type")  # GenAI 1.27, OpenLLMetry
OPENINFERENCE_KIND = "openinference.span.kind"  # LLM is a call of a model
NO_CALL = {  # operations that call no model, or tell again what the calls inside them tell
    "embeddings",  # GenAI 1.28
    "embedding",  # OpenLLMetry
    "execute_tool",  # GenAI 1.31
    "create_agent",  # GenAI 1.31
    "invoke_agent",  # GenAI 1.32
    "invoke_workflow",  # GenAI 1.40
    "retrieval",  # GenAI 1.40
    "rerank",  # OpenLLMetry
}

DETAILS = ("gen_ai.client.inference.operation.details", "gen_ai.content.prompt", "gen_ai.content.completion")
SINGLE = {  # GenAI 1.28 to 1.36: an event for each message -> who said it
    "gen_ai.system.message": "system",
    "gen_ai.user.message": "user",
    "gen_ai.assistant.message": "assistant",
    "gen_ai.tool.message": "tool",
    "gen_ai.choice": "assistant",
}
CHOICE = "gen_ai.choice"

Attributes = Mapping[str, Value]


def call_of(span: Span, histories: Histories | None = None) -> Call | None:
    """The call of a model this span tells of, with what its own events say; None where it tells of none."""
    if not _is_call(span.attributes):
        return None
    call = _told(span.attributes, span.trace, span.span, span.lost, histories or Histories())
    return _with(
        call, parent=span.parent, started=span.started, ended=span.ended, whole=True, inside=of_events(span.events)
    )


def of_events(records: Iterable[LogRecord]) -> list[Call]:
    """What events tell of calls, one part for each span they belong to. An event without a span tells of none."""
    ours = [record for record in records if record.span and (record.name in SINGLE or record.name in DETAILS)]
    ours.sort(key=lambda record: (record.trace, record.span, record.at))
    return [_of_one(list(group)) for _, group in groupby(ours, key=lambda record: (record.trace, record.span))]


def belongs_nowhere(record: LogRecord) -> bool:
    """Whether an event has something to tell, but does not say of which call."""
    return not record.span and (record.name in SINGLE or record.name in DETAILS)


def ids(attributes: Attributes) -> tuple[str, str]:
    """What a span of any kind says of the conversation and of the session it belongs to; empty where nothing."""
    return _id(attributes, CONVERSATION), _id(attributes, SESSION)


def response_id(attributes: Attributes) -> str:
    """What the model's server calls its answer; empty where nothing is said."""
    return _id(attributes, RESPONSE_ID)


def _is_call(attributes: Attributes) -> bool:
    if kind := attributes.get(OPENINFERENCE_KIND):
        return kind == "LLM"
    operation = _first(attributes, OPERATION)
    told = any(name in attributes for name in (*MODEL, *ASKED, *ANSWERED))
    return told and operation not in NO_CALL


def _told(attributes: Attributes, trace: str, span: str, lost: int, histories: Histories) -> Call:
    asked = histories.messages(_first(attributes, ASKED), "user", trace) or _said(
        attributes, (), ASKED_FLAT, ASKED_PLAIN, "user"
    )
    answered = _said(attributes, ANSWERED, ANSWERED_FLAT, ANSWERED_PLAIN, "assistant")
    leading = _leading(asked)
    instructions = _said(attributes, INSTRUCTIONS, (), (), "system") + asked[:leading]
    conversation, session = ids(attributes)
    return Call(
        trace,
        span,
        response_id=response_id(attributes),
        conversation=conversation,
        session=session,
        model=_text(attributes, MODEL),
        provider=_text(attributes, PROVIDER),
        instructions=instructions,
        asked=asked[leading:],
        answered=answered,
        tools=_tools(attributes),
        tokens_in=_count(attributes, TOKENS_IN),
        tokens_out=_count(attributes, TOKENS_OUT),
        error=_text(attributes, ERROR),
        flags=("incomplete",) if lost or cut((*asked, *answered, *instructions)) else (),
    )


def _leading(asked: tuple[Message, ...]) -> int:
    """How many messages at the beginning instruct the model rather than speak to it."""
    return next((n for n, message in enumerate(asked) if message.role not in ("system", "developer")), len(asked))


def _with(call: Call, *, inside: Iterable[Call], **facts: object) -> Call:
    whole: Call = replace(call, **facts)  # type: ignore[arg-type]
    for part in inside:
        whole = merged(whole, part)
    return whole


def _of_one(records: list[LogRecord]) -> Call:
    """What the events of one span tell together."""
    lost = sum(record.lost for record in records)
    parts = [
        _told(_all(record), record.trace, record.span, lost, Histories())
        for record in records
        if record.name in DETAILS
    ]
    single = [record for record in records if record.name in SINGLE]
    if single:
        parts.append(_of_single(single, lost))
    return _with(parts[0], inside=parts[1:])


def _of_single(records: list[LogRecord], lost: int) -> Call:
    first = records[0]
    asked = tuple(message for record in records if record.name != CHOICE for message in _single(record))
    answered = tuple(message for record in records if record.name == CHOICE for message in _single(record))
    leading = _leading(asked)
    conversation, session = ids(first.attributes)
    return Call(
        first.trace,
        first.span,
        conversation=conversation,
        session=session,
        provider=_text(first.attributes, PROVIDER),
        instructions=asked[:leading],
        asked=asked[leading:],
        answered=answered,
        events_at=first.at or 1,
        flags=("incomplete",) if lost or cut(asked + answered) else (),
    )


def _single(record: LogRecord) -> tuple[Message, ...]:
    """The one message of an old event, which stands in its body, or in its attributes where it is a span's event."""
    return messages([_all(record)], SINGLE[record.name])


def _all(record: LogRecord) -> dict[str, Value]:
    """Attributes and body of an event together."""
    body = record.body if isinstance(record.body, Mapping) else {}
    plain = {"content": record.body} if isinstance(record.body, str) and record.name in SINGLE else {}
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
    found = parsed(_first(attributes, TOOLS))
    named = [_tool(one) for one in found] if isinstance(found, list) else []
    flat = [one.get("tool.name") for prefix in TOOLS_FLAT for one in numbered(attributes, prefix)]
    return tuple(readable(name) for name in (*named, *flat) if isinstance(name, str))


def _tool(one: Value) -> Value:
    """The name of a tool, as GenAI writes it or as OpenAI does."""
    inside = one.get("function", one) if isinstance(one, Mapping) else None
    return inside.get("name") if isinstance(inside, Mapping) else None


def _first(attributes: Attributes, names: Iterable[str]) -> Value:
    return next((attributes[name] for name in names if attributes.get(name) not in (None, "")), None)


def _text(attributes: Attributes, names: Iterable[str]) -> str:
    found = _first(attributes, names)
    return found[:ID_MAX] if isinstance(found, str) else ""


def _id(attributes: Attributes, names: Iterable[str]) -> str:
    found = _first(attributes, names)
    found = str(found) if isinstance(found, int) and not isinstance(found, bool) else found
    return found if isinstance(found, str) and len(found) <= ID_MAX else ""


def _count(attributes: Attributes, names: Iterable[str]) -> int | None:
    found = _first(attributes, names)
    return found if isinstance(found, int) and not isinstance(found, bool) and 0 <= found <= INT_MAX else None
