"""What the views of this chapter share."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy

from stimmig.core.errors import Refusal

REFUSALS = {
    "last-leader": gettext_lazy("The house needs somebody who leads. Name another leader first."),
    "last-passkey": gettext_lazy(
        "This passkey is your only way in. Set a password or another passkey first, then remove it."
    ),
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


class Afterwards(HttpResponse):
    """A page that is whole before anything else is done: how long that takes, nobody learns by waiting for it."""

    def __init__(self, page: str, *, do: Callable[[], None], **options: Any) -> None:
        super().__init__(page, **options)
        self._do = do

    def close(self) -> None:
        """Called by the server once the page has been sent."""
        self._do()
        super().close()
