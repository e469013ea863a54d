"""Asking witnesses to cosign: C2SP tlog-witness, `POST add-checkpoint`, and tlog-cosignature v1.0.0.

A witness gets the signed checkpoint and the proof that it goes on from the last one that witness has seen. It never
sees an entry. Whoever does not answer is logged and asked again after a growing pause; nobody waits for a witness more
than a few seconds.
"""

import logging
from collections.abc import Iterable, Sequence
from datetime import datetime
from http.client import HTTPException
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from stimmig.core.ledger import checkpoint, note
from stimmig.core.ledger.note import Malformed, Note, Signature
from stimmig.ledger import pauses, tree
from stimmig.ledger.models import Checkpoint
from stimmig.verify.signatures import ed25519
from stimmig.witnesses import Witness

SECONDS, BYTES_MAX = 5, 64 * 1024
SIZE = "text/x.tlog.size"
LOG = logging.getLogger("stimmig.ledger")


def to_ask(signed: Note | None, witnesses: Iterable[Witness], at: datetime) -> list[Witness]:
    """Those who have not cosigned this yet, and are not left in peace for having been silent."""
    there = {(each.name, each.key_id) for each in signed.signatures} if signed else set()
    lacking = [witness for witness in witnesses if (witness.key.name, witness.key.id) not in there]
    paused = pauses.paused(at) if lacking else set()
    return [witness for witness in lacking if str(witness.key) not in paused]


def cosignatures(
    signed: Note, said: checkpoint.Checkpoint, witnesses: Iterable[Witness], at: datetime
) -> list[Signature]:
    """What the witnesses answer, as far as it is theirs; whoever refuses or is silent is logged, and asked later."""
    found = list[Signature]()
    for witness in witnesses:
        try:
            found += _asked(witness, signed, said, _seen(witness, said))
            pauses.answered(str(witness.key))
        except (OSError, HTTPException, ValueError, LookupError) as error:
            LOG.warning("witness %s: %s", witness.key.name, error)
            pauses.failed(str(witness.key), at)
    return found


def _seen(witness: Witness, said: checkpoint.Checkpoint) -> int:
    """The size of the last checkpoint that carries this witness's name, as far as we know."""
    theirs = Checkpoint.objects.filter(note__startswith=f"{said.origin}\n", size__lte=said.size)
    named = theirs.filter(note__contains=f"{note.DASH}{witness.key.name} ")
    return named.order_by("-size").values_list("size", flat=True).first() or 0


def _asked(
    witness: Witness, signed: Note, said: checkpoint.Checkpoint, old: int, again: bool = True
) -> Sequence[Signature]:
    """The cosignatures of one witness; where it has seen another size than we think, it is asked again from there."""
    lines = [f"old {old}", *map(note.encoded, tree.consistency(old, said.size)), "", str(signed)]
    request = Request(f"{witness.url}/add-checkpoint", "\n".join(lines).encode(), {"Content-Type": "text/plain"})  # noqa: S310  # https or http, see stimmig.witnesses
    try:
        with urlopen(request, timeout=SECONDS) as answer:  # noqa: S310
            return _theirs(witness, signed, answer.read(BYTES_MAX).decode())
    except HTTPError as refused:
        with refused:
            text = refused.read(BYTES_MAX).decode(errors="replace")
        if again and refused.code == 409 and refused.headers.get_content_type() == SIZE:
            return _asked(witness, signed, said, checkpoint.number(text.removesuffix("\n"), "the size"), again=False)
        raise ValueError(f"{refused.code}: {text[:200].strip()}") from None


def _theirs(witness: Witness, signed: Note, answer: str) -> Sequence[Signature]:
    """The lines of an answer that are by the witness's own key, verified; strangers' lines are passed over."""
    whole = note.parse(f"{signed}{answer}")
    if whole.text != signed.text:
        raise Malformed("the answer is more than lines of signatures")
    note.signed_by(whole, [witness.key], ed25519)
    mine = (witness.key.name, witness.key.id)
    return [each for each in whole.signatures[len(signed.signatures) :] if (each.name, each.key_id) == mine]
