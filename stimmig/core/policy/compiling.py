"""A signed decision with the leader's terms becomes a policy, or is refused with everything that does not fit."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from stimmig.core.decision import INTRODUCING, MODES
from stimmig.core.errors import Contradiction, Contradicts
from stimmig.core.policy import defaults
from stimmig.core.policy.nouns import LANGUAGES, Contact, HumanPromise, Policy
from stimmig.core.policy.sayings import IN_A_MOMENT, MOMENTS, NEED, OPEN, OWN_EMERGENCY, PLACES, SAYINGS
from stimmig.core.policy.terms import ContactTerms, Terms
from stimmig.core.use_case import Touchpoint, UseCase

Record = Mapping[str, Any]  # what core.decision.record signs


def compiled(record: Record, use_case: UseCase, terms: Terms, version: int = 1) -> Policy:
    """The policy a decision means with these terms. `use_case` is the frozen one the decision was signed on.

    Raises Contradicts, naming at once everything that goes against the decision or is missing.
    """
    policy = drawn(record, use_case, terms, version)
    found = [*_against(record, terms), *_unnoticed(policy, use_case), *incomplete(policy)]
    if found:
        raise Contradicts(list(dict.fromkeys(found)))
    return policy


def drawn(record: Record, use_case: UseCase, terms: Terms, version: int = 1) -> Policy:
    """The same, not held against anything yet: what is suggested before the leader has said the rest."""
    return Policy(
        decision=str(record["number"]),
        version=version,
        use_case=str(record["use_case"]),
        title=str(record["title"]),
        house=str(record["house"]),
        contacts=tuple(_contacts(record, use_case, terms)),
        human=replace(
            terms.human, contact=_in_both(terms.human.contact), out_of_hours=_in_both(terms.human.out_of_hours)
        ),
        notices={channel: _in_both(words) for channel, words in terms.notices.items()},
        never_says=terms.never_says,
        words=terms.words,
        attempts_max=terms.attempts_max,
        says={language: _all(terms.says.get(language, {})) for language in LANGUAGES},
        until=date.fromisoformat(record["until"]) if record.get("until") else None,
        country=terms.country,
    )


def _in_both(words: Mapping[str, str]) -> dict[str, str]:
    return {language: words.get(language, "").strip() for language in LANGUAGES}


def _all(says: Mapping[str, str]) -> dict[str, str]:
    """Every sentence a policy needs, and the one a house may add."""
    own = says.get(OWN_EMERGENCY, "").strip()
    return {code: says.get(code, "").strip() for code in (*SAYINGS, *MOMENTS)} | ({OWN_EMERGENCY: own} if own else {})


def _contacts(record: Record, use_case: UseCase, terms: Terms) -> Iterator[Contact]:
    """Every touchpoint the decision draws a limit for, in its order."""
    said = {each.touchpoint: each for each in terms.contacts}
    points = {point.name: point for point in use_case.touchpoints}
    for limit in record["limits"]:
        name = limit["touchpoint"]
        point = points.get(name, Touchpoint(name))
        yield _contact(point, limit["mode"], said.get(name, ContactTerms(name)), use_case)


def _contact(point: Touchpoint, mode: Any, said: ContactTerms, use_case: UseCase) -> Contact:
    signals = defaults.SIGNALS if said.signals is None else ("need", *said.signals)
    return Contact(
        name=point.name,
        kind=point.kind or "unclassified",
        lead=said.lead or mode,
        channel=said.channel or defaults.channel(use_case, point),
        output=said.output or defaults.output(use_case, point),
        signals=tuple(dict.fromkeys(signals)),
        retention=said.retention or defaults.retention(point),
        fail=said.fail,
        may_promise=said.may_promise,
    )


def _against(record: Record, terms: Terms) -> Iterator[Contradiction]:
    """Where the terms go against what was signed."""
    if record["outcome"] not in INTRODUCING:
        yield Contradiction("does_not_introduce", found=str(record["outcome"]))
    signed = {limit["touchpoint"]: limit["mode"] for limit in record["limits"]}
    for each in terms.contacts:
        mode = signed.get(each.touchpoint)
        if mode is None:
            yield Contradiction("unknown_touchpoint", each.touchpoint)
        elif each.lead and MODES.index(each.lead) < MODES.index(mode):
            yield Contradiction("kept_human" if mode == "human" else "less_human", each.touchpoint, each.lead)


def _unnoticed(policy: Policy, use_case: UseCase) -> Iterator[Contradiction]:
    """The channels and languages in which people meet the AI and no notice says so."""
    answered = [point for point in use_case.touchpoints if policy.contact(point.name).lead != "human"]
    yield from _without_notice(policy, [each for point in answered for each in defaults.channels(use_case, point)])


def _without_notice(policy: Policy, channels: list[Any]) -> Iterator[Contradiction]:
    for channel in dict.fromkeys(channels):
        for language in LANGUAGES:
            if not policy.notices.get(channel, {}).get(language, "").strip():
                yield Contradiction("no_notice", channel, language)


def incomplete(policy: Policy) -> Iterator[Contradiction]:
    """What any policy needs, whatever was decided: a notice, a way to a human, hours, and words for every case."""
    yield from _without_notice(policy, [each.channel for each in policy.contacts if each.lead != "human"])
    yield from _unreachable(policy.human)
    own = [OWN_EMERGENCY] if any(OWN_EMERGENCY in said for said in policy.says.values()) else []  # in both, or in none
    for language in LANGUAGES:
        said = _sentences(policy, language)
        wanted = [code for code in ("out_of_hours", *SAYINGS, *MOMENTS) if code in said or code not in NEED] + own
        empty = [code for code in wanted if not said.get(code)]
        yield from (Contradiction("no_words", code, language) for code in empty)
        yield from _misplaced(said)


def _unreachable(human: HumanPromise) -> Iterator[Contradiction]:
    for language in LANGUAGES:
        if not human.contact.get(language, "").strip():
            yield Contradiction("no_contact", found=language)
    if human.minutes < 1:
        yield Contradiction("no_minutes", found=str(human.minutes))
    if not any(hours.days for hours in human.hours):
        yield Contradiction("no_hours")
    for hours in human.hours:
        if hours.since >= hours.until:
            yield Contradiction("hours_backwards", found=f"{hours.since:%H:%M}-{hours.until:%H:%M}")
    try:
        ZoneInfo(human.time_zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        yield Contradiction("no_such_zone", found=human.time_zone)


def _sentences(policy: Policy, language: str) -> dict[str, str]:
    return {**policy.says.get(language, {}), "out_of_hours": policy.human.out_of_hours.get(language, "")}


def _misplaced(sentences: Mapping[str, str]) -> Iterator[Contradiction]:
    """Open places in sentences that nobody can fill."""
    for code, text in sentences.items():
        known = IN_A_MOMENT if code in MOMENTS else PLACES
        yield from (Contradiction("unknown_place", code, name) for name in OPEN.findall(text) if name not in known)
