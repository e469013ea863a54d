"""The line every decision carries, in words: for how many contacts one answers, and how many can be retraced."""

from typing import Any

import pytest
from django.test import Client
from django.utils import translation

from stimmig.core.decision import Accountability
from stimmig.decision import memo, words
from stimmig.decision.words import accountability
from tests.decision import scene


@pytest.mark.parametrize(
    ("contacts", "traceable", "said"),
    [
        (347, 347, "Sie stehen ein für rund 347 Kontakte im Monat, nachvollziehen können Sie alle."),
        (1200, 800, "Sie stehen ein für rund 1.200 Kontakte im Monat, nachvollziehen können Sie davon 800."),
        (347, 0, "Sie stehen ein für rund 347 Kontakte im Monat, nachvollziehen können Sie keinen davon."),
        (None, None, "Für wie viele Kontakte im Monat Sie einstehen, hat noch niemand gezählt."),
    ],
)
def test_all_some_and_none_are_called_so(db: None, contacts: int | None, traceable: int | None, said: str) -> None:
    """Nobody has to compare two numbers to see that they are the same."""
    with translation.override("de"):
        assert accountability(Accountability(contacts, traceable)) == said


@pytest.mark.parametrize(
    ("contacts", "traceable", "said"),
    [
        (347, 347, "Anke Berger steht ein für rund 347 Kontakte im Monat. Nachvollziehen lassen sich alle."),
        (1200, 800, "Anke Berger steht ein für rund 1.200 Kontakte im Monat. Nachvollziehen lassen sich davon 800."),
        (347, 0, "Anke Berger steht ein für rund 347 Kontakte im Monat. Nachvollziehen lässt sich keiner davon."),
        (None, None, "Für wie viele Kontakte im Monat Anke Berger einsteht, hat noch niemand gezählt."),
        (0, 0, ""),
    ],
)
def test_whoever_reads_it_on_the_wall_reads_who_answers(
    db: None, contacts: int | None, traceable: int | None, said: str
) -> None:
    """Only the signer is addressed; everybody else reads a name."""
    with translation.override("de"):
        assert accountability(Accountability(contacts, traceable), "Anke Berger") == said


def test_page_and_memo_name_who_answers(db: Any, client: Client) -> None:
    """And count what the limits leave to the AI."""
    decision = scene.decided(scene.CONDITIONS)
    client.force_login(scene.leader_of(decision.review))
    by_people = {limit["touchpoint"] for limit in decision.record["limits"] if limit["mode"] == "human"}
    points = {point["name"]: point["contacts_per_month"] or 0 for point in decision.record["touchpoints"]}
    left = sum(contacts for name, contacts in points.items() if name not in by_people)
    assert left < sum(points.values())
    page = client.get(f"/decisions/{decision.pk}/").content.decode()
    assert f"Anke Berger steht ein für rund {left} Kontakte im Monat." in page
    assert "Sie stehen ein" not in page
    with translation.override("de"):
        assert memo.first_page(words.page(decision))["stands"].startswith("Anke Berger steht ein")


def test_where_nothing_begins_nobody_answers_for_contacts(db: Any, client: Client) -> None:
    """The page before the signature says nothing of it."""
    review = scene.written(scene.DECLINED)
    client.force_login(scene.leader_of(review))
    for page in ("", "check/"):
        assert "Sie stehen ein" not in client.get(f"/reviews/{review.pk}/decision/{page}").content.decode()
