"""What is recorded of conversations, locked for each case. The database lets rows of a case go, and changes none."""

import django.db.models.deletion
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

# ledger_refuse() is that of migration 0002. Emptying the whole table erases nothing, so it is refused as well.
POSTGRESQL = """
CREATE TRIGGER ledger_casecontent_unchanged BEFORE UPDATE OR TRUNCATE ON ledger_casecontent
FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse()
"""
SQLITE = (
    """
CREATE TRIGGER ledger_casecontent_no_UPDATE BEFORE UPDATE ON ledger_casecontent
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: UPDATE on ledger_casecontent is refused'); END
""",
    """
CREATE TRIGGER ledger_casecontent_no_replace BEFORE INSERT ON ledger_casecontent
WHEN EXISTS (SELECT 1 FROM ledger_casecontent WHERE entry_id = NEW.entry_id)
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: replace on ledger_casecontent is refused'); END
""",
)


def protect(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Make the triggers."""
    for statement in (POSTGRESQL,) if schema_editor.connection.vendor == "postgresql" else SQLITE:
        schema_editor.execute(statement, params=None)


def its_entry(**how: object) -> models.OneToOneField:
    """The entry a row belongs to, and stays with."""
    return models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, to="ledger.entry", **how)


KEY = {"primary_key": True, "serialize": False}


class Migration(migrations.Migration):
    dependencies = [("ledger", "0003_merkle")]
    operations = [
        migrations.AddIndex(model_name="entry", index=models.Index(fields=["case"], name="ledger_entry_case")),
        migrations.CreateModel(
            name="CaseContent",
            fields=[("entry", its_entry(**KEY)), ("locked", models.BinaryField())],
        ),
        migrations.CreateModel(
            name="Term",
            fields=[
                ("id", models.BigAutoField(auto_created=True, verbose_name="ID", **KEY)),
                ("case", models.UUIDField()),
                ("kept_as", models.CharField(max_length=20)),
                ("since", models.DateField()),
                ("closed_on", models.DateField(null=True)),
                ("ends_on", models.DateField(null=True)),
                ("restricts_on", models.DateField(null=True)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["ends_on"], name="ledger_term_ends"),
                    models.Index(fields=["restricts_on"], name="ledger_term_restricts"),
                ],
                "constraints": [models.UniqueConstraint(fields=["case", "kept_as"], name="one_term_a_class")],
            },
        ),
        migrations.CreateModel(
            name="Hold",
            fields=[("entry", its_entry(related_name="+", **KEY)), ("case", models.UUIDField(db_index=True))],
        ),
        migrations.CreateModel(
            name="HoldEnd",
            fields=[
                (
                    "hold",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="end", to="ledger.hold", **KEY
                    ),
                ),
                ("entry", its_entry(related_name="+")),
            ],
        ),
        migrations.CreateModel(
            name="Restriction",
            fields=[
                ("entry", its_entry(related_name="+", **KEY)),
                ("case", models.UUIDField(db_index=True)),
                ("until", models.DateField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name="Erasure",
            fields=[
                ("case", models.UUIDField(**KEY)),
                ("entry", its_entry(related_name="+")),
                ("finished_at", models.DateTimeField(db_index=True, null=True)),
            ],
        ),
        migrations.RunPython(protect),
    ]
