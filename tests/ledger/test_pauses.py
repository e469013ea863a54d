"""Whoever outside does not answer is asked again later, and later each time, but never given up."""

from datetime import timedelta

import pytest

from stimmig.ledger import pauses
from tests.ledger.conftest import AT


@pytest.mark.django_db
def test_pauses_double_up_to_an_hour() -> None:
    """Asked as soon as it may be, by somebody who looks once a minute."""
    asked = list[int]()
    for minute in range(260):
        at = AT + timedelta(minutes=minute)
        if "w1" not in pauses.paused(at):
            asked.append(minute)
            pauses.failed("w1", at)
    assert asked == [0, 1, 3, 7, 15, 31, 63, 123, 183, 243]


@pytest.mark.django_db
def test_an_answer_ends_them() -> None:
    """For whoever has answered, and for nobody else."""
    for whom in ("w1", "w1", "w2"):
        pauses.failed(whom, AT)
    assert pauses.paused(AT) == {"w1", "w2"}
    pauses.answered("w1")
    pauses.answered("w3")
    assert pauses.paused(AT) == {"w2"}
    pauses.failed("w1", AT)
    assert pauses.paused(AT + pauses.FIRST) == set()
