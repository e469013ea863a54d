"""The example company, told through the actions of all chapters, each event on its own day.

Whatever the demo shows was judged, revealed, agreed and signed by the same rules as everything else; a story that
breaks a rule does not load.
"""

import tomllib
from collections.abc import Mapping
from datetime import date, datetime
from functools import partial
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils.timezone import localdate, make_aware

from stimmig.content.days import moved, weeks_since
from stimmig.people import actions as people
from stimmig.people.models import Person
from stimmig.register.models import UseCase
from stimmig.workbench.company.telling import FOLDER, Telling, answer_law

__all__ = ["FOLDER", "Telling", "load", "move_in"]

Told = Mapping[str, Any]


@transaction.atomic
def load(today: date | None = None) -> None:
    """Found the house, let its people in, and let happen what happened, in the order in which it did.

    The story ends in the week before `today`, so that what is open in it is still open.
    """
    house = tomllib.loads((FOLDER / "house.toml").read_text("utf-8"))
    stories = tomllib.loads((FOLDER / "story.toml").read_text("utf-8"))
    later = partial(moved, by=weeks_since(stories["told"], today or localdate()), told=stories["told"])
    cast = move_in(later(house))
    uses: dict[str, UseCase] = {}
    events = [event for story in stories["story"] for event in Telling(later(story), cast, later, uses).events()]
    events += [(make_aware(told["at"]), partial(answer_law, None, told, cast)) for told in later(stories["legal"])]
    for _, happen in sorted(events, key=lambda event: event[0]):
        happen()


def move_in(house: Told) -> dict[str, Person]:
    """The house with its profile and everybody in it; all have the password the demo shows."""
    first, *others = house["people"]
    at = make_aware(house["house"]["founded"])
    leader = people.create_house(
        name=house["house"]["name"],
        language=house["house"]["language"],
        profile=[(line["kind"], line["text"]) for line in house["profile"]],
        facts=house["facts"],
        leader_name=first["name"],
        leader_function=first["function"],
        email=first["email"],
        password=settings.DEMO_PASSWORD,
        at=at,
    )
    return {first["key"]: leader} | {one["key"]: _come(one, leader, at) for one in others}


def _come(one: Told, leader: Person, at: datetime) -> Person:
    said = {name: one[name] for name in ("name", "email", "function", "role")}
    _, token = people.invite(**said, by=leader, at=at)
    return people.accept(token=token, password=settings.DEMO_PASSWORD, at=at)
