"""A conversation of an applicant is kept until whoever looks after it says that the procedure is over."""

from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.utils import translation
from django.utils.formats import date_format
from django.utils.timezone import localdate

from stimmig.core.retention import months_later
from stimmig.ledger.models import Entry, Term
from stimmig.operation import actions
from stimmig.operation.models import Conversation
from stimmig.people.models import Person
from stimmig.register.models import UseCase
from tests.operation.talking import conversation


@pytest.fixture
def here(telephone: UseCase, inspector: Person, now: datetime, client: Client) -> str:
    """The page of a conversation with an applicant, for whoever looks into it."""
    client.force_login(inspector)
    return f"/conversations/{conversation(telephone, now, retention='K6').case}/"


def test_that_it_is_over_is_said_and_taken_back_on_its_page(here: str, inspector: Person, client: Client) -> None:
    """With what ended, since when, who said so, and until when it is kept from then on."""
    today = localdate()
    assert client.post(f"{here}procedure-ends/", {"what": "application", "on": today}).status_code == 302
    said = client.get(here).text
    with translation.override("de"):
        assert f"Die Bewerbung ist entschieden, seit {date_format(today)}." in said
        assert f"Bewerbungen und Beschäftigte: bis {date_format(months_later(today, 6))}" in said
    assert inspector.name in said
    assert client.post(f"{here}procedure-resumptions/", {"reason": ""}).status_code == 422
    assert client.post(f"{here}procedure-resumptions/", {"reason": "Sie klagt."}).status_code == 302
    assert "Bewerbungen und Beschäftigte: bis das abgeschlossen ist" in client.get(here).text
    kinds = Entry.objects.filter(kind__startswith="case.procedure").values_list("kind", flat=True)
    assert list(kinds) == ["case.procedure_ended", "case.procedure_resumed"]


@pytest.mark.parametrize(
    ("sent", "says"),
    [
        ({"what": "application"}, "Geben Sie den Tag an"),
        ({"on": "2026-05-04"}, "Wählen Sie, was zu Ende ist."),
        ({"what": "employment", "on": localdate() + timedelta(days=2)}, "Dieser Tag kommt erst noch."),
    ],
)
def test_what_is_missing_or_still_to_come_is_asked(here: str, client: Client, sent: dict[str, str], says: str) -> None:
    """And nothing is recorded."""
    answer = client.post(f"{here}procedure-ends/", sent)
    assert (answer.status_code, says in answer.text) == (422, True)
    assert Term.objects.get(kept_as="K6").closed_on is None


def test_a_day_that_would_erase_it_at_once_is_asked_about(
    telephone: UseCase, inspector: Person, now: datetime, client: Client
) -> None:
    """Where both the talk and the end lie more than six months back, nobody could take it back."""
    client.force_login(inspector)
    held = conversation(telephone, now, retention="K6")
    Term.objects.update(since=localdate(now) - timedelta(days=400))
    there, sent = f"/conversations/{held.case}/procedure-ends/", {"what": "application"}
    long_ago = sent | {"on": localdate() - timedelta(days=300)}
    answer = client.post(there, long_ago)
    assert (answer.status_code, "Mit diesem Tag" in answer.text, 'name="at_once"' in answer.text) == (422, True, True)
    assert Term.objects.get(kept_as="K6").closed_on is None
    assert client.post(there, long_ago | {"at_once": "on"}).status_code == 302
    assert Term.objects.get(kept_as="K6").ends_on < localdate()  # type: ignore[operator]  # it has a day now


def test_other_conversations_are_asked_nothing(held: Conversation, inspector: Person, client: Client) -> None:
    """What they are kept for ends by its day."""
    client.force_login(inspector)
    assert "procedure-ends" not in client.get(f"/conversations/{held.case}/").text


def test_a_restriction_without_a_day_gets_one_with_the_end(
    here: str, client: Client, inspector: Person, now: datetime
) -> None:
    """Whoever asked before it was over is kept until the six months are."""
    actions.erase(conversation=Conversation.objects.get(), by=inspector, at=now)
    assert "Gesperrt: aufbewahrt" in client.get(here).text
    client.post(f"{here}procedure-ends/", {"what": "employment", "on": localdate()})
    with translation.override("de"):
        assert f"Gesperrt bis {date_format(months_later(localdate(), 6))}" in client.get(here).text
