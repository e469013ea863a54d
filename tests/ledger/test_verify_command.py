"""`stimmig verify` says in words whether the ledger is unchanged."""

from collections.abc import Callable
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import translation

from stimmig.core.ledger import chain
from stimmig.ledger.models import Entry

Record = Callable[..., Entry]


def verify(*arguments: str) -> tuple[str, str]:
    """Run the command in English: what it says, and what it complains about."""
    out, err = StringIO(), StringIO()
    with translation.override("en"):
        try:
            call_command("verify", *arguments, stdout=out, stderr=err)
        except CommandError as error:
            err.write(str(error))
    return out.getvalue(), err.getvalue()


def test_an_unchanged_ledger_is_said_to_be_unchanged(record: Record) -> None:
    """How many entries there are, and the hash that stands for all of them."""
    record()
    last = record("dissent.made")
    assert verify() == (f"2 entries, all unchanged.\n{last.chain}\n", "")


def test_a_hash_from_a_memo_is_held_against_it(record: Record) -> None:
    """What somebody wrote down is confirmed, in capitals too, or contradicted."""
    entry = record()
    assert verify("--known", f"1:{entry.leaf.upper()}")[1] == ""
    _out, complaint = verify("--known", f"1:{'ab' * 32}", "--known", f"9:{entry.leaf}")
    assert "Entry 1: it is not the entry that was written down" in complaint
    assert "Entry 9: it is not the entry that was written down" in complaint
    assert "The ledger was altered." in complaint


@pytest.mark.django_db
@pytest.mark.parametrize("known", ["7", "7:abc", "x:" + "ab" * 32])
def test_what_is_no_hash_is_refused_with_what_to_do(known: str) -> None:
    """The form is named: number, colon, 64 digits."""
    assert "is not NUMBER:HASH with 64 digits" in verify("--known", known)[1]


def test_every_flaw_is_named_in_words(record: Record) -> None:
    """Where and how, without a code."""
    first = record()
    Entry.objects.create(seq=3, kind="x", at="", case=first.case, leaf="ab" * 32, chain=chain(first.chain, "ab" * 32))
    complaint = verify()[1]
    assert "Entry 3: an entry before it is missing, doubled or out of order" in complaint
    assert "Entry 3: the entry was altered" in complaint
    assert "Entry 3: its content is not what was recorded" in complaint
