"""Trust, side by side: what people ask for and how they feel, month by month, and never one person."""

from datetime import date, datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone, translation
from django.utils.formats import date_format

from stimmig.core.errors import Refusal
from stimmig.core.retention import months_later
from stimmig.operation import actions, queries
from stimmig.operation.actions import incidents
from stimmig.operation.models import Conversation, Pulse, PulseTaken, Takeover
from stimmig.operation.pages.trust import waited
from stimmig.operation.queries.trust import nine_of_ten
from stimmig.people.models import House, Person
from stimmig.register.models import UseCase
from tests.operation.talking import conversation, wished


def minutes(number: int) -> timedelta:
    return timedelta(minutes=number)


def test_a_month_says_what_was_asked_for(telephone: UseCase, now: datetime) -> None:
    """Conversations, wishes, unmet ones, the question whether a human answers, and how long one waits."""
    for wishes, asked in ((0, 0), (3, 0), (1, 2)):
        conversation(telephone, now, wishes=wishes, asked_if_human=asked)
    wished(conversation(telephone, now, wishes=1), now, joined_at=now + minutes(4))
    missed = wished(conversation(telephone, now), now)
    Takeover.objects.filter(pk=missed.pk).update(ending="timed_out", ended_at=now)
    month = queries.months_of(telephone, timezone.localdate(now))[0]
    assert (month.conversations, month.wishes, month.asked_if_human, month.unmet) == (5, 4, 1, 1)
    assert month.within == minutes(4)


def test_unmet_is_only_a_wish_that_ended_and_nobody_came(telephone: UseCase, now: datetime) -> None:
    """Whoever still waits is promised somebody; whom need or a rule handed over did not ask, and has a line apart."""
    wished(conversation(telephone, now, wishes=1), now, deadline=now + minutes(9))
    for number, reason in enumerate(("need", "policy")):
        called = wished(conversation(telephone, now), now, ended_at=now + minutes(number), ending="timed_out")
        Takeover.objects.filter(pk=called.pk).update(asked_by="policy", reason=reason)
    month = queries.months_of(telephone, timezone.localdate(now))[0]
    assert (month.wishes, month.unmet, month.called) == (1, 0, 2)


def test_what_is_of_these_is_never_more_than_these(telephone: UseCase, now: datetime) -> None:
    """Two wishes in vain in one conversation are one conversation, in the month of its last message."""
    held = conversation(telephone, now, wishes=2)
    for earlier in (40, 1):
        then = now - timedelta(days=earlier)
        wished(held, then, ended_at=then + minutes(9), ending="timed_out")
    months = queries.months_of(telephone, timezone.localdate(now))
    assert [(month.wishes, month.unmet) for month in months[:2]] == [(1, 1), (0, 0)]


def test_complaints_are_those_of_persons_affected(telephone: UseCase, demir: Person, now: datetime) -> None:
    """What the house reports itself is none; it stands in the month in which it was told."""
    for told in (now, now, now - timedelta(days=62)):
        incidents.tell(use_case=telephone, happened="Zwei Antworten auf eine Frage.", at=told)
    incidents.open_by_staff(use_case=telephone, happened="x", told="y", doing="z", by=demir, at=now)
    months = queries.months_of(telephone, timezone.localdate(now))
    assert [months[0].complaints, sum(each.complaints for each in months)] == [2, 3]


def test_six_months_stand_there_also_the_silent_ones(telephone: UseCase) -> None:
    """The latest first, over the turn of the year."""
    firsts = [each.first for each in queries.months_of(telephone, date(2027, 2, 28))]
    assert firsts == [date(2027, 2, 1), date(2027, 1, 1), *(date(2026, month, 1) for month in (12, 11, 10, 9))]


def test_what_staff_began_is_nobodys_wish(telephone: UseCase, held: Conversation, demir: Person, now: datetime) -> None:
    """And what became of it is no waiting time."""
    actions.take(conversation=held, by=demir, at=now)
    Takeover.objects.update(joined_at=now + minutes(1))
    assert queries.months_of(telephone, timezone.localdate(now))[0].within is None


@pytest.mark.parametrize(
    ("times", "within"), [([], None), ([5], 5), (list(range(1, 11)), 9), (list(range(1, 21)), 18), ([9, 1, 1], 9)]
)
def test_nine_of_ten(times: list[int], within: int | None) -> None:
    """The time that at least nine of ten did not exceed."""
    assert nine_of_ten(map(minutes, times)) == (None if within is None else minutes(within))


@pytest.mark.parametrize(
    ("time", "words"),
    [(None, "–"), (timedelta(seconds=4), "1 Minute"), (minutes(60), "60 Minuten"), (minutes(89), "1 Stunde")],
)
def test_a_time_is_said_as_people_say_it(time: timedelta | None, words: str) -> None:
    """In minutes up to an hour."""
    with translation.override("de"):
        assert waited(time) == words


def test_a_person_says_once_how_it_was(held: Conversation, client: Client) -> None:
    """By a link, without an account; the answer knows neither person nor conversation."""
    here = f"/pulses/{queries.pulse_token(held.case)}/"
    assert client.post(here, {}).status_code == 422
    assert client.post(here, {"answer": "seen"}).status_code == 302
    assert "Danke" in client.get(here).text
    client.post(here, {"answer": "processed"})
    assert [each.answer for each in Pulse.objects.all()] == ["seen"]
    known = {field.name for field in Pulse._meta.get_fields()}
    assert known == {"id", "use_case", "touchpoint", "of", "answer", "month"}


def test_a_link_nobody_made_opens_nothing(client: Client, house: House) -> None:
    """Neither a guess nor another signature."""
    assert client.get("/pulses/abc/").status_code == 404


def test_two_answers_at_the_same_moment_are_one(held: Conversation, now: datetime) -> None:
    """The second is refused."""
    actions.say_how_it_was(conversation=held, answer="seen", at=now)
    with pytest.raises(Refusal, match="answered-already"):
        actions.say_how_it_was(conversation=held, answer="seen", at=now)


def test_after_erasing_the_question_can_still_be_answered(telephone: UseCase, now: datetime, berger: Person) -> None:
    """It says nothing about whom it was."""
    held = conversation(telephone, now, retention="K1")
    actions.erase(conversation=held, by=berger, at=now)
    actions.say_how_it_was(conversation=held, answer="between", at=now)
    assert Pulse.objects.count() == 1


def test_fewer_than_five_of_staff_are_not_shown(telephone: UseCase, now: datetime) -> None:
    """So that nobody is recognised."""
    month = timezone.localdate(now).replace(day=1)
    answers, after = {"use_case": telephone, "of": "staff", "month": month}, months_later(month, 1)
    for number in range(5):
        assert queries.months_of(telephone, after)[1].staff is None, number
        Pulse.objects.create(answer="processed", **answers)
    assert queries.months_of(telephone, after)[1].staff == {"processed": 5}


def test_answers_of_staff_stand_there_once_the_month_is_over(
    telephone: UseCase, now: datetime, demir: Person, client: Client
) -> None:
    """While they come in, the sixth could be read from the difference to five."""
    month = timezone.localdate(now).replace(day=1)
    for _ in range(6):
        Pulse.objects.create(use_case=telephone, of="staff", month=month, answer="seen")
    conversation(telephone, now)
    assert queries.months_of(telephone, months_later(month, 1) - timedelta(days=1))[0].staff is None
    assert queries.months_of(telephone, months_later(month, 1))[1].staff == {"seen": 6}
    client.force_login(demir)
    said = client.get(f"/use-cases/{telephone.pk}/trust/").text
    assert "nach Monatsende" in said
    assert "sobald der Monat vorbei ist und mindestens fünf geantwortet haben" in said


def test_whoever_works_beside_the_ai_is_asked_once_a_month(
    telephone: UseCase, demir: Person, berger: Person, now: datetime, client: Client
) -> None:
    """And nobody else."""
    here = f"/use-cases/{telephone.pk}/trust/"
    client.force_login(berger)
    assert client.get(f"{here}pulses/").status_code == 302
    client.force_login(demir)
    assert f"{here}pulses/" in client.get(here).text
    assert client.post(f"{here}pulses/", {"answer": "seen"}).status_code == 302
    assert f"{here}pulses/" not in client.get(here).text
    with pytest.raises(Refusal, match="answered-already"):
        actions.say_how_it_is(use_case=telephone, answer="seen", by=demir, at=now)
    assert Pulse.objects.get().of == "staff"


def test_the_page_asks_the_same_however_much_there_was(
    telephone: UseCase, demir: Person, now: datetime, client: Client, django_assert_max_num_queries: object
) -> None:
    """Few questions to the database."""
    for _ in range(4):
        wished(conversation(telephone, now), now, joined_at=now)
    client.force_login(demir)
    with django_assert_max_num_queries(14):  # type: ignore[operator]
        client.get(f"/use-cases/{telephone.pk}/trust/")


def test_the_order_of_answers_is_not_that_of_those_who_gave_them(
    telephone: UseCase, demir: Person, now: datetime
) -> None:
    """Neither row says by its number when it was written."""
    actions.say_how_it_is(use_case=telephone, answer="seen", by=demir, at=now)
    assert min(Pulse.objects.get().pk, PulseTaken.objects.get().pk) > 2**30


def test_each_figure_names_its_month(held: Conversation, demir: Person, client: Client, now: datetime) -> None:
    """On a phone the months do not fit across; there each stands with its figure."""
    client.force_login(demir)
    shown = client.get(f"/use-cases/{held.use_case_id}/trust/").text
    month = date_format(timezone.localdate(now), "M Y")
    assert f'<td data-label="{month}">1</td>' in shown
    assert shown.count(f'data-label="{month}"') == shown.count('<th scope="row">')
