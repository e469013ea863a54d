"""What was foreseen and weighed, and what the leader did about it."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy

from stimmig.register.words import day

PROVISIONS = {
    "condition": gettext_lazy("Condition"),
    "trigger": gettext_lazy("We look again if"),
    "accepted": gettext_lazy("Accepted"),
}


def foreseen(record: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Each group of stories that weighed with its answer; earlier records know of none."""
    given = {each["foreseen"]: each for each in record.get("provisions", ())}
    return [{**each, **_met(given.get(each["key"]))} for each in record.get("foreseen", ())]


def _met(provision: Mapping[str, Any] | None) -> dict[str, str]:
    """Nothing is to be met where nothing begins."""
    if provision is None:
        return {"kind": "", "text": "", "who": ""}
    who = ", ".join(filter(None, (provision["owner"], day(provision["due_on"] or ""))))
    return {"kind": str(PROVISIONS[provision["kind"]]), "text": provision["text"], "who": who}
