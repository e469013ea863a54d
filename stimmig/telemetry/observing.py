"""What is looked for in a conversation after the fact. Nothing can be stopped any more; it can be found."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from stimmig.operation.models import Conversation


@dataclass(frozen=True, slots=True)
class Said:
    """One message that is new: who said it, in which words, and when by the service's clock."""

    role: str
    text: str
    at: datetime
    number: int  # in the conversation, as the ledger's record numbers it


def observe(conversation: Conversation, said: Sequence[Said]) -> None:
    """Called with what is new, in its order, in the transaction that keeps it.

    The one place where `core.listening` and `core.policy` look at what came in by telemetry. They do not yet.
    """
