"""What people asked for in a conversation heard by telemetry is counted, each time once."""

import pytest
from django.utils import timezone

from stimmig.operation.models import Conversation
from stimmig.telemetry import intake
from stimmig.telemetry.keeping import InItsCase
from stimmig.telemetry.otlp import Heard, Span
from stimmig.telemetry.queries import Source
from tests.telemetry.describing import call, parts

HUMAN, ROBOT = "Ich möchte mit einem Menschen sprechen.", "Bist du ein Mensch?"
pytestmark = pytest.mark.django_db


def counted(source: Source, *spans: Span) -> list[tuple[str, int, int, int]]:
    """Of each conversation: its id, turns, wishes for a human, and how often somebody asked whether one answers."""
    intake.take(source, Heard(spans), at=timezone.now(), keeper=InItsCase())
    lines = Conversation.objects.values_list("outside_id", "turns", "wishes", "asked_if_human")
    return sorted(lines)


def test_wishes_and_questions_are_counted_in_new_conversations_and_in_known_ones(source: Source) -> None:
    """An answer that speaks of humans is no wish of a person, and a history that is told again asks nothing anew."""
    first = call(1, HUMAN, HUMAN, gen_ai__conversation__id="c1")
    assert counted(source, first, call(2, "Moin", "Hallo", gen_ai__conversation__id="c2")) == [
        ("c1", 1, 1, 0),
        ("c2", 1, 0, 0),
    ]
    history = parts(("user", HUMAN), ("assistant", HUMAN), ("user", ROBOT))
    more = call(3, answered="Nein.", gen_ai__conversation__id="c1", gen_ai__input__messages=history)
    assert counted(source, more, more, call(4, "Na?", "Ja", gen_ai__conversation__id="c3")) == [
        ("c1", 2, 1, 1),
        ("c2", 1, 0, 0),
        ("c3", 1, 0, 0),
    ]
