"""Reviews know which decision was signed on them, also where it was signed before."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps
from django.utils.timezone import localdate

INTRODUCING = ("introduce", "introduce_with_conditions", "pilot")  # as they were when this was written


def conclude(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    kept = apps.get_model("review", "Conclusion").objects
    for decision in apps.get_model("decision", "Decision").objects.iterator():
        kept.get_or_create(
            decision=decision.number,
            defaults={
                "review_id": decision.review_id,
                "begins": decision.outcome in INTRODUCING,
                "on": localdate(decision.made_at),
                "at": decision.made_at,
            },
        )


class Migration(migrations.Migration):
    dependencies = [("decision", "0006_deputy_and_successor"), ("review", "0006_difference")]

    operations = [migrations.RunPython(conclude, migrations.RunPython.noop)]
