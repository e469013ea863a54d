"""What was written for the other way bears a name of its own: setting aside is what is done with an idea."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("decision", "0007_conclusions")]
    operations = [migrations.RenameField("draft", "set_aside", "other_way")]
