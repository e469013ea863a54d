"""That the AI of a use was stopped, those whose work it is read in a letter of its own, at once and once."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from stimmig.operation import actions
from stimmig.operation.models import Stop
from stimmig.register.models import UseCase
from stimmig.workbench.actions import choose_mail
from stimmig.workbench.actions.stopped import tell_of_stops
from tests.cast import person
from tests.operation.incidents import running
from tests.operation.scene import named
from tests.post import Postbox

pytestmark = pytest.mark.django_db

WHY = "Sie nennt falsche Preise."


def stopped(use: UseCase, by: str, at: datetime | None = None) -> Stop:
    """The AI of a use is stopped by somebody who may."""
    return actions.stop(use_case=use, reason=WHY, by=person(by), at=at or timezone.now())


def written_to(postbox: Postbox) -> list[str]:
    return sorted(letter["To"].split(".")[0] for letter in postbox.letters)


def test_those_who_serve_run_and_guide_and_the_leader_are_told_once(postbox: Postbox) -> None:
    """Also at night; not whoever stopped it, nobody who only reads along, and never why: that stands on the page."""
    use = running()  # Torben Brandt runs it
    for key, kind in (("demir", "serves"), ("vogt", "guides"), ("jansen", "reads"), ("petersen", "stops")):
        named(use, key, kind)
    night = timezone.now().replace(hour=2) + timedelta(days=1)
    stopped(use, "petersen", at=night)
    assert tell_of_stops(night) == 4
    assert written_to(postbox) == ["anke", "ayse", "silke", "torben"]
    assert postbox.letters[0]["Subject"] == "Angehalten: Chat am Abend"
    said = " ".join(postbox.text().split())
    assert f"https://stimmig.norderdiek.example/use-cases/{use.pk}/guardrails/ " in said
    assert "Jule Petersen" in said
    assert WHY not in said
    assert tell_of_stops(night) == 0


def test_whoever_wants_no_letters_gets_none_and_once_a_week_is_not_enough(postbox: Postbox) -> None:
    """It does not wait for the letter of the week."""
    use = running()
    choose_mail(person=person("brandt"), kind="none", at=timezone.now())
    choose_mail(person=named(use, "demir", "serves"), kind="digest", at=timezone.now())
    stop = stopped(use, "berger")
    assert tell_of_stops(stop.at) == 1
    assert written_to(postbox) == ["ayse"]


def test_what_goes_on_again_or_is_long_known_is_not_told(postbox: Postbox) -> None:
    """A letter that comes late would send people to what is over."""
    stop = stopped(running(), "berger")
    assert tell_of_stops(stop.at + timedelta(days=2)) == 0
    actions.end_stop(stop=stop, reason="Die Preise stimmen.", by=person("berger"), at=timezone.now())
    assert tell_of_stops(stop.at) == 0
