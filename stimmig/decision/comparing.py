"""What is kept of a decision so that similar uses can find it. It follows from what was signed and adds nothing."""

from collections.abc import Iterable
from functools import reduce

from django.db.models import Case, F, IntegerField, Q, QuerySet, Value, When

from stimmig.core.expression import Value as Known
from stimmig.core.similarity import NO_TOPIC, to_plain, traits
from stimmig.core.similarity import Traits as Compared
from stimmig.decision.drafting import Grounds
from stimmig.decision.models import Decision, Traits
from stimmig.register.queries import framework

NOTHING = Q(pk__in=[])


def keep_traits(decision: Decision, basis: Grounds) -> Traits:
    """Keep what the use is compared by, as it was decided: with what was settled, without what stayed contested."""
    known = traits(basis.use_case, framework(), basis.over)
    return Traits.objects.create(decision=decision, **columns(known))


def columns(known: Compared) -> dict[str, object]:
    """The row of what a use is compared by."""
    return {
        "known": to_plain(known),
        "topics": _spelled(_topics(known)),
        "channels": _spelled(_several(known.facts.get("channel"))),
        "audiences": _spelled(_several(known.facts.get("audience"))),
    }


def comparable_to(ours: Compared, decisions: QuerySet[Decision]) -> QuerySet[Decision]:
    """Those that share anything, as core.similarity.comparable says it; those with most topics in common first."""
    topics = _topics(ours)
    basics = _any("channels", _several(ours.facts.get("channel"))) & _any(
        "audiences", _several(ours.facts.get("audience"))
    )
    shared = sum((_one(_any("topics", [topic])) for topic in topics), start=Value(0))
    found = decisions.filter(_any("topics", topics) | basics).annotate(shared=shared)
    return found.order_by(F("shared").desc(), "-made_at", "-pk")


def _topics(known: Compared) -> list[str]:
    return list(dict.fromkeys(each.topic for each in known.contacts if each.topic and each.topic not in NO_TOPIC))


def _several(value: Known | None) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else ()


def _spelled(values: Iterable[str]) -> str:
    return "".join(f"|{value}" for value in values) + "|"


def _any(column: str, values: Iterable[str]) -> Q:
    """Rows that name any of these values; none where there are none."""
    return reduce(Q.__or__, (Q(**{f"traits__{column}__contains": f"|{value}|"}) for value in values), NOTHING)


def _one(condition: Q) -> Case:
    return Case(When(condition, then=1), default=0, output_field=IntegerField())
