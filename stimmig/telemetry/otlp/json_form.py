"""Reading the JSON form: lowerCamelCase, ids in hexadecimal, 64-bit integers as text, unknown fields ignored.

`json_format.ParseDict` of protobuf is thirteen times slower and takes ids for base64.
"""

import base64
import binascii
import json
import math
import re
from collections.abc import Iterator
from typing import Any

from stimmig.telemetry.otlp.nouns import (
    DEPTH_MAX,
    TIME_MAX,
    BadItem,
    Heard,
    LogRecord,
    NotTaken,
    Span,
    Value,
    identified,
    placed,
    readable,
    sorted_out,
)

HEX = re.compile("[0-9a-fA-F]*")


def spans(content: bytes) -> Heard:
    """Every span of an ExportTraceServiceRequest."""
    read, rejected, because = sorted_out(_items(content, "resourceSpans", "scopeSpans", "spans"), _span)
    return Heard(spans=tuple(read), rejected=rejected, because=because)


def logs(content: bytes) -> Heard:
    """Every record of an ExportLogsServiceRequest."""
    read, rejected, because = sorted_out(_items(content, "resourceLogs", "scopeLogs", "logRecords"), _log)
    return Heard(logs=tuple(read), rejected=rejected, because=because)


def _items(content: bytes, *path: str) -> Iterator[Any]:
    """What stands at the end of three nested lists. Only the outside has to be in order."""
    try:
        request = json.loads(content)
    except (ValueError, RecursionError):
        raise NotTaken("not-json", 400, 3, "The body is not JSON in UTF-8.") from None
    level = [request]
    for name in path:
        if not all(isinstance(one, dict) and isinstance(one.get(name) or [], list) for one in level):
            raise NotTaken("not-otlp", 400, 3, f"The body has no list {name} where OTLP has one.")
        level = [inner for one in level for inner in one.get(name) or []]
    return iter(level)


def _span(sent: Any) -> Span:
    if not isinstance(sent, dict):
        raise BadItem("a span is no object")
    trace, span, parent = identified(_hex(sent, "traceId"), _hex(sent, "spanId"), _hex(sent, "parentSpanId"))
    events = tuple(_event(event, trace, span) for event in _list(sent, "events"))
    return Span(
        trace,
        span,
        parent,
        _text(sent, "name"),
        _integer(sent, "startTimeUnixNano"),
        _integer(sent, "endTimeUnixNano"),
        _attributes(_list(sent, "attributes")),
        events,
        _integer(sent, "droppedAttributesCount") + _integer(sent, "droppedEventsCount"),
    )


def _event(sent: Any, trace: str, span: str) -> LogRecord:
    if not isinstance(sent, dict):
        raise BadItem("an event is no object")
    attributes = _attributes(_list(sent, "attributes"))
    at, lost = _integer(sent, "timeUnixNano"), _integer(sent, "droppedAttributesCount")
    return LogRecord(trace, span, _text(sent, "name"), at, attributes, None, lost)


def _log(sent: Any) -> LogRecord:
    if not isinstance(sent, dict):
        raise BadItem("a log record is no object")
    trace, span = placed(_hex(sent, "traceId"), _hex(sent, "spanId"))
    at = _integer(sent, "timeUnixNano") or _integer(sent, "observedTimeUnixNano")
    attributes = _attributes(_list(sent, "attributes"))
    name = _text(sent, "eventName") or str(attributes.get("event.name", ""))
    body = sent.get("body")
    lost = _integer(sent, "droppedAttributesCount")
    return LogRecord(trace, span, name, at, attributes, None if body is None else _value(body), lost)


def _hex(sent: dict[str, Any], name: str) -> str:
    found = "" if sent.get(name) is None else sent[name]
    if not isinstance(found, str) or not HEX.fullmatch(found):
        raise BadItem(f"{name} is not hexadecimal")
    return found.lower()


def _text(sent: dict[str, Any], name: str) -> str:
    found = "" if sent.get(name) is None else sent[name]
    if not isinstance(found, str):
        raise BadItem(f"{name} is no text")
    return readable(found)


def _list(sent: dict[str, Any], name: str) -> list[Any]:
    found = sent.get(name)
    if found is not None and not isinstance(found, list):
        raise BadItem(f"{name} is no list")
    return found or []


def _integer(sent: dict[str, Any], name: str) -> int:
    """A count or a time: never negative, as number or as text."""
    found = _whole(sent.get(name, 0))
    if not 0 <= found < TIME_MAX:
        raise BadItem(f"{name} is out of range")
    return found


def _whole(found: Any) -> int:
    if isinstance(found, str) and len(found) <= 20 and found.isascii():
        try:
            return int(found)
        except ValueError:
            raise BadItem("an integer is malformed") from None
    if isinstance(found, float) and found.is_integer():
        found = int(found)
    if not isinstance(found, int) or isinstance(found, bool):
        raise BadItem("an integer is malformed")
    return found


def _attributes(sent: list[Any], depth: int = DEPTH_MAX) -> dict[str, Value]:
    return dict(_pair(pair, depth) for pair in sent)


def _pair(sent: Any, depth: int) -> tuple[str, Value]:
    if not isinstance(sent, dict):
        raise BadItem("an attribute is no object")
    value = sent.get("value")
    return _text(sent, "key"), None if value is None else _value(value, depth)


def _value(sent: Any, depth: int = DEPTH_MAX) -> Value:
    if not isinstance(sent, dict):
        raise BadItem("a value is no object")
    if isinstance(text := sent.get("stringValue"), str):
        return readable(text)
    if depth == 0:
        raise BadItem("values nested too deeply")
    for name, read in READERS.items():
        if name in sent:
            return read(sent[name], depth)
    return None


def _boolean(sent: Any, depth: int) -> bool:
    if not isinstance(sent, bool):
        raise BadItem("boolValue is not true or false")
    return sent


def _double(sent: Any, depth: int) -> float:
    if isinstance(sent, str) and sent in ("NaN", "Infinity", "-Infinity"):
        return float(sent)
    if isinstance(sent, bool) or not isinstance(sent, int | float):
        raise BadItem("doubleValue is no number")
    try:
        return float(sent)
    except OverflowError:
        return math.inf


def _array(sent: Any, depth: int) -> list[Value]:
    return [_value(value, depth - 1) for value in _list(_object(sent), "values")]


def _pairs(sent: Any, depth: int) -> dict[str, Value]:
    return _attributes(_list(_object(sent), "values"), depth - 1)


def _bytes(sent: Any, depth: int) -> bytes:
    try:
        return base64.b64decode(sent, validate=True)
    except (binascii.Error, TypeError, ValueError):
        raise BadItem("bytesValue is not base64") from None


def _object(sent: Any) -> dict[str, Any]:
    if not isinstance(sent, dict):
        raise BadItem("a list of values is no object")
    return sent


def _refused(sent: Any, depth: int) -> Value:
    raise BadItem("stringValue is no text")


READERS = {
    "stringValue": _refused,
    "boolValue": _boolean,
    "intValue": lambda sent, depth: _whole(sent),
    "doubleValue": _double,
    "arrayValue": _array,
    "kvlistValue": _pairs,
    "bytesValue": _bytes,
}
