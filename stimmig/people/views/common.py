"""What the views of this chapter share."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext_lazy

from stimmig.core.errors import Refusal

REFUSALS = {
    "last-leader": gettext_lazy("The house needs somebody who leads. Name another leader first."),
    "last-way-in": gettext_lazy("There is no other way in yet. Set a password or a passkey first, then unlink it."),
    "not-technology": gettext_lazy("Whoever looks after the technology does this."),
    "not-yours": gettext_lazy("Somebody else does this: a leader, or whoever looks after the technology."),
}


@contextmanager
def saying(request: HttpRequest, done: str) -> Iterator[None]:
    """Say what was done, or in plain words why not."""
    try:
        yield
    except Refusal as refusal:
        messages.error(request, str(REFUSALS[refusal.code]))
    else:
        messages.success(request, done)
