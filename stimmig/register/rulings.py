"""A ruling of the house in words, and beside it what a touchpoint has instead."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext as _

from stimmig.core.findings import Finding
from stimmig.core.framework import Framework
from stimmig.core.places import Settlements, places
from stimmig.core.use_case import UseCase
from stimmig.register.words import answer, day

Row = Mapping[str, Any]


def since(row: Row) -> str:
    """Since when it holds, and from which decision."""
    said = {"day": day(row["since"]), "number": row["decision"]}
    return _("since %(day)s, from decision %(number)s") % said


def changed(row: Row) -> str:
    """What has become of it since the review it stands in was opened; nothing where it holds."""
    if "now" not in row:
        return ""
    if not row["now"]:
        return _("It has ended since this review was opened.")
    said = {"sentence": row["now"]["sentence"], "number": row["now"]["decision"]}
    return _("Since this review was opened it has changed: “%(sentence)s” (decision %(number)s)") % said


def side_by_side(
    found: Iterable[Finding], rows: Iterable[Row], described: UseCase, known: Framework, over: Settlements | None = None
) -> list[dict[str, str]]:
    """Each contradicted ruling as the house keeps it, and what is planned at the touchpoint that contradicts it."""
    by_id = {row["id"]: row for row in rows}
    planned = {place.name: place.values.get("automation_level") for place in places(described, over or {})}
    fact = known.facts["automation_level"]
    return [
        {
            "sentence": by_id[each.subject or ""]["sentence"],
            "since": since(by_id[each.subject or ""]),
            "by": by_id[each.subject or ""]["by"],
            "changed": changed(by_id[each.subject or ""]),
            "touchpoint": each.touchpoint or "",
            "planned": answer(fact, planned.get(each.touchpoint)),
        }
        for each in found
    ]
