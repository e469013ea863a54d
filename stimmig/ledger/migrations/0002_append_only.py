"""The database itself refuses to change what was recorded, whoever asks.

A later migration that rebuilds one of these tables on SQLite drops its triggers: it has to make them again.
"""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

TABLES = ("ledger_entry", "ledger_content")

POSTGRESQL = """
CREATE FUNCTION ledger_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the ledger is append-only: % on % is refused', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'integrity_constraint_violation';
END $$
"""
POSTGRESQL_TABLE = """
CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {table}
FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse()
"""
SQLITE_VERB = """
CREATE TRIGGER {table}_no_{verb} BEFORE {verb} ON {table}
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: {verb} on {table} is refused'); END
"""
# INSERT OR REPLACE deletes without firing the trigger above.
SQLITE_REPLACE = """
CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table}
WHEN EXISTS (SELECT 1 FROM {table} WHERE {key} = NEW.{key})
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: replace on {table} is refused'); END
"""
KEYS = {"ledger_entry": "seq", "ledger_content": "entry_id"}


def protect(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Make the triggers."""
    for statement in statements(schema_editor.connection.vendor):
        schema_editor.execute(statement, params=None)


def statements(vendor: str) -> list[str]:
    """The SQL that makes both tables append-only on this database."""
    if vendor == "postgresql":
        return [POSTGRESQL, *(POSTGRESQL_TABLE.format(table=table) for table in TABLES)]
    verbs = [SQLITE_VERB.format(table=table, verb=verb) for table in TABLES for verb in ("UPDATE", "DELETE")]
    return [*verbs, *(SQLITE_REPLACE.format(table=table, key=key) for table, key in KEYS.items())]


class Migration(migrations.Migration):
    dependencies = [("ledger", "0001_initial")]
    operations = [migrations.RunPython(protect)]  # no way back: a record that could be reopened would prove nothing
