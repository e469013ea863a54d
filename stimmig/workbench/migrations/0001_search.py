"""What search keeps. Where the stems rest is made by hand: FTS5 on SQLite, lexemes on PostgreSQL."""

import django.db.models.deletion
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

SQLITE = """
CREATE VIRTUAL TABLE workbench_stems USING fts5(title, text, tokenize = "unicode61 remove_diacritics 0")
"""
POSTGRESQL = """
CREATE TABLE workbench_stems (
    rowid bigint PRIMARY KEY,
    title text NOT NULL,
    text text NOT NULL,
    tokens tsvector GENERATED ALWAYS AS (
        setweight(to_tsvector('simple', title), 'A') || setweight(to_tsvector('simple', text), 'D')
    ) STORED
)
"""
LOOKED_UP = "CREATE INDEX workbench_stems_tokens ON workbench_stems USING gin (tokens)"


def make(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Make the table in which the database looks words up."""
    for statement in [POSTGRESQL, LOOKED_UP] if schema_editor.connection.vendor == "postgresql" else [SQLITE]:
        schema_editor.execute(statement, params=None)


def drop(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Take it away again; everything in it can be read anew."""
    schema_editor.execute("DROP TABLE workbench_stems", params=None)


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("decision", "0002_unchanged"),
        ("register", "0001_first"),
    ]

    operations = [
        migrations.CreateModel(
            name="Passage",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("use_case", "Use Case"),
                            ("touchpoint", "Touchpoint"),
                            ("decision", "Decision"),
                            ("condition", "Condition"),
                        ],
                        max_length=12,
                    ),
                ),
                ("version", models.PositiveIntegerField(default=0)),
                ("title", models.CharField(max_length=300)),
                ("text", models.TextField(blank=True)),
                (
                    "decision",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="passages",
                        to="decision.decision",
                    ),
                ),
                (
                    "use_case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="passages", to="register.usecase"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Word",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("stem", models.CharField(max_length=80, unique=True)),
            ],
        ),
        migrations.SeparateDatabaseAndState(
            database_operations=[migrations.RunPython(make, drop)],
            state_operations=[
                migrations.CreateModel(
                    name="Stems",
                    fields=[
                        (
                            "passage",
                            models.OneToOneField(
                                db_column="rowid",
                                db_constraint=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                primary_key=True,
                                serialize=False,
                                to="workbench.passage",
                            ),
                        ),
                        ("title", models.TextField()),
                        ("text", models.TextField()),
                    ],
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="passage",
            index=models.Index(fields=["kind", "use_case", "version"], name="workbench_p_kind_a9e4f9_idx"),
        ),
    ]
