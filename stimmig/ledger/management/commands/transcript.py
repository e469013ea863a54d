"""`stimmig manage transcript FILE`: the whole ledger in a file that verifies without the house."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from stimmig.core.ledger import note, transcript
from stimmig.ledger import queries
from stimmig.ledger.management.commands.checkpoint import signed


class Command(BaseCommand):
    """Write every entry and the signed checkpoint over them. No content is in it."""

    help = "Write the whole ledger, without contents, into a file for “stimmig verify FILE”."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE")

    def handle(self, *args: Any, file: Path, **options: Any) -> None:
        found = signed()
        with file.open("w", encoding="utf-8", newline="\n") as opened:
            opened.writelines(transcript.write(queries.entries(up_to=found.size), note.parse(found.note)))
        self.stdout.write(_("%(count)s entries written.") % {"count": found.size})
