from django.db import migrations, models


class Migration(migrations.Migration):
    """By which framework laws were read; and links that rest nowhere, so that those made before are over."""

    dependencies = [("register", "0003_rulings")]

    operations = [
        migrations.AddField("usecase", "laws_by", models.CharField(blank=True, max_length=64)),
        migrations.RemoveField("factrequest", "token"),
    ]
