"""Every case a request concerns: found by what the service calls it, or opened."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from uuid import UUID

from django.utils.timezone import localtime

from stimmig.operation.models import Conversation
from stimmig.telemetry import queries
from stimmig.telemetry.calls import Call
from stimmig.telemetry.joining import Belonging
from stimmig.telemetry.keeping import Record
from stimmig.telemetry.models import Told
from stimmig.telemetry.observing import Said
from stimmig.telemetry.queries import Source
from stimmig.telemetry.recording import Case, opening

# what telemetry changes of a conversation
LINE = ["opened_at", "last_at", "resumed_at", "turns", "lacks", "policy", "wishes", "asked_if_human"]
MARKS = ["known", "textless", "flags"]


class Cases:
    """The cases of one request. `before` says in which cases calls of a trace were recorded already."""

    def __init__(
        self,
        source: Source,
        before: Mapping[str, set[int]],
        belongings: Sequence[Belonging | None],
        at: datetime,
        new_case: Callable[[], UUID],
    ) -> None:
        self.source, self.at, self.ours, self.new_case = source, at, localtime(at), new_case
        self.held: dict[tuple[str, str], Conversation] = {}  # by trace and span of a call
        self.policy = queries.policy_in_force(source) if belongings else None
        named = {one.id for one in belongings if one and one.by != "trace"}
        told = queries.told({pk for pks in before.values() for pk in pks})
        self._by_pk = {one.conversation_id: Case(one.conversation, one) for one in told}
        self._by_name = {one.outside_id: self._known(one) for one in queries.called(source, named)}
        self._by_trace = {
            trace: self._by_pk[pk]
            for trace, pks in before.items()
            for pk in pks
            if pk in self._by_pk and not self._by_pk[pk].conversation.outside_id
        }
        self._touched: dict[UUID, Case] = {}

    def hear(self, call: Call, belonging: Belonging | None, before: int | None) -> Record | None:
        """A record of what is new in a call; None where nothing is."""
        case = self._by_pk.get(before) if before else None
        if case is None:  # never recorded, or erased since
            belonging = belonging or Belonging("trace", call.trace)
            case = self._belongs(call, belonging)
        self.held[call.trace, call.span] = case.conversation
        self._touched[case.conversation.case] = case
        return case.hear(call, belonging, self.at, self.ours)

    def write_up(self, observer: Callable[[Conversation, Sequence[Said]], None]) -> None:
        """Show what is new to whoever looks for something in it, and keep lines and marks: each table at once."""
        for case in self._touched.values():
            case.write_up()
            case.conversation.policy = self.policy or case.conversation.policy
            if case.said:
                observer(case.conversation, case.said)
        lines = [case.conversation for case in self._touched.values()]
        Conversation.objects.bulk_create(lines, update_conflicts=True, unique_fields=["pk"], update_fields=LINE)
        told = [case.told for case in self._touched.values()]
        Told.objects.bulk_create(told, update_conflicts=True, unique_fields=["pk"], update_fields=MARKS)

    def _belongs(self, call: Call, belonging: Belonging) -> Case:
        by, name = (self._by_trace, call.trace) if belonging.by == "trace" else (self._by_name, belonging.id)
        if name not in by:
            one, case = self.source, self.new_case()
            facts = {"case": case, "use_case_id": one.use_case, "touchpoint": one.touchpoint, "key_id": one.key}
            by[name] = Case(opening(facts, "" if belonging.by == "trace" else belonging.id, call, self.at))
        return by[name]

    def _known(self, conversation: Conversation) -> Case:
        """The case of a conversation, which the gateway may have opened without telemetry."""
        if conversation.pk not in self._by_pk:
            self._by_pk[conversation.pk] = Case(conversation, getattr(conversation, "told", None))
        return self._by_pk[conversation.pk]
