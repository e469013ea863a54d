"""The case file as one download: the paper, and beside it what a program needs to prove it."""

import json
from base64 import b64encode
from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from django.utils.translation import gettext as _

from stimmig.core.masking import masked
from stimmig.ledger import keys
from stimmig.ledger.cases.queries import archive_of
from stimmig.ledger.models import Entry
from stimmig.ledger.published import stamp_of
from stimmig.ledger.publishing import covering, under
from stimmig.operation.casefile.basis import Basis
from stimmig.operation.casefile.paper import pdf

STAMP = (1980, 1, 1, 0, 0, 0)  # the same bytes each time
ON_PAPER = ("takeover.", "conversation.")  # of these the paper says by which function, too
READ_ME, KEYS = "LIESMICH.txt", "schluessel.txt"


def filename(basis: Basis, ending: str) -> str:
    """A name that says what is in it, and not whose it is."""
    return f"fallakte-{str(basis.conversation.case)[:8]}.{ending}"


def packed(basis: Basis) -> bytes:
    """A ZIP: the paper, the archive that proves it, the keys of the ledger, and a word on how to check it.

    Signs how far the ledger goes where no checkpoint covers the case yet, so no transaction may be open.
    """
    archive = json.dumps(proving(basis), ensure_ascii=False, indent=1).encode()
    kept = BytesIO()
    with ZipFile(kept, "w", ZIP_DEFLATED) as file:
        for name, content in (
            ("fallakte.pdf", pdf(basis)),
            ("fall.json", archive),
            (KEYS, "".join(f"{key}\n" for key in keys.known()).encode()),
            (READ_ME, read_me().encode()),
        ):
            file.writestr(ZipInfo(name, STAMP), content, ZIP_DEFLATED)
    return kept.getvalue()


def proving(basis: Basis) -> dict[str, Any]:
    """The archive of the case. Where something is blacked out, only the entry is proved: its words stay with us.

    So do those of entries that tell of people of the house what the paper does not.
    """
    archive = archive_of(basis.conversation.case)
    return archive | {"entries": [_without(each, basis) for each in archive["entries"]], **receipts(basis)}


def receipts(basis: Basis) -> dict[str, list[str]]:
    """What proves each entry of the case elsewhere, all under one checkpoint, and the time stamp over that."""
    entries = list(Entry.objects.filter(case=basis.conversation.case).order_by("seq"))
    checkpoint = covering(entries[-1], at=basis.at)
    stamp = stamp_of(checkpoint)
    proofs = {"proofs": [str(under(checkpoint, entry)) for entry in entries]}
    return proofs | ({"stamps": [b64encode(stamp.answer).decode()]} if stamp else {})


def _without(entry: dict[str, Any], basis: Basis) -> dict[str, Any]:
    others = any(masked(each, basis.hidden) != each for each in _texts(entry["content"]))
    secret = others or _tells_of_staff(entry, basis.functions)
    return entry | {"salt": None, "content": None} if secret else entry


def _tells_of_staff(entry: dict[str, Any], functions: Mapping[str, str]) -> bool:
    """Who looked, held or erased it, who reports or looks after an incident; and who took over, where that names them.

    A function nobody else has names somebody.
    """
    by = (entry["content"] or {}).get("by")
    if not by or ("name" not in by and functions[by["function"]] == by["function"]):
        return bool(by) and not entry["kind"].startswith(ON_PAPER)
    return True


def _texts(said: Any) -> Iterator[str]:
    """Every text in it, as it was written: JSON would escape quotes, line ends and umlauts, also JSON within a text."""
    if isinstance(said, str):
        yield said
        yield from _texts(_unpacked(said))
    elif isinstance(said, dict | list):
        for each in said.values() if isinstance(said, dict) else said:
            yield from _texts(each)


def _unpacked(text: str) -> Any:
    """What a text holds that is JSON itself, as a request is recorded; nothing where it is none."""
    try:
        found = json.loads(text) if text.lstrip()[:1] in ("{", "[") else None
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict | list) else None


def read_me() -> str:
    """How to check it, in a few lines."""
    return _(
        "fallakte.pdf is your file, to be read.\n"
        "fall.json holds the same for a program, with proofs.\n\n"
        "To check that nothing was altered, nobody has to be asked. With the program Stimmig at hand:\n"
        "  stimmig verify fall.json --key schluessel.txt\n"
        "The key in schluessel.txt comes with this file, so by itself it does not prove who signed. Compare it with "
        "the one the house shows on its pages of proof.\n"
        "Where a time stamping authority has stamped it, name its certificate as well: --certificates FILE. It comes "
        "from that authority.\n\n"
        "Where something was blacked out because it is about somebody else, or would name somebody of our house, the "
        "entry is proved, and its words are not in the file.\n"
    )
