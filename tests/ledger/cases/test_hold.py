"""A hold forbids erasing a case until it is ended, with a reason that is locked like the case itself."""

from uuid import UUID, uuid4

import pytest

from stimmig.core.errors import Refusal
from stimmig.core.retention import CLAIMS
from stimmig.ledger import queries
from stimmig.ledger.cases import actions
from stimmig.ledger.cases.queries import due_for_erasure, holds, read_case
from stimmig.ledger.models import Hold, HoldEnd
from tests.ledger.cases.conftest import Keep
from tests.ledger.conftest import AT, Somebody

REASON = "Die Kundin hat Widerspruch angekündigt."


def hold(case: UUID, by: Somebody, reason: str = REASON) -> Hold:
    return actions.hold(case=case, reason=reason, by=by, at=AT)


def test_a_hold_says_why_by_whom_and_since_when(kept: Keep, case: UUID, leader: Somebody) -> None:
    """In the case, so that the reason goes with it."""
    kept(case)
    held = hold(case, leader)
    assert list(holds(case)) == [held]
    said = read_case(case)[-1].said
    assert (said["kind"], said["by"]["name"], said["content"]) == ("case.held", "A. Berger", {"reason": REASON})
    assert queries.verify().intact


def test_a_held_case_is_not_erased(kept: Keep, case: UUID, leader: Somebody) -> None:
    """Whatever its terms say; the refusal says what the person is told."""
    kept(case)
    hold(case, leader)
    with pytest.raises(actions.Kept, match="held") as refused:
        actions.erase(case=case, ground="asked", by=leader, at=AT)
    assert (refused.value.answer.article, refused.value.answer.until) == (CLAIMS, None)
    assert due_for_erasure(AT.replace(year=2099).date()) == []


def test_it_is_erased_once_every_hold_has_ended(kept: Keep, case: UUID, leader: Somebody) -> None:
    """Two reasons end one by one; nothing of them is left afterwards."""
    kept(case)
    first, second = hold(case, leader), hold(case, leader, "Ein zweiter Streit.")
    actions.release(hold=first, reason="Erledigt.", by=leader, at=AT)
    assert list(holds(case)) == [second]
    actions.release(hold=second, reason="Auch erledigt.", by=leader, at=AT)
    actions.erase(case=case, ground="asked", by=leader, at=AT)
    assert not Hold.objects.exists()
    assert not HoldEnd.objects.exists()


def test_a_hold_ends_once(kept: Keep, case: UUID, leader: Somebody) -> None:
    """Whoever comes second is told."""
    kept(case)
    held = hold(case, leader)
    actions.release(hold=held, reason="Erledigt.", by=leader, at=AT)
    with pytest.raises(Refusal, match="already-released"):
        actions.release(hold=held, reason="Erledigt.", by=leader, at=AT)


@pytest.mark.parametrize("reason", ["", " \n"])
def test_without_a_reason_nothing_is_held(kept: Keep, case: UUID, leader: Somebody, reason: str) -> None:
    """It is what the person can ask for."""
    kept(case)
    with pytest.raises(Refusal, match="no-reason"):
        hold(case, leader, reason)
    assert not Hold.objects.exists()


def test_what_is_no_case_or_none_any_more_cannot_be_held(kept: Keep, case: UUID, leader: Somebody) -> None:
    """Nothing was recorded there, or it was erased."""
    with pytest.raises(Refusal, match="no-such-case"):
        hold(uuid4(), leader)
    kept(case)
    actions.erase(case=case, ground="asked", by=leader, at=AT)
    with pytest.raises(Refusal, match="erased"):
        hold(case, leader)
