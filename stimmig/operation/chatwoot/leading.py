"""Who has the conversation: each change is a takeover's moment, counted, told to the person and to other programs.

Every function holds the conversation locked; whoever wants to write an answer meanwhile finds another version.
"""

from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import override

from stimmig.operation.actions.keeping import kept
from stimmig.operation.models import Conversation, Relay, Takeover

Lead, Kind = Conversation.Lead, Relay.Kind
OPEN = "open"


def hand_over(talk: Conversation, *, asked_by: str, reason: str, said: str, at: datetime) -> Takeover:
    """A human is asked for, and the person told so: by what the AI said, or in our words.

    The gateway may have begun the takeover already, and a human may be there by now; then nothing more is said.
    """
    takeover = under_way(talk)
    if takeover is None:
        takeover = _begin(talk, asked_by, reason, at)
        _tell("requested", takeover, at)
    if takeover.joined_at is None:
        _offer(talk, takeover, said, at)
    return takeover


def _offer(talk: Conversation, takeover: Takeover, said: str, at: datetime) -> None:
    if takeover.offered_at is None:
        takeover.offered_at = at
        takeover.save(update_fields=["offered_at"])
        _tell("offered", takeover, at)
    queue(talk, Kind.WORD, f"handover:{takeover.uuid}", said or _in_their_language(talk, _calling), at)
    queue(talk, Kind.STATUS, _opening(takeover), OPEN, at)


def join(talk: Conversation, at: datetime) -> None:
    """A human has written: whether they were asked for or came by themselves."""
    takeover = under_way(talk) or _begin(talk, "staff", "staff", at)
    if takeover.joined_at is None:
        takeover.accepted_at = takeover.accepted_at or at
        takeover.joined_at = at
        takeover.save(update_fields=["accepted_at", "joined_at"])
        queue(talk, Kind.STATUS, _opening(takeover), OPEN, at)
        _tell("joined", takeover, at)


def take_by_hand(talk: Conversation, at: datetime) -> None:
    """A human opened it over there without being asked."""
    if under_way(talk) is None:
        takeover = _begin(talk, "staff", "staff", at)
        takeover.accepted_at = at
        takeover.save(update_fields=["accepted_at"])
        queue(talk, Kind.STATUS, _opening(takeover), OPEN, at)
        talk.relays.filter(key=_opening(takeover)).update(done_at=at)  # it is open already
        _tell("accepted", takeover, at)


def give_back(talk: Conversation, ending: str, at: datetime) -> None:
    """The human stretch is over. Given back, the person is told once that the AI answers again; the notice is due."""
    takeover = under_way(talk)
    if takeover is None:
        return
    takeover.ended_at, takeover.ending = at, ending
    takeover.save(update_fields=["ended_at", "ending"])
    _change_lead(talk, Lead.AI)
    talk.disclosed_at = None
    talk.save(update_fields=["disclosed_at"])
    if ending == Takeover.Ending.RETURNED:
        queue(talk, Kind.WORD, f"returned:{takeover.uuid}", _in_their_language(talk, _answering_again), at)
    _tell(ending, takeover, at)


def is_with_people(talk: Conversation, since: datetime | None = None) -> bool:
    """Whether the help desk knows that a human has it, so that pending means it was given back.

    A message written before our word arrived there still says pending, and means nothing.
    """
    takeover = under_way(talk)
    opened = takeover and talk.relays.filter(key=_opening(takeover)).first()
    return bool(opened and opened.done_at and (since is None or since >= opened.done_at))


def bring_to_people(talk: Conversation, at: datetime) -> None:
    """Somebody here has taken over, and the help desk does not know it yet."""
    if takeover := under_way(talk):
        queue(talk, Kind.STATUS, _opening(takeover), OPEN, at)


def _opening(takeover: Takeover) -> str:
    return f"open:{takeover.uuid}"


def under_way(talk: Conversation) -> Takeover | None:
    """The takeover that has not ended."""
    return talk.takeovers.filter(ended_at=None).first()


def queue(talk: Conversation, kind: str, key: str, text: str, at: datetime) -> bool:
    """Something to send there; whether it is new. The same key is never sent twice."""
    said = {"kind": kind, "text": text, "lead_version": talk.lead_version, "at": at}
    return Relay.objects.get_or_create(conversation=talk, key=key, defaults=said)[1]


def _begin(talk: Conversation, asked_by: str, reason: str, at: datetime) -> Takeover:
    begun = Takeover.objects.create(conversation=talk, asked_by=asked_by, reason=reason, requested_at=at)
    _change_lead(talk, Lead.HUMAN)
    return begun


def _change_lead(talk: Conversation, lead: str) -> None:
    talk.lead, talk.lead_version = lead, talk.lead_version + 1
    talk.save(update_fields=["lead", "lead_version"])


def _tell(moment: str, takeover: Takeover, at: datetime) -> None:
    """Recorded in the case, and so told to other programs. Over there somebody is a human, and has no name here."""
    talk = takeover.conversation
    about = {"takeover": str(takeover.uuid), "asked_by": takeover.asked_by, "reason": takeover.reason}
    kept(talk, f"takeover.{moment}", about, by=None, at=at)


def _in_their_language(talk: Conversation, words: object) -> str:
    with override(talk.language or "de"):
        return str(words())  # type: ignore[operator]  # one of the two below


def _calling() -> str:
    return _("I am getting somebody for you. A human answers here as soon as they can.")


def _answering_again() -> str:
    return _("From here on the AI answers again. Say so whenever you want a human.")
