"""Who may open which page of a decision, person by person."""

from typing import Any

import pytest
from django.test import Client

from stimmig.people.models import Person
from tests.decision import scene

SEES, NOT_HERS, HIDDEN = 200, 403, 404
READ = ("", "proof/", "memo.pdf")
EXPLAINED = ("staff/", "customers/")
OWN = ("outcome/", "limits/", "answers/", "conditions/", "ahead/")

# person: record, explanation, draft, its parts
MATRIX = {
    "luehrs": (SEES, SEES, SEES, SEES),  # accountable
    "berger": (SEES, SEES, SEES, NOT_HERS),  # leads, but not here
    "claussen": (SEES, SEES, SEES, NOT_HERS),  # facilitates
    "wegner": (SEES, SEES, SEES, NOT_HERS),  # judged
    "jansen": (SEES, SEES, SEES, NOT_HERS),  # read along
    "demir": (HIDDEN, SEES, HIDDEN, HIDDEN),  # was not invited
    "stranger": (HIDDEN, SEES, HIDDEN, HIDDEN),
    "thomsen": (HIDDEN, HIDDEN, HIDDEN, HIDDEN),  # administrator
}


@pytest.mark.parametrize("key", MATRIX)
def test_every_page_of_a_decision(db: Any, client: Client, cast: dict[str, Person], key: str) -> None:
    """The record is for those who took part and for leaders; why we do this is for everybody in the house."""
    decision, waiting = scene.decided(), scene.written()
    record, explanation, draft, parts = MATRIX[key]
    client.force_login(cast[key])
    seen = {page: client.get(f"/decisions/{decision.pk}/{page}").status_code for page in READ + EXPLAINED}
    assert seen == dict.fromkeys(READ, record) | dict.fromkeys(EXPLAINED, explanation)
    assert client.get(f"/reviews/{waiting.pk}/decision/").status_code == draft
    assert {client.get(f"/reviews/{waiting.pk}/decision/{part}").status_code for part in OWN} == {parts}
    to_the_draft = 302 if parts == SEES else parts  # nothing speaks against what is written there
    assert client.get(f"/reviews/{waiting.pk}/decision/against/").status_code == to_the_draft
    listed = client.get("/decisions/").content.decode()
    assert (decision.record["sentence"] in listed) is (record == SEES)


def test_a_part_nobody_knows_is_not_found(db: Any, client: Client) -> None:
    """Neither for the leader."""
    review = scene.written()
    client.force_login(scene.leader_of(review))
    assert client.get(f"/reviews/{review.pk}/decision/money/").status_code == HIDDEN
