"""Where messages go, in words."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from stimmig.core import webhooks as core
from stimmig.operation.models import Endpoint
from stimmig.operation.queries import endpoints as queries

EVENTS = {
    "takeover.requested": _("Somebody wants a human"),
    "takeover.offered": _("A human was offered"),
    "takeover.accepted": _("Somebody takes over"),
    "takeover.joined": _("A human is there"),
    "takeover.returned": _("The AI has the conversation again"),
    "takeover.ended": _("A human ended the conversation"),
    "takeover.failed": _("No human could be reached"),
    "takeover.timed_out": _("No human came in time"),
    "policy.finding": _("A rule noticed something"),
    "incident.opened": _("Something went wrong"),
    "incident.closed": _("It is put right, or was no incident"),
    "review.reopened": _("A decided use is reviewed again"),
    "case.erased": _("A conversation was erased"),
}
assert tuple(EVENTS) == core.EVENTS


def endpoints(found: Iterable[Endpoint]) -> list[dict[str, Any]]:
    """Each with its events in words, and what came of the last attempt."""
    return [
        {"endpoint": each, "events": [EVENTS[event] for event in each.events], "last": queries.last_message(each)}
        for each in found
    ]
