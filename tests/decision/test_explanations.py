"""Why we do this: two pages everybody understands, from the same record."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from stimmig.people import mail
from stimmig.people.models import Person
from tests.decision import scene

HARD_WORDS = (
    "Relation",
    "relational",
    "transaktional",
    "Auflage",
    "TRACE",
    "Einsatzgrenze",
    "Kriterium",
)


@pytest.mark.parametrize("page", ["staff", "customers"])
@pytest.mark.parametrize("name", [scene.QUICK, scene.CONDITIONS, scene.DECLINED])
def test_they_say_it_in_plain_words(db: Any, client: Client, cast: dict[str, Person], page: str, name: str) -> None:
    """The sentence, and none of the words one has to learn first."""
    decision = scene.decided(name)
    client.force_login(cast["demir"])
    text = (
        client.get(f"/decisions/{decision.pk}/{page}/")
        .content.decode()
        .partition("<article")[2]
        .partition("</article")[0]
    )
    assert decision.record["sentence"] in text
    assert [word for word in HARD_WORDS if word in text] == []
    assert decision.signed_name in text


def test_the_leaders_own_words_come_first(db: Any, client: Client, cast: dict[str, Person]) -> None:
    """What the leader wrote for staff and customers stands there as written, with whom to talk to."""
    decision = scene.decided(scene.CONDITIONS)
    client.force_login(cast["demir"])
    staff = client.get(f"/decisions/{decision.pk}/staff/").content.decode()
    customers = client.get(f"/decisions/{decision.pk}/customers/").content.decode()
    assert decision.record["why"]["staff"][:40] in staff
    assert decision.record["why"]["customers"][:40] in customers
    assert "Kemal Yıldız" in staff
    assert "Beratung im Altbau" in customers


def test_on_paper_customers_read_where_to_tell_us(db: Any, client: Client, cast: dict[str, Person]) -> None:
    """A sheet on the wall cannot be clicked: the address stands there in full."""
    decision = scene.decided(scene.CONDITIONS)
    client.force_login(cast["demir"])
    page = client.get(f"/decisions/{decision.pk}/customers/").text
    there = mail.address(reverse("concern", args=[decision.use_case.uuid]))
    assert f'<span class="on-paper">: {there}</span>' in page


@pytest.mark.parametrize(
    ("day", "said"), [("2027-09-08", "Spätestens am 8. September 2027."), ("", "<h2>Sagen Sie es uns</h2>")]
)
def test_a_refusal_names_its_day_or_promises_none(db: Any, client: Client, day: str, said: str) -> None:
    """Customers read by when we look at it again; where no day was named they are not told that we will."""
    signed = scene.sign(scene.written(scene.DECLINED, ahead={"wake_up_on": day}))
    client.force_login(scene.leader_of(signed.review))
    page = client.get(f"/decisions/{signed.pk}/customers/").text
    assert said in page
    assert ("Wir sehen wieder hin" in page) == bool(day)
    assert "Früher, wenn etwas schiefgeht" not in client.get(f"/decisions/{signed.pk}/staff/").text


def test_without_own_words_the_record_speaks(db: Any, client: Client) -> None:
    """What does not go well today and the reasons, for staff; gain and trust, for customers."""
    decision = scene.sign(scene.written(ahead={"staff": "", "customers": "", "talk_to": ""}))
    client.force_login(scene.leader_of(decision.review))
    staff = client.get(f"/decisions/{decision.pk}/staff/").content.decode()
    assert decision.record["reasons"][:40] in staff
    assert "H. Wegner" in staff
    customers = client.get(f"/decisions/{decision.pk}/customers/").content.decode()
    assert decision.record["weighing"]["trust"] in customers
    assert decision.record["weighing"]["risk"] not in customers


def test_the_whole_record_is_offered_to_those_who_may_read_it(db: Any, client: Client, cast: dict[str, Person]) -> None:
    """Nobody is led to a page that turns them away."""
    decision = scene.decided()
    link = f'href="/decisions/{decision.pk}/"'
    client.force_login(cast["demir"])
    assert link not in client.get(f"/decisions/{decision.pk}/staff/").content.decode()
    client.force_login(cast["wegner"])
    assert link in client.get(f"/decisions/{decision.pk}/staff/").content.decode()
