"""Harm reopens what was decided: one leader says so, and a person opens the new review."""

from datetime import timedelta
from typing import Any
from urllib.parse import unquote

import pytest
from django.test import Client
from django.utils import timezone

from stimmig.core.errors import Refusal
from stimmig.operation.actions import incidents as actions
from stimmig.operation.models import Incident
from stimmig.operation.queries import incidents as queries
from stimmig.review.models import Review
from stimmig.workbench.queries import errands
from tests.cast import person
from tests.operation.incidents import reported, running, say

pytestmark = pytest.mark.django_db
HURT = "Eine Kundin ist im Dunkeln gestürzt."


def harmed(incident: Incident | None = None) -> Incident:
    made = incident or reported()
    actions.say_harm(incident=made, sentence=HURT, by=person("berger"), at=timezone.now())
    return Incident.objects.get(pk=made.pk)


def waiting(who: str) -> list[str]:
    return [errand.kind for errand in errands(person(who), timezone.now())]


@pytest.mark.parametrize("who", ["luehrs", "claussen", "albers", "brandt"])
def test_only_the_accountable_leader_says_that_somebody_came_to_harm(who: str) -> None:
    """Not another leader, and not whoever runs it; and once."""
    made = reported()
    with pytest.raises(Refusal):
        actions.say_harm(incident=made, sentence=HURT, by=person(who), at=timezone.now())
    harmed(made)
    with pytest.raises(Refusal):
        harmed(made)


def test_harm_says_what_it_led_to(client: Client) -> None:
    """Nothing more is asked about it, and nobody says it lighter afterwards."""
    made = say(reported(), "severity")
    assert "severity" in queries.said(harmed(reported(made.use_case)))
    assert queries.latest_words(harmed(made))["severity"].choice == "harm"
    with pytest.raises(Refusal, match="not-yours"):
        say(made, "severity")
    client.force_login(person("brandt"))
    assert client.get(f"/incidents/{made.pk}/redress/severity/").status_code == 403
    assert "redress/severity/" not in client.get(f"/incidents/{made.pk}/").text


def test_whoever_runs_it_reads_who_says_harm(client: Client) -> None:
    """It is not theirs to choose; the leader finds the way to say it."""
    made = reported()
    there, way = f"/incidents/{made.pk}/redress/severity/", f'href="/incidents/{made.pk}/harms/"'
    client.force_login(person("brandt"))
    shown = client.get(there).text
    assert f"Das sagt nur {person('berger').signature}" in shown
    assert (way in shown, 'value="harm"' in shown) == (False, False)
    assert client.post(there, {"choice": "harm", "text": HURT}).status_code == 422
    client.force_login(person("berger"))
    assert way in client.get(there).text


def test_nobody_says_harm_in_passing() -> None:
    """Not the leader either: it is said by itself, since it reopens what was decided."""
    with pytest.raises(Refusal, match="not-yours"):
        actions.say(
            incident=reported(), part="severity", choice="harm", text=HURT, by=person("berger"), at=timezone.now()
        )


def test_nothing_is_opened_by_it_but_whoever_opens_reviews_is_asked() -> None:
    """Also in the weekly letter and the calendar, which say what the start page says."""
    harmed()
    assert not Review.objects.exists()
    assert "harm" in waiting("berger")
    assert "harm" in waiting("claussen")
    assert "harm" not in waiting("luehrs")


def test_one_click_leads_to_the_new_review_which_says_why(client: Client) -> None:
    """Until it is opened; then nobody is asked any more."""
    made = harmed(say(reported(running()), "owner"))
    client.force_login(person("claussen"))
    page = client.get(f"/incidents/{made.pk}/").content.decode()
    link = page.split(f"/use-cases/{made.use_case_id}/reviews/new/?because=")[1].split('"')[0]
    assert HURT in unquote(link)
    opening = f"/use-cases/{made.use_case_id}/reviews/new/?because={link}"
    assert HURT in client.get(opening).content.decode()
    due_on = (timezone.localdate() + timedelta(days=7)).isoformat()
    judges = [person("berger").pk, person("albers").pk]
    said: dict[str, Any] = {"judges": judges, "due_on": due_on, "scope": "five"}
    assert client.post(opening, said | {"because": unquote(link)}).status_code == 302
    assert Review.objects.get().because == unquote(link)
    assert "harm" not in waiting("claussen")
    assert "?because=" not in client.get(f"/incidents/{made.pk}/").content.decode()
