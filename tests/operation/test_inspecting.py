"""Finding a conversation among many, and seeing it as it happened: for those who were given that part only."""

from datetime import datetime, timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import translation

from stimmig.core.conversation import spoken
from stimmig.ledger.cases import actions as cases_of_the_ledger
from stimmig.ledger.models import Entry
from stimmig.operation import actions, queries
from stimmig.operation.actions import incidents
from stimmig.operation.actions.keeping import kept
from stimmig.operation.models import Conversation, Incident, Takeover
from stimmig.operation.queries import Sought, inspecting
from stimmig.people.models import Person
from stimmig.register.models import UseCase
from tests.operation.talking import NOTICE, WISH, conversation, wished


def cases(person: Person, **sought: object) -> list[Conversation]:
    return list(queries.find(person, Sought(**sought)).conversations)  # type: ignore[arg-type]


def test_a_conversation_is_found_by_its_number(inspector: Person, telephone: UseCase, now: datetime) -> None:
    """The house's own, or the one the service gave it."""
    other, held = (conversation(telephone, now, outside_id=name) for name in ("chat-1", "chat-2"))
    assert cases(inspector, text=str(held.case)) == [held]
    assert cases(inspector, text=" chat-2 ") == [held]
    assert cases(inspector, text=str(uuid4())) == []
    assert cases(inspector) == [held, other]


def test_a_conversation_is_found_by_a_sentence_as_the_customer_quotes_it(
    inspector: Person, telephone: UseCase, now: datetime
) -> None:
    """Whoever said it."""
    conversation(telephone, now, said=[("customer", "Guten Tag")])
    held = conversation(telephone, now, said=[("customer", "Hallo"), ("ai", "Die Lieferung kommt am 3. Mai, früh.")])
    assert cases(inspector, text="lieferung kommt am 3 mai frueh") == [held]
    assert cases(inspector, text="kommt nie") == []


def test_words_in_another_order_are_found_after_those_that_stand_as_quoted(
    inspector: Person, telephone: UseCase, now: datetime
) -> None:
    """Whoever remembers a sentence remembers its words sooner than their order."""
    exact = conversation(telephone, now, said=[("customer", "Hm"), ("ai", "Früh kommt die Lieferung.")])
    near = conversation(telephone, now, said=[("ai", "Die Lieferung kommt am 3. Mai, früh.")])
    assert cases(inspector, text="früh kommt die Lieferung") == [exact, near]


def test_whoever_looks_into_none_is_not_asked_what_they_look_for(client: Client, berger: Person) -> None:
    """The page says who can, in the place of fields that find nothing."""
    client.force_login(berger)
    page = client.get("/conversations/").text
    assert 'name="touchpoint"' not in page
    assert "Sie sehen hier keine Gespräche ein" in page


def test_days_and_touchpoint_narrow_it_down(inspector: Person, telephone: UseCase, now: datetime) -> None:
    """Both days count."""
    today, before = now.date(), now - timedelta(days=3)
    held, old = conversation(telephone, now), conversation(telephone, before)
    assert cases(inspector, since=today - timedelta(days=1)) == [held]
    assert cases(inspector, until=today - timedelta(days=1)) == [old]
    assert cases(inspector, touchpoint="Bestellstand") == [held, old]
    assert cases(inspector, touchpoint="Beschwerde") == []


def test_more_than_can_be_looked_through_is_said(
    inspector: Person, telephone: UseCase, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody is told that there is nothing where nobody looked."""
    monkeypatch.setattr(inspecting, "OPENED_MAX", 1)
    for _ in range(2):
        conversation(telephone, now)
    assert not queries.find(inspector, Sought(text="steht nirgends")).whole
    monkeypatch.setattr(inspecting, "FOUND_MAX", 1)
    assert not queries.find(inspector, Sought()).whole


def test_the_page_shows_what_happened_and_records_the_look(
    inspector: Person, held: Conversation, waits: Takeover, demir: Person, now: datetime, client: Client
) -> None:
    """Notice, messages, who took over; and once more who looked."""
    actions.accept(takeover=waits, by=demir, at=now)
    client.force_login(inspector)
    here = f"/conversations/{held.case}/"
    said = client.get(here).text
    assert all(each in said for each in (NOTICE, WISH, "Ein Mensch hat übernommen.", demir.function))
    assert Entry.objects.filter(case=held.case, kind="case.viewed").count() == 1
    assert inspector.name in client.get(here).text


@pytest.mark.parametrize("key", ["berger", "claussen", "albers", "demir", "jansen", "thomsen"])
def test_nobody_else_finds_or_opens_it(held: Conversation, cast: dict[str, Person], client: Client, key: str) -> None:
    """Neither the leader who answers for the use, nor whoever takes conversations over."""
    client.force_login(cast[key])
    assert client.get(f"/conversations/{held.case}/").status_code == 404
    assert list(queries.conversations_for(cast[key])) == []
    assert not Entry.objects.filter(kind="case.viewed").exists()


def test_what_is_kept_for_a_ground_is_restricted_and_said_so(
    inspector: Person, held: Conversation, client: Client
) -> None:
    """The page gives the words for the person."""
    client.force_login(inspector)
    answer = client.post(f"/conversations/{held.case}/erasures/", {"asked": "on"})
    assert "§§ 195, 199 BGB" in answer.text
    assert "Gesperrt bis" in client.get(f"/conversations/{held.case}/").text
    assert WISH in [each.text for each in spoken((1, each.said) for each in queries.recorded_in(held))]


def test_what_may_go_is_erased(inspector: Person, telephone: UseCase, now: datetime, client: Client) -> None:
    """Nothing of it is left to read; that it was erased is."""
    held = conversation(telephone, now, retention="K1", outside_id="chat-9")
    client.force_login(inspector)
    assert "Gelöscht" in client.post(f"/conversations/{held.case}/erasures/", {"asked": "on"}).text
    held.refresh_from_db()
    assert held.outside_id == ""
    page = client.get(f"/conversations/{held.case}/")
    assert page.status_code == 200
    assert WISH not in page.text
    assert "wurde gelöscht" in page.text


def test_a_hold_wants_a_reason_and_keeps_it(
    inspector: Person, telephone: UseCase, now: datetime, client: Client
) -> None:
    """Until it is ended, with a reason too."""
    held = conversation(telephone, now, retention="K1")
    client.force_login(inspector)
    here = f"/conversations/{held.case}/"
    assert client.post(f"{here}holds/", {"reason": ""}).status_code == 422
    client.post(f"{here}holds/", {"reason": "Die Kundin klagt."})
    assert "Die Kundin klagt." in client.get(here).text
    assert "Gelöscht" not in client.post(f"{here}erasures/", {"asked": "on"}).text
    pk = Entry.objects.get(case=held.case, kind="case.held").pk
    assert client.post(f"{here}holds/{pk}/ends/", {"reason": "Verglichen."}).status_code == 302
    assert "Gelöscht" in client.post(f"{here}erasures/", {"asked": "on"}).text


def test_what_has_run_out_is_forgotten_by_the_watch(telephone: UseCase, now: datetime) -> None:
    """How the service called it goes too; only once."""
    kept, gone = (conversation(telephone, now, retention="K1", outside_id=name) for name in ("chat-1", "chat-2"))
    cases_of_the_ledger.erase(case=gone.case, ground="asked", by=None, at=now)
    assert [actions.forget_erased(now), actions.forget_erased(now)] == [1, 0]
    assert [Conversation.objects.get(pk=each.pk).outside_id for each in (kept, gone)] == ["chat-1", ""]


def test_what_has_no_name_elsewhere_is_forgotten_too(telephone: UseCase, now: datetime) -> None:
    """Its line says that it was erased, and other programs are told."""
    gone = conversation(telephone, now, retention="K1")
    Conversation.objects.update(language="")
    cases_of_the_ledger.erase(case=gone.case, ground="asked", by=None, at=now)
    assert [actions.forget_erased(now), actions.forget_erased(now)] == [1, 0]
    assert Conversation.objects.get().lacks == ["erased"]


def test_who_waits_in_it_is_forgotten_with_it(telephone: UseCase, demir: Person, now: datetime) -> None:
    """Nobody is called to an erased conversation, and nobody is named in it; nothing more is told of it."""
    held = conversation(telephone, now, retention="K1")
    waits = wished(held, now, deadline=now)
    actions.accept(takeover=waits, by=demir, at=now)
    actions.erase(conversation=held, by=demir, at=now)
    over = Takeover.objects.get()
    assert (over.ended_at, over.ending, over.accepted_by) == (now, "ended", None)
    assert actions.time_out(now + timedelta(hours=1)) == 0


def test_a_refused_form_shows_it_and_records_the_look(inspector: Person, held: Conversation, client: Client) -> None:
    """Whoever sends nothing sees the conversation all the same."""
    client.force_login(inspector)
    answer = client.post(f"/conversations/{held.case}/holds/", {"reason": ""})
    assert (answer.status_code, WISH in answer.text) == (422, True)
    assert Entry.objects.filter(case=held.case, kind="case.viewed").count() == 1


def test_a_sentence_a_service_told_of_afterwards_is_found(inspector: Person, telephone: UseCase, now: datetime) -> None:
    """What was heard by telemetry was said as well."""
    held = conversation(telephone, now, said=[])
    said = [{"side": "answered", "role": "assistant", "parts": [{"kind": "text", "text": "Die Gebühr entfällt."}]}]
    kept(held, "conversation.heard", {"said": said}, by=None, at=now)
    assert cases(inspector, text="gebuehr entfaellt") == [held]


def test_what_was_written_about_it_goes_with_it(telephone: UseCase, berger: Person, now: datetime) -> None:
    """That something went wrong, and when, stays."""
    held = conversation(telephone, now, retention="K1")
    said = {"happened": "Frau Meier war verärgert.", "told": "Frau Meier.", "doing": "Wir rufen an.", "by": berger}
    made = incidents.open_by_staff(use_case=telephone, **said, at=now)
    Incident.objects.filter(pk=made.pk).update(conversation=held)
    actions.erase(conversation=held, by=berger, at=now)
    made.refresh_from_db()
    assert (made.happened, made.told, made.doing) == ("", "", "")
    with translation.override("de"):
        assert made.what == "Mit dem Gespräch gelöscht."
