"""Whoever reads along finds on the page of the use what they may see of its operation, and each of it opens."""

import re

import pytest
from django.test import Client

from tests.operation import scene

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("quotations")]

CONVERSATIONS = "/conversations/"


def shown(client: Client, page: str) -> list[str]:
    """The addresses in the part of the page that is about operation."""
    text = client.get(page).text
    return re.findall(r'href="(/[^"]+)"', text[text.index('id="guardrails"') :].split("</section>")[0])


@pytest.mark.parametrize(
    ("who", "kinds"), [("jansen", ["reads"]), ("albers", ["reads"]), ("albers", ["reads", "inspects"])]
)
def test_what_stands_there_opens(client: Client, who: str, kinds: list[str]) -> None:
    """Guardrails, what is recorded of staff, trust, and what went wrong; conversations only where named for them."""
    use = scene.use_of(scene.guarded())
    for kind in kinds:
        client.force_login(scene.named(use, who, kind))
    page = f"/use-cases/{use.pk}/"
    found = shown(client, page)
    wanted = [f"{page}guardrails/", "/house/recording/", f"{page}trust/", f"{page}incidents/"]
    assert found == wanted + ([CONVERSATIONS] if "inspects" in kinds else [])
    assert [client.get(each).status_code for each in found] == [200] * len(found)


def test_whoever_looks_into_conversations_does_not_read_along_by_that(client: Client) -> None:
    """They have the one line of links, with the conversations at its end."""
    use = scene.use_of(scene.guarded())
    client.force_login(scene.named(use, "albers", "inspects"))
    page = f"/use-cases/{use.pk}/"
    assert shown(client, page) == [f"{page}guardrails/", f"{page}trust/", f"{page}incidents/", CONVERSATIONS]


def test_whoever_works_with_it_has_one_line_of_links(client: Client) -> None:
    """The leader is told nothing of reading along."""
    policy = scene.guarded()
    client.force_login(scene.leader(policy.decision))
    assert "/house/recording/" not in shown(client, f"/use-cases/{scene.use_of(policy).pk}/")
