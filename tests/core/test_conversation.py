"""A conversation is read back as it went over, whoever recorded it."""

from datetime import UTC, datetime, timedelta

from stimmig.core.conversation import RESTED, Spoken, answered, asked, resumes, spoken

AT = "2026-11-30T10:00:00+00:00"


def recorded(kind: str, content: dict[str, object], by: dict[str, str] | None = None) -> dict[str, object]:
    return {"kind": kind, "at": AT, "by": by, "content": content}


def test_questions_and_answers_come_back_in_order() -> None:
    """With speaker, notice, the human's function, and whether they arrived as they were."""
    told = spoken(
        [
            (3, recorded("conversation.request", asked("Hallo", model="m", action="hand_over"))),
            (4, recorded("conversation.answer", answered("Guten Tag", "ai", notice="Eine KI.", complete=False))),
            (5, recorded("takeover.accepted", {})),
            (6, recorded("conversation.answer", answered("Ein Mensch antwortet.", "ai", action="hand_over"))),
            (7, recorded("conversation.answer", answered("Ja?", "human"), {"function": "Service"})),
            (8, recorded("conversation.answer", answered("Ja?", "human", relays=True))),
            (9, recorded("conversation.answer", answered("Jemand kommt.", "house", action="hand_over"))),
        ]
    )
    assert told == (
        Spoken("customer", "Hallo", AT, 3),
        Spoken("ai", "Guten Tag", AT, 4, notice="Eine KI.", complete=False),
        Spoken("ai", "Ein Mensch antwortet.", AT, 6, withheld=True),
        Spoken("human", "Ja?", AT, 7, by="Service"),
        Spoken("house", "Jemand kommt.", AT, 9),
    )


def test_of_a_call_told_afterwards_people_read_what_was_asked_and_answered() -> None:
    """Neither instructions, nor what a tool said, nor a part without words; each dated by the service."""
    said = [
        {"side": "instructions", "role": "system", "parts": [{"kind": "text", "text": "Sei nett."}]},
        {"side": "asked", "role": "user", "parts": [{"kind": "text", "text": "Wo?"}, {"kind": "call", "text": "{}"}]},
        {"side": "asked", "role": "tool", "parts": [{"kind": "text", "text": "42"}]},
        {"side": "answered", "role": "assistant", "parts": [{"kind": "text", "text": "Hier."}]},
        {"side": "answered", "role": "assistant", "parts": [{"kind": "call", "text": "{}"}]},
    ]
    began = "2026-11-30T09:59:00+00:00"
    told = spoken([(8, recorded("conversation.heard", {"said": said, "started": began}))])
    assert told == (Spoken("customer", "Wo?", began, 8), Spoken("ai", "Hier.", AT, 8))


def test_a_conversation_begins_anew_after_more_than_twelve_hours() -> None:
    """Twelve hours to the moment are none more."""
    last = datetime(2026, 5, 4, 9, tzinfo=UTC)
    assert not resumes(last, last + RESTED)
    assert resumes(last, last + RESTED + timedelta(microseconds=1))
