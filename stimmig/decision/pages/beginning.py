"""A use that began from a decision: what came along, and what is different here."""

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.timezone import localdate

from stimmig.decision.models import Decision
from stimmig.decision.queries import Begun, origin_decision
from stimmig.register import queries as register
from stimmig.register.models import UseCase
from stimmig.register.queries import Group, Question
from stimmig.review.differing import in_words

Page = dict[str, Any]


def beginning(decision: Decision) -> Page:
    """What would come along, before anything is kept."""
    return {
        "decision": decision,
        "touchpoints": [limit["touchpoint"] for limit in decision.record["limits"]],
        "conditions": len(decision.record["conditions"]),
    }


def difference(begun: Begun) -> Page:
    """What is different already, and every fact that came along, group by group, to be marked where it differs."""
    use_case, beside = begun.use_case, begun.beside
    differing = in_words(beside.differing, register.framework())
    unlike = {_key(row["differing"].fact, row["differing"].touchpoint or "") for row in differing}
    groups = (_group(each, unlike) for each in _groups(use_case))
    return {
        "use_case": use_case,
        "version": use_case.version,
        "decision": origin_decision(use_case),
        "differing": [row | _asked(row, use_case) for row in differing],
        "points": use_case.file.get("touchpoints", []),
        "groups": [group for group in groups if group["questions"]],
    }


def came_along(use_case: UseCase) -> list[str]:
    """Every fact that can be marked as different here, as a form names it."""
    return [_key(*each.key) for group in _groups(use_case) for each in group.asked if _can_differ(each)]


def _groups(use_case: UseCase) -> Iterable[Group]:
    return register.all_facts(use_case, register.value(use_case), localdate())


def _can_differ(question: Question) -> bool:
    """What is known here; what holds for the whole house cannot be different in one use."""
    return question.known is not None and question.fact.scope != "house"


def _group(group: Group, unlike: set[str]) -> Page:
    listed = [(_key(*each.key), each) for each in group.asked if _can_differ(each)]
    return {"name": group.name, "questions": [(key, each) for key, each in listed if key not in unlike]}


def _key(fact: str | None, touchpoint: str) -> str:
    return f"{fact}@{touchpoint}"


def _asked(row: Page, use_case: UseCase) -> Page:
    """Where a row is answered: the page of its fact, or the part of the use it is read from."""
    found = row["differing"]
    if not found.fact or found.fact in register.ELSEWHERE:
        return {"url": reverse(register.ELSEWHERE.get(found.fact or "", "use_case_touchpoints"), args=[use_case.pk])}
    place = "?" + urlencode({"touchpoint": found.touchpoint}) if found.touchpoint else ""
    return {"url": reverse("use_case_fact", args=[use_case.pk, found.fact]) + place}
