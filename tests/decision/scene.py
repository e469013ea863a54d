"""Reviews that wait for a decision, and decisions of the example company, made through the real actions."""

import tomllib
from collections.abc import Mapping
from copy import copy
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from django.utils import timezone
from django.utils.timezone import make_aware

from stimmig.decision import actions, drafting, queries
from stimmig.decision.models import Decision
from stimmig.decision.seen import seen_now
from stimmig.people.models import Person
from stimmig.review.models import Review
from stimmig.workbench.company import FOLDER, Telling
from tests.cast import everybody

Content = dict[str, dict[str, str]]

QUICK, CONDITIONS, DECLINED, WAITING = (
    "invoice-processing",
    "quotation-drafts",
    "applicant-preselection",
    "avatar-videos",
)
NAMES = (QUICK, CONDITIONS, DECLINED, WAITING)


@cache
def stories() -> dict[str, Mapping[str, Any]]:
    """What happened to each use of the example company, by the name of its file; but for what a deputy prepared."""
    told = tomllib.loads((FOLDER / "story.toml").read_text("utf-8"))
    untold = {"involved", "prepared"}  # here nobody has written anything yet
    return {story["use_case"]: {key: story[key] for key in story.keys() - untold} for story in told["story"]}


TOLD: dict[str, Telling] = {}  # what conftest.py has told for all tests of this chapter


def told(name: str) -> Telling:
    """A use of the example company up to the moment before its decision: judged, revealed, agreed, marked."""
    return afresh(TOLD[name]) if name in TOLD else tell(name)


def afresh(telling: Telling) -> Telling:
    """The same story with its rows as they are now."""
    again = copy(telling)
    again.cast = everybody()
    again.review = Review.objects.get(pk=telling.review.pk)
    again.use_case, again.rounds = again.review.use_case, list(again.review.rounds.order_by("number"))
    return again


def tell(name: str) -> Telling:
    """Let everything happen that happened before the decision."""
    telling = Telling(stories()[name], everybody(), later=lambda told: told)
    events = sorted(telling.events(), key=lambda event: event[0])
    end = signed_at(name) if "decision" in telling.story else timezone.now()
    for at, happen in events:
        if at < end:
            happen()
    return telling


def signed_at(name: str) -> datetime:
    """When the example company signed it."""
    return make_aware(stories()[name]["decision"]["signed"])


def reviewed(name: str = QUICK) -> Review:
    """A review that waits for its decision."""
    return Review.objects.get(pk=told(name).review.pk)


def leader_of(review: Review) -> Person:
    """The only one who decides on it."""
    assert review.use_case.accountable is not None
    return review.use_case.accountable


def typed(name: str, telling: Telling) -> Content:
    """What the leader of the example company typed, part by part."""
    basis = queries.grounds(telling.review)
    return drafting.as_typed(telling._decision(stories()[name]["decision"], basis), basis)


def soon(content: Content) -> Content:
    """The same with every day moved to one that is still to come, whenever this runs."""
    days = {"review_on": 180, "until": 120, "wake_up_on": 300}
    return {
        part: {key: day(days.get(key, 60)) if value and _is_day(key) else value for key, value in said.items()}
        for part, said in content.items()
    }


def _is_day(name: str) -> bool:
    return name.endswith(("due_on", "review_on", "wake_up_on", "until"))


def day(ahead: int) -> str:
    """A day so many days ahead, as one types it."""
    return (timezone.localdate() + timedelta(days=ahead)).isoformat()


def written(name: str = QUICK, **also: dict[str, str]) -> Review:
    """A review with a draft that could be signed today; `also` replaces fields of parts."""
    telling = told(name)
    for part, said in soon(typed(name, telling)).items():
        write(telling.review, part, said | also.get(part, {}))
    return Review.objects.get(pk=telling.review.pk)


def write(review: Review, part: str, content: dict[str, str]) -> None:
    """Keep one part, as its leader."""
    actions.write(review=review, part=part, content=content, by=leader_of(review), at=timezone.now())


def kept(review: Review) -> Content:
    """What its leader has typed so far."""
    return queries.written(review, leader_of(review))


def seen(review: Review) -> str:
    """The mark of what its leader would read over now."""
    return str(seen_now(review, leader_of(review)))


def sign(review: Review, **also: Any) -> Decision:
    """Sign what is written, now."""
    by = leader_of(review)
    said: dict[str, Any] = {"seen": seen(review), "proved": True, "by": by, "at": timezone.now()} | also
    return actions.sign(review=review, **said)


def decided(name: str = QUICK) -> Decision:
    """A decision of the example company, signed on the day it was signed there."""
    telling = told(name)
    telling.decide(stories()[name]["decision"])
    return Decision.objects.get(review=telling.review)
