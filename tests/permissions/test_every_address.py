"""Every address, opened and sent to by everybody: what they get is what the table says.

A new address fails this until it has a row in table.txt. The failure shows the row as it is now: read it as a
stranger, change the code where it is wrong, and copy it where it is right.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as product
from django.core.cache import cache
from django.db import transaction

from tests.knocking import Knocking
from tests.permissions.scene import CAST, addresses, somebody, tell, url

TABLE = Path(__file__).with_name("table.txt")
SIGNS = {200: "s", 204: "w", 302: ">", 403: "n", 404: ".", 405: "m", 409: "!", 410: "g", 422: "u", 502: "b"}
LOGIN = "/accounts/login/?"
SENT = {"GET": "", "POST": "sent=yes"}  # a form nobody filled in


def rows() -> dict[str, str]:
    """What everybody is to get, by name and method."""
    lines = [line.split() for line in TABLE.read_text().splitlines() if line.strip() and not line.startswith("#")]
    found = {f"{name} {method}": " ".join(signs) for name, method, *signs in lines}
    assert len(found) == len(lines), "a row stands there twice"
    return found


def sessions() -> dict[str, str]:
    """Everybody has signed in once; whoever's account was closed did so before."""
    found = {}
    for column, key in CAST.items():
        client = Knocking()
        if key:
            client.force_login(somebody(key))
        found[column] = client.cookies[product.SESSION_COOKIE_NAME].value if key else ""
    return found


def sign(address: str, method: str, session: str) -> str:
    """What somebody gets there; whatever it does is undone."""
    client = Knocking(raise_request_exception=False)
    if session:
        client.cookies[product.SESSION_COOKIE_NAME] = session
    cache.clear()
    with transaction.atomic():
        answer = client.generic(method, address, SENT[method], content_type="application/x-www-form-urlencoded")
        b"".join(answer.streaming_content if answer.streaming else ())  # a file is closed when it is read
        transaction.set_rollback(True)
    if answer.status_code == 302 and answer["Location"].startswith(LOGIN):
        return "l"
    return SIGNS.get(answer.status_code, str(answer.status_code))


def as_it_is() -> Iterator[tuple[str, str]]:
    """The table as the product draws it now."""
    arguments, known = tell(), sessions()
    for name, path, wanted in addresses():
        if path.startswith("ui/"):  # the building kit is no part of the house
            continue
        address = url(name, path, wanted, arguments)
        for method in SENT:
            yield f"{name} {method}", " ".join(sign(address, method, session) for session in known.values())


@pytest.mark.django_db
def test_everybody_gets_what_the_table_says(settings: Any, tmp_path: Path) -> None:
    """Role by role, invited or not, looking or sending."""
    settings.MEDIA_ROOT = tmp_path
    now, table = dict(as_it_is()), rows()
    head = f"{'':34}{' '.join(CAST)}"
    wrong = [line(row, now[row]) for row in now if table.get(row) != now[row]]
    assert not wrong, "\n".join(["as it is now:", head, *wrong])
    assert sorted(table) == sorted(now), "rows of addresses that are gone"


def line(row: str, signs: str) -> str:
    """A row as it stands in the table."""
    name, method = row.split()
    return f"{name:28} {method:4} {signs}"
