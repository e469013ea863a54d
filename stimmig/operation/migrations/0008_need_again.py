from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("operation", "0007_resumed"),
    ]

    operations = [
        migrations.AddField(
            model_name="takeover",
            name="need_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="takeover",
            name="need_met_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
    ]
