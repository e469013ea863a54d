"""Whoever gets past the triggers is found: every cut, swap, replay and edit shows in the whole ledger."""

from collections.abc import Callable

import pytest
from django.db import connection

from stimmig.core.ledger import Flaw
from stimmig.ledger import queries
from stimmig.ledger.models import Content, Entry
from tests.ledger.conftest import Decision

Record = Callable[..., Entry]


def tamper(*statements: str) -> None:
    """Alter the tables as somebody could who owns the database."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL session_replication_role = replica")
        else:
            cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
            for (name,) in cursor.fetchall():
                cursor.execute(f'DROP TRIGGER "{name}"')  # the test's transaction brings it back
        for statement in statements:
            cursor.execute(statement)


@pytest.fixture
def ledger(record: Record, decision: Decision) -> list[Entry]:
    """Four entries about one decision."""
    return [record(subject=decision, content={"number": number}) for number in range(1, 5)]


def flaws() -> set[tuple[int, str]]:
    return {(flaw.seq, flaw.code) for flaw in queries.verify().flaws}


@pytest.mark.usefixtures("ledger")
def test_an_untouched_ledger_is_intact() -> None:
    """Nothing is reported where nothing happened."""
    report = queries.verify()
    assert (report.intact, report.head.seq) == (True, 4)


@pytest.mark.usefixtures("ledger")
def test_edited_content_is_found() -> None:
    """A single digit in one content, and its number is named."""
    tamper("UPDATE ledger_content SET canonical = REPLACE(canonical, '\"number\":2', '\"number\":3')")
    assert flaws() == {(2, "content")}


@pytest.mark.usefixtures("ledger")
def test_content_taken_away_is_found() -> None:
    """An entry without content does not pass for proved."""
    tamper("DELETE FROM ledger_content WHERE entry_id = 3")
    assert flaws() == {(3, "content")}


@pytest.mark.usefixtures("ledger")
def test_content_of_another_entry_is_found() -> None:
    """Content cannot be moved to another place in time."""
    tamper(
        "UPDATE ledger_content SET canonical = (SELECT canonical FROM ledger_content WHERE entry_id = 1),"
        " salt = (SELECT salt FROM ledger_content WHERE entry_id = 1) WHERE entry_id = 4"
    )
    assert flaws() == {(4, "content")}


@pytest.mark.usefixtures("ledger")
def test_an_edited_entry_is_found() -> None:
    """The kind of an old entry cannot be changed."""
    tamper("UPDATE ledger_entry SET kind = 'dissent.made' WHERE seq = 2")
    assert flaws() == {(2, "leaf")}


@pytest.mark.usefixtures("ledger")
def test_a_cut_is_found() -> None:
    """An entry taken out of the middle leaves a hole in the numbers and in the chain."""
    tamper("DELETE FROM ledger_content WHERE entry_id = 2", "DELETE FROM ledger_entry WHERE seq = 2")
    assert flaws() == {(3, "number"), (3, "chain")}


@pytest.mark.usefixtures("ledger")
def test_a_cut_closed_up_is_found() -> None:
    """Renumbering what follows does not help: the number is part of the leaf."""
    tamper(
        "DELETE FROM ledger_content WHERE entry_id = 2",
        "DELETE FROM ledger_entry WHERE seq = 2",
        "UPDATE ledger_entry SET seq = 2 WHERE seq = 3",
        "UPDATE ledger_content SET entry_id = 2 WHERE entry_id = 3",
        "UPDATE ledger_entry SET seq = 3 WHERE seq = 4",
        "UPDATE ledger_content SET entry_id = 3 WHERE entry_id = 4",
    )
    assert flaws() == {(2, "leaf"), (2, "chain"), (3, "leaf"), (2, "node"), (4, "node")}


@pytest.mark.usefixtures("ledger")
def test_swapped_entries_are_found() -> None:
    """Two entries cannot change places."""
    tamper(
        "UPDATE ledger_entry SET kind = (SELECT e.kind FROM ledger_entry e WHERE e.seq = 3),"
        " commitment = (SELECT e.commitment FROM ledger_entry e WHERE e.seq = 3),"
        " leaf = (SELECT e.leaf FROM ledger_entry e WHERE e.seq = 3),"
        " chain = (SELECT e.chain FROM ledger_entry e WHERE e.seq = 3) WHERE seq = 2"
    )
    assert {(2, "leaf"), (2, "chain"), (2, "content")} <= flaws()


def test_a_replay_is_found(ledger: list[Entry]) -> None:
    """An old entry appended again under a new number does not pass."""
    old = ledger[1]
    replayed = Entry.objects.create(
        seq=5,
        kind=old.kind,
        at=old.at,
        case=old.case,
        commitment=old.commitment,
        leaf=old.leaf,
        chain=old.chain,
    )
    content = Content.objects.get(entry=old)
    Content.objects.create(
        entry=replayed, salt=bytes(content.salt), subject=content.subject, canonical=content.canonical
    )
    assert flaws() == {(5, "leaf"), (5, "chain")}


def test_a_cut_at_the_end_is_found_by_the_memo(ledger: list[Entry]) -> None:
    """The hash printed on the memo proves that there was more."""
    last = ledger[-1]
    cut = ("DELETE FROM ledger_content WHERE entry_id = 4", "DELETE FROM ledger_entry WHERE seq = 4")
    tamper(*cut, 'DELETE FROM ledger_node WHERE ("index" + 1) * (1 << level) > 3')
    assert queries.verify().intact
    assert queries.verify({4: last.leaf}).flaws == (Flaw(4, "known"),)


@pytest.mark.usefixtures("ledger")
def test_a_cut_at_the_end_that_forgets_the_tree_is_found() -> None:
    """The nodes above it stay behind and tell."""
    tamper("DELETE FROM ledger_content WHERE entry_id = 4", "DELETE FROM ledger_entry WHERE seq = 4")
    assert flaws() == {(4, "node")}


@pytest.mark.usefixtures("ledger")
@pytest.mark.parametrize(
    ("statement", "found"),
    [
        ('DELETE FROM ledger_node WHERE level = 1 AND "index" = 0', {(2, "node"), (4, "node")}),
        ("DELETE FROM ledger_node WHERE level = 2", {(4, "node")}),
        ("INSERT INTO ledger_node SELECT 3, 0, hash FROM ledger_node WHERE level = 2", {(8, "node")}),
        ("UPDATE ledger_entry SET leaf = 'nonsense' WHERE seq = 4", {(4, "leaf"), (4, "chain"), (4, "node")}),
    ],
)
def test_an_altered_tree_is_found(statement: str, found: set[tuple[int, str]]) -> None:
    """A node taken away, one too many, and a leaf that is none."""
    tamper(statement)
    assert flaws() == found


def test_a_proof_after_tampering_says_so(ledger: list[Entry], decision: Decision) -> None:
    """The quiet line is not shown when something before the signature was altered."""
    tamper("UPDATE ledger_entry SET kind = 'dissent.made' WHERE seq = 1")
    proof = queries.proof_for(decision)
    assert proof is not None
    assert (proof.number, proof.chain_intact, proof.unchanged) == (ledger[0].seq, False, False)


@pytest.mark.usefixtures("ledger")
@pytest.mark.parametrize("canonical", ["", "{}", "no JSON"])
def test_a_proof_of_ruined_content_says_so_and_shows_none_of_it(canonical: str, decision: Decision) -> None:
    """Whatever was written in its place, the page opens and says that it is no longer what was recorded."""
    tamper(f"UPDATE ledger_content SET canonical = '{canonical}' WHERE entry_id = 1")
    proof = queries.proof_for(decision, content={"number": 1})
    assert proof is not None
    assert (proof.content_intact, proof.subject_intact, proof.unchanged) == (False, False, False)
    assert (proof.at, proof.by, proof.content) == (None, None, {})
