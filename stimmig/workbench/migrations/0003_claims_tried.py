from django.db import migrations, models


class Migration(migrations.Migration):
    """How often something due could not be done."""

    dependencies = [("workbench", "0002_watch")]

    operations = [
        migrations.AddField(model_name="claim", name="tries", field=models.PositiveSmallIntegerField(default=0)),
    ]
