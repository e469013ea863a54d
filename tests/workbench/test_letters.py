"""A letter says what the start page says: once a week, and the day before something is due; never more."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from stimmig.decision.models import Condition, Decision
from stimmig.people.models import Person
from stimmig.register import actions as register
from stimmig.register.models import UseCase
from stimmig.review.models import Judgement, Round
from stimmig.workbench import words
from stimmig.workbench.actions import choose_mail
from stimmig.workbench.actions.claiming import LEASE
from stimmig.workbench.actions.reminding import remind
from stimmig.workbench.models import Claim
from stimmig.workbench.queries import errands
from stimmig.workbench.queries.due import may_be_due
from stimmig.workbench.queries.notices import readers, token_for
from tests.post import Postbox

pytestmark = pytest.mark.usefixtures("company")


def somebody(name: str) -> Person:
    return Person.objects.get(name=name)


def noon(day: date | None = None) -> datetime:
    """Midday of a day; of today where none is named."""
    return timezone.make_aware(datetime.combine(day or timezone.localdate(), datetime.min.time())) + timedelta(hours=12)


def letters_to(postbox: Postbox, name: str) -> list[Any]:
    return [each for each in postbox.letters if each["To"] == somebody(name).email]


def text_to(postbox: Postbox, name: str) -> str:
    """What the only letter to somebody says, in one line."""
    (letter,) = letters_to(postbox, name)
    return " ".join(letter.get_content().split())


def test_the_letter_and_the_start_page_say_the_same(postbox: Postbox) -> None:
    """Every errand with its reason, the gain first, and the way there."""
    remind(noon())
    person = somebody("Anke Berger")
    said = text_to(postbox, person.name)
    waiting = errands(person, noon())
    assert len(waiting) > 1
    for errand in waiting:
        assert f"{words.verb(errand)}: {errand.what.removesuffix('.')}" in said
        assert words.hint(errand) in said
    assert ".," not in said
    assert said.index(str(words.GAINS[waiting[0].kind])) < said.index(waiting[0].what)
    assert "https://stimmig.norderdiek.example/ " in said


def test_every_kind_of_errand_has_its_words() -> None:
    """What is to be done, why it waits, and what one gains by it."""
    assert set(words.VERBS) == set(words.HINTS) == set(words.GAINS)


def test_one_thing_alone_is_one_click_away(postbox: Postbox) -> None:
    """The link of the letter is where it is done, and its subject says what."""
    remind(noon())
    person = somebody("Silke Vogt")
    (waiting,) = errands(person, noon())
    assert f"https://stimmig.norderdiek.example{waiting.url} " in text_to(postbox, person.name)
    assert letters_to(postbox, person.name)[0]["Subject"] == f"{words.verb(waiting)}: {waiting.what}"


def test_nobody_is_written_to_twice_a_week_or_for_nothing(postbox: Postbox) -> None:
    """However often the house looks; and whoever has nothing to do gets no letter."""
    monday = noon(timezone.localdate() - timedelta(days=timezone.localdate().weekday()))
    first = remind(monday)
    assert first == len(postbox.letters)
    assert first == len({letter["To"] for letter in postbox.letters})
    assert remind(monday + timedelta(minutes=1)) == 0
    assert letters_to(postbox, "Nils Thomsen") == []
    for person in Person.objects.all():
        assert bool(letters_to(postbox, person.name)) <= bool(errands(person, monday))


def test_the_house_does_not_write_at_night(postbox: Postbox) -> None:
    """Neither at three in the morning nor at ten in the evening."""
    assert remind(noon() - timedelta(hours=9)) == remind(noon() + timedelta(hours=10)) == 0


def test_the_day_before_something_is_due_there_is_one_more(postbox: Postbox) -> None:
    """Of what is due alone, to whoever it waits for; and not when the letter of the week has just said it."""
    round = Round.objects.get(review__use_case__title="Telefonassistent im Kundendienst")
    day = timezone.localdate() - timedelta(days=timezone.localdate().weekday()) + timedelta(days=3)
    Round.objects.filter(pk=round.pk).update(due_on=day)
    remind(noon(day - timedelta(days=2)))
    postbox.letters.clear()
    eve = noon(day - timedelta(days=1))
    assert remind(eve) == len(postbox.letters) == 2
    said = text_to(postbox, "Anke Berger")
    assert "Telefonassistent" in said
    assert "Avatar" not in said
    assert letters_to(postbox, "Anke Berger")[0]["Subject"].startswith("Morgen: ")
    assert remind(eve + timedelta(hours=1)) == 0
    Claim.objects.all().delete()
    assert remind(eve) > 0
    assert remind(eve + timedelta(minutes=1)) == 0


def test_once_the_letter_of_the_week_is_out_few_are_asked_again(
    postbox: Postbox, django_assert_max_num_queries: Any
) -> None:
    """A look costs a few queries for everybody, and asks for the errands only of those who can have something due."""
    day = date(2031, 3, 5)
    keys = [f"week:{day:%G-%V}:{person.uuid}" for person in readers()]
    Claim.objects.bulk_create(Claim(key=key, claimed_at=noon(day), done_at=noon(day)) for key in keys)
    with django_assert_max_num_queries(8):
        assert remind(noon(day)) == 0


def test_whoever_has_nothing_to_do_is_asked_for_now_and_then(
    postbox: Postbox, django_assert_max_num_queries: Any
) -> None:
    """Not each minute of the day; what comes up meanwhile is written a few minutes later."""
    monday = noon(timezone.localdate() - timedelta(days=timezone.localdate().weekday()))
    remind(monday)
    with django_assert_max_num_queries(8):
        assert remind(monday + timedelta(minutes=1)) == 0
    albers, use = somebody("Maike Albers"), UseCase.objects.get(title="Wissensassistent Technik")
    assert letters_to(postbox, albers.name) == []
    asked = {"use_case": use, "fact": "logging", "touchpoint": "", "passed_to": albers.name}
    register.pass_on(**asked, by=somebody("Torben Brandt"), at=monday + timedelta(minutes=2))
    assert remind(monday + timedelta(minutes=3)) == 0
    assert remind(monday + LEASE) == 1
    assert len(letters_to(postbox, albers.name)) == 1


def test_in_the_last_minutes_of_the_day_whoever_has_nothing_is_asked_for_each_time(postbox: Postbox) -> None:
    """What comes up at two minutes to seven and is due tomorrow is not put off until it is."""
    evening = noon() + timedelta(hours=6, minutes=55)
    albers, use = somebody("Maike Albers"), UseCase.objects.get(title="Wissensassistent Technik")
    remind(evening)
    assert letters_to(postbox, albers.name) == []
    asked = {"use_case": use, "fact": "logging", "touchpoint": "", "passed_to": albers.name}
    register.pass_on(**asked, by=somebody("Torben Brandt"), at=evening + timedelta(minutes=1))
    assert remind(evening + timedelta(minutes=3)) == 1
    assert len(letters_to(postbox, albers.name)) == 1


def test_whoever_has_something_due_is_among_those_who_are_asked() -> None:
    """Of days on which a judgement, a condition or a new review falls due in the company."""
    days = (
        Round.objects.filter(reveal=None).latest("due_on").due_on,
        Condition.objects.latest("due_on").due_on,
        Decision.objects.exclude(review_on=None).latest("review_on").review_on,
    )
    kinds = set()
    for day in days:
        asked, eve = may_be_due(day), noon(day - timedelta(days=1))
        due = {person.pk: [each.kind for each in errands(person, eve) if each.until == day] for person in readers()}
        assert {key for key, found in due.items() if found} <= asked
        kinds |= {kind for found in due.values() for kind in found}
    assert {"judge", "keep", "review_again"} <= kinds


@pytest.mark.parametrize(("kind", "week", "eve"), [("mail", 1, 1), ("digest", 1, 0), ("none", 0, 0)])
def test_everybody_chooses_how_often(postbox: Postbox, kind: str, week: int, eve: int) -> None:
    """Mail, digest or none."""
    vogt = somebody("Silke Vogt")
    choose_mail(person=vogt, kind=kind, at=timezone.now())
    day = timezone.localdate() - timedelta(days=timezone.localdate().weekday()) + timedelta(days=3)
    Round.objects.filter(review__use_case__title="Telefonassistent im Kundendienst").update(due_on=day)
    remind(noon(day - timedelta(days=2)))
    assert len(letters_to(postbox, vogt.name)) == week
    remind(noon(day - timedelta(days=1)))
    assert len(letters_to(postbox, vogt.name)) == week + eve


def test_a_letter_the_server_does_not_take_is_tried_again(postbox: Postbox) -> None:
    """Nothing is lost because a server is down."""
    postbox.closed = True
    assert remind(noon()) == 0
    postbox.closed = False
    assert remind(noon()) == 0
    assert remind(noon() + LEASE * 4) > 0


def test_a_refused_letter_waits_longer_each_time_and_is_logged(
    postbox: Postbox, caplog: pytest.LogCaptureFixture
) -> None:
    """Not every minute; and whoever looks after the house reads what the server said. All others get theirs."""
    vogt = somebody("Silke Vogt")
    postbox.unknown = {vogt.email}
    for minute, refused in ((0, 1), (1, 1), (39, 1), (40, 2), (59, 2)):  # at once, and after forty minutes
        remind(noon() + timedelta(minutes=minute))
        assert postbox.refused == refused
    assert f"{vogt.uuid} did not leave, tried again later: 550 Nobody of this name here" in caplog.text
    assert letters_to(postbox, "Anke Berger")


def test_a_fault_with_one_letter_keeps_back_no_other(postbox: Postbox) -> None:
    """It is raised once all others are written."""
    berger, vogt = somebody("Anke Berger"), somebody("Silke Vogt")
    Person.objects.filter(pk=berger.pk).update(email="anke\nberger@norderdiek.example")  # no header takes that
    with pytest.raises(ExceptionGroup, match="1 could not be"):
        remind(noon())
    assert letters_to(postbox, vogt.name)


def test_what_somebody_else_is_at_is_left_to_them_for_a_while(postbox: Postbox) -> None:
    """A claim without a confirmation is taken over after ten minutes, not before."""
    year, week, _ = timezone.localdate(noon()).isocalendar()
    vogt = somebody("Silke Vogt")
    Claim.objects.create(key=f"week:{year}-{week:02}:{vogt.uuid}", claimed_at=noon())
    remind(noon() + LEASE / 2)
    assert letters_to(postbox, vogt.name) == []
    remind(noon() + LEASE)
    assert len(letters_to(postbox, vogt.name)) == 1


def test_while_somebody_writes_the_weekly_letter_nobody_writes_another(postbox: Postbox) -> None:
    """Two watchers at once write one letter, not the one of the week and that of the day before."""
    tomorrow = timezone.localdate() + timedelta(days=1)
    Round.objects.filter(review__use_case__title="Telefonassistent im Kundendienst").update(due_on=tomorrow)
    year, week, _ = timezone.localdate().isocalendar()
    Claim.objects.create(key=f"week:{year}-{week:02}:{somebody('Anke Berger').uuid}", claimed_at=noon())
    remind(noon())
    assert letters_to(postbox, "Anke Berger") == []


def test_nothing_unseen_is_in_a_letter(postbox: Postbox) -> None:
    """Whatever people have judged so far."""
    Judgement.objects.update(reason="Fuchsbaukasten", exhibit="Fuchsbaukasten")
    remind(noon())
    assert postbox.letters
    assert not any("Fuchsbau" in str(letter) for letter in postbox.letters)


def test_a_letter_can_be_stopped_without_signing_in(postbox: Postbox, client: Client) -> None:
    """By its own link, with a choice; or with the one click of a mail program. A look changes nothing."""
    remind(noon())
    (letter,) = letters_to(postbox, "Silke Vogt")
    vogt, path = (
        somebody("Silke Vogt"),
        letter["List-Unsubscribe"].strip(" <>").removeprefix("https://stimmig.norderdiek.example"),
    )
    assert path in letter.get_content()
    assert letter["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert client.get(path).status_code == 200
    assert not hasattr(vogt, "mail_choice")
    client.post(path, {"kind": "digest"})
    assert somebody(vogt.name).mail_choice.kind == "digest"
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(path, {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert somebody(vogt.name).mail_choice.kind == "none"


def test_no_other_link_stops_anybodys_letters(client: Client) -> None:
    """A signature that is not ours, or of somebody who is not here."""
    signed = token_for(somebody("Silke Vogt"))
    for token in (
        "nothing",
        signed[:-1],
        signed.replace(str(somebody("Silke Vogt").uuid), str(somebody("Ole Harms").uuid)),
    ):
        assert client.get(f"/mail-choices/{token}/").status_code == 404
    Person.objects.filter(name="Silke Vogt").update(is_active=False)
    assert client.get(f"/mail-choices/{signed}/").status_code == 404


def test_one_chooses_on_a_page_of_ones_own(client: Client) -> None:
    """What is chosen is kept; what is no choice is said."""
    client.force_login(somebody("Silke Vogt"))
    assert client.post("/notices/", {"kind": "digest"}).status_code == 302
    assert somebody("Silke Vogt").mail_choice.kind == "digest"
    assert client.post("/notices/", {"kind": "hourly"}).status_code == 422
