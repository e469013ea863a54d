"""HTTP in, HTTP out: writing a decision, signing it, reading it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.core.exceptions import BadRequest
from django.utils import timezone

from stimmig.core.errors import Refusal
from stimmig.decision import queries
from stimmig.decision.desk import Desk
from stimmig.people.middleware import SignedIn


def desk(request: SignedIn, pk: int) -> Desk:
    """What lies before the leader or the deputy who asks; a page that says who decides, for everybody else."""
    return Desk(queries.review_to_write_for(request.user, pk), request.user, timezone.localdate())


@contextmanager
def as_things_stand(ask: Callable[[], object]) -> Iterator[None]:
    """Where a moment ago something was allowed that no longer is, ask again: the answer says how things stand now."""
    try:
        yield
    except Refusal as refused:
        ask()
        raise BadRequest(refused.code) from refused
