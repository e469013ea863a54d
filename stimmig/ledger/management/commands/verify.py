"""`stimmig verify`: hold the ledger against its proofs."""

from argparse import ArgumentTypeError
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from stimmig.core import ledger
from stimmig.ledger import keys, losses, published, queries
from stimmig.ledger.cases.queries import standing

PUBLISHED = {"older", "other", "unsigned"}


def remembered(text: str) -> tuple[int, str]:
    """Read NUMBER:HASH as a memo prints it."""
    number, _colon, leaf = text.partition(":")
    if not number.isdigit() or len(leaf) != 64:
        raise ArgumentTypeError(f"{text!r} is not NUMBER:HASH with 64 digits, as a memo prints it")
    return int(number), leaf.lower()


class Command(BaseCommand):
    """Read the whole ledger and name every place that was altered. Exit 1 when there is one."""

    help = "Read the whole ledger and name every place where it was altered."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--known",
            action="append",
            default=[],
            type=remembered,
            metavar="NUMBER:HASH",
            help="an entry as a memo prints it; proves that the end of the ledger was not cut off",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        report = queries.verify(dict(options["known"]))
        contradicted = list(published.flaws(keys.origin()))
        for flaw in (*report.flaws, *contradicted):
            self.stderr.write(words(flaw))
        if not report.intact or any(flaw.code != "older" for flaw in contradicted):
            raise CommandError(_("The ledger was altered. Compare it with a backup from before."))
        if contradicted:
            raise CommandError(put_back())
        self.stdout.write(_("%(count)s entries, all unchanged.") % {"count": report.head.seq})
        for sentence in (*unproved(), *lost()):
            self.stdout.write(sentence)
        self.stdout.write(report.head.chain)


def unproved() -> list[str]:
    """What of the ledger adds up and proves nothing, in words."""
    found = standing()
    said = {
        _("Erased: %(count)s. What they said can be proved no more."): found.erased,
        _("Unreadable: %(count)s. Their key is lost."): found.unreadable,
    }
    return [sentence % {"count": len(numbers)} for sentence, numbers in said.items() if numbers]


def lost() -> list[str]:
    """Which keys of the log are lost, in words, and what to do."""
    why = _("The key %(key)s of the log was lost: this house cannot tell any more what it signed.")
    then = _("Whoever watches the log has its public half. Add that line to keys/log.pub, and it can.")
    return [f"{why % {'key': f'{each.name}+{each.id}'}} {then}" for each in losses.standing()]


def put_back() -> str:
    """What has happened where the ledger ends before what was published of it, and what to do."""
    why = _("The database was put back from an older copy, or the end of the ledger was cut off.")
    then = _("Put back a newer copy. Where there is none, begin a new log:")
    return f"{why} {then} stimmig manage rotate_log_key --name NAME"


def words(flaw: ledger.Flaw) -> str:
    """Say in words where it does not add up, and how."""
    where = (
        _("Checkpoint over %(number)s entries: %(flaw)s") if flaw.code in PUBLISHED else _("Entry %(number)s: %(flaw)s")
    )
    return where % {"number": flaw.seq, "flaw": how(flaw)}


def how(flaw: ledger.Flaw) -> str:
    """What does not add up."""
    return {
        "number": _("an entry before it is missing, doubled or out of order"),
        "leaf": _("the entry was altered"),
        "chain": _("something before it was altered"),
        "known": _("it is not the entry that was written down"),
        "content": _("its content is not what was recorded"),
        "node": _("the tree above it is not that of its entries"),
        "older": _("it was published, and the ledger ends before it"),
        "other": _("the ledger says something else than what was published"),
        "unsigned": _("no key of this log has signed it"),
    }[flaw.code]
