"""Server-sent events come out the same however the network splits them."""

import pytest

from stimmig.gateway.wire import sse

STREAM = (
    '\ufeff: ein Kommentar\r\ndata: {"a":"ü"}\r\n\r\n'
    "event: response.created\ndata: eins\ndata: zwei\nid: 7\n\n"
    "retry: 10\n\ndata\n\ndata:ohne Leerzeichen\r\rdata: [DONE]\n\ndata: abgebrochen"
).encode()
WHOLE = [
    sse.Event("", '{"a":"ü"}'),
    sse.Event("response.created", "eins\nzwei", "7"),
    sse.Event("", "", "7"),
    sse.Event("", "ohne Leerzeichen", "7"),
    sse.Event("", "[DONE]", "7"),
]


def read(*parts: bytes) -> list[sse.Event]:
    reader = sse.Reader()
    return [event for part in parts for event in reader.feed(part)]


@pytest.mark.parametrize("at", range(len(STREAM) + 1))
def test_a_cut_at_every_byte_changes_nothing(at: int) -> None:
    """Inside a character, between CR and LF, inside a field name."""
    assert read(STREAM[:at], b"", STREAM[at:]) == WHOLE


def test_single_bytes_change_nothing() -> None:
    """The worst network there is."""
    assert read(*(STREAM[at : at + 1] for at in range(len(STREAM)))) == WHOLE


def test_what_has_not_ended_is_no_event() -> None:
    """A stream that breaks off leaves no half event behind."""
    assert read(b"data: halb\n") == []


def test_an_endless_event_is_refused() -> None:
    """Instead of filling the memory."""
    reader = sse.Reader()
    for _ in range(sse.EVENT_BYTES_MAX // 65_536):
        reader.feed(b"x" * 65_536)
    with pytest.raises(sse.TooLong):
        reader.feed(b"x")


def test_many_events_are_no_long_event() -> None:
    """The limit is of one event, not of the stream."""
    reader, one = sse.Reader(), b"data: " + b"x" * 100_000 + b"\n\n"
    assert sum(len(reader.feed(one)) for _ in range(60)) == 60


def test_what_is_written_is_read_again() -> None:
    """With its name, its id and its line breaks; a comment is nobody's event."""
    assert read(sse.comment("noch da"), sse.frame("a\nb", "line", "3")) == [sse.Event("line", "a\nb", "3")]
