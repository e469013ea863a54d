"""Keys of services: shown once, kept as a hash, exchanged, ended; no content for whoever looks after the technology."""

import re
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from stimmig.core.errors import Refusal
from stimmig.ledger.models import Content
from stimmig.operation import actions, queries
from stimmig.operation.models import ServiceKey
from stimmig.people.models import Person
from tests.operation import scene

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("quotations")]


def test_it_is_shown_once_and_rests_as_a_hash(client: Client) -> None:
    """Neither the list nor the ledger nor the table knows its text."""
    policy = scene.guarded()
    client.force_login(scene.leader(policy.decision))
    address = f"/use-cases/{policy.decision.use_case_id}/keys/"
    said = {"label": "Testsystem", "touchpoint": policy.file["contacts"][0]["name"], "per_minute_max": "60"}
    answer = client.post(address, said)
    text, key = answer.context["text"], ServiceKey.objects.get()
    assert text in answer.text
    assert "no-store" in answer["Cache-Control"]
    assert (key.hash, key.begins) == (queries.hashed(text), text[:12])
    assert text not in client.get(address).text
    assert text not in Content.objects.get(entry__kind="service_key.made").canonical
    assert client.post(address, said | {"touchpoint": "Nirgends"}).status_code == 422


def test_it_comes_with_what_a_service_needs(client: Client, settings: Any) -> None:
    """The address, and two ways to ask, each of three lines with address and key in their places."""
    settings.GATEWAY_URL = "https://gateway.example"
    policy = scene.guarded()
    client.force_login(scene.leader(policy.decision))
    address = f"/use-cases/{policy.decision.use_case_id}/keys/"
    assert "https://gateway.example/v1" in client.get(address).text
    said = {"label": "Testsystem", "touchpoint": policy.file["contacts"][0]["name"], "per_minute_max": "60"}
    answer = client.post(address, said)
    curl, python = re.findall(r"<pre[^>]*>(.*?)</pre>", answer.text, re.DOTALL)
    assert (curl.count("\n"), python.count("\n")) == (2, 2)
    for shown in (curl, python):
        assert "https://gateway.example/v1" in shown
        assert answer.context["text"] in shown


def test_exchanged_and_ended(client: Client) -> None:
    """The new one is for the same; the old one opens nothing and stays in the list."""
    policy = scene.guarded()
    leader, use = scene.leader(policy.decision), scene.use_of(policy)
    touchpoint = policy.file["contacts"][0]["name"]
    old, _ = actions.make_key(use_case=use, touchpoint=touchpoint, label="Test", by=leader, at=timezone.now())
    client.force_login(leader)
    text = client.post(f"/keys/{old.pk}/rotations/").context["text"]
    new = ServiceKey.objects.get(hash=queries.hashed(text))
    assert (new.touchpoint, new.label, new.ended_at) == (old.touchpoint, old.label, None)
    assert ServiceKey.objects.get(pk=old.pk).ended_at
    assert client.post(f"/keys/{old.pk}/rotations/").status_code == 403
    assert client.post(f"/keys/{new.pk}/ends/").status_code == 302
    assert ServiceKey.objects.filter(ended_at=None).count() == 0
    with pytest.raises(Refusal, match="ended-already"):
        actions.end_key(key=new, by=leader, at=timezone.now())


def test_the_technology_sees_names_and_no_content(client: Client, thomsen: Person) -> None:
    """The uses with something in force and their touchpoints; no page of the use, no guardrails."""
    policy = scene.guarded()
    client.force_login(thomsen)
    assert policy.decision.title in client.get("/keys/").text
    page = client.get(f"/use-cases/{policy.decision.use_case_id}/keys/")
    assert page.status_code == 200
    assert policy.file["contacts"][0]["name"] in page.text
    for hidden in (f"/use-cases/{policy.decision.use_case_id}/guardrails/", f"/guardrails/{policy.pk}/"):
        assert client.get(hidden).status_code == 404
        assert hidden not in page.text


def test_others_make_none(claussen: Person) -> None:
    """Facilitation does not, nor does anybody for a touchpoint that was not decided on."""
    policy = scene.guarded()
    said = {"use_case": scene.use_of(policy), "label": "Test", "at": timezone.now()}
    with pytest.raises(Refusal, match="not-yours"):
        actions.make_key(**said, touchpoint=policy.file["contacts"][0]["name"], by=claussen)
    with pytest.raises(Refusal, match="no-such-touchpoint"):
        actions.make_key(**said, touchpoint="Nirgends", by=scene.leader(policy.decision))
