"""Whoever does not guide the reviews of a use writes nothing for the group, also where no page stands in between."""

from collections.abc import Callable
from typing import Any

import pytest

from stimmig.core.errors import Refusal
from stimmig.people.models import Person
from stimmig.register import actions as register
from stimmig.review import actions
from stimmig.review.models import Review
from tests.cast import person
from tests.review.scene import AFTER, DUE, opened, revealed, round_of, use_case

pytestmark = pytest.mark.usefixtures("cast")
WHY = "So sehen wir es."
Write = Callable[..., Any]

BEFORE: dict[str, Write] = {
    "invite": lambda of, **by: actions.invite(review=of, people=[person("vogt")], judging=True, **by),
    "release": lambda of, **by: actions.release(participation=of.participations.first(), reason=WHY, **by),
    "withdraw": lambda of, **by: actions.withdraw(review=of, reason=WHY, **by),
    "reveal": lambda of, **by: actions.reveal(round=round_of(of), **by),
    "abandon": lambda of, **by: actions.abandon(round=round_of(of), reason=WHY, **by),
}
REVEALED: dict[str, Write] = {
    "agree": lambda of, **by: actions.agree(review=of, subject="T", answer="level", level=2, reason=WHY, **by),
    "settle": lambda of, **by: actions.settle(
        review=of, fact="logging", touchpoint="", outcome="kept", reason=WHY, **by
    ),
    "mark": lambda of, **by: actions.mark(review=of, finding=("F1", None, None), **by),
    "unmark": lambda of, **by: actions.unmark(review=of, finding=("F1", None, None), **by),
    "group": lambda of, **by: actions.group(review=of, names={}, **by),
    "pick": lambda of, **by: actions.pick(review=of, groups=[], **by),
    "open_round": lambda of, **by: actions.open_round(review=of, due_on=DUE, **by),
    "open_second_round": lambda of, **by: actions.open_second_round(review=of, subjects=["T"], due_on=DUE, **by),
    "leave_rest_open": lambda of, **by: actions.leave_rest_open(review=of, **by),
}


def refused(write: Write, review: Review, who: Person) -> None:
    with pytest.raises(Refusal, match="not-yours"):
        write(review, by=who, at=AFTER)


@pytest.mark.parametrize("who", ["demir", "jansen", "luehrs"])
def test_before_the_reveal(who: str) -> None:
    """Neither whoever judges or reads along, nor a leader who answers for another use."""
    review = opened()
    for write in BEFORE.values():
        refused(write, review, person(who))


@pytest.mark.parametrize("who", ["demir", "jansen", "luehrs"])
def test_after_the_reveal(who: str) -> None:
    """What the group agrees on is written by one of two."""
    review = revealed()
    for write in REVEALED.values():
        refused(write, review, person(who))


def test_nobody_else_opens_one() -> None:
    """Also no other leader, and no leader who answered before."""
    use, said = use_case(), {"due_on": DUE, "at": AFTER}
    register.set_accountable(use_case=use, person=person("luehrs"), reason=WHY, by=person("luehrs"), at=AFTER)
    for who in ("demir", "jansen", "berger"):
        with pytest.raises(Refusal, match="not-yours"):
            actions.open_review(use_case=use, judges=[person("demir")], by=person(who), **said)


def test_whoever_takes_part_asks_for_depth_and_nobody_else() -> None:
    """A mere observer does not."""
    review = revealed()
    with pytest.raises(Refusal, match="not-yours-to-deepen"):
        actions.open_dimension(review=review, dimension="T", by=person("jansen"), at=AFTER)
    assert actions.open_dimension(review=review, dimension="T", by=person("demir"), at=AFTER)
