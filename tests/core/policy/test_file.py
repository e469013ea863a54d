"""A policy as its file: there and back, canonical, and every fault named at once."""

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stimmig.core.errors import Contradicts, Faults
from stimmig.core.ledger import canonical
from stimmig.core.policy import OUTPUTS, RETENTIONS, SIGNALS, ContactTerms, as_file, compiled, parse
from stimmig.core.use_case import is_printable
from tests.core.policy.making import ASKING, human, policy, record, terms, use_case

texts = st.text(max_size=30).map(str.strip).filter(is_printable)


@settings(max_examples=20)
@given(
    phrases=st.lists(texts, max_size=3).map(tuple),
    output=st.sampled_from(OUTPUTS),
    retention=st.sampled_from(RETENTIONS),
    signals=st.lists(st.sampled_from(SIGNALS), unique=True).map(tuple),
    closed=st.lists(st.dates(), max_size=2).map(tuple),
)
def test_there_and_back(phrases: Any, output: Any, retention: str, signals: Any, closed: Any) -> None:
    """What was made is what is read, by way of its canonical bytes."""
    said = (ContactTerms(ASKING, output=output, retention=retention, signals=signals),)
    made = policy(never_says=phrases, words=phrases, contacts=said, human=human(closed=closed))
    written = canonical(as_file(made))
    assert parse(json.loads(written)) == made
    assert canonical(as_file(parse(json.loads(written)))) == written


def test_the_end_of_a_pilot_is_written_where_there_is_one() -> None:
    """A file without it is that of a use that goes on."""
    pilot = compiled(record(outcome="pilot", until="2027-03-31"), use_case(), terms())
    assert as_file(pilot)["until"] == "2027-03-31"
    assert parse(as_file(pilot)) == pilot
    assert "until" not in as_file(policy())


def faults(change: Any) -> list[str]:
    """What is wrong with a policy's file once it was changed."""
    document = as_file(policy())
    change(document)
    with pytest.raises(Faults) as caught:
        parse(document)
    return [f"{fault.path}: {fault.code}" for fault in caught.value.faults]


@pytest.mark.parametrize(
    ("where", "value", "said"),
    [
        (("schema",), "stimmig/policy/9", ["schema: not_allowed"]),
        (("version",), "1", ["version: wrong_type"]),
        (("title",), 7, ["title: wrong_type"]),
        (("contacts",), {}, ["contacts: wrong_type"]),
        (("contacts", 0, "lead"), "nobody", ["contacts[0].lead: not_allowed"]),
        (("contacts", 0, "signals"), "anger", ["contacts[0].signals: wrong_type"]),
        (("contacts", 0, "signals"), [1], ["contacts[0].signals: wrong_type"]),
        (("contacts", 0, "may_promise"), 1, ["contacts[0].may_promise: wrong_type"]),
        (("contacts", 0, "more"), 1, ["contacts[0].more: unknown_key"]),
        (("human", "hours", 0, "days"), [7], ["human.hours[0].days: out_of_range"]),
        (("human", "hours", 0, "days"), [True], ["human.hours[0].days: out_of_range"]),
        (("human", "hours", 0, "since"), "7 Uhr", ["human.hours[0].since: not_a_time"]),
        (("until",), "bald", ["until: not_a_date"]),
        (("human", "contact"), 7, ["human.contact: wrong_type"]),
        (("human", "contact"), {"de": "0461 12345"}, ["human.contact.en: missing"]),
        (("human", "contact", "en"), 7, ["human.contact.en: wrong_type"]),
        (("human", "closed"), ["Weihnachten"], ["human.closed: not_a_date"]),
        (("notices", "telegraph"), {}, ["notices.telegraph: unknown_key"]),
        (("notices",), 3, ["notices: wrong_type"]),
        (("says", "fr"), {}, ["says.fr: unknown_key"]),
        (("says", "de", "held"), 3, ["says.de.held: wrong_type"]),
    ],
)
def test_every_fault_is_named_with_its_path(where: tuple[Any, ...], value: Any, said: list[str]) -> None:
    """Wrong types, values nobody knows, keys nobody reads."""

    def change(document: Any) -> None:
        for step in where[:-1]:
            document = document[step]
        document[where[-1]] = value

    assert faults(change) == said


def test_what_is_missing_is_named() -> None:
    """All of it at once; a file that is no table says so."""
    missing = faults(lambda document: document.clear())
    assert {"schema: missing", "decision: missing", "human: missing", "human.minutes: missing"} <= set(missing)
    assert faults(lambda document: document.update(human=[]))[0] == "human: wrong_type"
    with pytest.raises(Faults):
        parse([])


def test_a_file_that_cannot_be_followed_is_refused() -> None:
    """It reads well and has no notice: the same refusal as when it is made."""
    with pytest.raises(Contradicts, match="no_notice: chat: de"):
        parse(as_file(replace(policy(), notices={})))


def test_a_way_written_once_holds_for_both_languages() -> None:
    """As files had it when there was one text, and as they still have it where both are the same."""
    older = as_file(policy()) | {"human": as_file(policy())["human"] | {"contact": "0461 12345"}}
    assert parse(older).human.contact == {"de": "0461 12345", "en": "0461 12345"}
    assert as_file(parse(older)) == older
    assert as_file(policy())["human"]["contact"] == {"de": "0461 12345", "en": "0461 12345, in German"}


def test_a_day_is_kept_as_a_day() -> None:
    """2026-12-24 and nothing shorter."""
    made = policy(human=human(closed=(date(2026, 12, 24),)))
    assert as_file(made)["human"]["closed"] == ["2026-12-24"]
    assert as_file(made)["human"]["hours"][0] == {"days": [0, 1, 2, 3, 4], "since": "07:00", "until": "17:00"}
