"""Where messages go is set up by leaders and the technology; the secret is seen once."""

import pytest
from django.test import Client
from django.urls import reverse

from stimmig.operation.models import Endpoint
from tests.cast import person

pytestmark = pytest.mark.django_db
SENT = {"label": "Helpdesk", "url": "https://desk.example/hook", "events": ["incident.opened"]}


@pytest.mark.parametrize(
    ("who", "status"), [("berger", 200), ("thomsen", 200), ("claussen", 403), ("albers", 403), ("jansen", 403)]
)
def test_who_sets_it_up(client: Client, who: str, status: int) -> None:
    """Everybody else is told who does."""
    client.force_login(person(who))
    for page in ("endpoints", "endpoint_new"):
        assert client.get(reverse(page)).status_code == status


def test_the_secret_is_shown_once(client: Client) -> None:
    """On the answer to the form, and nowhere later."""
    client.force_login(person("thomsen"))
    shown = client.post(reverse("endpoint_new"), SENT).content.decode()
    assert "whsec_" in shown
    assert "whsec_" not in client.get(reverse("endpoints")).content.decode()
    assert client.post(reverse("endpoint_ends", args=[Endpoint.objects.get().pk])).status_code == 302
    assert Endpoint.objects.get().ended_name == person("thomsen").signature


@pytest.mark.parametrize("url", ["http://desk.example/", "https://me:secret@desk.example/", "desk.example"])
def test_an_unsafe_address_is_refused_and_what_was_typed_stays(client: Client, url: str) -> None:
    """With what to do."""
    client.force_login(person("berger"))
    answer = client.post(reverse("endpoint_new"), SENT | {"url": url})
    assert answer.status_code == 422
    assert "Helpdesk" in answer.content.decode()
    assert not Endpoint.objects.exists()
