"""What was sent, whichever form it came in."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from stimmig.core.errors import Refusal

Item = TypeVar("Item")
Value = Any  # text, bool, int, float, bytes, None, and lists and objects of them
DEPTH_MAX = 32  # of values inside values
TIME_MAX = 2**64  # nanoseconds, fixed64


class NotTaken(Refusal):
    """A request that cannot be read as a whole. `status` is HTTP's, `number` that of google.rpc.Code."""

    def __init__(self, code: str, status: int, number: int, text: str) -> None:
        super().__init__(code)
        self.status, self.number, self.text = status, number, text


class BadItem(ValueError):
    """One span or log record that cannot be taken; the others can. The message says why."""


@dataclass(frozen=True, slots=True)
class LogRecord:
    """A log record, or an event inside a span. Ids are lower-case hexadecimal, empty where none was given."""

    trace: str
    span: str
    name: str
    at: int  # nanoseconds since 1970
    attributes: Mapping[str, Value]
    body: Value = None
    lost: int = 0  # attributes dropped before they were sent


@dataclass(frozen=True, slots=True)
class Span:
    """One operation. `lost` counts attributes and events dropped before they were sent."""

    trace: str  # 32 hexadecimal digits
    span: str  # 16
    parent: str  # 16, or empty
    name: str
    started: int  # nanoseconds since 1970
    ended: int
    attributes: Mapping[str, Value]
    events: tuple[LogRecord, ...] = ()
    lost: int = 0


@dataclass(frozen=True, slots=True)
class Heard:
    """What one request brought: what could be read, and how many items could not, with the first reason."""

    spans: tuple[Span, ...] = ()
    logs: tuple[LogRecord, ...] = ()
    rejected: int = 0
    because: str = ""


def sorted_out(sent: Iterable[Any], read: Callable[[Any], Item]) -> tuple[list[Item], int, str]:
    """What can be read of each, how many cannot, and why the first of them cannot."""
    good, reasons = list[Item](), list[str]()
    for item in sent:
        try:
            good.append(read(item))
        except BadItem as error:
            reasons.append(str(error))
    return good, len(reasons), next(iter(reasons), "")


def readable(text: str) -> str:
    """Text that every database and every hash can hold: no half characters, no NUL."""
    if "\0" in text:
        text = text.replace("\0", "\ufffd")
    return text if text.isascii() else text.encode("utf-8", "replace").decode("utf-8")


def identified(trace: str, span: str, parent: str) -> tuple[str, str, str]:
    """The ids of a span, lower case; BadItem where they are none."""
    if not (_is_id(trace, 32) and _is_id(span, 16)):
        raise BadItem("trace id or span id missing or malformed")
    if parent and not _is_id(parent, 16):
        raise BadItem("malformed parent span id")
    return trace, span, parent


def placed(trace: str, span: str) -> tuple[str, str]:
    """The ids of a log record: both, or none."""
    if not trace and not span:
        return "", ""
    return identified(trace, span, "")[:2]


def _is_id(digits: str, length: int) -> bool:
    return len(digits) == length and digits.strip("0") != ""
