"""A human takes over, writes, and gives back. Each moment is an entry in the case of the conversation.

Who has a conversation is said in one place, `Conversation.lead`. Its version grows with every change, and whatever
speaks for the AI holds it against the one it began with before each sentence: nobody is answered by two at once.
"""

from datetime import datetime

from django.db import transaction
from django.db.models import F

from stimmig.core.conversation import answered
from stimmig.core.errors import Refusal
from stimmig.ledger.actions import take_turn
from stimmig.operation import queries
from stimmig.operation.actions.keeping import kept
from stimmig.operation.models import Conversation, HumanLine, Takeover
from stimmig.people.models import Person

AT_ONCE = 50
AI, HUMAN = Conversation.Lead.AI, Conversation.Lead.HUMAN


@transaction.atomic
def look(*, takeover: Takeover, by: Person, at: datetime) -> None:
    """Somebody reads a conversation that is not theirs to answer. That they did is recorded, once an hour."""
    conversation = takeover.conversation
    known = takeover.accepted_by_id == by.pk or queries.has_looked(conversation, by, at - queries.LOOKED_AGAIN)
    if not known and not queries.is_erased(conversation):
        kept(conversation, "case.viewed", {"at": "desk"}, by=by, at=at)


@transaction.atomic
def accept(*, takeover: Takeover, by: Person, at: datetime) -> None:
    """From here on this person has the conversation and the AI is silent in it. The second of two is refused."""
    _must_serve(takeover, by)
    _claim(takeover, accepted_at=None, change={"accepted_at": at, "accepted_by": by})
    _hand(takeover.conversation, HUMAN)
    kept(takeover.conversation, "takeover.accepted", _about(takeover), by=by, at=at)


@transaction.atomic
def take(*, conversation: Conversation, by: Person, at: datetime) -> Takeover:
    """Take a conversation over without having been asked."""
    take_turn()
    if not queries.may_serve(by, conversation.use_case):
        raise Refusal("not-yours")
    if conversation.takeovers.filter(ended_at=None).exists():
        raise Refusal("taken-already")
    made = Takeover.objects.create(
        conversation=conversation, asked_by="staff", reason="staff", requested_at=at, offered_at=at
    )
    kept(conversation, "takeover.requested", _about(made), by=by, at=at)
    accept(takeover=made, by=by, at=at)
    return made


@transaction.atomic
def write(*, takeover: Takeover, text: str, by: Person, at: datetime) -> HumanLine:
    """Say something to the person. It reaches them by the service that holds the conversation."""
    _must_hold(takeover, by)
    entry = kept(takeover.conversation, "conversation.answer", answered(text, "human"), by=by, at=at)
    Conversation.objects.filter(pk=takeover.conversation_id).update(last_at=at)
    Takeover.objects.filter(queries.CALLS_AGAIN, pk=takeover.pk).update(need_met_at=at)
    return HumanLine.objects.create(takeover=takeover, entry=entry)


@transaction.atomic
def give_back(*, takeover: Takeover, by: Person, at: datetime) -> None:
    """The AI goes on. It says again that it is one before it says anything else."""
    _must_hold(takeover, by)
    _finish(takeover, Takeover.Ending.RETURNED, by, at)


@transaction.atomic
def end(*, takeover: Takeover, by: Person, at: datetime) -> None:
    """What the person came for is settled. Whatever they write later begins with the AI, and with its notice."""
    _must_hold(takeover, by)
    _finish(takeover, Takeover.Ending.ENDED, by, at)


@transaction.atomic
def say_what_became(*, takeover: Takeover, became: str, by: Person, at: datetime) -> None:
    """Say what became of a wish nobody met in time; of every such wish of its conversation at once."""
    _must_serve(takeover, by)
    take_turn()
    wishes = list(queries.left_in(takeover.conversation))
    if not wishes:
        raise Refusal("said-already")
    for each in wishes:
        each.became, each.became_at = became, at
        each.save(update_fields=["became", "became_at"])
        kept(each.conversation, "takeover.became", _about(each) | {"became": became}, by=by, at=at)


def time_out(at: datetime) -> int:
    """End what nobody took over in the promised time, so that the person is told how else they reach somebody."""
    return sum(_time_out(takeover, at) for takeover in list(queries.overdue(at)[:AT_ONCE]))


def _time_out(takeover: Takeover, at: datetime) -> bool:
    try:
        _finish(takeover, Takeover.Ending.TIMED_OUT, None, at, accepted_at=None)
    except Refusal:  # somebody was quicker, or nothing can be recorded in it
        return False
    return True


@transaction.atomic
def _finish(takeover: Takeover, ending: str, by: Person | None, at: datetime, **as_it_was: None) -> None:
    whose = {} if queries.is_named_at_desk() else {"accepted_by": None}
    _claim(takeover, **as_it_was, change={"ended_at": at, "ending": ending} | whose)
    _hand(takeover.conversation, AI)
    kept(takeover.conversation, f"takeover.{ending}", _about(takeover), by=by, at=at)


def _claim(takeover: Takeover, *, change: dict[str, object], **as_it_was: None) -> None:
    """Change what nobody has changed in the meantime. Its turn comes first, as with everybody who records."""
    take_turn()
    if not Takeover.objects.filter(pk=takeover.pk, ended_at=None, **as_it_was).update(**change):
        raise Refusal("taken-already")
    takeover.refresh_from_db()


def _hand(conversation: Conversation, lead: str) -> None:
    """Say who has the conversation from here on. The notice is due again when it is the AI."""
    Conversation.objects.filter(pk=conversation.pk).update(
        lead=lead, lead_version=F("lead_version") + 1, disclosed_at=None, missed=0
    )


def _must_serve(takeover: Takeover, by: Person) -> None:
    if not queries.may_serve(by, takeover.conversation.use_case):
        raise Refusal("not-yours")


def _must_hold(takeover: Takeover, by: Person) -> None:
    take_turn()
    current = Takeover.objects.select_for_update().get(pk=takeover.pk)
    if current.ended_at is not None or current.accepted_by_id != by.pk:
        raise Refusal("not-in-your-hands")


def _about(takeover: Takeover) -> dict[str, str]:
    return {"takeover": str(takeover.uuid), "asked_by": takeover.asked_by, "reason": takeover.reason}
