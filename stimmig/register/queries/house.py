"""What the house says once for every use: what a form was shown of it, and who wrote it last."""

import hashlib
import json
from collections.abc import Sequence
from functools import reduce
from typing import Any

from django.db.models import Q

from stimmig.ledger.models import Content
from stimmig.people.models import House
from stimmig.people.queries import house as the_house


def house_marks(house: House | None = None) -> dict[str, str]:
    """A short mark of every fact the house has answered; a form says which ones it was filled in on."""
    known = house or the_house()
    return {key: house_mark(entry) for key, entry in known.facts.items()} if known else {}


def house_mark(entry: Any) -> str:
    """A short mark of one answer."""
    return hashlib.sha256(json.dumps(entry, sort_keys=True).encode()).hexdigest()[:12]


def written_of_house(facts: Sequence[str]) -> dict[str, str]:
    """Who wrote one of these facts of the house last, and when, as the ledger has it."""
    named = reduce(Q.__or__, (Q(canonical__contains=f'"house.{fact}{end}') for fact in facts for end in '".'))
    changed = Content.objects.filter(named, entry__kind="use_case.changed")
    founded = Content.objects.filter(entry__kind="house.created")
    last = (changed.order_by("-entry_id").first() or founded.get()).read()
    by = last["by"]
    signature = ", ".join(filter(None, (by["name"], by["function"]))) if by else last["content"]["said_by"]
    return {"by": signature, "at": last["at"]}
