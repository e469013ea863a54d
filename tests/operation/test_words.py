"""Guardrails in words: the paragraph leaves out what does not hold, and every refusal says what to do."""

from dataclasses import replace
from datetime import time

import pytest
from django.utils.translation import override

from stimmig.core.errors import Contradiction
from stimmig.core.policy import Contact, Handling, Hours, Policy, Reason
from stimmig.operation import words
from stimmig.operation.words.contradictions import SENTENCES
from stimmig.operation.words.paragraph import hours
from tests.core.policy.making import at, human, policy


def said(given: Policy, language: str = "de") -> str:
    with override(language):
        return words.paragraph(given)


def test_it_says_who_answers_where_and_when_a_human_comes() -> None:
    """In the order in which a person would meet it."""
    told = said(policy(words=("Gasgeruch",), never_says=("ohne Gewähr",)))
    for part in ("Hier antwortet die KI", "„Beschwerde“", "Montag bis Freitag", "binnen 5 Minuten", "0461 12345"):
        assert part in told
    assert told.index("Hier antwortet die KI") < told.index("Vor ihrer ersten Antwort") < told.index("Nie sagt sie")
    assert "Whoever wants a human gets one at once" in said(policy(), "en")


def test_where_only_humans_answer_nothing_is_said_of_an_ai() -> None:
    """One sentence is enough."""
    assert said(at(lead="human")) == "Hier antwortet ein Mensch, und die KI nie: „Frage zur Wartung“."


def test_it_promises_only_what_the_mode_keeps() -> None:
    """What is passed on cannot be kept from passing on a risk; signs are named where they hold."""
    assert "wälzt kein Risiko ab" not in said(at(output="observe"))
    none = said(at(signals=("need",)))
    assert "wenn jemand in Not ist." in none
    both = replace(at(signals=("need", "anger")), contacts=(
        Contact("A", "mixed", "ai", signals=("need", "anger")), Contact("B", "mixed", "ai", signals=("need",)),
    ))  # fmt: skip
    assert "Ärger (an einzelnen Kontaktpunkten)" in said(both)


def test_days_are_said_as_one_says_them() -> None:
    """A run as from and to, others one by one."""
    with override("de"):
        assert hours(Hours((5,), time(9), time(12))) == "Samstag von 09:00 bis 12:00 Uhr"
        assert hours(Hours((0, 2), time(9), time(12))) == "Montag und Mittwoch von 09:00 bis 12:00 Uhr"
    assert "1 Minute." in said(replace(policy(), human=human(minutes=1)))


def test_what_is_done_is_named_for_what_it_is() -> None:
    """The truth is no notice, what a human has is no hand-over, what is passed on is noted."""
    with override("de"):
        assert words.before_action(Handling("disclose", (Reason("asks_if_human"),), say="Eine KI.")).startswith(
            "An Stelle"
        )
        assert words.before_action(Handling("hand_over", (Reason("with_human"),))) == "Ein Mensch hat das Gespräch"
        assert "vermerkt" in words.after_action(Handling("pass", (Reason("promises"),)))
        assert words.reason(Reason("something_new")) == "something_new"


@pytest.mark.parametrize("code", SENTENCES)
@pytest.mark.parametrize("language", ["de", "en"])
def test_every_refusal_is_a_sentence(code: str, language: str) -> None:
    """In both languages, with what it is about."""
    with override(language):
        sentence = words.contradiction(Contradiction(code, "chat", "de"))
    assert sentence.endswith(".")
    assert "%(" not in sentence
