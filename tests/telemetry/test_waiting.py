"""A call waits for what is above it and for its words, for a bounded time, and is recorded in any case."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from stimmig.ledger.cases.actions import erase
from stimmig.ledger.models import Term
from stimmig.operation.models import Conversation
from stimmig.telemetry import intake, queries
from stimmig.telemetry.keeping import InItsCase
from stimmig.telemetry.models import Heard, Told, Waiting
from stimmig.telemetry.observing import Said
from stimmig.telemetry.otlp import Heard as Sent
from stimmig.telemetry.otlp import LogRecord, Span
from tests.telemetry.describing import call, event, parts, span
from tests.telemetry.reading import messages, recorded, story

NOW = timezone.now()
LATER = NOW + timedelta(seconds=settings.TELEMETRY_WAIT + 1)
pytestmark = pytest.mark.django_db


def take(source: queries.Source, *items: Span | LogRecord, at: datetime = NOW, **more: Any) -> intake.Outcome:
    spans = tuple(item for item in items if isinstance(item, Span))
    logs = tuple(item for item in items if isinstance(item, LogRecord))
    return intake.take(source, Sent(spans, logs), at=at, keeper=InItsCase(), **more)


def settle(at: datetime = LATER) -> int:
    return intake.settle(at, keeper=InItsCase())


def the_one() -> Conversation:
    return Conversation.objects.get()


def test_a_span_above_that_comes_late_still_names_the_conversation(source: queries.Source) -> None:
    """Nothing is recorded before it is known where; what waits rests encrypted."""
    take(source, call(2, "Moin", "Hallo", parent=1))
    assert not Conversation.objects.exists()
    assert b"Moin" not in bytes(Waiting.objects.get().calls)
    take(source, span(1, gen_ai__conversation__id="c1"))
    assert (the_one().outside_id, the_one().lacks, the_one().turns) == ("c1", [], 1)
    assert not Waiting.objects.exists()


def test_what_waited_in_vain_is_recorded_by_its_session(source: queries.Source) -> None:
    """The session is the next best name; that the span above never came is said."""
    take(source, call(2, "Moin", "Hallo", parent=1, session__id="s1"))
    assert settle(NOW) == 0
    assert settle() == 1
    assert (the_one().outside_id, the_one().lacks) == ("s1", ["late_parent"])


def test_without_any_name_a_trace_is_a_case_by_itself(source: queries.Source) -> None:
    """No id is invented; the case says that only its trace holds it together, and later calls find it."""
    outcome = take(source, call(1, "Moin", "Hallo"))
    assert (outcome.nameless, the_one().outside_id, the_one().lacks) == (1, "", ["no_conversation_id"])
    take(source, call(3, "Und?", "Ja", parent=1))
    assert len(recorded(the_one())) == 2


def test_a_trace_without_words_cannot_be_reconstructed(source: queries.Source) -> None:
    """The integrator is warned at once; the case is recorded when nothing more is to be expected, and says so."""
    outcome = take(source, call(1, gen_ai__conversation__id="c1"))
    assert (outcome.calls, outcome.textless) == (1, 1)
    settle()
    assert the_one().lacks == ["not_reconstructable"]
    assert recorded(the_one())[0]["flags"] == ["not_reconstructable"]


def test_words_that_come_after_all_take_the_reason_away(source: queries.Source) -> None:
    """A log event may come later than its span, even later than the time that was waited."""
    take(source, call(1, gen_ai__conversation__id="c1"))
    settle()
    details = {
        "gen_ai__input__messages": parts(("user", "Moin")),
        "gen_ai__output__messages": parts(("assistant", "Hallo")),
    }
    take(source, event(1, "gen_ai.client.inference.operation.details", **details), at=LATER)
    assert (the_one().lacks, story(the_one())) == ([], [("user", "Moin"), ("assistant", "Hallo")])
    assert [record["first"] for record in recorded(the_one())] == [True, False]


@pytest.mark.parametrize("logs_first", [True, False])
def test_words_on_events_meet_their_span(source: queries.Source, logs_first: bool) -> None:
    """Old events, one a message, make one call with their span, whichever comes first, and twice over."""
    logs = (
        event(1, "gen_ai.system.message", {"content": "Sei freundlich."}, at=1),
        event(1, "gen_ai.user.message", {"content": "Moin"}, at=2),
        event(1, "gen_ai.choice", {"index": 0, "message": {"content": "Hallo"}, "finish_reason": "stop"}, at=3),
    )
    requests = [logs, (call(1, gen_ai__conversation__id="c1"),)]
    for request in requests[:: 1 if logs_first else -1]:
        take(source, *request)
    take(source, *logs)
    assert (the_one().lacks, story(the_one())) == ([], [("user", "Moin"), ("assistant", "Hallo")])
    assert [said["side"] for said in messages(the_one())] == ["instructions", "asked", "answered"]
    assert len(recorded(the_one())) == 1


def test_an_event_whose_span_never_comes_is_kept(source: queries.Source) -> None:
    """Words are not lost because a span was sampled away."""
    take(source, event(1, "gen_ai.user.message", {"content": "Moin"}, gen_ai__conversation__id="c1"))
    settle()
    assert (the_one().outside_id, story(the_one())) == ("c1", [("user", "Moin")])


def test_an_event_that_belongs_nowhere_is_counted(source: queries.Source) -> None:
    """It cannot be kept, and that is said."""
    assert take(source, event(0, "gen_ai.user.message", {"content": "Moin"})).homeless == 1


def test_lost_attributes_make_a_case_incomplete(source: queries.Source) -> None:
    """Never silently complete."""
    outcome = take(source, call(1, "Moin", "Hallo", gen_ai__conversation__id="c1", lost=2))
    assert (outcome.incomplete, the_one().lacks) == (1, ["incomplete"])


def test_a_call_two_libraries_told_of_is_one(source: queries.Source) -> None:
    """The same response id in the same trace at the same time: one call; later on, another."""
    facts = {"gen_ai__conversation__id": "c1", "gen_ai__response__id": "r1"}
    take(source, call(1, "Moin", "Hallo", at=1, **facts), call(2, "Moin", "Hallo", parent=1, at=1, **facts))
    take(source, call(3, "Moin", "Hallo", at=1, **facts))
    assert len(recorded(the_one())) == 1
    take(source, call(4, "Und?", "Ja", at=9, **facts))
    assert len(recorded(the_one())) == 2


def test_new_words_are_shown_to_whoever_looks_for_something_in_them(source: queries.Source) -> None:
    """Once each, in their order, with the time of the service."""
    seen: list[tuple[str, str, int]] = []

    def observer(conversation: Conversation, new: list[Said]) -> None:
        seen.extend((one.role, one.text, int(one.at.timestamp())) for one in new)

    for _ in range(2):
        take(source, call(1, "Moin", "Hallo", gen_ai__conversation__id="c1"), observer=observer)
    assert seen == [("user", "Moin", 1), ("assistant", "Hallo", 2)]


def test_an_erased_conversation_is_not_written_into_again(source: queries.Source) -> None:
    """What comes afterwards opens a new case."""
    take(source, call(1, gen_ai__conversation__id="c1"))
    settle()
    Told.objects.all().delete()
    Conversation.objects.update(outside_id="")
    take(source, call(2, "Moin", "Hallo", gen_ai__conversation__id="c1"))
    assert Conversation.objects.count() == 2
    take(source, event(1, "gen_ai.user.message", {"content": "Noch etwas"}))
    assert [one.lacks for one in Conversation.objects.order_by("pk")][2] == [
        "no_conversation_id",
        "not_reconstructable",
    ]


def test_a_conversation_the_gateway_opened_is_found(source: queries.Source) -> None:
    """A service may go through the gateway and send telemetry as well."""
    Conversation.objects.create(
        use_case_id=source.use_case, touchpoint=source.touchpoint, outside_id="c1", opened_at=NOW, last_at=NOW
    )
    take(source, call(1, "Moin", "Hallo", gen_ai__conversation__id="c1"))
    assert len(recorded(the_one())) == 1


def test_a_conversation_that_rested_begins_anew(source: queries.Source) -> None:
    """What goes on after more than twelve hours says so, for the gateway; what comes within them does not."""
    began = datetime(2026, 5, 4, 9, tzinfo=UTC)
    Conversation.objects.create(
        use_case_id=source.use_case, touchpoint=source.touchpoint, outside_id="c1", opened_at=began, last_at=began
    )
    soon, later = (int((began + timedelta(hours=hours)).timestamp()) for hours in (11, 24))
    take(source, call(1, "Moin", "Hallo", at=soon, gen_ai__conversation__id="c1"))
    assert the_one().resumed_at is None
    take(source, call(2, "Noch da?", "Ja", at=later, gen_ai__conversation__id="c1"))
    assert the_one().resumed_at == began + timedelta(hours=24)


def test_a_call_that_no_key_opens_any_more_stands_in_nobodys_way(
    source: queries.Source, settings: Any, caplog: pytest.LogCaptureFixture
) -> None:
    """It stays for the day the key is back; everything else is recorded."""
    take(source, call(2, "Moin", "Hallo", parent=1))
    settings.SECRET_KEY = "another"
    take(source, call(4, "Hm", "Ja", parent=3, trace="a" * 32))
    assert settle() == 1
    assert (Conversation.objects.count(), Waiting.objects.count(), len(caplog.messages)) == (1, 1, 1)


def test_spans_of_long_ago_are_forgotten(source: queries.Source) -> None:
    """A span is recognised for a week."""
    take(source, call(1, "Moin", "Hallo"))
    intake.settle(NOW + intake.REMEMBERED + timedelta(seconds=1), keeper=InItsCase())
    assert not Heard.objects.exists()


def test_nothing_told_of_an_erased_conversation_stays(source: queries.Source) -> None:
    """Marks and their salt would let somebody try out what was said."""
    take(
        source,
        call(1, "Moin", "Hallo", gen_ai__conversation__id="c1"),
        call(2, "Na", "Ja", gen_ai__conversation__id="c2"),
    )
    gone = Conversation.objects.get(outside_id="c1")
    Term.objects.filter(case=gone.case).delete()
    erase(case=gone.case, ground="asked", by=None, at=NOW)
    assert settle() == 0
    assert [each.conversation.outside_id for each in Told.objects.all()] == ["c2"]


def test_no_name_of_an_erased_conversation_stays(source: queries.Source) -> None:
    """Neither on its calls, nor on the span above that named it; a span that comes again is recognised all the same."""
    names = {"gen_ai__conversation__id": "c1", "session__id": "s1"}
    sent = [span(1, **names), call(2, "Moin", "Hallo", parent=1, gen_ai__response__id="r1")]
    take(source, *sent, call(3, "Na", "Ja", gen_ai__conversation__id="c2"))
    gone = Conversation.objects.get(outside_id="c1")
    Term.objects.filter(case=gone.case).delete()
    erase(case=gone.case, ground="asked", by=None, at=NOW)
    settle()
    kept = Heard.objects.order_by("span").values_list("conversation", "session", "response_id")
    assert list(kept) == [("", "", ""), ("", "", ""), ("c2", "", "")]
    take(source, *sent)
    assert Conversation.objects.count() == 2


def test_who_forgets_takes_a_turn_first(source: queries.Source) -> None:
    """As who keeps does: both change many rows, and no two may wait for each other. SQLite has one writer anyway."""
    with CaptureQueriesContext(connection) as asked:
        intake.forget_erased()
    first = next(each["sql"] for each in asked.captured_queries if "SAVEPOINT" not in each["sql"])
    assert ("pg_advisory_xact_lock" in first) == (connection.vendor == "postgresql")
