"""The leaves that exist get their Merkle tree. No row is rewritten; one entry more names the first root.

An empty ledger gets no such entry: the root of nothing is the same everywhere and proves nothing, and a tree that grows
with the first entry has no seam to be told of.
"""

import secrets
import uuid
from datetime import UTC
from importlib import import_module

from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps
from django.utils import timezone

from stimmig.core import ledger
from stimmig.core.ledger import tree

append_only = import_module("stimmig.ledger.migrations.0002_append_only")
AT_ONCE = 2**13  # a complete subtree, so that the leaves of two batches never meet
KEYS = {"ledger_node": ("level", '"index"'), "ledger_checkpoint": ("id",)}
SQLITE_REPLACE = """
CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table}
WHEN EXISTS (SELECT 1 FROM {table} WHERE {same})
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: replace on {table} is refused'); END
"""


def grow(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Write every node above the leaves, batch by batch, then name the root."""
    size = apps.get_model("ledger", "Entry").objects.count()
    for start in range(0, size, AT_ONCE):
        _add(apps, start, _leaves(apps, start))
    if size:
        _begin(apps, size, tree.root(size, _node(apps)))


def _leaves(apps: StateApps, start: int) -> list[bytes]:
    found = apps.get_model("ledger", "Entry").objects.filter(seq__gt=start, seq__lte=start + AT_ONCE).order_by("seq")
    return [bytes.fromhex(leaf) for leaf in found.values_list("leaf", flat=True)]


def _add(apps: StateApps, size: int, leaves: list[bytes]) -> None:
    node = apps.get_model("ledger", "Node")
    new = tree.added(size, leaves, _node(apps))
    node.objects.bulk_create([node(level=level, index=index, hash=found) for level, index, found in new], 1_000)


def _node(apps: StateApps) -> tree.Node:
    def read(level: int, index: int) -> bytes:
        if not level:
            return bytes.fromhex(apps.get_model("ledger", "Entry").objects.get(seq=index + 1).leaf)
        return bytes(apps.get_model("ledger", "Node").objects.get(level=level, index=index).hash)

    return read


def _begin(apps: StateApps, size: int, root: bytes) -> None:
    """Append the entry that names the first root, as entries were written when this migration was."""
    entries, at = apps.get_model("ledger", "Entry").objects, timezone.now().astimezone(UTC)
    content = {"kind": "tree.begun", "at": at.isoformat(), "by": None, "subject": None}
    canonical = ledger.canonical({**content, "content": {"size": size, "root": root.hex()}})
    salt, head = secrets.token_bytes(ledger.SALT_BYTES), ledger.Head(size, entries.get(seq=size).chain)
    new = ledger.append(
        head,
        kind="tree.begun",
        at=f"{at:%Y-%m-%dT%HZ}",
        case=str(uuid.uuid4()),
        commitment=ledger.commitment(salt, canonical),
    )
    entries.create(**vars(new))
    apps.get_model("ledger", "Content").objects.create(entry_id=new.seq, salt=salt, canonical=canonical.decode())
    _add(apps, size, [bytes.fromhex(new.leaf)])


def protect(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Make the triggers of the two new tables."""
    for statement in statements(schema_editor.connection.vendor):
        schema_editor.execute(statement, params=None)


def statements(vendor: str) -> list[str]:
    """The SQL that makes both tables append-only on this database."""
    if vendor == "postgresql":
        return [append_only.POSTGRESQL_TABLE.format(table=table) for table in KEYS]
    verbs = [append_only.SQLITE_VERB.format(table=table, verb=verb) for table in KEYS for verb in ("UPDATE", "DELETE")]
    same = {table: " AND ".join(f"{key} = NEW.{key}" for key in keys) for table, keys in KEYS.items()}
    return [*verbs, *(SQLITE_REPLACE.format(table=table, same=same[table]) for table in KEYS)]


class Migration(migrations.Migration):
    dependencies = [("ledger", "0002_append_only")]
    operations = [
        migrations.CreateModel(
            name="Node",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "level", "index", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("level", models.PositiveSmallIntegerField()),
                ("index", models.PositiveBigIntegerField()),
                ("hash", models.BinaryField(max_length=32)),
            ],
        ),
        migrations.CreateModel(
            name="Checkpoint",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("size", models.PositiveBigIntegerField(db_index=True)),
                ("root", models.CharField(max_length=64)),
                ("note", models.TextField()),
                ("at", models.DateTimeField()),
            ],
            options={"ordering": ["size", "id"]},
        ),
        migrations.RunPython(grow),
        migrations.RunPython(protect),  # no way back, as in 0002
    ]
