from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("operation", "0008_need_again"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="takeover",
            index=models.Index(
                condition=models.Q(ending__in=["failed", "timed_out"], became=""),
                fields=["conversation"],
                name="takeovers_left",
            ),
        ),
    ]
