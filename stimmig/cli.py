"""The command `stimmig`. `check` and `verify FILE` read files without Django; everything else needs the house."""

import os
import sys
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

USAGE = """stimmig check FILE...     read use case files; needs no database
stimmig demo              the example company, in your browser
stimmig run               an installation of your own
stimmig gateway           what services ask the AI, by the policy and on record
stimmig import FILE...    take use case files into the register
stimmig export [ID...]    write use cases as files
stimmig verify            hold the ledger against its proofs
stimmig verify FILE...    check a receipt, a checkpoint or a transcript; needs no house
stimmig checkpoint        how far the ledger goes, signed
stimmig watch             do what is due: reveal by date, write letters
stimmig manage COMMAND    everything Django can do"""

NO_HOUSE = """%(place)s: Hier gibt es noch kein Haus. „stimmig run“ legt eines an; das Beispiel liegt in data/demo:
  STIMMIG_DATA=data/demo stimmig verify
There is no house here yet. "stimmig run" makes one; the example rests in data/demo."""
MANAGED = {
    "import": "import_use_cases",
    "export": "export_use_cases",
    "verify": "verify",
    "checkpoint": "checkpoint",
    "watch": "watch",
}
# what every command of Django takes; it works here too, and --help leaves it out
DJANGOS = "--version", "--verbosity", "--settings", "--pythonpath", "--traceback", "--no-color", "--force-color"


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; the exit status is 0, or 2 when something could not be read or done."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    command = arguments[0] if arguments else "help"
    if command == "check":
        from stimmig.check import main as check

        return check(arguments[1:])
    if command == "verify" and (helped(arguments) or names_files(arguments[1:])):
        from stimmig.verify import main as verify

        return verify(arguments[1:])
    if command in {"demo", "run"}:
        from stimmig.serve import serve

        return serve(demo=command == "demo", arguments=arguments[1:])
    if command == "gateway":
        from stimmig.gateway.server import serve as gateway

        return gateway(arguments[1:]) if helped(arguments) or housed() else 2
    if command in MANAGED:
        return in_the_house(command, arguments[1:])
    if command == "manage":
        return manage(arguments[1:])
    print(USAGE)
    return 0 if command in {"help", "-h", "--help"} else 2


def names_files(arguments: Sequence[str]) -> bool:
    """Whether files are to be verified, and not the house: what follows an option belongs to it and is no file."""
    return any(not each.startswith("-") and not last.startswith("-") for last, each in pairwise(("", *arguments)))


def in_the_house(name: str, arguments: list[str]) -> int:
    """Do something with the house, under our own name for it; say how to get one where there is none."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "stimmig.settings")
    import django
    from django.core.management import get_commands, load_command_class
    from django.core.management.base import BaseCommand

    django.setup()
    if not (helped(arguments) or housed()):
        return 2
    BaseCommand.suppressed_base_arguments = set(DJANGOS)
    command = load_command_class(get_commands()[MANAGED[name]], MANAGED[name])
    if helped(arguments):
        command.requires_system_checks = []  # or the help would offer to skip them
    command.run_from_argv(["stimmig", name, *arguments])
    return 0


def helped(arguments: Sequence[str]) -> bool:
    """Whether somebody asks how it works, which needs no house."""
    return bool({"-h", "--help"} & set(arguments))


def housed() -> bool:
    """Whether there is a house here; says how to get one where there is none."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "stimmig.settings")
    import django
    from django.conf import settings
    from django.db import connection

    django.setup()
    file = Path(str(connection.settings_dict["NAME"]))
    empty = connection.vendor == "sqlite" and not file.exists()  # asking it would make it
    if empty or "people_house" not in connection.introspection.table_names():
        print(NO_HOUSE % {"place": settings.DATA}, file=sys.stderr)
        return False
    connection.close()
    return True


def manage(arguments: list[str]) -> int:
    """Hand over to Django's own commands."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "stimmig.settings")
    from django.core.management import execute_from_command_line

    execute_from_command_line(["stimmig manage", *arguments])
    return 0


if __name__ == "__main__":
    sys.exit(main())
