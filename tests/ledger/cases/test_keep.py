"""What is recorded in a case is proved by an entry, and readable with the key of the case only."""

from datetime import date, datetime
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

import pytest

from stimmig.core.ledger import NotCanonical
from stimmig.ledger import queries
from stimmig.ledger.cases.house import keys
from stimmig.ledger.cases.keeping import NotKept, Record
from stimmig.ledger.cases.queries import read_case
from stimmig.ledger.models import CaseContent, Entry, Erasure, Term
from tests.ledger.cases.conftest import SENTENCE, Keep, keep_all
from tests.ledger.conftest import AT


def test_many_records_of_many_cases_are_kept_at_once(db: None) -> None:
    """In the order given, each in its case, with a key for each case."""
    cases = [uuid4(), uuid4()]
    said = [Record(cases[n % 2], "conversation.request", AT, {"text": f"Nr. {n}"}, "K1") for n in range(5)]
    entries = keep_all(*said)
    assert [(entry.seq, entry.case) for entry in entries] == [(n + 1, str(cases[n % 2])) for n in range(5)]
    assert [each.said["content"]["text"] for each in read_case(cases[0])] == ["Nr. 0", "Nr. 2", "Nr. 4"]
    assert queries.verify().intact
    assert len(keys().find(cases)) == 2


def test_nothing_to_keep_is_nothing_written(db: None) -> None:
    """A writer with an empty batch does no harm."""
    assert keep_all() == []
    assert not Entry.objects.exists()


def test_what_is_kept_says_when_and_by_whom(kept: Keep, case: UUID) -> None:
    """Exact time and name stand in the locked content; the entry shows the hour."""
    entry = kept(case, by={"name": "A. Berger", "function": "Leitung", "uuid": "x"})
    assert (entry.at, entry.kind) == ("2026-11-22T14Z", "conversation.request")
    assert read_case(case)[0].said == {
        "kind": "conversation.request",
        "at": "2026-11-22T14:37:05+00:00",
        "case": str(case),
        "by": {"name": "A. Berger", "function": "Leitung", "uuid": "x"},
        "content": {"text": SENTENCE},
    }


def test_the_database_holds_no_word_of_it(kept: Keep, case: UUID) -> None:
    """The row is locked, and locked differently each time."""
    kept(case), kept(case)
    rows = [bytes(row) for row in CaseContent.objects.values_list("locked", flat=True)]
    assert rows[0] != rows[1]
    assert not [row for row in rows if b"Katze" in row]


@pytest.mark.parametrize(
    ("record", "told"),
    [
        (Record(uuid4(), "decision.signed", AT, {}, "K1"), "is not recorded in a case"),
        (Record(uuid4(), "case.erased", AT, {}), "is not recorded in a case"),
        (Record(uuid4(), "conversation.ended", AT.replace(tzinfo=None), {}, "K1"), "has no time zone"),
        (Record(uuid4(), "conversation.ended", AT, {}), "with the retention class None"),
        (Record(uuid4(), "conversation.ended", AT, {}, "K9"), "with the retention class 'K9'"),
        (Record(uuid4(), "case.held", AT, {}, "K1"), "with the retention class 'K1'"),
    ],
)
def test_what_cannot_be_is_refused_before_anything_is_written(db: None, record: Record, told: str) -> None:
    """Also where all other records of the batch are good."""
    with pytest.raises(ValueError, match=told):
        keep_all(Record(record.case, "conversation.opened", AT, {}, "K1"), record)
    assert not Entry.objects.exists()


def test_what_two_programs_would_write_differently_is_refused(db: None, case: UUID) -> None:
    """A fraction, for example."""
    with pytest.raises(NotCanonical):
        keep_all(Record(case, "conversation.request", AT, {"seconds": 0.5}, "K1"))


def test_into_an_erased_case_nothing_is_kept(kept: Keep, case: UUID) -> None:
    """The writer is told which cases, and opens new ones."""
    entry = kept(case)
    Erasure.objects.create(case=case, entry_id=entry.seq)
    with pytest.raises(NotKept, match="erased") as refused:
        keep_all(*(Record(each, "conversation.request", AT, {}, "K1") for each in (uuid4(), case)))
    assert refused.value.cases == {case}
    assert Entry.objects.count() == 1


def test_where_the_key_of_a_case_is_lost_nothing_is_kept_under_another(kept: Keep, case: UUID) -> None:
    """Otherwise what was recorded before would look as if somebody had altered it."""
    kept(case)
    keys().destroy([case])
    with pytest.raises(NotKept, match="key-gone") as refused:
        kept(case)
    assert (refused.value.cases, keys().find([case])) == ({case}, {})


def test_a_key_without_a_case_harms_nobody(kept: Keep, case: UUID) -> None:
    """So it is found where somebody was killed between the key and the content."""
    (key,) = keys().make([case]).values()
    kept(case)
    assert (keys().find([case]), read_case(case)[0].state) == ({case: key}, "proved")


def term(case: UUID, kept_as: str = "K1") -> Term:
    return Term.objects.get(case=case, kept_as=kept_as)


def test_a_term_runs_from_the_last_day_on_which_something_was_said(kept: Keep, case: UUID) -> None:
    """Each class of a case has one; an earlier day that arrives late changes nothing."""
    kept(case, at=AT)
    kept(case, at=AT.replace(month=12, day=1))
    kept(case, at=AT.replace(day=23))
    kept(case, kept_as="K2")
    assert (term(case).since, term(case).ends_on) == (date(2026, 12, 1), date(2027, 3, 2))
    assert (term(case, "K2").ends_on, term(case, "K2").restricts_on) == (date(2030, 1, 1), date(2027, 5, 23))


def test_the_day_is_that_of_the_house(kept: Keep, case: UUID) -> None:
    """Half past midnight on New Year's Day in Berlin is another year than in Greenwich."""
    kept(case, at=datetime(2027, 1, 1, 0, 30, tzinfo=ZoneInfo("Europe/Berlin")), kept_as="K2")
    assert term(case, "K2").ends_on == date(2031, 1, 1)


def test_an_incident_keeps_until_it_is_closed_and_again_when_it_opens_anew(kept: Keep, case: UUID) -> None:
    """Its end is counted from the closing."""
    kept(case, "incident.opened", kept_as="K5")
    assert term(case, "K5").ends_on is None
    kept(case, "incident.closed", kept_as="K5", closes=True)
    assert (term(case, "K5").closed_on, term(case, "K5").ends_on) == (date(2026, 11, 22), date(2029, 11, 23))
    kept(case, "incident.opened", kept_as="K5", closes=False)
    assert (term(case, "K5").closed_on, term(case, "K5").ends_on) == (None, None)


def test_a_closing_means_nothing_to_a_class_that_counts_from_the_day(kept: Keep, case: UUID) -> None:
    """Its end stands from the beginning."""
    kept(case, "conversation.ended", closes=True)
    assert term(case).closed_on is None


def test_what_is_done_with_a_case_does_not_prolong_it(kept: Keep, case: UUID) -> None:
    """Somebody who looks at it does not keep it."""
    kept(case)
    kept(case, "case.viewed", kept_as=None, at=AT.replace(month=12))
    assert term(case).since == date(2026, 11, 22)
