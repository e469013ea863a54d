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
