"""What a case file rests on: the conversation read once, and what is blacked out in it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any

from django.utils.timezone import localdate, localtime

from stimmig.core.conversation import Spoken, spoken
from stimmig.core.masking import masked
from stimmig.core.retention import Term
from stimmig.core.use_case import UseCase
from stimmig.ledger.cases import queries as cases
from stimmig.ledger.cases.queries import Recorded
from stimmig.operation import queries
from stimmig.operation.models import Conversation
from stimmig.register.queries import value


@dataclass(frozen=True)
class Basis:
    """One conversation and what is known of its use. `hidden` are expressions of others, blacked out everywhere."""

    conversation: Conversation
    at: datetime
    hidden: Sequence[str] = ()

    @property
    def on(self) -> date:
        """The day it is made, by the clocks of the house."""
        return localdate(self.at)

    @cached_property
    def recorded(self) -> list[Recorded]:
        """Everything recorded that can be proved, in order."""
        return [each for each in queries.recorded_in(self.conversation) if each.state == "proved"]

    @cached_property
    def spoken(self) -> tuple[Spoken, ...]:
        """What was said."""
        return spoken((each.entry.seq, each.said) for each in self.recorded)

    @cached_property
    def functions(self) -> dict[str, str]:
        """Each function that is on record here, as the person may read it."""
        by = (each.said.get("by") or {} for each in self.recorded)
        return {function: queries.told_function(function) for function in {each.get("function", "") for each in by}}

    @cached_property
    def use_case(self) -> UseCase:
        """The use as it is described."""
        return value(self.conversation.use_case)

    @cached_property
    def terms(self) -> list[Term]:
        """How long it is kept."""
        return cases.terms(self.conversation.case)

    def happened(self, *kinds: str) -> Iterator[tuple[datetime, dict[str, Any]]]:
        """What was recorded of these kinds, each with its moment."""
        for each in self.recorded:
            if each.entry.kind in kinds:
                yield self.moment(each.said["at"]), each.said

    def moment(self, at: str) -> datetime:
        """A recorded moment, on the clocks of the house."""
        return localtime(datetime.fromisoformat(at))

    def shown(self, text: str) -> str:
        """A text as the person may read it."""
        return masked(text, self.hidden)
