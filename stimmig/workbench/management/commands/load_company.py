"""The command `load_company`: the example company, for the demo."""

from typing import Any

from django.core.management.base import BaseCommand

from stimmig.people.queries import house
from stimmig.workbench import company
from stimmig.workbench.company.chat_key import chat_key


class Command(BaseCommand):
    """Tell the story of the example company. Where a house exists already, nothing happens."""

    help = "Load the example company, unless a house exists already."

    def handle(self, *args: Any, **options: Any) -> None:
        if house() is None:
            self.stdout.write("Das Beispielhaus zieht ein · the example company moves in …")
            company.load()
        chat_key()
