"""The example company, moving in on another day: the same story, as if it had just happened."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from stimmig.content.days import MONTHS
from stimmig.decision.models import Decision
from stimmig.ledger.models import Content
from stimmig.ledger.queries import verify
from stimmig.people.models import House, Person
from stimmig.review.models import Judgement, Round
from stimmig.workbench import company, queries

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("days", [-200, 1003])
def test_it_moves_in_whole_on_any_day(days: int) -> None:
    """Every rule still holds: six decisions are signed, the record adds up, and days in sentences moved along."""
    today = timezone.localdate() + timedelta(days=days)
    company.load(today)
    times = [datetime.fromisoformat(content.read()["at"]) for content in Content.objects.all()]
    assert today - timedelta(days=7) <= max(times).date() < today
    assert Decision.objects.count() == 6
    assert verify().intact
    assert all(round.due_on > today for round in Round.objects.filter(reveal=None, review__withdrawal=None))
    errands = queries.errands(Person.objects.get(name="Anke Berger"), max(times) + timedelta(days=1))
    assert [errand.kind for errand in errands] == ["judge", "talk", "look_back", "wake"]
    switched_off = House.objects.get().created_at.date() + timedelta(days=17)  # founded on 11 May, drilled on 28 May
    said = f"Am {switched_off.day}. {MONTHS[switched_off.month - 1]} habe ich sie abgeschaltet."
    assert Judgement.objects.filter(reason__startswith=said).exists()
