"""How long a search takes in a house with 4,000 uses: `python -m tools.searching`, asked for by `tools.bench`."""

import os
import random
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from time import perf_counter
from typing import Any

USES, QUESTIONS, MEASURED = 4_000, ("Beschwerden", "Kunden Termin", "Telefon", "KI", "Angebote prüfen", "invoices"), 10
PASSWORD = "a house for the bench only"  # noqa: S105  # the house goes when the bench ends


def main() -> int:
    """Print, in milliseconds, the median of a page without search and the slowest twentieth of all searches."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "stimmig.settings")
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    reading, pages, searches = measured()
    print(reading, sorted(pages)[len(pages) // 2], sorted(searches)[int(len(searches) * 0.95)])
    return 0


def measured() -> tuple[float, Sequence[float], Sequence[float]]:
    """Seconds to read all uses in, to answer the plainest page, and to answer each question."""
    from django.core.cache import caches
    from django.test import Client

    from stimmig.workbench.actions import read_in

    client = Client(headers={"host": "localhost"})
    client.force_login(filled())
    begun = perf_counter()
    read_in(USES)
    reading, pages, searches = perf_counter() - begun, [], []
    for question in QUESTIONS * MEASURED:
        caches["process"].clear()
        pages.append(timed(client, "/about/", {}))
        searches.append(timed(client, "/search/", {"text": question}))
    return reading, pages, searches


def timed(client: Any, path: str, data: dict[str, str]) -> float:
    """Seconds a page takes on the server, template and queries included."""
    begun = perf_counter()
    response = client.get(path, data)
    assert response.status_code == 200
    return perf_counter() - begun


def filled() -> Any:
    """A house with 4,000 uses, told in the sentences of ours; and its leader."""
    from django.db import transaction
    from django.utils.timezone import now

    from stimmig.people import actions as people
    from stimmig.register import actions as register
    from tools.bench import SAMPLE

    leader = people.create_house(
        name="Bench",
        language="de",
        leader_name="B. Bench",
        leader_function="",
        email="bench@house.example",
        password=PASSWORD,
        at=now(),
    )
    with transaction.atomic():
        for number, file in zip(range(USES), told(SAMPLE), strict=False):
            title, occasion = f"{file.pop('title')[:100]} {number}", file.pop("occasion")
            register.create(title=title, occasion=occasion, file=file, by=leader, at=now())
    return leader


def told(paths: Sequence[Path]) -> Iterator[dict[str, Any]]:
    """Use case files without end: each with the title of one and the touchpoints of others."""
    from stimmig.content import files

    known = [files.load(path.read_bytes()) for path in paths]
    points = [point for file in known for point in file.get("touchpoints", ())]
    chance = random.Random(2026)  # noqa: S311  # the same house every time
    while True:
        file, drawn = dict(chance.choice(known)), chance.sample(points, 3)
        names = {point["name"]: {"name": point["name"], "reason": point.get("reason", "")} for point in drawn}
        kept = {"title": file["title"], "occasion": file.get("occasion", "-"), "summary": file.get("summary", "")}
        yield kept | {"touchpoints": list(names.values())}


if __name__ == "__main__":
    sys.exit(main())
