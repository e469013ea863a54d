"""What those say whom a use concerns."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from stimmig.people.models import Person
from stimmig.review.models.reviews import Review


class Opinion(models.Model):
    """What somebody concerned says, or that they were asked, or why not. Each write is kept; the latest counts."""

    class Of(models.TextChoices):
        WORKS_COUNCIL = "works_council", _("Works council")
        DATA_PROTECTION = "data_protection", _("Data protection")
        EMPLOYEES = "employees", _("Employees concerned")
        APPLICANTS = "applicants", _("Applicants")
        CUSTOMERS = "customers", _("Customers and others outside")

    class Kind(models.TextChoices):
        ASKED = "asked", _("Asked, no answer yet")
        GIVEN = "given", _("They have answered")
        NOT_ASKED = "not_asked", _("Not asked")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="opinions")
    of = models.CharField(max_length=16, choices=Of.choices)
    kind = models.CharField(max_length=10, choices=Kind.choices)
    who = models.CharField(max_length=120, blank=True)  # the name as it was, also of a person of the house
    person = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    on = models.DateField(null=True, blank=True)  # the day of asking, or of the answer
    text = models.TextField(blank=True, max_length=2000)  # the answer in their words, or why nobody was asked
    by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["review", "of", "at", "pk"]
