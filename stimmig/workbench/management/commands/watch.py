"""The command `watch`: what falls due without anybody pressing a button."""

import logging
import os
import time
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.db import close_old_connections
from django.utils import timezone

from stimmig.workbench.actions.watching import PARTS

EVERY_SECONDS = 60
LOG = logging.getLogger("stimmig.watch")


class Command(BaseCommand):
    """Do what is due, again and again. Several may run at once; each may be killed at any moment."""

    help = "Do what is due: reveal by date, erase what has run out, write letters, read for search, sign checkpoints."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--once", action="store_true", help="once, then stop")
        parser.add_argument("--every", type=int, default=EVERY_SECONDS, metavar="SECONDS", help="60 when absent")
        parser.add_argument("--beside", type=int, metavar="PID", help="stop when this process has ended")

    def handle(self, *args: Any, once: bool, every: int, beside: int | None = None, **options: Any) -> None:
        while beside is None or os.getppid() == beside:
            self.look(once)
            if once:
                return
            time.sleep(every)
            close_old_connections()  # one that the database has dropped meanwhile would fail for good

    def look(self, once: bool) -> None:
        """Do each part. What fails is logged and tried again, and keeps nothing else waiting."""
        for name, part in PARTS.items():
            try:
                number = part(timezone.now())
            except Exception:
                if once:
                    raise
                LOG.exception("watch: %s", name)
            else:
                self.stdout.write(f"{name}: {number}") if number else None
