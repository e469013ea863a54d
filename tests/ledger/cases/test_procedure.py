"""The case of an applicant or employee waits for the end of a procedure, and goes six months after it."""

from datetime import date
from uuid import UUID

import pytest

from stimmig.core.errors import Refusal
from stimmig.ledger import queries
from stimmig.ledger.cases import actions
from stimmig.ledger.cases.queries import due_for_erasure, read_case
from stimmig.ledger.models import Term
from tests.ledger.cases.conftest import Keep
from tests.ledger.conftest import AT, Somebody

OVER = date(2026, 11, 20)  # two days before anything here is said


def over(case: UUID, by: Somebody, on: date = OVER, what: str = "application") -> Term:
    return actions.end_procedure(case=case, what=what, on=on, by=by, at=AT)


@pytest.fixture
def applicant(kept: Keep, case: UUID) -> UUID:
    """Somebody who applied has written."""
    kept(case, kept_as="K6")
    return case


def test_from_its_end_the_term_runs(applicant: UUID, leader: Somebody) -> None:
    """What ended and when rests in the case, with who said so; the later of its end and the last word begins it."""
    over(applicant, leader, date(2026, 11, 22))
    said = read_case(applicant)[-1].said
    assert (said["kind"], said["by"]["name"]) == ("case.procedure_ended", "A. Berger")
    assert said["content"] == {"what": "application", "on": "2026-11-22"}
    assert Term.objects.get().ends_on == date(2027, 5, 23)
    assert (due_for_erasure(date(2027, 5, 22)), due_for_erasure(date(2027, 5, 23))) == ([], [applicant])
    assert queries.verify().intact


def test_whoever_asks_is_erased_once_it_has_run_out(applicant: UUID, leader: Somebody) -> None:
    """Until then they are told the day."""
    over(applicant, leader)
    asked = {"case": applicant, "by": leader}
    assert actions.erase_or_restrict(**asked, at=AT).until == date(2027, 5, 23)  # type: ignore[arg-type]
    assert actions.erase_or_restrict(**asked, at=AT.replace(year=2027, month=6)).erases  # type: ignore[arg-type]


def test_who_writes_on_afterwards_opens_nothing_again(applicant: UUID, leader: Somebody, kept: Keep) -> None:
    """It stays over; the six months run from the last word, also where an earlier one comes late."""
    over(applicant, leader)
    kept(applicant, kept_as="K6", at=AT.replace(month=12))
    kept(applicant, kept_as="K6", at=AT.replace(day=21))
    term = Term.objects.get()
    assert (term.since, term.closed_on, term.ends_on) == (date(2026, 12, 22), OVER, date(2027, 6, 23))


def test_it_can_be_taken_back(applicant: UUID, leader: Somebody) -> None:
    """By a new entry, with a reason; then it waits again, and can end again."""
    over(applicant, leader)
    actions.resume_procedure(case=applicant, reason="Sie klagt.", by=leader, at=AT)
    assert Term.objects.get().ends_on is None
    assert read_case(applicant)[-1].said["content"] == {"reason": "Sie klagt."}
    assert over(applicant, leader, what="employment").closed_on == OVER


def test_what_is_not_so_is_refused(applicant: UUID, leader: Somebody) -> None:
    """Nothing ends twice, ahead of its day, or by another name; and nothing is taken back that was not said."""
    with pytest.raises(Refusal, match="not-ended"):
        actions.resume_procedure(case=applicant, reason="Sie klagt.", by=leader, at=AT)
    for day, what in ((date(2026, 11, 23), "application"), (OVER, "patience")):
        with pytest.raises(Refusal, match="not-yet-over"):
            over(applicant, leader, day, what)
    over(applicant, leader)
    with pytest.raises(Refusal, match="ended-already"):
        over(applicant, leader)
    with pytest.raises(Refusal, match="no-reason"):
        actions.resume_procedure(case=applicant, reason=" ", by=leader, at=AT)


def test_where_nobody_applied_there_is_nothing_to_end(kept: Keep, case: UUID, leader: Somebody) -> None:
    """Other classes end by themselves."""
    kept(case, kept_as="K2")
    with pytest.raises(Refusal, match="no-procedure"):
        over(case, leader)
