"""Every address of the project, filled with what exists, so that a test can knock at every door."""

from collections.abc import Collection, Iterator
from itertools import product
from typing import Any
from uuid import UUID

from django.urls import URLPattern, URLResolver, get_resolver

from stimmig.decision.models import Condition, Decision
from stimmig.people.models import Person
from stimmig.register.models import Involvement, UseCase
from stimmig.review.models import Review, Round
from tests.review.unseen import exhibits

UNTOUCHED = {"account_logout", "enter_demo", "set_language"}  # they end the visit or change who or what is walking
EXAMPLES = "ui/"  # the gallery draws examples and asks for no row
WORDS = {
    "subject": ["T", "C", "R1"],
    "fact": ["touchpoint_kind", "logging"],
    "token": ["nothing"],
    "part": ["decision"],
    "of": ["works_council", "customers"],
    "name": ["button"],
    "slug": ["nothing"],
    "case": [UUID(int=0)],
    "key": [UUID(int=0)],
}
KINDS = {
    "IntConverter": "int",
    "SlugConverter": "slug",
    "StringConverter": "str",
    "PathConverter": "path",
    "UUIDConverter": "uuid",
}


def patterns(resolver: Any = None, prefix: str = "") -> Iterator[tuple[str, URLPattern]]:
    """Every route of the project with the pattern behind it."""
    for each in (resolver or get_resolver()).url_patterns:
        route = prefix + str(each.pattern)
        if isinstance(each, URLResolver):
            yield from patterns(each, route)
        elif each.name not in UNTOUCHED and not route.startswith(EXAMPLES):
            yield route, each


def addresses(chapters: Collection[str] = ()) -> list[str]:
    """Every route with every key of the rows it could mean; only those of some chapters where they are named."""
    wanted = [(route, pattern) for route, pattern in patterns() if not chapters or _chapter(pattern) in chapters]
    return sorted({address for route, pattern in wanted for address in _filled(route, pattern)})


def _chapter(pattern: URLPattern) -> str:
    """Where its view is written."""
    view = pattern.callback
    module: str = getattr(view, "view_class", view).__module__
    return module.split(".")[1] if module.startswith("stimmig.") else module


def _filled(route: str, pattern: URLPattern) -> Iterator[str]:
    converters = pattern.pattern.converters
    values = [_values(name, route) for name in converters]
    for chosen in product(*values):
        address = route
        for (name, converter), value in zip(converters.items(), chosen, strict=True):
            address = address.replace(f"<{KINDS[type(converter).__name__]}:{name}>", str(value))
        yield "/" + address


def _values(name: str, route: str) -> list[Any]:
    if name != "pk":
        return WORDS.get(name, ["nothing"])
    start = route.split("<", 1)[0].rstrip("/").rsplit("/", 1)[-1]
    rows: dict[str, Any] = {
        "use-cases": UseCase,
        "reviews": Review,
        "rounds": Round,
        "decisions": Decision,
        "conditions": Condition,
        "involvements": Involvement,
        "people": Person,
    }
    if start == "exhibits":
        return list(exhibits())
    if start not in rows:
        return [1]
    keys = rows[start].objects.order_by("pk").values_list("pk", flat=True)
    return list(keys[:2]) if start == "people" else list(keys)
