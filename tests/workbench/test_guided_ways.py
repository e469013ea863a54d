"""Whoever guides the reviews of one use is offered what facilitation is offered there, and nobody beside them is."""

import pytest
from django.test import Client
from django.utils.timezone import now

from stimmig.decision import queries
from stimmig.people.models import Person
from stimmig.register import actions as register
from tests.decision import scene


@pytest.mark.parametrize(("name", "ways"), [(scene.QUICK, {"reopenings"}), (scene.DECLINED, {"reopenings", "wakings"})])
def test_the_decision_offers_what_whoever_guides_may_do(
    name: str, ways: set[str], client: Client, cast: dict[str, Person]
) -> None:
    """Reopening it, and saying that what it waits for has happened."""
    decision, harms = scene.decided(name), cast["harms"]
    register.involve(use_case=decision.use_case, person=harms, kind="reads", by=cast["berger"], at=now())
    client.force_login(harms)
    page = f"/decisions/{decision.pk}/"
    before = client.get(page).text
    assert not queries.may_reopen(harms, decision)
    register.involve(use_case=decision.use_case, person=harms, kind="guides", by=cast["berger"], at=now())
    shown = client.get(page).text
    for way in ways:
        assert f"{page}{way}/" not in before
        assert f'href="{page}{way}/"' in shown
        assert client.get(f"{page}{way}/").status_code == 200
