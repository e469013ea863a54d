from django.db import migrations, models


class Migration(migrations.Migration):
    """The legal questions a use raises. Those described before are read anew by `stimmig watch` (0004)."""

    dependencies = [("register", "0001_first"), ("people", "0003_second_factor")]

    operations = [migrations.AddField("usecase", "laws", models.JSONField(default=list))]
