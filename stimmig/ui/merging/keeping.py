"""Saving what was typed, with what somebody else saved meanwhile."""

from collections.abc import Callable, Mapping
from typing import Any

from django.http import QueryDict

from stimmig.core.errors import Refusal
from stimmig.ui.merging.meeting import MEANWHILE, Met, meet
from stimmig.ui.merging.shapes import Build

STALE = "stale"  # the code of an action's refusal: somebody was quicker after all
TRIES = 5
Now = Callable[[], tuple[Build, Mapping[str, str]]]


def keep(sent: QueryDict, now: Now, save: Callable[[Any, QueryDict], object]) -> tuple[Met, bool]:
    """Lay what was sent over what stands there now and save it; once more when somebody is quicker again.

    `now` gives a way to build the form on the present state, and what a page would carry to name that state. Returns
    what came of it, and whether it is saved: not as long as something is asked or wrong.
    """
    stale: Refusal | None = None
    for _try in range(TRIES):
        build, carried = now()
        met = meet(sent, build, stale=stale is not None)
        if met.sent is not sent:
            met.sent.update(carried)
        if met.asks or not met.form.is_valid():
            return met, False
        if MEANWHILE in sent and not met.merged.differences:
            return met, True  # everywhere what stands there already
        try:
            save(met.form, met.sent)
        except Refusal as refused:
            if refused.code != STALE:
                raise
            sent, stale = met.sent, refused
        else:
            return met, True
    assert stale is not None
    raise stale
