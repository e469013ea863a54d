"""What the pages of all chapters ask of the one that sees everything."""

from functools import cache
from typing import Any, cast

from django.http import HttpRequest
from django.utils.translation import get_language

from stimmig.decision.queries import decision_url
from stimmig.people.middleware import SignedIn
from stimmig.register.queries import parts_of
from stimmig.workbench import places, queries, ways
from stimmig.workbench.outside import outside


def stand(request: HttpRequest) -> dict[str, Any]:
    """Ways to ask how far a use has come, who can do what next, what became of uses like it, and which parts one has.

    Nothing is read before a page asks.
    """

    def outside_of(review: Any) -> dict[str, Any]:
        return outside(queries.outside_view_of_review(cast(SignedIn, request).user, review))

    return {
        "stand_of": lambda use_case: queries.stand_of(cast(SignedIn, request).user, use_case),
        "outside_of": outside_of,
        "ways_of": lambda found: ways.stand(found, cast(SignedIn, request).user),
        "own_parts": cache(lambda: parts_of(cast(SignedIn, request).user)),
        "way_to_decision": lambda number: decision_url(cast(SignedIn, request).user, number),
    }


def place(request: HttpRequest) -> dict[str, Any]:
    """A way to ask where in the handbook this page has its place."""
    return {"handbook_place": lambda: places.of(request.resolver_match, get_language() or "de")}
