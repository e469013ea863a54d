"""A page reads on where this process stopped reading; a whole reading trusts nothing it remembers."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from stimmig.ledger import queries
from stimmig.ledger.models import Entry
from tests.ledger.conftest import Decision
from tests.ledger.test_tampering import tamper

Record = Callable[..., Entry]
OTHER = "f" * 64


@pytest.fixture
def decisions(record: Record) -> list[Decision]:
    """Five decisions, an entry each, and everything read once."""
    found = [Decision() for _number in range(5)]
    for decision in found:
        record(subject=decision, content={"sentence": "Ja."})
    assert unchanged(found[4])
    return found


def unchanged(decision: Decision) -> bool:
    """What a page about it would say."""
    proof = queries.proof_for(decision)
    assert proof is not None
    return proof.unchanged


def test_what_was_read_is_not_read_again(decisions: list[Decision]) -> None:
    """The hashes of five entries are asked for once; from then on two rows are enough, however many there are."""
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert unchanged(decisions[1])
    bounds = [query["sql"].split("WHERE")[1] for query in asked if '"ledger_entry"."seq" >=' in query["sql"]]
    assert len(bounds) == 3
    assert not [bound for bound in bounds if '"seq" >= 1 ' in bound and '"seq" <= 1' not in bound]


def test_an_altered_entry_is_found_where_it_is_shown(decisions: list[Decision]) -> None:
    """Remembered or not: the entry of a decision is always held against its hashes."""
    tamper("UPDATE ledger_entry SET at = '2026-11-22T15Z' WHERE seq = 2")
    assert [unchanged(decision) for decision in decisions] == [True, False, True, True, True]


@pytest.mark.parametrize("column", ["commitment", "leaf", "chain"])
def test_every_hash_of_it_counts(decisions: list[Decision], column: str) -> None:
    """Not one of the three can be exchanged."""
    tamper(f"UPDATE ledger_entry SET {column} = '{OTHER}' WHERE seq = 3")
    assert not unchanged(decisions[2])


def test_altered_content_is_found_where_it_is_shown(decisions: list[Decision]) -> None:
    """What was recorded is held against its entry each time."""
    tamper("UPDATE ledger_content SET canonical = REPLACE(canonical, 'Ja.', 'Nein.') WHERE entry_id = 4")
    assert not unchanged(decisions[3])


def test_something_altered_further_back_is_found_by_a_whole_reading(decisions: list[Decision]) -> None:
    """A page does not notice it by itself. Once somebody has read everything, every page says so."""
    tamper("UPDATE ledger_entry SET at = '2026-11-22T15Z' WHERE seq = 1")
    assert unchanged(decisions[3])
    assert [flaw.seq for flaw in queries.read_whole().flaws] == [1]
    assert not unchanged(decisions[3])


def test_new_entries_are_read(decisions: list[Decision], record: Record) -> None:
    """What was recorded since, by whichever process, is read before it is believed."""
    late = Decision()
    record("dissent.made")
    record(subject=late)
    tamper("UPDATE ledger_entry SET kind = 'seal.made' WHERE seq = 6")
    assert not unchanged(late)
    assert unchanged(decisions[0])


def test_another_ledger_is_read_from_its_beginning(decisions: list[Decision]) -> None:
    """A ledger that is not the one remembered, such as one put back from a copy and altered, gets no trust."""
    tamper(
        "UPDATE ledger_entry SET kind = 'seal.made' WHERE seq = 1",
        f"UPDATE ledger_entry SET chain = '{OTHER}' WHERE seq = 5",
    )
    assert not unchanged(decisions[3])


def test_a_proof_of_a_whole_reading_asks_for_nothing_remembered(decisions: list[Decision]) -> None:
    """What a page that read everything says is what was found in that reading, up to the entry."""
    tamper("UPDATE ledger_entry SET at = '2026-11-22T15Z' WHERE seq = 3")
    read = queries.read_whole()
    proofs = [queries.proof_for(decision, read=read) for decision in decisions]
    assert [proof is not None and proof.chain_intact for proof in proofs] == [True, True, False, False, False]
