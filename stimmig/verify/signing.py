"""Who stands for a checkpoint: the log, witnesses, and a time stamping authority."""

from collections.abc import Iterator, Sequence
from typing import Any

from stimmig.core.ledger import checkpoint, note
from stimmig.core.ledger.note import Key, Unsigned
from stimmig.verify.report import Finding
from stimmig.verify.signatures import ed25519
from stimmig.verify.trust import Trust


def stood_for(given: note.Note, stamps: Sequence[bytes], trust: Trust) -> Iterator[Finding]:
    """Who is trusted and stands for a checkpoint, and since when it was there."""
    yield from signed(given, trust.keys)
    if stamps and not trust.certificates:
        yield Finding("stamp-unchecked", None)
    elif trust.certificates and not stamps:
        yield Finding("stamp-missing", None)
    else:
        yield from (_stamped(given, each, trust.certificates) for each in stamps)


def _stamped(given: note.Note, answer: bytes, certificates: Sequence[Any]) -> Finding:
    from stimmig.verify import stamps  # imported where it is needed: most files have none

    try:
        found = stamps.check(answer, checkpoint.imprint(given), certificates)
    except stamps.NoStamp as error:
        return Finding("stamped", False, {"why": str(error)})
    return Finding("stamped", True, {"by": found.by, "moment": int(found.at.timestamp())})


def signed(given: note.Note, keys: Sequence[Key]) -> Iterator[Finding]:
    """Whether somebody who is trusted stands for a note, and who has witnessed it when."""
    if not keys:
        yield Finding("keys-missing", None)
        return
    try:
        found = note.signed_by(given, keys, ed25519)
    except Unsigned as error:
        yield Finding("signed", False, {"why": str(error)})
        return
    logs = [key.name for key, moment in found if moment is None]
    yield Finding("signed", True, {"names": ", ".join(logs)}) if logs else Finding("log-missing", None)
    lacking = [key for key in keys if key.kind == note.COSIGNS and key not in dict(found)]
    yield from (Finding("witness-missing", None, {"name": key.name}) for key in lacking)
    yield from (
        Finding("witnessed", True, {"name": key.name, "moment": when}) for key, when in found if when is not None
    )
