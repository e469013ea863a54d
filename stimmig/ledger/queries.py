"""The reads of the ledger: what was recorded about something, and the proof that it is unchanged."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol
from uuid import UUID

from django.db.models import QuerySet

from stimmig.core import ledger
from stimmig.core.ledger.enclosure import Opening
from stimmig.ledger import tree
from stimmig.ledger.cases import queries as cases
from stimmig.ledger.models import Content, Entry


class Subject(Protocol):
    """Anything the ledger can speak about: it has a uuid that never changes."""

    @property
    def uuid(self) -> UUID: ...


@dataclass(frozen=True)
class Proof:
    """What one entry proves, as it was found when asked.

    `hash` is the leaf, which a memo prints beside the number. When, by whom and what is said only where the content
    is intact: what was altered proves nothing.
    """

    number: int
    kind: str
    hash: str
    at: datetime | None
    by: dict[str, str] | None
    content: dict[str, Any]
    chain_intact: bool  # this entry follows the one before it, and what was read up to it adds up: see `read_on`
    content_intact: bool  # the content is the one the entry commits to
    subject_intact: bool  # what the tables say today is what was recorded; true when the caller did not ask

    @property
    def unchanged(self) -> bool:
        """Unchanged since it was recorded, as far as was read: the whole ledger where a `read` was given, else less."""
        return self.chain_intact and self.content_intact and self.subject_intact


def head() -> ledger.Head:
    """How far the ledger goes now."""
    last = Entry.objects.order_by("-seq").values_list("seq", "chain").first()
    return ledger.Head(*last) if last else ledger.Head()


def contents_about(subject: Subject, kind: str | None = None) -> QuerySet[Content]:
    """Everything recorded about something, in order; with a kind, only that."""
    found = Content.objects.select_related("entry").filter(subject=subject.uuid).order_by("entry_id")
    return found.filter(entry__kind=kind) if kind else found


def entry_for(subject: Subject, kind: str | None = None) -> Entry | None:
    """The first entry about something: of this kind, or of any."""
    first = contents_about(subject, kind).first()
    return first.entry if first else None


def opening_of(entry: Entry) -> Opening:
    """What opens the commitment of an entry whose content is kept beside it: salt and content, to the letter."""
    kept = Content.objects.get(entry=entry)
    return Opening(bytes(kept.salt), kept.canonical)


def proof_for(
    subject: Subject,
    kind: str | None = None,
    content: Mapping[str, Any] | None = None,
    read: ledger.Report | None = None,
) -> Proof | None:
    """Prove the first entry about something; None when nothing was recorded.

    `content` is what the tables say today: give it, and the proof tells whether it is still what was recorded.
    `read` is what a reading of the whole ledger found, for all proofs of one page. Without it the entry itself is
    held against its content and the entry before it, and of everything else only what is new to this process is read.
    """
    first = contents_about(subject, kind).first()
    return _prove(first, content, read) if first else None


def _prove(recorded: Content, content: Mapping[str, Any] | None, read: ledger.Report | None) -> Proof:
    entry, intact = recorded.entry, recorded.intact()
    inside = recorded.read() if intact else {"at": None, "by": None, "content": {}}
    return Proof(
        number=entry.seq,
        kind=entry.kind,
        hash=entry.leaf,
        at=datetime.fromisoformat(inside["at"]) if intact else None,
        by=inside["by"],
        content=inside["content"],
        chain_intact=read.intact_up_to(entry.seq) if read else _stands(entry) and read_on(entry.seq),
        content_intact=intact,
        subject_intact=content is None or ledger.canonical(dict(content)) == ledger.canonical(inside["content"]),
    )


def _stands(entry: Entry) -> bool:
    """Whether this one entry is what its hashes say, and follows the one before it."""
    before = next(entries(entry.seq - 1, entry.seq - 1), None)
    head = ledger.Head(before.seq, before.chain) if before else ledger.Head()
    return ledger.verify(entries(entry.seq, entry.seq), after=head).intact


def read_on(up_to: int) -> bool:
    """Whether the ledger is whole as far as this entry, reading only what this process has not read before.

    The process remembers the last entry up to which it found nothing wrong, and begins anew where that entry is
    another by now. So a page costs the same however long the ledger is. It does not prove that nothing further back
    was altered since it was read here: `read_whole` does, behind every proof page and `stimmig verify`.
    """
    global _whole
    before = _whole
    found = list(entries(before.seq, max(up_to, before.seq)))
    if before.seq and (not found or ledger.Head(found[0].seq, found[0].chain) != before):
        before, found = ledger.Head(), list(entries(1, up_to))
    elif before.seq:
        found = found[1:]
    report = ledger.verify(found, after=before)
    _whole = report.head if report.intact else ledger.Head()
    return report.intact_up_to(up_to)


def read_whole() -> ledger.Report:
    """Read the chain from its first entry, whatever this process remembers, and name every flaw in it."""
    global _whole
    report = ledger.verify(entries())
    _whole = report.head if report.intact else ledger.Head()
    return report


_whole = ledger.Head()  # up to here this process has found nothing wrong


def entries(since: int = 1, up_to: int | None = None) -> Iterator[ledger.Entry]:
    """The ledger as the core reads it, from its first entry or from a later one on."""
    found = Entry.objects.filter(seq__gte=since).order_by("seq")
    found = found if up_to is None else found.filter(seq__lte=up_to)
    columns = ("seq", "kind", "at", "case", "commitment", "leaf", "chain")
    for seq, kind, at, case, *hashes in found.values_list(*columns).iterator():
        yield ledger.Entry(seq, kind, at, str(case), *hashes)


def verify(known: Mapping[int, str] | None = None) -> ledger.Report:
    """Read the whole ledger, entries, tree and contents, and name every flaw at once.

    What was erased, and what nobody can read because its key is lost, proves nothing and is no flaw.
    `known` are hashes somebody wrote down, by number, as a memo prints them.
    """
    report = ledger.verify(entries(), known)
    intact = {content.pk for content in Content.objects.select_related("entry").iterator() if content.intact()}
    intact |= cases.standing().accounted_for
    flaws = [ledger.Flaw(entry.seq, "content") for entry in entries() if entry.seq not in intact]
    flaws += [] if any(flaw.code == "number" for flaw in report.flaws) else tree.flaws()  # else each is out of place
    return ledger.Report(report.head, tuple(sorted((*report.flaws, *flaws), key=lambda flaw: flaw.seq)))
