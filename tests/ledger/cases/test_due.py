"""What runs out is erased by its day alone, and what is kept for claims only is restricted."""

from datetime import date
from uuid import UUID, uuid4

import pytest

from stimmig.core.errors import Refusal
from stimmig.ledger import queries as ledger
from stimmig.ledger.cases import actions, queries
from stimmig.ledger.cases.queries import due_for_erasure, due_for_restriction, read_case, restriction
from stimmig.ledger.models import Erasure
from tests.ledger.cases.conftest import Keep
from tests.ledger.conftest import AT, Somebody


def test_a_case_is_due_on_the_day_its_last_term_has_ended(kept: Keep, case: UUID) -> None:
    """Not the day before, and the longest due comes first."""
    earlier = uuid4()
    kept(case), kept(earlier, at=AT.replace(month=10))
    assert due_for_erasure(date(2027, 2, 20)) == [earlier]
    assert due_for_erasure(date(2027, 2, 21)) == [earlier, case]


def test_the_longest_of_several_terms_counts(kept: Keep, case: UUID) -> None:
    """And one that is still open keeps the case on every day."""
    kept(case), kept(case, kept_as="K7"), kept(case, kept_as="K2")
    assert due_for_erasure(date(2029, 12, 31)) == []
    assert due_for_erasure(date(2030, 1, 1)) == [case]
    kept(case, "incident.opened", kept_as="K5")
    assert due_for_erasure(date(2099, 1, 1)) == []


def test_what_turned_out_to_be_nothing_keeps_no_longer(kept: Keep, case: UUID) -> None:
    """The other classes count again, from their own days."""
    kept(case), kept(case, "incident.closed", kept_as="K5", closes=True)
    actions.keep_no_longer(case=case, kept_as="K5")
    assert due_for_erasure(date(2027, 2, 21)) == [case]


def test_what_was_closed_before_counts_from_then(kept: Keep, case: UUID) -> None:
    """What seemed to be closed later begins no new years."""
    kept(case, "incident.closed", kept_as="K5", at=AT.replace(year=2030), closes=True)
    actions.count_from(case=case, kept_as="K5", closed_on=AT.date())
    assert (due_for_erasure(date(2029, 11, 22)), due_for_erasure(date(2029, 11, 23))) == ([], [case])


def test_two_terms_with_one_end_make_one_case_due(kept: Keep, case: UUID) -> None:
    """It is erased once."""
    kept(case, kept_as="K7"), kept(case, "incident.closed", kept_as="K5", closes=True)
    assert due_for_erasure(date(2029, 11, 23)) == [case]


def test_only_some_are_due_at_once(kept: Keep, monkeypatch: pytest.MonkeyPatch) -> None:
    """The next look takes the next ones."""
    monkeypatch.setattr(queries, "AT_ONCE", 2)
    for _number in range(3):
        kept(uuid4())
    assert len(due_for_erasure(date(2028, 1, 1))) == 2


def test_what_has_run_out_is_erased_by_nobody_in_particular(kept: Keep, case: UUID) -> None:
    """The tombstone names the ground; the next look finds nothing to do."""
    kept(case), kept(uuid4(), kept_as="K3")
    at = AT.replace(year=2027)
    assert (actions.erase_due(at), actions.erase_due(at)) == (1, 0)
    said = read_case(case)[-1].said
    assert (said["by"], said["content"]["ground"], said["content"]["article"]) == (
        None,
        "run-out",
        "Art. 5 (1) e DSGVO",
    )
    assert ledger.verify().intact


def test_who_was_quicker_has_done_it(kept: Keep, case: UUID, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two that look at the same moment do it once."""
    kept(case)
    at, due = AT.replace(year=2027), due_for_erasure(date(2027, 12, 1))
    actions.erase_due(at)
    monkeypatch.setattr(queries, "due_for_erasure", lambda on: due)
    assert actions.erase_due(at) == 0
    assert Erasure.objects.count() == 1


def test_what_one_may_rely_on_is_restricted_after_six_months(kept: Keep, case: UUID) -> None:
    """Until its end, with its ground; and once."""
    kept(case, kept_as="K2")
    assert due_for_restriction(date(2027, 5, 22)) == []
    at = AT.replace(year=2027, month=5, day=23)
    assert (actions.restrict_due(at), actions.restrict_due(at)) == (1, 0)
    found = restriction(case)
    assert found is not None
    assert found.until == date(2030, 1, 1)


def test_what_another_class_keeps_longer_is_not_restricted(kept: Keep, case: UUID) -> None:
    """Whoever works on an open incident reads the case."""
    kept(case, kept_as="K2"), kept(case, "incident.opened", kept_as="K5")
    assert due_for_restriction(date(2028, 1, 1)) == []


def test_what_has_ended_is_erased_and_not_restricted_before(kept: Keep, case: UUID) -> None:
    """A watch that stood still for years does not restrict on the last day."""
    kept(case, kept_as="K2")
    assert due_for_restriction(date(2030, 1, 1)) == []


def test_a_case_whose_key_is_lost_is_still_restricted_and_erased(kept: Keep, case: UUID, leader: Somebody) -> None:
    """Neither needs to read it; only to hold it one has to write a reason."""
    kept(case, kept_as="K2")
    actions.keys().destroy([case])
    with pytest.raises(Refusal, match="key-gone"):
        actions.hold(case=case, reason="Ein Streit.", by=leader, at=AT)
    assert actions.restrict_due(AT.replace(year=2028)) == 1
    assert actions.erase_due(AT.replace(year=2031)) == 1
    assert ledger.verify().intact
