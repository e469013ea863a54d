"""What is said in the place of an answer: in both languages, whole, with its open places filled."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from stimmig.content.sayings import notice, says
from stimmig.core.policy import CHANNELS, LANGUAGES, MOMENTS, PLACES, SAYINGS, said
from stimmig.core.policy.sayings import IN_A_MOMENT, OPEN, hands_over
from tests.core.policy.making import NIGHT, human, policy, turn


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_is_there_and_none_shouts(language: str) -> None:
    """Each names nothing that cannot be filled, and every way out says how a human is reached."""
    sentences = says(language)
    assert set(sentences) == {*SAYINGS, *MOMENTS, "out_of_hours"}
    for code, text in sentences.items():
        assert "!" not in text
        assert set(OPEN.findall(text)) <= set(IN_A_MOMENT if code in MOMENTS else PLACES)
    for code in ("hand_over", "out_of_hours", "stopped", "failed", "held", "blocked"):
        assert "{contact}" in sentences[code]
    assert len(sentences["weekdays"].split()) == 7


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_notice_names_house_and_ai(language: str) -> None:
    """And the way to a human."""
    word = {"de": "einer KI von Norderdiek", "en": "AI of Norderdiek"}[language].removeprefix("einer ")
    for channel in CHANNELS:
        text = notice(channel, language, "Norderdiek")
        assert word in text
        assert {"de": "Mensch", "en": "human"}[language] in text


@pytest.mark.parametrize(
    ("days", "words"), [(0, "heute um 07:00 Uhr"), (1, "morgen um 07:00 Uhr"), (3, "am Freitag, dem 4.12., um 07:00")]
)
def test_the_next_time_is_said_as_one_says_it(days: int, words: str) -> None:
    """Today, tomorrow, or with the day of the week."""
    early = datetime(2026, 12, 1, 4, tzinfo=UTC)
    closed = tuple((early + timedelta(days=each)).date() for each in range(days))
    away = replace(policy(), human=human(closed=closed))
    assert words in hands_over(away, turn(at=early))


def test_where_no_next_time_is_known_it_promises_none() -> None:
    """And in English as well."""
    never = replace(policy(), human=human(hours=()))
    assert "as soon as somebody is here again" in hands_over(never, turn(at=NIGHT, language="en"))


def test_the_way_without_ai_is_said_in_the_language_of_the_turn() -> None:
    """In German where nothing is known of another."""
    assert said(policy(), "failed", turn()).endswith(": 0461 12345.")
    assert said(policy(), "failed", turn(language="en")).endswith(": 0461 12345, in German.")
    assert [policy().human.way(language) for language in ("en", "fr")] == ["0461 12345, in German", "0461 12345"]
    assert human(contact={}).way("en") == ""


def test_an_open_place_nobody_knows_stays_as_it_is() -> None:
    """Nothing is looked up in it, and nothing breaks."""
    odd = replace(policy(), says={"de": {"failed": "{contact.__class__} {0} {contact}", "weekdays": "Montag"}})
    assert said(odd, "failed", turn()) == "{contact.__class__} {0} 0461 12345"
    late = replace(odd, says={"de": {"later": "{weekday}|{day}"}}, human=human(closed=(NIGHT.date(),)))
    assert "|3" in hands_over(replace(late, human=human(closed=(datetime(2026, 12, 2).date(),))), turn(at=NIGHT))
