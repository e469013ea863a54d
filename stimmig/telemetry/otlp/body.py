"""A body as it was before it was sent: unpacked, and never more than the limit."""

import zlib

from stimmig.telemetry.otlp.nouns import NotTaken

BYTES_MAX = 64 * 1024 * 1024  # after unpacking
GZIP = 16 + zlib.MAX_WBITS


def plain(sent: bytes, encoding: str = "") -> bytes:
    """Unpack what was sent with this Content-Encoding. A gzip bomb is stopped at the limit, while it is unpacked."""
    match encoding.strip().lower():
        case "" | "identity":
            return within(sent)
        case "gzip" | "x-gzip":
            return _unzipped(sent)
        case _:
            raise NotTaken("unknown-encoding", 415, 3, "Content-Encoding must be gzip or absent.")


def within(content: bytes) -> bytes:
    """The content; NotTaken where it is more than the limit."""
    if len(content) > BYTES_MAX:
        raise too_large()
    return content


def too_large() -> NotTaken:
    """What is said to more than is read."""
    return NotTaken("too-large", 413, 11, f"More than {BYTES_MAX} bytes after decompression; send smaller batches.")


def _unzipped(sent: bytes) -> bytes:
    """One gzip member after the other (RFC 1952, section 2.2)."""
    parts, left, rest = list[bytes](), BYTES_MAX, sent
    while rest:
        member = zlib.decompressobj(GZIP)
        try:
            parts.append(member.decompress(rest, left + 1))
        except zlib.error:
            raise NotTaken("not-gzip", 400, 3, "The body is not gzip, though Content-Encoding says so.") from None
        left -= len(parts[-1])
        if left < 0:
            raise too_large()
        if not member.eof:
            raise NotTaken("not-gzip", 400, 3, "The gzip body ends too early.")
        rest = member.unused_data
    return b"".join(parts)
