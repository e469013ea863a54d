"""The chain: entries follow one another, and every alteration afterwards is noticed."""

import hashlib
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stimmig.core.ledger import BEFORE_THE_FIRST, Entry, Flaw, Head, append, chain, leaf, verify

HASH = st.binary(min_size=32, max_size=32).map(bytes.hex)
CASE = "11111111-2222-4333-8444-555555555555"


def written(commitments: list[str]) -> list[Entry]:
    """A ledger with these commitments, one entry each."""
    entries, head = list[Entry](), Head()
    for commitment in commitments:
        entries.append(append(head, kind="seal.made", at="2026-11-22T14Z", case=CASE, commitment=commitment))
        head = Head(entries[-1].seq, entries[-1].chain)
    return entries


LEDGERS = st.lists(HASH, min_size=1, max_size=8, unique=True).map(written)


def test_an_empty_ledger_is_intact() -> None:
    """Nothing was recorded, nothing can have been altered."""
    report = verify([])
    assert (report.intact, report.head) == (True, Head(0, BEFORE_THE_FIRST))


@given(LEDGERS)
def test_a_ledger_as_written_is_intact(entries: list[Entry]) -> None:
    """What was only ever appended to adds up, whatever was recorded."""
    report = verify(entries, {entry.seq: entry.leaf for entry in entries})
    assert (report.intact, report.head) == (True, Head(len(entries), entries[-1].chain))


@given(LEDGERS, st.data())
def test_any_altered_field_is_noticed(entries: list[Entry], data: st.DataObject) -> None:
    """There is no field of an entry that could be changed in silence."""
    at = data.draw(st.integers(0, len(entries) - 1))
    field = data.draw(st.sampled_from(["seq", "kind", "at", "case", "commitment", "leaf", "chain"]))
    other: str | int = 99 if field == "seq" else "ab" * 32
    changed = [*entries[:at], replace(entries[at], **{field: other}), *entries[at + 1 :]]
    assert not verify(changed).intact


@given(LEDGERS, st.data())
def test_a_cut_in_the_middle_is_noticed(entries: list[Entry], data: st.DataObject) -> None:
    """Leaving an entry out breaks the numbers and the chain of the one after it."""
    at = data.draw(st.integers(0, len(entries) - 1))
    rest = [*entries[:at], *entries[at + 1 :]]
    assert verify(rest).intact == (at == len(entries) - 1)


@given(LEDGERS)
def test_a_cut_at_the_end_is_noticed_by_whoever_remembers(entries: list[Entry]) -> None:
    """A shorter ledger adds up by itself; the hash on a printed memo proves that something is missing."""
    assert verify(entries[:-1]).intact
    last = entries[-1]
    assert verify(entries[:-1], {last.seq: last.leaf}).flaws == (Flaw(last.seq, "known"),)


@given(LEDGERS)
def test_a_replayed_entry_is_noticed(entries: list[Entry]) -> None:
    """The same entry cannot be recorded twice."""
    again = entries[-1]
    assert verify([*entries, again]).flaws == (Flaw(again.seq, "number"), Flaw(again.seq, "chain"))


def test_swapped_entries_are_noticed() -> None:
    """The order in which things happened cannot be changed."""
    first, second = written(["aa" * 32, "bb" * 32])
    assert {each.code for each in verify([second, first]).flaws} == {"number", "chain"}


def test_a_ledger_written_anew_is_noticed_by_whoever_remembers() -> None:
    """Rewriting everything adds up by itself, and contradicts the hash on the memo."""
    (memo,) = written(["aa" * 32])
    anew = written(["bb" * 32])
    assert verify(anew).intact
    assert verify(anew, {1: memo.leaf}).flaws == (Flaw(1, "known"),)


def test_what_is_no_hash_is_a_flaw_and_no_crash() -> None:
    """Somebody who writes nonsense into the table is found like anyone else."""
    (entry,) = written(["aa" * 32])
    flaws = verify([replace(entry, leaf="nonsense", chain="")]).flaws
    assert flaws == (Flaw(1, "leaf"), Flaw(1, "chain"))


def test_every_flaw_is_named_at_once() -> None:
    """One reading is enough to know all places."""
    one, two, three = written(["aa" * 32, "bb" * 32, "cc" * 32])
    flaws = verify([replace(one, kind="x"), two, replace(three, at="never")]).flaws
    assert flaws == (Flaw(1, "leaf"), Flaw(3, "leaf"))


def test_anyone_can_recompute_the_hashes() -> None:
    """The formulas are those of the module's docstring and need nothing but SHA-256."""
    content = {"seq": 1, "kind": "seal.made", "at": "2026-11-22T14Z", "case": CASE, "c": "aa" * 32}
    text = f'{{"at":"2026-11-22T14Z","c":"{"aa" * 32}","case":"{CASE}","kind":"seal.made","seq":1}}'
    assert leaf(content) == hashlib.sha256(b"\x00" + text.encode()).hexdigest()
    assert chain(BEFORE_THE_FIRST, leaf(content)) == (
        hashlib.sha256(bytes(32) + bytes.fromhex(leaf(content))).hexdigest()
    )
    assert written(["aa" * 32])[0].content() == content


@pytest.mark.parametrize("head", [Head(), Head(41, "ab" * 32)])
def test_numbers_follow_without_a_gap(head: Head) -> None:
    """The next entry has the next number."""
    assert append(head, kind="k", at="h", case=CASE, commitment="cc" * 32).seq == head.seq + 1
