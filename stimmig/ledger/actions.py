"""The one write of the ledger."""

import secrets
import uuid
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, Protocol
from uuid import UUID

from django.db import connection
from django.db.transaction import TransactionManagementError

from stimmig.core import ledger
from stimmig.ledger import queries
from stimmig.ledger.append import Line, append, wait_in_line
from stimmig.ledger.cases.case import Case
from stimmig.ledger.models import KINDS, Content, Entry


class Signatory(Protocol):
    """Who did it: name and function are kept as they are now, and stay when the account goes."""

    @property
    def uuid(self) -> UUID: ...
    @property
    def name(self) -> str: ...
    @property
    def function(self) -> str: ...


def record(
    kind: str, *, subject: queries.Subject | None, by: Signatory | None, at: datetime, content: Mapping[str, Any]
) -> Entry:
    """Append one entry in the transaction of what it records: both are kept, or neither.

    `subject` has a uuid, or is None; `content` holds text, integers, booleans, null, lists and objects only.
    """
    _prove(kind, at)
    stand_in_line()
    what = {"kind": kind, "at": at.astimezone(UTC).isoformat(), "by": signed(by), "subject": _about(subject)}
    canonical = ledger.canonical({**what, "content": dict(content)})
    salt = secrets.token_bytes(ledger.SALT_BYTES)
    line = Line(kind, at, _case(subject), ledger.commitment(salt, canonical))
    entry = _kept(*_appended(line))
    Content.objects.create(
        entry=entry, salt=salt, subject=subject.uuid if subject else None, canonical=canonical.decode()
    )
    return entry


def _prove(kind: str, at: datetime) -> None:
    if kind not in KINDS:
        raise ValueError(f"{kind!r} is not a kind of the ledger; models.KINDS lists them")
    if at.tzinfo is None:
        raise ValueError(f"{at} has no time zone; pass django.utils.timezone.now()")
    if not connection.in_atomic_block:
        raise TransactionManagementError(f"{kind} was recorded outside a transaction; use @transaction.atomic")


def stand_in_line() -> None:
    """Take the ledger's turn before any row. Whoever locks a row the gateway writes, and records later, does so first:
    else each of the two has what the other waits for.
    """
    with connection.cursor() as cursor:
        wait_in_line(cursor, connection.vendor)


def _appended(line: Line) -> list[ledger.Entry]:
    with connection.cursor() as cursor:
        return append(cursor, connection.vendor, [line])


def _kept(new: ledger.Entry) -> Entry:
    """The row that was written, without reading it again."""
    names = ("seq", "kind", "at", "case", "commitment", "leaf", "chain")
    values = (new.seq, new.kind, new.at, UUID(new.case), new.commitment, new.leaf, new.chain)
    return Entry.from_db(connection.alias, names, values)


def _case(subject: queries.Subject | None) -> UUID:
    """The random case under which everything about one subject is kept; a new one for what has none yet."""
    if isinstance(subject, Case):
        return subject.uuid
    first = queries.entry_for(subject) if subject else None
    return first.case if first else uuid.uuid4()


def _about(subject: queries.Subject | None) -> dict[str, str] | None:
    return {"noun": subject.__class__.__name__, "uuid": str(subject.uuid)} if subject else None


def signed(by: Signatory | None) -> dict[str, str] | None:
    """Whoever it was, as the ledger keeps them."""
    return {"name": by.name, "function": by.function, "uuid": str(by.uuid)} if by else None
