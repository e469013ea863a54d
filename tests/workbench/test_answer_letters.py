"""Whoever told us without an account is written to when there is an answer, where they left a mail address."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from stimmig.operation.actions import incidents as actions
from stimmig.operation.models import Incident
from stimmig.operation.queries.concerns import address_in
from stimmig.workbench.actions.answered import tell_of_answers
from tests.cast import person
from tests.operation.incidents import TOLD, reported, say, told
from tests.post import Postbox

pytestmark = pytest.mark.django_db

SAID = "Die zweite Antwort war falsch."


def answer(incident: Incident) -> None:
    actions.answer(incident=incident, text=SAID, by=person("berger"), at=timezone.now())


def test_one_short_letter_with_the_link_and_nothing_of_the_case(postbox: Postbox, client: Client) -> None:
    """Behind the link they read the answer. Several answers at once are one letter, a later one is another."""
    made, token = told()
    answer(made)
    say(made, "informed", "compensated")
    now = timezone.now()
    assert tell_of_answers(now) == 1
    (letter,) = postbox.letters
    assert letter["To"] == TOLD["contact"]
    assert letter["Subject"] == "Es gibt eine Antwort für Sie"
    assert postbox.link() == f"/receipts/{token}/"
    for word in (SAID, TOLD["happened"], TOLD["wish"], made.number, made.use_case.title, "Anke Berger"):
        assert word not in postbox.text()
    assert SAID in client.get(postbox.link()).text
    assert tell_of_answers(now) == 0
    answer(made)
    assert tell_of_answers(timezone.now()) == 1


def test_in_the_language_in_which_they_wrote(postbox: Postbox) -> None:
    """Whatever the house speaks."""
    made = actions.tell(use_case=reported().use_case, **TOLD, at=timezone.now(), language="en")[0]
    answer(made)
    assert tell_of_answers(timezone.now()) == 1
    assert postbox.letters[0]["Subject"] == "There is an answer for you"
    assert postbox.text().startswith("Hello,")


def test_nobody_is_written_to_without_an_answer_or_an_address(postbox: Postbox) -> None:
    """A telephone number is none; what the house writes for itself is no answer; an earlier link nobody knows."""
    waiting, called, before = told()[0], told(contact="040 1234")[0], told()[0]
    say(waiting, "owner", "cause")
    Incident.objects.filter(pk=before.pk).update(token_hash="drawn")
    for each in (called, before):
        answer(each)
    assert tell_of_answers(timezone.now()) == 0
    answer(waiting)
    assert tell_of_answers(timezone.now() + timedelta(days=2)) == 0


@pytest.mark.parametrize(
    ("contact", "address"),
    [
        ("nele@gast.example", "nele@gast.example"),
        ("Nele Gast <nele@gast.example>, abends 040 1", "nele@gast.example"),
        ("@nele auf Mastodon", ""),
        ("", ""),
    ],
)
def test_an_address_is_found_in_what_somebody_wrote(contact: str, address: str) -> None:
    """The first one, however it stands there."""
    assert address_in(contact) == address
