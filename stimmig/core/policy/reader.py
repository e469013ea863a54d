"""Reading the file of a policy, so that every fault is named at once and what was read can be followed."""

from typing import Any

from stimmig.core.decision import MODES
from stimmig.core.errors import Contradicts, Fault, Faults
from stimmig.core.policy.compiling import incomplete
from stimmig.core.policy.nouns import (
    CHANNELS,
    COUNTRIES,
    FAILS,
    HOME,
    LANGUAGES,
    OUTPUTS,
    RETENTIONS,
    Contact,
    Hours,
    HumanPromise,
    Policy,
)
from stimmig.core.policy.sayings import MOMENTS, NEED, OWN_EMERGENCY, SAYINGS
from stimmig.core.policy.values import by_key, chosen, clock, count, day, listed, table_at, text, texts, truth
from stimmig.core.policy.writer import SCHEMA
from stimmig.core.use_case.table import Table


def parse(document: Any) -> Policy:
    """The policy a document says.

    Raises Faults, naming everything that is not as it must be with its path, or Contradicts where a policy so written
    could not be followed: no notice, no way to a human, no words.
    """
    faults: list[Fault] = []
    policy = _policy(Table(document, "", faults))
    if faults:
        raise Faults(faults)
    if found := list(incomplete(policy)):
        raise Contradicts(found)
    return policy


def _policy(table: Table) -> Policy:
    chosen(table, "schema", (SCHEMA,))
    policy = Policy(
        decision=text(table, "decision"),
        version=count(table, "version"),
        use_case=text(table, "use_case"),
        title=text(table, "title"),
        house=text(table, "house", may_be_empty=True),
        contacts=table.rows("contacts", _contact),
        human=_human(table_at(table, "human")),
        notices=by_key(table, "notices", CHANNELS, _said),
        never_says=texts(table, "never_says"),
        words=texts(table, "words"),
        attempts_max=count(table, "attempts_max"),
        says=by_key(table, "says", LANGUAGES, _sayings),
        until=day(table, "until", text(table, "until")) if "until" in table.data else None,
        country=chosen(table, "country", COUNTRIES) if "country" in table.data else HOME,
    )
    table.closed()
    return policy


def _contact(table: Table) -> Contact:
    contact = Contact(
        name=text(table, "name"),
        kind=text(table, "kind"),
        lead=chosen(table, "lead", MODES),
        channel=chosen(table, "channel", CHANNELS),
        output=chosen(table, "output", OUTPUTS),
        signals=texts(table, "signals"),
        retention=chosen(table, "retention", RETENTIONS),
        fail=chosen(table, "fail", FAILS),
        may_promise=truth(table, "may_promise"),
    )
    table.closed()
    return contact


def _human(table: Table) -> HumanPromise:
    human = HumanPromise(
        minutes=count(table, "minutes"),
        hours=table.rows("hours", _hours),
        time_zone=text(table, "time_zone"),
        contact=_way(table),
        out_of_hours=_said(table_at(table, "out_of_hours")),
        closed=tuple(day(table, "closed", each) for each in texts(table, "closed")),
    )
    table.closed()
    return human


def _way(table: Table) -> dict[str, str]:
    """By language; one text, as older files have it and whoever says the same in both, holds for both."""
    if isinstance(table.data.get("contact"), dict):
        return _said(table_at(table, "contact"))
    return dict.fromkeys(LANGUAGES, text(table, "contact", may_be_empty=True))


def _hours(table: Table) -> Hours:
    days = listed(table, "days")
    for each in days:
        if isinstance(each, bool) or not isinstance(each, int) or not 0 <= each <= 6:
            table.fault("days", "out_of_range", each, ("0", "6"))
    hours = Hours(tuple(days), clock(table, "since"), clock(table, "until"))
    table.closed()
    return hours


def _said(table: Table) -> dict[str, str]:
    said = {language: text(table, language, may_be_empty=True) for language in LANGUAGES}
    table.closed()
    return said


def _sayings(table: Table) -> dict[str, str]:
    may_lack = (*NEED, OWN_EMERGENCY)
    codes = [code for code in (*SAYINGS, *MOMENTS, OWN_EMERGENCY) if code in table.data or code not in may_lack]
    said = {code: text(table, code, may_be_empty=True) for code in codes}
    table.closed()
    return said
