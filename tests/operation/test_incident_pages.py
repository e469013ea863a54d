"""The pages of an incident: who sees them, what they say is missing, and what they keep when they refuse."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from stimmig.core import incident as core
from stimmig.operation.models import Incident
from stimmig.register import actions as register
from tests.cast import person
from tests.operation.incidents import THREE, closed, put_right, reported, running, say, word

pytestmark = pytest.mark.django_db


def as_(client: Client, who: str) -> Client:
    client.force_login(person(who))
    return client


@pytest.mark.parametrize(
    ("who", "status"),
    [
        *(("berger", 200), ("luehrs", 200), ("claussen", 200), ("albers", 200), ("brandt", 200)),
        *(("jansen", 404), ("thomsen", 404), ("stranger", 404)),
    ],
)
def test_leaders_facilitators_and_whoever_runs_it_see_it(client: Client, who: str, status: int) -> None:
    """The works council where it reads along, the technology never."""
    made = reported()
    assert as_(client, who).get(reverse("incident", args=[made.pk])).status_code == status
    listed = as_(client, who).get(reverse("incidents")).content.decode()
    assert (made.happened in listed) == (status == 200)


def test_the_works_council_sees_it_where_it_reads_along_and_writes_nothing(client: Client) -> None:
    """And is told who does."""
    made = reported()
    register.involve(
        use_case=made.use_case, person=person("jansen"), kind="reads", by=person("berger"), at=timezone.now()
    )
    as_(client, "jansen")
    assert client.get(reverse("incident", args=[made.pk])).status_code == 200
    assert client.get(reverse("redress", args=[made.pk, "cause"])).status_code == 403


def test_three_fields_first_and_nothing_typed_is_lost(client: Client) -> None:
    """Whoever sees the use reports; a refusal shows what was typed."""
    page = reverse("incident_new", args=[running().pk])
    refused = as_(client, "brandt").post(page, THREE | {"doing": ""})
    assert refused.status_code == 422
    assert THREE["told"] in refused.content.decode()
    assert client.post(page, THREE).status_code == 302
    assert Incident.objects.get().name == person("brandt").signature


def sent(part: str) -> dict[str, Any]:
    """What a browser sends of a word."""
    said = word(part)
    return {
        "choice": said["choice"],
        "text": said["text"],
        "day": said["day"].isoformat() if said["day"] else "",
        "person": said["person"].pk if said["person"] else "",
    }


@pytest.mark.parametrize("part", core.PARTS)
def test_each_part_has_a_page_that_asks_for_what_it_needs(client: Client, part: str) -> None:
    """Empty it is refused; said, it stands on the page of the incident."""
    made = reported()
    page = reverse("redress", args=[made.pk, part])
    assert as_(client, "brandt").get(page).status_code == 200
    assert client.post(page, {"x": "y"}).status_code == 422
    assert client.post(page, sent(part)).status_code == 302
    assert f"Gesagt zu {part}." in client.get(reverse("incident", args=[made.pk])).content.decode()


def test_closing_says_what_is_missing_and_leads_there(client: Client) -> None:
    """Whoever sends all the same is refused with the same list."""
    made = say(reported(), "owner", "severity", "informed", "corrected", "cause", "compensated")
    page = reverse("incident_closings", args=[made.pk])
    for answer, status in ((as_(client, "brandt").get(page), 200), (client.post(page), 422)):
        shown = answer.content.decode()
        assert answer.status_code == status
        assert reverse("redress", args=[made.pk, "cause_fixed"]) in shown
        assert reverse("redress", args=[made.pk, "cause"]) not in shown.replace("cause_fixed", "")
    assert Incident.objects.get().closing is None


def test_what_is_put_right_is_closed_by_one_click_and_nothing_is_asked_any_more(client: Client) -> None:
    """Its page says who closed it; its other pages say how to take it up again."""
    made = put_right()
    assert as_(client, "brandt").post(reverse("incident_closings", args=[made.pk])).status_code == 302
    assert client.get(reverse("redress", args=[made.pk, "cause"])).status_code == 403
    assert (
        reverse("incident_reopenings", args=[made.pk])
        in client.get(reverse("incident", args=[made.pk])).content.decode()
    )
    assert client.get(reverse("incident_closings", args=[made.pk])).status_code == 403


def test_whoever_answers_for_the_use_closes_it_also_where_another_looks_after_it(client: Client) -> None:
    """The page names both, in one line, to both; it is hers to close, by the same click."""
    made = put_right()
    assert made.owner == person("brandt")
    page, close = reverse("incident", args=[made.pk]), reverse("incident_closings", args=[made.pk])
    for who in ("brandt", "berger"):
        shown = as_(client, who).get(page).content.decode()
        assert "Torben Brandt, Anke Berger" in shown
        assert close in shown
    assert client.post(close).status_code == 302
    assert Incident.objects.get().closing.name == person("berger").signature


def test_without_anybody_who_looks_after_it_leadership_is_named_once(client: Client) -> None:
    """Whoever answers for the use is one of them."""
    made = put_right()
    Incident.objects.update(owner=None)
    shown = as_(client, "berger").get(reverse("incident", args=[made.pk])).text
    assert "Leitung, Moderation, wer das Vorhaben betreibt" in shown
    assert "betreibt, Anke Berger" not in shown


def test_there_is_nobody_to_write_to_where_staff_reported_it(client: Client) -> None:
    """Nor any part but those that are."""
    made = closed()
    assert as_(client, "berger").get(reverse("incident_answers", args=[made.pk])).status_code == 404
    open_ = reported(made.use_case)
    assert client.get(reverse("redress", args=[open_.pk, "blame"])).status_code == 404
