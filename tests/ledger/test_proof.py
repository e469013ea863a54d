"""The proof behind "unchanged since the signature"."""

from collections.abc import Callable

import pytest

from stimmig.ledger import queries
from stimmig.ledger.models import Content, Entry
from tests.ledger.conftest import AT, Decision

Record = Callable[..., Entry]


def test_a_proof_says_what_was_recorded_by_whom_and_when(record: Record, decision: Decision) -> None:
    """Number, hash, exact time and the name as it was then."""
    record("use_case.created")
    entry = record(subject=decision, content={"sentence": "Ja."})
    proof = queries.proof_for(decision)
    assert proof is not None
    assert (proof.number, proof.hash, proof.kind, proof.at) == (2, entry.leaf, "decision.signed", AT)
    assert proof.by is not None
    assert proof.by["name"] == "A. Berger"
    assert proof.content == {"sentence": "Ja."}
    assert proof.unchanged


def test_it_is_the_first_entry_of_its_kind(record: Record, decision: Decision) -> None:
    """What comes later is recorded as well and does not take the place of the signature."""
    record("use_case.changed", subject=decision)
    signed = record(subject=decision)
    superseded = record("decision.superseded", subject=decision)
    assert queries.entry_for(decision, "decision.signed") == signed
    assert queries.entry_for(decision, "decision.superseded") == superseded
    assert [content.entry.kind for content in queries.contents_about(decision)] == [
        "use_case.changed",
        "decision.signed",
        "decision.superseded",
    ]


@pytest.mark.django_db
def test_nothing_recorded_is_nothing_proved(decision: Decision) -> None:
    """No proof is better than an empty one."""
    assert queries.entry_for(decision) is None
    assert queries.proof_for(decision) is None


def test_tables_that_say_something_else_today_are_noticed(record: Record, decision: Decision) -> None:
    """The proof compares what is shown with what was signed."""
    record(subject=decision, content={"sentence": "Ja.", "limits": []})
    same = queries.proof_for(decision, content={"limits": [], "sentence": "Ja."})
    other = queries.proof_for(decision, content={"limits": [], "sentence": "Nein."})
    assert same is not None
    assert other is not None
    assert (same.unchanged, other.unchanged, other.content_intact) == (True, False, True)


def test_a_later_entry_has_no_part_in_the_proof(record: Record, decision: Decision) -> None:
    """A proof reads the ledger up to its own entry: the same tomorrow as today."""
    record(subject=decision)
    before = queries.proof_for(decision)
    record("dissent.made")
    assert queries.proof_for(decision) == before


def test_an_altered_record_in_memory_is_not_intact(record: Record, decision: Decision) -> None:
    """Content, salt and subject are each part of what the entry commits to."""
    record(subject=decision)
    content = Content.objects.select_related("entry").get()
    for field, value in {"canonical": "{}", "salt": b"short", "subject": None}.items():
        altered = Content.objects.select_related("entry").get()
        setattr(altered, field, value)
        assert not altered.intact()
    assert content.intact()
