"""Time stamps over checkpoints, and who outside is asked again when. What was stamped is append-only."""

from importlib import import_module

import django.db.models.deletion
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

append_only = import_module("stimmig.ledger.migrations.0002_append_only")
TABLE = "ledger_stamp"


def protect(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Make the triggers."""
    for statement in statements(schema_editor.connection.vendor):
        schema_editor.execute(statement, params=None)


def statements(vendor: str) -> list[str]:
    """The SQL that makes the table append-only on this database."""
    if vendor == "postgresql":
        return [append_only.POSTGRESQL_TABLE.format(table=TABLE)]
    verbs = [append_only.SQLITE_VERB.format(table=TABLE, verb=verb) for verb in ("UPDATE", "DELETE")]
    return [*verbs, append_only.SQLITE_REPLACE.format(table=TABLE, key="checkpoint_id")]


class Migration(migrations.Migration):
    dependencies = [("ledger", "0004_cases")]
    operations = [
        migrations.CreateModel(
            name="Stamp",
            fields=[
                (
                    "checkpoint",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        serialize=False,
                        to="ledger.checkpoint",
                    ),
                ),
                ("answer", models.BinaryField()),
                ("at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="Pause",
            fields=[
                ("whom", models.TextField(primary_key=True, serialize=False)),
                ("failures", models.PositiveIntegerField()),
                ("until", models.DateTimeField()),
            ],
        ),
        migrations.RunPython(protect),
    ]
