"""Many decisions: page by page, those in force before those that were replaced."""

from typing import Any

import pytest
from django.test import Client

from stimmig.decision import pages
from stimmig.people.models import Person
from tests.decision import scene


def test_one_page_after_the_other(db: Any, client: Client, berger: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every decision stands on exactly one page, however many there are."""
    monkeypatch.setattr(pages.reading, "PAGE", 1)
    all_of_them = [scene.decided(name) for name in (scene.QUICK, scene.CONDITIONS)]
    client.force_login(berger)
    shown = [client.get(f"/decisions/?page={number}").context for number in (1, 2)]
    listed = [each.pk for context in shown for each in [*context["in_force"], *context["replaced"]]]
    assert sorted(listed) == sorted(each.pk for each in all_of_them)
    assert "Seite 1 von 2" in client.get("/decisions/").text
