"""The database itself refuses to change or delete what was signed, whoever asks.

Only the link to an account may be cut, when the account goes: name and function stay as they were signed.
A later migration that rebuilds one of these tables on SQLite drops its triggers: it has to make them again.
"""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

# table: (what was signed, the link to an account that may be cut)
TABLES = {
    "decision_decision": (
        [
            "uuid",
            "number",
            "use_case_id",
            "review_id",
            "outcome",
            "record",
            "signed_name",
            "signed_function",
            "made_at",
            "review_on",
        ],
        "made_by_id",
    ),
    "decision_condition": (
        [
            "decision_id",
            "position",
            "text",
            "owner",
            "due_on",
            "criterion",
            "metric",
            "op",
            "value",
            "of",
            "changes_plan",
        ],
        "owner_person_id",
    ),
    "decision_expectation": (["decision_id", "position", "text", "due_on", "probability"], None),
    "decision_supersession": (["old_id", "new_id", "at"], None),
    "decision_dissent": (["uuid", "review_id", "name", "function", "reason", "proof", "at"], "person_id"),
}

REFUSAL = """
CREATE FUNCTION decision_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'what was signed stays: % on % is refused', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'integrity_constraint_violation';
END $$
"""
POSTGRESQL = {
    "stays": "BEFORE DELETE OR TRUNCATE ON {table} FOR EACH STATEMENT EXECUTE FUNCTION decision_refuse()",
    "unchanged": "BEFORE UPDATE OF {columns} ON {table} FOR EACH STATEMENT EXECUTE FUNCTION decision_refuse()",
    "only_cut": "BEFORE UPDATE OF {link} ON {table} FOR EACH ROW WHEN (NEW.{link} IS NOT NULL)"
    " EXECUTE FUNCTION decision_refuse()",
}
REFUSE = "BEGIN SELECT RAISE(ABORT, 'what was signed stays: {table} refuses this'); END"
SQLITE = {
    "stays": f"BEFORE DELETE ON {{table}} {REFUSE}",
    "unchanged": f"BEFORE UPDATE OF id, {{columns}} ON {{table}} {REFUSE}",
    "only_cut": f"BEFORE UPDATE OF {{link}} ON {{table}} WHEN NEW.{{link}} IS NOT NULL {REFUSE}",
    # INSERT OR REPLACE deletes without firing the first one.
    "no_replace": "BEFORE INSERT ON {table} WHEN EXISTS (SELECT 1 FROM {table} WHERE id = NEW.id) " + REFUSE,  # noqa: S608  # only names of tables and columns from above
}


def protect(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Make the triggers."""
    for statement in statements(schema_editor.connection.vendor):
        schema_editor.execute(statement, params=None)


def statements(vendor: str) -> list[str]:
    """The SQL that keeps what was signed on this database."""
    triggers = POSTGRESQL if vendor == "postgresql" else SQLITE
    made = [REFUSAL] if vendor == "postgresql" else []
    for table, (columns, link) in TABLES.items():
        for name, what in triggers.items():
            if link or "{link}" not in what:
                quoted = ", ".join(f'"{column}"' for column in columns)
                made.append(f"CREATE TRIGGER {table}_{name} " + what.format(table=table, columns=quoted, link=link))
    return made


class Migration(migrations.Migration):
    dependencies = [("decision", "0001_first")]
    operations = [migrations.RunPython(protect)]  # no way back: a signature that could be reopened would bind nobody
