"""What the policy says to a turn, as the gateway asks for it.

`Rules` is all the gateway needs of `core.policy` and `core.listening`. `Thin` reads the file of a policy and knows a
handful of plain phrases; it stands here until the real rules do.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import datetime, time, timedelta
from typing import Any, Protocol
from zoneinfo import ZoneInfo

from stimmig.core.policy import Contact, Handling, Hours, HumanPromise, Policy, Reason, Turn
from stimmig.gateway.words import say


@dataclass(frozen=True, slots=True)
class Ruling:
    """What is done with a turn, and what was heard in it (codes)."""

    handling: Handling
    heard: tuple[str, ...] = ()


class Rules(Protocol):
    """What the gateway needs of the rules."""

    def read(self, file: Mapping[str, Any]) -> Policy:
        """A policy from its file."""

    def before(self, policy: Policy, contact: Contact, turn: Turn) -> Ruling:
        """What is done before the AI is asked."""

    def after(self, policy: Policy, contact: Contact, turn: Turn, said: str) -> Handling:
        """What is done with a sentence, or a whole answer, before it is let go."""

    def deadline(self, policy: Policy, at: datetime) -> datetime | None:
        """Until when a human was promised, for a wish at this moment; None where none was."""


WISHES = ("mit einem menschen", "einen menschen sprechen", "mitarbeiter sprechen", "a human", "a real person")
ASKS = ("bist du ein mensch", "sind sie ein mensch", "are you human", "are you a human", "bist du eine ki")
DENIES = ("ich bin ein mensch", "ich bin kein computer", "keine ki", "i am a human", "i'm a human", "i am human")


class Thin:
    """A handful of phrases, plainly matched."""

    def read(self, file: Mapping[str, Any]) -> Policy:
        human = dict(file["human"])
        hours = tuple(
            Hours(tuple(each["days"]), time.fromisoformat(each["since"]), time.fromisoformat(each["until"]))
            for each in human["hours"]
        )
        promise = HumanPromise(**_known(HumanPromise, human | {"hours": hours}))
        contacts = tuple(
            Contact(**_known(Contact, each | {"signals": tuple(each.get("signals", ()))})) for each in file["contacts"]
        )
        listed: dict[str, Any] = {name: tuple(file.get(name, ())) for name in ("never_says", "words")}
        kept: dict[str, Any] = {name: file[name] for name in KEPT if name in file}
        return Policy(**kept, **listed, contacts=contacts, human=promise)

    def before(self, policy: Policy, contact: Contact, turn: Turn) -> Ruling:
        text = turn.text.casefold()
        heard = tuple(
            code for code, phrases in (("wants_human", WISHES), ("asks_if_human", ASKS)) if _any(phrases, text)
        )
        if turn.stopped:
            words = say("stopped", turn.language, policy.human.contact)
            return Ruling(Handling("block", (Reason("stopped"),), say=words), heard)
        notice = "" if turn.disclosed else policy.notices.get(contact.channel, {}).get(turn.language, "")
        for code, asked in (("touchpoint_is_human", contact.lead == "human"), ("wants_human", "wants_human" in heard)):
            if asked:
                said = self._promise(policy, turn)
                return Ruling(Handling("hand_over", (Reason(code, turn.text),), notice, said), heard)
        if "asks_if_human" in heard:
            truth = {"de": "Nein, ich bin eine KI.", "en": "No, I am an AI."}[turn.language]
            return Ruling(Handling("block", (Reason("asks_if_human", turn.text),), notice, truth), heard)
        return Ruling(Handling("disclose" if notice else "pass", notice=notice), heard)

    def after(self, policy: Policy, contact: Contact, turn: Turn, said: str) -> Handling:
        text = said.casefold()
        if _any(DENIES, text):
            return Handling("block", (Reason("denies_ai", said),), say=say("withheld", turn.language, _way(policy)))
        for phrase in policy.never_says:
            if phrase.casefold() in text:
                words = say("withheld", turn.language, _way(policy))
                return Handling("block", (Reason("never_says", phrase),), say=words)
        return Handling("pass")

    def deadline(self, policy: Policy, at: datetime) -> datetime | None:
        local = at.astimezone(ZoneInfo(policy.human.time_zone))
        for day in range(8):
            moment = local if day == 0 else (local + timedelta(days=day)).replace(hour=0, minute=0, second=0)
            for hours in sorted(policy.human.hours, key=lambda each: each.since):
                begins = moment.replace(hour=hours.since.hour, minute=hours.since.minute, second=0)
                ends = moment.replace(hour=hours.until.hour, minute=hours.until.minute, second=0)
                if moment.weekday() in hours.days and moment < ends:
                    return max(begins, moment) + timedelta(minutes=policy.human.minutes)
        return None

    def _promise(self, policy: Policy, turn: Turn) -> str:
        until = self.deadline(policy, turn.at)
        soon = until is not None and until - turn.at <= timedelta(minutes=policy.human.minutes)
        if soon:
            texts = {
                "de": f"Ein Mensch übernimmt, spätestens in {policy.human.minutes} Minuten.",
                "en": f"A human takes over, within {policy.human.minutes} minutes at the latest.",
            }
            return texts[turn.language]
        told = policy.human.out_of_hours.get(turn.language, "")
        return told or say("stopped", turn.language, _way(policy))


KEPT = ("decision", "version", "use_case", "title", "house", "notices", "attempts_max")


def _known(noun: Any, values: Mapping[str, Any]) -> dict[str, Any]:
    """Of the values those this noun has a place for."""
    names = {each.name for each in fields(noun)}
    return {name: value for name, value in values.items() if name in names}


def _way(policy: Policy) -> str:
    return policy.human.contact


def _any(phrases: tuple[str, ...], text: str) -> bool:
    return any(phrase in text for phrase in phrases)
