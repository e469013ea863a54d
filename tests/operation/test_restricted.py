"""A restricted conversation is kept, and read for a ground of Art. 18 (2) DSGVO only; the look says which."""

import json
from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.utils import translation

from stimmig.core.errors import Refusal
from stimmig.ledger.cases.queries import read_case
from stimmig.operation import actions, queries
from stimmig.operation.actions.keeping import kept
from stimmig.operation.casefile.basis import Basis
from stimmig.operation.casefile.parts import parts
from stimmig.operation.models import Conversation, Takeover
from stimmig.operation.queries import Sought
from stimmig.people.models import Person
from stimmig.register import actions as register
from tests.operation.talking import WISH


@pytest.fixture
def restricted(held: Conversation, inspector: Person, now: datetime) -> Conversation:
    """Somebody asked to be erased, and it has to be kept."""
    assert not actions.erase(conversation=held, by=inspector, at=now).erases
    return held


@pytest.fixture
def here(restricted: Conversation, inspector: Person, client: Client) -> str:
    """Its page, for whoever looks into conversations."""
    client.force_login(inspector)
    return f"/conversations/{restricted.case}/"


def looks(held: Conversation) -> list[dict[str, str]]:
    return [each.said["content"] for each in read_case(held.case) if each.entry.kind == "case.viewed"]


def test_it_is_read_by_whoever_says_what_for(here: str, restricted: Conversation, client: Client) -> None:
    """Before that nothing that was said is shown; from then on for an hour, as one look with its ground."""
    asks = client.get(here).text
    assert (WISH in asks, "Wofür lesen Sie es?" in asks, looks(restricted)) == (False, True, [])
    assert client.post(f"{here}readings/", {"ground": "claims"}).status_code == 302
    said = client.get(here).text
    assert (WISH in said, "Für Rechtsansprüche" in said) == (True, True)
    assert looks(restricted) == [{"at": "page", "ground": "claims"}]


@pytest.mark.parametrize("sent", [{}, {"ground": "curiosity"}])
def test_without_one_of_the_four_grounds_it_stays_shut(
    here: str, restricted: Conversation, client: Client, sent: dict[str, str]
) -> None:
    """Also where another form on its page is refused, and where its file is wanted."""
    for address, answers in (("readings/", 422), ("holds/", 422), ("files/", 422)):
        answer = client.post(here + address, sent)
        assert (answer.status_code, WISH in answer.text) == (answers, False)
    assert looks(restricted) == []


def test_a_file_wanted_after_the_hour_asks_for_the_ground(here: str, restricted: Conversation, client: Client) -> None:
    """And what was to be blacked out comes along, to the page on which the file is made."""
    typed = "Petra Muster"
    for address, ground, status in (("files/", "", 422), ("readings/", "", 422), ("readings/", "claims", 200)):
        answer = client.post(here + address, {"hidden": typed, "ground": ground})
        assert (answer.status_code, f">\n{typed}</textarea>" in answer.text) == (status, True)
        assert ("Wofür lesen Sie es?" in answer.text, WISH in answer.text) == (not ground, bool(ground))
    assert looks(restricted) == [{"at": "page", "ground": "claims"}]


def test_the_word_of_one_opens_it_to_nobody_else(
    restricted: Conversation, inspector: Person, berger: Person, claussen: Person, now: datetime
) -> None:
    """And not for longer than an hour."""
    register.involve(use_case=restricted.use_case, person=claussen, kind="inspects", by=berger, at=now)
    actions.look_into(conversation=restricted, ground="consent", by=inspector, at=now)
    hour = timedelta(hours=1)
    assert queries.ground_named(inspector, restricted, now + hour) == "consent"
    for person, at in ((claussen, now), (inspector, now + hour + timedelta(seconds=1))):
        assert queries.ground_named(person, restricted, at) == ""
        assert {each.entry.kind for each in queries.recorded_for(person, restricted, at)} == {
            "case.restricted",
            "case.viewed",
        }


def test_no_action_looks_without_a_ground(restricted: Conversation, inspector: Person, now: datetime) -> None:
    """Whoever calls it from elsewhere is refused as well."""
    with pytest.raises(Refusal, match="no-ground"):
        actions.look_into(conversation=restricted, by=inspector, at=now)


def test_search_does_not_open_it(restricted: Conversation, inspector: Person) -> None:
    """It is found by what is known of it without reading."""
    assert queries.find(inspector, Sought(text=WISH)).conversations == ()
    assert queries.find(inspector, Sought(text=str(restricted.case))).conversations == (restricted,)
    assert queries.find(inspector, Sought(touchpoint="Bestellstand")).conversations == (restricted,)


def test_the_file_says_so_and_what_it_was_read_for(
    here: str, restricted: Conversation, inspector: Person, now: datetime, client: Client
) -> None:
    """It is made by whoever has named a ground, and that is recorded with it too."""
    client.post(f"{here}readings/", {"ground": "consent"})
    assert client.post(f"{here}files/", {"hidden": "", "paper": ""}).status_code == 200
    assert looks(restricted)[1:] == [{"at": "file", "ground": "consent"}]
    with translation.override("de"):
        data = json.dumps(parts(Basis(restricted, now))[5], ensure_ascii=False)
    assert all(each in data for each in ("Art. 18 Abs. 2 DSGVO", "Die Person willigt ein"))
    assert inspector.name not in data


def test_whoever_writes_on_is_answered_and_nothing_older_is_read(
    waits: Takeover, inspector: Person, demir: Person, now: datetime, client: Client
) -> None:
    """At the desk stands what was said since."""
    held = waits.conversation
    actions.erase(conversation=held, by=inspector, at=now)
    kept(held, "conversation.request", {"speaker": "customer", "text": "Noch etwas."}, by=None, at=now)
    client.force_login(demir)
    said = client.get(f"/takeovers/{waits.pk}/").text
    actions.erase(conversation=held, by=inspector, at=now)  # asked once more
    assert "Noch etwas." in client.get(f"/takeovers/{waits.pk}/").text
    assert (WISH in said, "Noch etwas." in said, "Was vorher gesagt wurde, ist gesperrt" in said) == (False, True, True)
    with translation.override("de"):
        data = json.dumps(parts(Basis(held, now))[5], ensure_ascii=False)
    assert ("um Ihnen zu antworten, und nur was seither geschrieben wurde" in data, "Von niemandem" in data) == (
        True,
        False,
    )
