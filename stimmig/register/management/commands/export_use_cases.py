"""`stimmig export [ID...]`: write use cases as files, in their one canonical form."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext

from stimmig.register import queries
from stimmig.register.models import UseCase


class Command(BaseCommand):
    """One use goes to stdout unless a folder is named; several need one."""

    help = "Write use cases as files: those named by their number, or all."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("ids", nargs="*", type=int, metavar="ID", help="numbers of uses; all when none is named")
        parser.add_argument("--to", type=Path, metavar="FOLDER", help="the folder to write into; made when absent")

    def handle(self, *, ids: list[int], to: Path | None, **options: Any) -> None:
        uses = list(UseCase.objects.filter(pk__in=ids) if ids else UseCase.objects.all())
        if missing := sorted(set(ids) - {use.pk for use in uses}):
            raise CommandError(
                gettext("There is no use %(ids)s.") % {"ids": ", ".join(map(str, missing))}, returncode=2
            )
        if to is None and len(uses) != 1:
            raise CommandError(gettext("Name a folder with --to, or exactly one use."), returncode=2)
        if to is None:
            self.stdout.write(queries.exported(uses[0]), ending="")
        else:
            self._write(uses, to)

    def _write(self, uses: list[UseCase], folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        for use in uses:
            path = folder / f"{use.pk}-{queries.file_name(use)}.yaml"
            path.write_text(queries.exported(use), "utf-8")
            self.stdout.write(str(path))
