"""Haltung des Hauses: what holds, what was excepted, what was changed, and what a decision could add to it."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from stimmig.decision import queries
from stimmig.decision.models import Decision
from stimmig.decision.words import rulings as words
from stimmig.people.models import Person
from stimmig.register import queries as register
from stimmig.register.models import Ruling

Page = dict[str, Any]
RULINGS_SHOWN = 200


def rulings(person: Person) -> Page:
    """Every ruling with its exceptions; those that hold first. Links lead only where this reader may go."""
    listed = list(register.rulings_for(person).prefetch_related("exemptions__use_case")[:RULINGS_SHOWN])
    reads = queries.numbers_read_by(person, listed)
    rows = [_ruling(each, reads, person) for each in listed]
    return {
        "in_force": [row for row in rows if not row["ended"]],
        "past": [row for row in rows if row["ended"]],
        "leads": person.is_leader,
    }


def _ruling(ruling: Ruling, reads: Mapping[str, int], person: Person) -> Page:
    later = getattr(ruling, "replaced_by", None)
    return {
        "ruling": ruling,
        "about": words.about(ruling, register.framework()),
        "read": reads.get(ruling.decision),
        "ended": getattr(ruling, "end", None),
        "tells_why": later is None or later.decision in reads,
        "replaced_by": later,
        "exemptions": [{"exemption": each, "read": reads.get(each.decision)} for each in ruling.exemptions.all()],
        "ends": person.is_leader and not hasattr(ruling, "end"),
    }


def distilling(decision: Decision) -> Page:
    """What the limits of a decision suggest, and what it has left already."""
    return settled(decision) | {"decision": decision}


def settled(decision: Decision) -> Page:
    """The same for a part of another page."""
    address = reverse("decision_rulings", args=[decision.pk])
    found = queries.suggested_rulings(decision)
    return {
        "from_here": queries.rulings_from(decision),
        "suggested": [
            {"sentence": sentence, "touchpoints": each.touchpoints, "url": f"{address}?{query}#ruling"}
            for each in found
            for sentence in [words.suggestion(each)]
            for query in [urlencode(_said(each.mode, each.topic, each.kind, sentence))]
        ],
    }


def _said(mode: str, topic: str | None, kind: str | None, sentence: str) -> dict[str, str]:
    return {"sentence": sentence, "mode": mode, "topic": topic or "", "kind": kind or ""}


def ending(ruling: Ruling) -> Page:
    """One ruling, before it is ended."""
    return {"ruling": ruling, "about": words.about(ruling, register.framework())}
