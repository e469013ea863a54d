"""What the house says in a conversation that is a human's, and only what is so: nobody has it before somebody has."""

from dataclasses import dataclass
from datetime import datetime

from stimmig.core.policy import OWN_EMERGENCY, Handling, Turn, moment_said, promised, rescues, said
from stimmig.gateway.conversations import Coming, Row
from stimmig.gateway.database import Here, when
from stimmig.gateway.waiting import WAITING
from stimmig.gateway.words import danger, say

NEED = "need"


@dataclass(frozen=True, slots=True)
class Stands:
    """How far it is with the human."""

    requested: datetime | None
    deadline: datetime | None
    accepted: datetime | None
    reason: str = ""


def told_meanwhile(
    cursor: Here, coming: Coming, row: Row, turn: Turn, handling: Handling, *, written: bool, called: bool
) -> str:
    """To a line of theirs: help in need, the truth where they ask for it, then how it stands.

    Empty where a human has it and they know that: then only the human says something. `written` says whether the
    human's own lines go out with it, `called` whether that human was called once more just now.
    """
    requested, deadline, accepted, reason = cursor.one(WAITING, row.id) or (None, None, None, "")
    stands = Stands(when(requested), when(deadline), when(accepted), reason)
    asked = "asks_if_human" in coming.heard.codes
    truth = say("truth_taken" if stands.accepted else "truth_waiting", row.language) if asked else ""
    helped = _helped(coming, turn, handling, stands, called=called)
    if helped or written:
        rest = helped
    elif stands.accepted:
        rest = "" if asked else _taken(coming, row, stands)
    else:
        rest = _waits(coming, row, turn, stands, asked=asked)
    first, then = (rest, truth) if helped else (truth, rest)
    return "\n\n".join(filter(None, [first, then]))


def _helped(coming: Coming, turn: Turn, handling: Handling, stands: Stands, *, called: bool) -> str:
    """To somebody in need how one is saved: each time while they wait; once a human has it, when that one is called."""
    if not stands.accepted:
        return handling.say
    if not called:
        return ""
    policy = coming.policy
    return f"{rescues(policy, turn)}\n\n{say('called_again', turn.language, policy.human.way(turn.language))}"


def _taken(coming: Coming, row: Row, stands: Stands) -> str:
    """That a human has it, once; a service that wants errors gets words with each."""
    if not _told(row, stands.accepted):
        return say("taken", row.language)
    return say("arrived", row.language) if coming.asked.api else ""


def _waits(coming: Coming, row: Row, turn: Turn, stands: Stands, *, asked: bool) -> str:
    """That it arrived, and when a human answers; that nobody came in time once. In need not to wait comes first."""
    first = _danger(coming, row, turn) if stands.reason == NEED else ""
    if stands.deadline and stands.deadline < coming.at:
        late = "arrived" if _told(row, stands.deadline) else "late"
        words = say(late, row.language, coming.policy.human.way(row.language))
    else:
        code = "waiting_on" if asked or _told(row, stands.requested) else "waiting"
        words = say(code, row.language, when=_when(coming, turn, stands))
    return "\n\n".join(filter(None, [first, words]))


def _danger(coming: Coming, row: Row, turn: Turn) -> str:
    """Not to wait, and whom to call, unless the house has said that in its own sentence: no number contradicts it."""
    own = said(coming.policy, OWN_EMERGENCY, turn)
    return say("danger_alone", row.language) if own else danger(row.language, coming.policy.country)


def _told(row: Row, since: datetime | None) -> bool:
    """Whether they have been answered since this was so."""
    return since is not None and row.last_at is not None and row.last_at > since


def _when(coming: Coming, turn: Turn, stands: Stands) -> str:
    """When a human answers, as they were told when they asked."""
    if stands.requested is None or stands.deadline is None:
        return moment_said(coming.policy, turn, None)
    moment = promised(stands.requested, stands.deadline, coming.policy.human.minutes)
    if coming.at < moment < stands.deadline:
        return moment_said(coming.policy, turn, moment)
    return say("latest", turn.language, when=moment_said(coming.policy, turn, stands.deadline))
