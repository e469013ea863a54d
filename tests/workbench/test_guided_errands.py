"""Whoever guides the reviews of one use reads on the start page what facilitation reads, for that use alone."""

from datetime import datetime
from typing import Any

import pytest
from django.utils.timezone import make_aware, now

from stimmig.people.models import Person
from stimmig.register import actions as register
from stimmig.register.models import UseCase
from stimmig.workbench.queries import errands
from tests.cast import person
from tests.decision import scene

LATER = make_aware(datetime(2035, 1, 1, 9))


def guided(use_case: UseCase) -> Person:
    """Ole Harms guides its reviews."""
    register.involve(use_case=use_case, person=person("harms"), kind="guides", by=person("berger"), at=now())
    return person("harms")


def test_a_use_that_is_described_waits_for_its_review(cast: dict[str, Person]) -> None:
    """To be opened, and not the one beside it."""
    point = {"name": "Termin vereinbaren"}
    said: dict[str, Any] = {"occasion": "x", "file": {"touchpoints": [point]}, "by": cast["albers"], "at": now()}
    uses = [register.create(title=title, **said) for title in ("Chat für Termine", "Chat für Rechnungen")]
    harms = guided(uses[0])
    assert [(each.kind, each.what) for each in errands(harms, now())] == [("open", "Chat für Termine")]


@pytest.mark.parametrize(("name", "kind"), [(scene.CONDITIONS, "look_back"), (scene.DECLINED, "wake")])
def test_what_was_decided_comes_back(cast: dict[str, Person], name: str, kind: str) -> None:
    """An expectation is due, or a refused use wakes up: before whoever guides it, and not before others."""
    decision = scene.decided(name)
    assert kind not in [each.kind for each in errands(cast["harms"], LATER)]
    guided(decision.use_case)
    assert kind in [each.kind for each in errands(cast["harms"], LATER)]
