import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [
        migrations.CreateModel(
            name="Entry",
            fields=[
                ("seq", models.PositiveBigIntegerField(primary_key=True, serialize=False)),
                ("kind", models.CharField(max_length=40)),
                ("at", models.CharField(max_length=14)),
                ("case", models.UUIDField()),
                ("commitment", models.CharField(max_length=64)),
                ("leaf", models.CharField(max_length=64)),
                ("chain", models.CharField(max_length=64)),
            ],
            options={"ordering": ["seq"]},
        ),
        migrations.CreateModel(
            name="Content",
            fields=[
                (
                    "entry",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        serialize=False,
                        to="ledger.entry",
                    ),
                ),
                ("salt", models.BinaryField(max_length=32)),
                ("subject", models.UUIDField(db_index=True, null=True)),
                ("canonical", models.TextField()),
            ],
        ),
    ]
