"""What later uses find a decision by."""

from django.db import models

from stimmig.decision.models.signed import Decision


class Traits(models.Model):
    """What a decided use is compared by when a similar one comes: its touchpoints and facts on the day of signing."""

    decision = models.OneToOneField(Decision, on_delete=models.CASCADE, related_name="traits")
    known = models.JSONField()  # as core.similarity writes it
    topics = models.TextField()  # |complaint|booking|, so that comparable ones are found before anything is compared
    channels = models.TextField()
    audiences = models.TextField()
