"""What brings a parked or refused use back before its day: somebody says that it has happened."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from stimmig.decision.models.signed import Decision
from stimmig.people.models import Person


class Waking(models.Model):
    """The word that what a decision waits for has happened. It is said once; then the use is on the table again."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    decision = models.OneToOneField(Decision, on_delete=models.PROTECT, related_name="waking")
    sentence = models.CharField(_("What has happened?"), max_length=300)
    by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    name = models.CharField(max_length=120)  # stays when the account goes
    at = models.DateTimeField()
