"""A signed decision and the leader's terms become a policy, or are refused with everything that does not fit."""

from datetime import time
from typing import Any

import pytest

from stimmig.content import framework
from stimmig.core.errors import Contradicts
from stimmig.core.policy import HUMAN_TOPICS, SIGNALS, ContactTerms, Hours, Policy, compiled
from stimmig.core.policy.defaults import CHANNELS, RETENTION, SPEAKS, speaks
from stimmig.core.use_case import Known, Touchpoint
from tests.core.policy.making import ASKING, COMPLAINING, OWN, human, policy, record, terms, use_case


def refused(record: Any = None, described: Any = None, **said: Any) -> list[str]:
    """Everything that does not fit, as text."""
    with pytest.raises(Contradicts) as caught:
        compiled(record or globals()["record"](), described or use_case(), terms(**said))
    assert str(caught.value)
    return [str(each) for each in caught.value.contradictions]


def only(point: Touchpoint, **facts: Any) -> Policy:
    """A policy of one touchpoint the AI leads."""
    known = Touchpoint(**{name: getattr(point, name) for name in point.__slots__} | {"facts": facts})
    signed = record(limits=[{"touchpoint": point.name, "mode": "ai"}])
    return compiled(signed, use_case(known), terms())


def test_it_says_what_was_signed() -> None:
    """Every limit in its order, the number with the version, and the house."""
    made = policy()
    assert [(each.name, each.lead) for each in made.contacts] == [
        (ASKING, "ai_human_on_request"), (OWN, "ai"), (COMPLAINING, "human"),
    ]  # fmt: skip
    assert (made.name, made.house, made.title) == ("2026-03@1", "Norderdiek", "Chat")


def test_a_touchpoint_the_description_no_longer_knows_is_careful() -> None:
    """The limit stands; everything else is as for what nobody has classified."""
    made = compiled(record(limits=[{"touchpoint": "Neu", "mode": "ai"}]), use_case(), terms())
    assert (made.contacts[0].kind, made.contacts[0].output) == ("unclassified", "hold")


@pytest.mark.parametrize(
    ("kind", "topic", "facts", "output"),
    [
        ("transactional", "standard_enquiry", {}, "sentence"),
        ("relational", "standard_enquiry", {}, "hold"),
        ("mixed", "booking", {}, "hold"),
        (None, "booking", {}, "hold"),
        ("transactional", "advice", {}, "hold"),
        ("transactional", "order", {}, "hold"),
        ("transactional", "booking", {"contract_effect": Known(True)}, "hold"),
        ("transactional", "booking", {"human_promise": Known(True)}, "hold"),
    ],
)
def test_what_is_close_or_binding_is_held(kind: str | None, topic: str, facts: Any, output: str) -> None:
    """Relational or promise-sensitive: the whole answer is checked before it goes out."""
    assert only(Touchpoint("X", kind, topic), **facts).contacts[0].output == output


def test_human_topics_hand_over_unless_the_leader_says_otherwise() -> None:
    """They are those of the framework; need always hands over."""
    guard = framework().guards["human_topic"]
    assert all(guard.truth({"touchpoint_topic": topic}, None) for topic in HUMAN_TOPICS)  # type: ignore[arg-type]
    others = set(framework().facts["touchpoint_topic"].values) - set(HUMAN_TOPICS)
    assert not any(guard.truth({"touchpoint_topic": topic}, None) for topic in others)  # type: ignore[arg-type]
    assert policy().contacts[0].signals == SIGNALS
    said = policy(contacts=(ContactTerms(ASKING, signals=("anger",)),))
    assert said.contacts[0].signals == ("need", "anger")


@pytest.mark.parametrize(("topic", "kept"), [("standard_enquiry", "K1"), ("booking", "K2"), ("complaint", "K3")])
def test_retention_follows_the_topic(topic: str, kept: str) -> None:
    """A mere enquiry is kept shortest, a commercial letter longest."""
    assert only(Touchpoint("X", "transactional", topic)).contacts[0].retention == kept
    assert set(RETENTION) <= set(framework().facts["touchpoint_topic"].values)


def test_the_channel_is_the_first_one_talks_on() -> None:
    """A letter is not talked on; where none is known it is the chat."""
    assert set(CHANNELS) <= set(framework().facts["channel"].values)
    email = terms(notices={"email": terms().notices["chat"]})
    made = compiled(record(), use_case(channel=("letter", "email")), email)
    assert made.contacts[0].channel == "email"
    assert compiled(record(), use_case(channel=("letter",)), terms()).contacts[0].channel == "chat"


def test_what_a_human_says_is_not_the_ais() -> None:
    """A draft somebody sends needs no guardrails to speak, nor does what is only read."""
    chat, letter = use_case(), use_case(channel=("letter",))
    known = set(framework().facts["automation_level"].values)
    assert set(SPEAKS) <= known
    assert {each for each in known if speaks(chat, Touchpoint("X", automation=each))} == set(SPEAKS)
    assert not speaks(letter, Touchpoint("X", automation="auto"))


def test_the_leader_may_say_otherwise_where_the_decision_leaves_room() -> None:
    """More human than signed, another mode, class and way to fail, and that something may be promised."""
    said = ContactTerms(OWN, "human", "chat", "observe", (), "K3", "open", True)
    contact = policy(contacts=(said,)).contact(OWN)
    assert (contact.lead, contact.output, contact.retention, contact.fail) == ("human", "observe", "K3", "open")
    assert contact.may_promise


def test_what_was_kept_human_stays_human() -> None:
    """Nor is a human on request taken away; what the decision does not know has no terms."""
    loose = (ContactTerms(COMPLAINING, lead="ai"), ContactTerms(ASKING, lead="ai"), ContactTerms("Sonst"))
    assert refused(contacts=loose) == [
        f"kept_human: {COMPLAINING}: ai", f"less_human: {ASKING}: ai", "unknown_touchpoint: Sonst",
    ]  # fmt: skip


@pytest.mark.parametrize("outcome", ["rework", "decline"])
def test_nothing_is_made_of_a_decision_that_introduces_nothing(outcome: str) -> None:
    """There is nothing to follow."""
    assert refused(record(outcome=outcome)) == [f"does_not_introduce: {outcome}"]


def test_no_channel_without_a_notice() -> None:
    """On every channel people meet the AI, in both languages; not where a human answers anyway."""
    assert refused(described=use_case(channel=("web_chat", "messenger"))) == [
        "no_notice: messenger: de", "no_notice: messenger: en",
    ]  # fmt: skip
    assert refused(notices={"chat": {"de": "Hier antwortet eine KI.", "en": " "}}) == ["no_notice: chat: en"]
    assert refused(contacts=(ContactTerms(OWN, channel="app"),)) == ["no_notice: app: de", "no_notice: app: en"]
    by_people = record(limits=[{"touchpoint": COMPLAINING, "mode": "human"}])
    assert compiled(by_people, use_case(Touchpoint(COMPLAINING)), terms(notices={})).contacts


def test_no_policy_without_a_way_to_a_human() -> None:
    """Everything that is missing is named at once."""
    bad = human(minutes=0, hours=(Hours((), time(9), time(8)),), time_zone="Europe/Nirgends", contact={"de": " "})
    assert refused(human=bad) == [
        "no_contact: de", "no_contact: en", "no_minutes: 0", "no_hours", "hours_backwards: 09:00-08:00",
        "no_such_zone: Europe/Nirgends",
    ]  # fmt: skip
    assert refused(human=human(contact={"de": "0461 12345"})) == ["no_contact: en"]
    assert refused(human=human(time_zone="../etc")) == ["no_such_zone: ../etc"]


def test_no_sentence_is_missing_or_asks_for_what_nobody_knows() -> None:
    """In both languages."""
    said = {language: dict(words) for language, words in terms().says.items()}
    said["de"] |= {"held": "", "stopped": "Fragen Sie {boss}.", "today": "um {contact}"}
    assert refused(says=said) == ["no_words: held: de", "unknown_place: stopped: boss", "unknown_place: today: contact"]
    assert "no_words: truthful: en" in refused(says={"de": terms().says["de"]})
    assert refused(human=human(out_of_hours={"de": "Niemand da."})) == ["no_words: out_of_hours: en"]
