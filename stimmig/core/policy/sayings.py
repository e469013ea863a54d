"""What is said in the place of an answer: the policy's own sentences, with the moment and the way filled in."""

import re
from datetime import datetime
from zoneinfo import ZoneInfo

from stimmig.core.policy.nouns import Policy, Turn
from stimmig.core.policy.service import service

EMERGENCY = "emergency"  # the same in every house of a country, and in front of everything else
OWN_EMERGENCY = "own_emergency"  # the house's own in its place, where it has one
NEED = (EMERGENCY, "need", "need_later")  # to somebody in need; older files have none of them
SAYINGS = ("hand_over", *NEED, "truthful", "stopped", "failed", "held", "blocked")  # in the place of an answer
MOMENTS = ("today", "tomorrow", "later", "unknown", "weekdays")  # the next time, in words
PLACES = ("minutes", "next", "contact", "house")  # what a sentence may leave open
IN_A_MOMENT = ("time", "weekday", "day", "month")
OPEN = re.compile(r"\{(\w*)\}")


def hands_over(policy: Policy, turn: Turn) -> str:
    """That a human takes over: within how many minutes while somebody is there, else when and how one answers."""
    if service(policy, turn.at).open:
        return said(policy, "hand_over", turn)
    return _filled(policy.human.out_of_hours.get(turn.language, ""), policy, turn)


def helps(policy: Policy, turn: Turn) -> str:
    """To somebody in need: first the ways that need no AI, then that a human was called, and when one answers."""
    code = "need" if service(policy, turn.at).open else "need_later"
    return "\n\n".join(filter(None, [rescues(policy, turn), said(policy, code, turn)]))


def rescues(policy: Policy, turn: Turn) -> str:
    """How one is saved: the house's own sentence, else the line of its country."""
    return said(policy, OWN_EMERGENCY, turn) or said(policy, EMERGENCY, turn)


def said(policy: Policy, code: str, turn: Turn) -> str:
    """One of the policy's sentences in the language of the turn."""
    return _filled(_words(policy, turn.language, code), policy, turn)


def moment_said(policy: Policy, turn: Turn, moment: datetime | None) -> str:
    """A moment to come, as one says it: today, tomorrow, later, or that none is known. It needs a time zone."""
    if moment is None:
        return _words(policy, turn.language, "unknown")
    zone = ZoneInfo(policy.human.time_zone)
    moment = moment.astimezone(zone)
    ahead = (moment.date() - turn.at.astimezone(zone).date()).days
    code = ("today", "tomorrow")[ahead] if ahead < 2 else "later"
    return _fill(_words(policy, turn.language, code), _parts(policy, turn, moment))


def _words(policy: Policy, language: str, code: str) -> str:
    return policy.says.get(language, {}).get(code, "")


def _filled(text: str, policy: Policy, turn: Turn) -> str:
    """The sentence with its open places filled; what it does not know stays as it is written."""
    known = {"minutes": str(policy.human.minutes), "contact": policy.human.way(turn.language), "house": policy.house}
    if "{next}" in text:
        known["next"] = moment_said(policy, turn, service(policy, turn.at).next)
    return _fill(text, known)


def _fill(text: str, known: dict[str, str]) -> str:
    return OPEN.sub(lambda found: known.get(found[1], found[0]), text)


def _parts(policy: Policy, turn: Turn, moment: datetime) -> dict[str, str]:
    weekdays = _words(policy, turn.language, "weekdays").split()
    weekday = weekdays[moment.weekday()] if len(weekdays) == 7 else ""
    return {"time": f"{moment:%H:%M}", "weekday": weekday, "day": str(moment.day), "month": str(moment.month)}
