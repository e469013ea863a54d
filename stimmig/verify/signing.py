"""Who stands for a signed note."""

from collections.abc import Iterator, Sequence

from stimmig.core.ledger import note
from stimmig.core.ledger.note import Key, Unsigned
from stimmig.verify.report import Finding
from stimmig.verify.signatures import ed25519


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
