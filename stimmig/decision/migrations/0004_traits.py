"""What decided uses are compared by. What was decided before is read from the frozen file."""

import django.db.models.deletion
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from stimmig.content import framework
from stimmig.core.similarity import traits
from stimmig.core.use_case import parse
from stimmig.decision.comparing import columns


def keep_traits(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    decisions = apps.get_model("decision", "Decision").objects.select_related("review")
    kept = apps.get_model("decision", "Traits").objects
    for decision in decisions.iterator():
        words = framework(decision.review.framework)
        described = parse(decision.review.frozen, words, complete=False)
        kept.create(decision=decision, **columns(traits(described, words)))


class Migration(migrations.Migration):
    dependencies = [("decision", "0003_afterwards")]

    operations = [
        migrations.CreateModel(
            name="Traits",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("known", models.JSONField()),
                ("topics", models.TextField()),
                ("channels", models.TextField()),
                ("audiences", models.TextField()),
                (
                    "decision",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="traits", to="decision.decision"
                    ),
                ),
            ],
        ),
        migrations.RunPython(keep_traits, migrations.RunPython.noop),
    ]
