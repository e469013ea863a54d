"""Every address of the project, filled with what exists, so that a test can knock at every door."""

from collections.abc import Iterator
from itertools import product
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

from stimmig.decision.models import Condition, Decision
from stimmig.people.models import Person
from stimmig.register.models import Involvement, UseCase
from stimmig.review.models import Judgement, Review, Round

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
}


def patterns(resolver: Any = None, prefix: str = "") -> Iterator[tuple[str, URLPattern]]:
    """Every route of the project with the pattern behind it."""
    for each in (resolver or get_resolver()).url_patterns:
        route = prefix + str(each.pattern)
        if isinstance(each, URLResolver):
            yield from patterns(each, route)
        elif each.name not in UNTOUCHED and not route.startswith(EXAMPLES):
            yield route, each


def addresses() -> list[str]:
    """Every route with every key of the rows it could mean."""
    return sorted({address for route, pattern in patterns() for address in _filled(route, pattern)})


def _filled(route: str, pattern: URLPattern) -> Iterator[str]:
    converters = pattern.pattern.converters
    values = [_values(name, route) for name in converters]
    for chosen in product(*values):
        address = route
        for (name, converter), value in zip(converters.items(), chosen, strict=True):
            kind = {"IntConverter": "int", "SlugConverter": "slug", "StringConverter": "str", "PathConverter": "path"}
            address = address.replace(f"<{kind[type(converter).__name__]}:{name}>", str(value))
        yield "/" + address


def _values(name: str, route: str) -> list[Any]:
    if name != "pk":
        return WORDS.get(name, ["nothing"])
    start = route.split("<", 1)[0].rstrip("/").rsplit("/", 1)[-1]
    rows: dict[str, Any] = {
        "use-cases": UseCase,
        "reviews": Review,
        "rounds": Round,
        "exhibits": Judgement,
        "decisions": Decision,
        "conditions": Condition,
        "involvements": Involvement,
        "people": Person,
    }
    if start not in rows:
        return [1]
    keys = rows[start].objects.order_by("pk").values_list("pk", flat=True)
    if start == "exhibits":  # one answer of everybody, handed in once and again and not at all, stands for the five
        keys = keys.filter(subject="T")
    return list(keys[:2]) if start == "people" else list(keys)
