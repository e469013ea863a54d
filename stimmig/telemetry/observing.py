"""What is looked for in a conversation after the fact. Nothing can be stopped any more; it can be found."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from itertools import groupby

from stimmig.content.listening import rules
from stimmig.core.listening import QUESTION, WISH, Rules
from stimmig.operation.models import Conversation


@dataclass(frozen=True, slots=True)
class Said:
    """One message that is new: who said it, in which words, and when by the service's clock."""

    role: str
    text: str
    at: datetime
    number: int  # in the conversation, as the ledger's record numbers it


def observe(conversation: Conversation, said: Sequence[Said]) -> None:
    """Called with what is new, in its order, before the conversation is written: counts what people asked for in it.

    Messages between which nobody answered are heard together, so that a wish in three of them is one.

    What a policy would have said to it is not looked for: nothing can be stopped any more.
    """
    runs = groupby(said, key=lambda each: each.role)
    heard = [_counted().listen("\n".join(each.text for each in run)) for role, run in runs if role == "user"]
    conversation.wishes += sum(WISH in each for each in heard)
    conversation.asked_if_human += sum(QUESTION in each for each in heard)


@cache
def _counted() -> Rules:
    return rules().only(WISH, QUESTION)
