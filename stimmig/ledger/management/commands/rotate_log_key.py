"""`stimmig manage rotate_log_key`: put another key in the place of the one that signs checkpoints."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone
from django.utils.translation import gettext as _

from stimmig.core.ledger.note import Malformed
from stimmig.ledger.publishing import rotate


class Command(BaseCommand):
    """Replace the key that signs. What it signed stays valid: its public half is kept."""

    help = "Replace the key that signs checkpoints; with --name begin a new log, after a loss."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--name", default="", help="begin a new log under this name, after a loss")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            _before, after = rotate(at=timezone.now(), name=options["name"])
        except Malformed as error:
            raise CommandError(str(error)) from None
        self.stdout.write(_("From now on this key signs. Tell it to whoever watches:"))
        self.stdout.write(str(after))
