"""Reading a case: each row is proved against its entry, and what cannot be proved says why."""

import json
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest

from stimmig.core.case_archive import open_archive
from stimmig.core.ledger import Flaw
from stimmig.ledger import queries
from stimmig.ledger.cases.actions import erase
from stimmig.ledger.cases.house import keys
from stimmig.ledger.cases.queries import archive_of, read_case, standing
from stimmig.ledger.models import CaseContent
from tests.ledger.cases.conftest import SENTENCE, Keep
from tests.ledger.conftest import AT
from tests.ledger.test_tampering import tamper


def states(case: UUID) -> list[str]:
    return [each.state for each in read_case(case)]


def test_a_case_is_read_in_order_and_proved(kept: Keep, case: UUID) -> None:
    """And shows nothing of another."""
    kept(case), kept(uuid4()), kept(case, "conversation.answer", content={"text": "Miau."})
    assert [(each.entry.kind, each.said["content"]["text"], each.state) for each in read_case(case)] == [
        ("conversation.request", SENTENCE, "proved"),
        ("conversation.answer", "Miau.", "proved"),
    ]
    assert read_case(uuid4()) == []


SWAP = "UPDATE ledger_casecontent SET entry_id = {} WHERE entry_id = {}"


def test_rows_that_change_places_are_found(kept: Keep, case: UUID) -> None:
    """Although both are locked by the same key."""
    kept(case), kept(case), kept(case)
    tamper(*(SWAP.format(*move) for move in ((9, 1), (1, 2), (2, 9))))
    assert states(case) == ["altered", "altered", "proved"]
    assert queries.verify().flaws == (Flaw(1, "content"), Flaw(2, "content"))


@pytest.mark.parametrize("locked", [b"", b"short", b"x" * 80])
def test_an_altered_row_is_found(kept: Keep, case: UUID, locked: bytes) -> None:
    """Whatever stands in its place, nothing of it is shown."""
    kept(case)
    row = CaseContent.objects.get()
    CaseContent.objects.all().delete()
    CaseContent.objects.create(entry=row.entry, locked=locked)
    assert [(each.state, each.said) for each in read_case(case)] == [("altered", {})]
    assert queries.verify().flaws == (Flaw(1, "content"),)


def test_a_row_taken_away_in_silence_is_found(kept: Keep, case: UUID) -> None:
    """The table lets rows go, for an erasure; without a tombstone their absence is a flaw."""
    kept(case), kept(case)
    CaseContent.objects.filter(entry_id=1).delete()
    assert states(case) == ["altered", "proved"]
    assert queries.verify().flaws == (Flaw(1, "content"),)


def test_the_key_of_another_case_opens_nothing(kept: Keep, case: UUID) -> None:
    """A wrong key is found like an altered row."""
    kept(case)
    keys().destroy([case])
    keys().make([case])
    assert states(case) == ["altered"]


def test_a_database_that_came_back_without_its_keys_is_unreadable_and_adds_up(
    kept: Keep, case: UUID, settings: Any, tmp_path: Path
) -> None:
    """Nothing was altered, and nothing can be shown."""
    kept(case), kept(uuid4())
    settings.DATA = tmp_path
    assert [(each.state, each.said) for each in read_case(case)] == [("unreadable", {})]
    assert queries.verify().intact
    assert (standing().unreadable, standing().proved) == ({1, 2}, frozenset())
    keys().close()


def test_the_archive_of_a_case_opens_without_the_database(kept: Keep, case: UUID) -> None:
    """Everything that can be proved is in it; what is gone keeps its place."""
    kept(case), kept(case)
    assert [state for _line, state in open_archive(json.dumps(archive_of(case))).lines] == ["proved", "proved"]
    erase(case=case, ground="asked", by=None, at=AT)
    read = open_archive(json.dumps(archive_of(case)))
    assert [(line.kind, state) for line, state in read.lines] == [
        ("conversation.request", "unproved"),
        ("conversation.request", "unproved"),
        ("case.erased", "proved"),
    ]
    assert read.unaltered
