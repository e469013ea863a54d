"""`stimmig checkpoint`: how far the ledger goes, signed."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone
from django.utils.translation import gettext as _

from stimmig.core.errors import Refusal
from stimmig.ledger import keys
from stimmig.ledger.models import Checkpoint
from stimmig.ledger.publishing import publish


class Command(BaseCommand):
    """Sign how far the ledger goes now, where nobody has yet, and print it."""

    help = "Print the newest checkpoint of the ledger, signed now where it has grown."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--keys", action="store_true", help="print the public keys of this log instead")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["keys"]:
            keys.current()
            self.stdout.write("\n".join(map(str, keys.known())))
            return
        self.stdout.write(signed().note, ending="")


def signed() -> Checkpoint:
    """The newest checkpoint, signed now where the ledger has grown; CommandError says why there is none."""
    try:
        found = publish(at=timezone.now())
    except Refusal as refused:
        raise CommandError(refusal(refused)) from None
    if found is None:
        raise CommandError(_("Nothing was recorded yet, so there is nothing to sign."))
    return found


def refusal(refused: Refusal) -> str:
    """Why nothing is signed, and what to do."""
    why = {
        "published-older": _("The ledger ends before what was published of it."),
        "published-other": _("The ledger says something else than what was published of it."),
    }[refused.code]
    return f"{why} {_('Nothing is signed. “stimmig verify” says what differs.')}"
