"""What went wrong waits on the start page for whoever has to do something about it, and for nobody else."""

import pytest
from django.utils import timezone

from stimmig.operation.actions import incidents as actions
from stimmig.operation.models import Incident
from stimmig.operation.queries.concerns import looked_after_by
from stimmig.workbench.queries import errands
from tests.cast import person
from tests.decision import scene
from tests.operation.incidents import TOLD, closed, reported, say, told

pytestmark = pytest.mark.django_db
OURS = {"heard", "put_right", "look_after", "harm"}


def waiting(who: str) -> list[str]:
    return [errand.kind for errand in errands(person(who), timezone.now()) if errand.kind in OURS]


def test_at_first_whoever_answers_for_the_use_or_runs_it_says_who_looks_after_it() -> None:
    """Nobody else is asked, also who could do it."""
    reported()
    assert waiting("berger") == waiting("brandt") == ["look_after"]
    assert [waiting(who) for who in ("luehrs", "claussen", "albers", "jansen", "stranger")] == [[]] * 5


def test_then_it_waits_for_whoever_looks_after_it_until_it_is_closed() -> None:
    """Named is Torben Brandt."""
    say(reported(), "owner")
    assert waiting("brandt") == ["put_right"]
    assert waiting("berger") == []
    closed()
    assert waiting("brandt") == ["put_right"]  # the first only


@pytest.mark.parametrize("is_named", [True, False])
def test_whom_the_form_names_finds_it_too(is_named: bool) -> None:
    """As those affected read it: whom people can talk to about it."""
    name = person("claussen").name
    use = scene.sign(scene.written(ahead={"talk_to": name if is_named else "Anna Anderswo"})).use_case
    told(use)
    assert (looked_after_by(use)[0] == name) is is_named
    assert waiting("claussen") == ["heard"] * is_named


def test_a_word_of_the_person_waits_for_an_answer() -> None:
    """With the day by which they were told to hear from us; answered, it waits no more."""
    made, _ = told()
    assert waiting("brandt") == ["heard"]
    actions.answer(incident=made, text="Wir sehen nach.", by=person("berger"), at=timezone.now())
    assert waiting("brandt") == ["look_after"]


def test_an_errand_says_nothing_of_what_somebody_told_us() -> None:
    """It goes out in letters and calendars."""
    told()
    found = errands(person("berger"), timezone.now())
    assert not [each for each in found for text in TOLD.values() if text in f"{each.what} {each.about}"]


def test_a_word_after_closing_waits_again() -> None:
    """For whoever looks after it; nothing is taken up again by itself."""
    made, _ = told()
    say(made, "owner", "informed")
    actions.dismiss(incident=made, reason="Kein Fehler.", by=person("berger"), at=timezone.now())
    assert waiting("brandt") == []
    actions.add(incident=Incident.objects.get(pk=made.pk), text="Doch.", at=timezone.now())
    assert waiting("brandt") == ["heard"]
