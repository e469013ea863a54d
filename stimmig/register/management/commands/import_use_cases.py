"""`stimmig import FILE...`: take use case files into the register, all of them or none."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import get_language, gettext

from stimmig.content import faults
from stimmig.content.files import BYTES_MAX
from stimmig.core.errors import Faults
from stimmig.people.models import Person
from stimmig.register import actions
from stimmig.register.models import UseCase


class Command(BaseCommand):
    """Say every fault of every file on stderr, and change nothing then. Exit status 2."""

    help = "Take use case files into the register: all of them, or none when one is faulty."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="use case files, YAML or JSON")
        parser.add_argument(
            "--by", metavar="EMAIL", help="who takes them in; needed to change them later as a reviewer"
        )

    def handle(self, *, files: list[Path], by: str | None, **options: Any) -> None:
        person = self._person(by)
        with transaction.atomic():
            taken = [self._take(path, person) for path in files]
            complete = None not in taken
            transaction.set_rollback(not complete)
        if not complete:
            self.stderr.write(gettext("Nothing was taken in."))
            sys.exit(2)
        for use_case in filter(None, taken):
            self.stdout.write(f"{use_case.pk}\t{use_case.title}")

    def _person(self, email: str | None) -> Person | None:
        if email is None:
            return None
        person = Person.objects.filter(email__iexact=email, is_active=True).first()
        if person is None:
            raise CommandError(gettext("Nobody here signs in with %(email)s.") % {"email": email}, returncode=2)
        return person

    def _take(self, path: Path, by: Person | None) -> UseCase | None:
        """The use, or None after saying what is wrong with its file."""
        try:
            with path.open("rb") as opened:
                content = opened.read(BYTES_MAX + 1)
            return actions.import_file(content=content, name=path.name, by=by, at=timezone.now())
        except OSError as error:
            self.stderr.write(f"{path}: {error.strerror or error}")
        except Faults as refused:
            language = get_language() or "de"
            for fault in refused.faults:
                self.stderr.write(f"{path}: {faults.place(fault, language)}: {faults.sentence(fault, language)}")
        return None
