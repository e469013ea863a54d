from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("operation", "0009_takeovers_left"),
    ]

    operations = [
        migrations.AddField(
            model_name="incident",
            name="joined_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
    ]
