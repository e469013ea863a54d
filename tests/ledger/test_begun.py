"""A ledger from before gets its tree: no row of it is rewritten, and one entry names the first root."""

from importlib import import_module

import pytest
from django.apps import apps
from django.db import connection

from stimmig.core import ledger
from stimmig.core.ledger import tree
from stimmig.ledger import queries
from stimmig.ledger.models import Content, Entry, Node

migration = import_module("stimmig.ledger.migrations.0003_merkle")
CASE = "11111111-2222-4333-8444-555555555555"


def written_as_before(count: int) -> None:
    """Entries as they were recorded before there was a tree."""
    head = ledger.Head()
    for _number in range(count):
        salt = bytes(32)
        new = ledger.append(
            head,
            kind="seal.made",
            at="2026-11-22T14Z",
            case=CASE,
            commitment=ledger.commitment(salt, b'{"subject":null}'),
        )
        Entry.objects.create(**vars(new))
        Content.objects.create(entry_id=new.seq, salt=salt, canonical='{"subject":null}')
        head = ledger.Head(new.seq, new.chain)


@pytest.mark.django_db
@pytest.mark.parametrize("count", [1, 2, 5, 21])
def test_every_leaf_gets_its_place(count: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """In batches, and the tree is the one that appending one by one would have made."""
    monkeypatch.setattr(migration, "AT_ONCE", 4)
    written_as_before(count)
    before = list(Entry.objects.values()), list(Content.objects.values())
    migration.grow(apps, connection.schema_editor())
    assert before == (list(Entry.objects.filter(seq__lte=count).values()), list(Content.objects.values())[:count])
    begun = Content.objects.select_related("entry").get(entry_id=count + 1)
    leaves = [bytes.fromhex(entry.leaf) for entry in queries.entries()]
    assert begun.entry.kind == "tree.begun"
    assert begun.read()["content"] == {"size": count, "root": tree.grown(leaves[:count])[1].hex()}
    assert queries.verify().intact


@pytest.mark.django_db
def test_an_empty_ledger_has_nothing_to_name() -> None:
    """The root of nothing is the same everywhere; the first entry of a new house stays its founding."""
    migration.grow(apps, connection.schema_editor())
    assert not Entry.objects.exists()
    assert not Node.objects.exists()
