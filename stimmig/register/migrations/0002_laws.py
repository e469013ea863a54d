from django.db import migrations, models
from django.utils.timezone import localdate


def hold_every_use_against(apps, schema_editor):
    """What is described already raises its questions from now on."""
    from stimmig.register.queries import laws_met, ours

    uses = list(apps.get_model("register", "UseCase").objects.all())
    of_house = ours() if uses else None
    for use in uses:
        use.laws = laws_met(use, localdate(), of_house)
        use.save(update_fields=["laws"])


class Migration(migrations.Migration):
    dependencies = [("register", "0001_first"), ("people", "0003_second_factor")]

    operations = [
        migrations.AddField("usecase", "laws", models.JSONField(default=list)),
        migrations.RunPython(hold_every_use_against, migrations.RunPython.noop),
    ]
