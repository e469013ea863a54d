"""A human takes over, writes and gives back; nobody is answered by two."""

from datetime import datetime, timedelta

import pytest

from stimmig.core.errors import Refusal
from stimmig.ledger.cases.house import keys
from stimmig.ledger.cases.queries import read_case
from stimmig.operation import actions, queries
from stimmig.operation.models import Conversation, HumanLine, Takeover
from stimmig.people.models import Person


def kinds(held: Conversation) -> list[str]:
    """What was recorded in a conversation, in order."""
    return [each.entry.kind for each in read_case(held.case)]


def test_whoever_accepts_has_the_conversation(waits: Takeover, demir: Person, now: datetime) -> None:
    """The AI has it no longer, and its next sentence finds another version."""
    actions.accept(takeover=waits, by=demir, at=now)
    held = Conversation.objects.get()
    assert (held.lead, held.lead_version) == ("human", 1)
    assert kinds(held)[-1] == "takeover.accepted"
    assert read_case(held.case)[-1].said["by"] == {"function": demir.function}


def test_the_second_of_two_is_told(waits: Takeover, demir: Person, petersen: Person, now: datetime) -> None:
    """Both saw the same line; one has it."""
    actions.accept(takeover=Takeover.objects.get(), by=demir, at=now)
    with pytest.raises(Refusal, match="taken-already"):
        actions.accept(takeover=waits, by=petersen, at=now)
    assert Takeover.objects.get().accepted_by == demir
    assert kinds(Conversation.objects.get()).count("takeover.accepted") == 1


def test_what_a_human_writes_is_recorded_and_waits_to_be_given(waits: Takeover, demir: Person, now: datetime) -> None:
    """The words rest in the case only; the line says where, and names nobody by a function nobody else has."""
    actions.accept(takeover=waits, by=demir, at=now)
    line = actions.write(takeover=waits, text="Hier ist Ayşe Demir.", by=demir, at=now)
    last = queries.spoken_in(waits.conversation)[-1]
    assert (last.speaker, last.text, last.by, last.entry) == (
        "human",
        "Hier ist Ayşe Demir.",
        "",
        line.entry,
    )
    assert HumanLine.objects.get().given_at is None


@pytest.mark.parametrize(("act", "ending"), [(actions.give_back, "returned"), (actions.end, "ended")])
def test_afterwards_the_notice_is_due_again(
    waits: Takeover, demir: Person, now: datetime, act: object, ending: str
) -> None:
    """Whoever comes back to the AI is told so before it says anything."""
    Conversation.objects.update(disclosed_at=now)
    actions.accept(takeover=waits, by=demir, at=now)
    act(takeover=waits, by=demir, at=now)  # type: ignore[operator]
    held = Conversation.objects.get()
    assert (held.lead, held.lead_version, held.disclosed_at) == ("ai", 2, None)
    assert (Takeover.objects.get().ending, kinds(held)[-1]) == (ending, f"takeover.{ending}")


def test_only_whoever_has_it_writes_or_gives_back(
    waits: Takeover, demir: Person, petersen: Person, now: datetime
) -> None:
    """Neither before somebody accepted, nor somebody else, nor after the end."""
    for act in (actions.give_back, actions.end):
        with pytest.raises(Refusal, match="not-in-your-hands"):
            act(takeover=waits, by=demir, at=now)
    actions.accept(takeover=waits, by=demir, at=now)
    with pytest.raises(Refusal, match="not-in-your-hands"):
        actions.write(takeover=waits, text="Hallo", by=petersen, at=now)
    actions.end(takeover=waits, by=demir, at=now)
    with pytest.raises(Refusal, match="not-in-your-hands"):
        actions.write(takeover=waits, text="Noch etwas", by=demir, at=now)
    assert not HumanLine.objects.exists()


def test_a_human_may_step_in_unasked(held: Conversation, demir: Person, now: datetime) -> None:
    """Once: a second stretch begins when the first is over."""
    taken = actions.take(conversation=held, by=demir, at=now)
    assert (taken.asked_by, Conversation.objects.get().lead) == ("staff", "human")
    with pytest.raises(Refusal, match="taken-already"):
        actions.take(conversation=held, by=demir, at=now)
    actions.end(takeover=taken, by=demir, at=now)
    actions.take(conversation=held, by=demir, at=now)


def test_nobody_takes_over_without_that_part(
    waits: Takeover, held: Conversation, berger: Person, now: datetime
) -> None:
    """Not even the leader who answers for the use; she may give herself the part."""
    with pytest.raises(Refusal, match="not-yours"):
        actions.accept(takeover=waits, by=berger, at=now)
    with pytest.raises(Refusal, match="not-yours"):
        actions.take(conversation=held, by=berger, at=now)


def test_who_was_promised_somebody_in_vain_is_not_forgotten(waits: Takeover, now: datetime) -> None:
    """The wish ends as one nobody came for; what is accepted in time, or has no such promise, does not."""
    assert actions.time_out(now) == 0
    Takeover.objects.update(deadline=now + timedelta(minutes=15))
    assert actions.time_out(now + timedelta(minutes=14)) == 0
    assert actions.time_out(now + timedelta(minutes=16)) == 1
    assert actions.time_out(now + timedelta(minutes=17)) == 0
    assert (Takeover.objects.get().ending, kinds(Conversation.objects.get())[-1]) == ("timed_out", "takeover.timed_out")


def test_what_was_accepted_does_not_time_out(waits: Takeover, demir: Person, now: datetime) -> None:
    """Also where it is accepted between the look and the act."""
    Takeover.objects.update(deadline=now)
    found = list(queries.overdue(now + timedelta(minutes=1)))
    actions.accept(takeover=waits, by=demir, at=now)
    assert found
    assert actions.time_out(now + timedelta(minutes=1)) == 0


def test_what_cannot_be_recorded_does_not_time_out(waits: Takeover, now: datetime) -> None:
    """The line and the ledger say the same: without the one nothing of the other is kept."""
    Takeover.objects.update(deadline=now)
    keys().destroy([waits.conversation.case])
    assert actions.time_out(now + timedelta(minutes=1)) == 0
    assert Takeover.objects.get().ended_at is None
    assert Conversation.objects.get().lead_version == 0
