"""What the deputy prepares, and that the leader has taken it over."""

from django.db import models

from stimmig.decision.models.signed import Draft
from stimmig.people.models import Person


class Adoption(models.Model):
    """The leader has taken over what the deputy had prepared, as a whole. The record will say so."""

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="adoptions")  # the leader's own
    deputy = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    name = models.CharField(max_length=120)
    function = models.CharField(max_length=120, blank=True)
    prepared_at = models.DateTimeField()  # as what was taken over stood then
    before = models.JSONField(default=list)  # what the leader had written until then, and for the other way
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "pk"]

    @property
    def signature(self) -> str:
        """Name and function of whoever prepared it."""
        return f"{self.name}, {self.function}" if self.function else self.name
