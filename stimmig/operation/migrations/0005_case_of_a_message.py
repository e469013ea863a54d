"""A message says in a column of its own which conversation it tells of, so that an erasure finds it by an index."""

import json
from typing import Any

from django.db import migrations, models

AT_ONCE = 1000


def read_cases(apps: Any, schema_editor: Any) -> None:
    """What messages of before say in their body."""
    rows = apps.get_model("operation", "Message").objects.order_by("pk").only("body")
    some = []
    for row in rows.iterator(chunk_size=AT_ONCE):
        row.case = json.loads(row.body).get("case")
        some += [row] if row.case else []
        if len(some) == AT_ONCE:
            rows.bulk_update(some, ["case"])
            some.clear()
    rows.bulk_update(some, ["case"])


class Migration(migrations.Migration):
    dependencies = [("operation", "0004_policy_findings")]

    operations = [
        migrations.AddField(model_name="message", name="case", field=models.UUIDField(null=True)),
        migrations.RunPython(read_cases, migrations.RunPython.noop),
        migrations.AddIndex(
            model_name="message",
            index=models.Index(condition=~models.Q(case=None), fields=["case"], name="message_of_a_case"),
        ),
        migrations.AddIndex(
            model_name="message",
            index=models.Index(condition=~models.Q(arrived_at=None), fields=["arrived_at"], name="message_arrived"),
        ),
    ]
