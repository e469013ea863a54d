"""Who guides a review, and that it never strands: every state says who is next and offers a way on."""

from datetime import timedelta

import pytest
from django.utils.timezone import localdate

from stimmig.review import queries
from stimmig.review.models import Review, Round
from tests.cast import person
from tests.review.browsing import at, text
from tests.review.scene import judge, opened, revealed, round_of, use_case

pytestmark = pytest.mark.django_db


def test_opening_needs_two_judges_and_a_day_to_come() -> None:
    """What is missing is said at the field, and nothing is opened."""
    use, visit = use_case(), at("claussen")
    yesterday = localdate() - timedelta(days=1)
    posted = {"judges": [person("albers").pk], "due_on": yesterday.isoformat()}
    response = visit.post(f"/use-cases/{use.pk}/reviews/new/", posted)
    assert response.status_code == 422
    assert "Laden Sie mindestens zwei Personen ein" in text(response)
    assert "Dieser Tag ist vorbei." in text(response)
    assert not Review.objects.exists()


def test_a_review_is_opened_on_a_page() -> None:
    """Judges, a day, a sentence; then everybody sees where it stands."""
    use, visit = use_case(), at("berger")
    posted = {
        "judges": [person("albers").pk, person("demir").pk],
        "observers": [person("jansen").pk],
        "due_on": (localdate() + timedelta(days=5)).isoformat(),
        "because": "Vor der Heizperiode entscheiden.",
    }
    response = visit.post(f"/use-cases/{use.pk}/reviews/new/", posted, follow=True)
    assert "Die Urteile kommen herein" in text(response)
    assert "Vor der Heizperiode entscheiden." in text(at("albers").get(response.request["PATH_INFO"]))


@pytest.mark.parametrize(("who", "status"), [("luehrs", 403), ("albers", 403), ("thomsen", 404), ("stranger", 404)])
def test_only_facilitation_and_the_accountable_leader_open(who: str, status: int) -> None:
    """Others are told who does; those without a right to see find nothing."""
    assert at(who).get(f"/use-cases/{use_case().pk}/reviews/new/").status_code == status


def test_the_page_of_a_review_is_for_those_invited() -> None:
    """Leadership and facilitation see every review, judges and observers theirs, administrators none."""
    review = opened()
    for who, status in (("berger", 200), ("luehrs", 200), ("claussen", 200), ("demir", 200), ("jansen", 200)):
        assert at(who).get(f"/reviews/{review.pk}/").status_code == status, who
    for who in ("thomsen", "stranger", "yildiz"):
        assert at(who).get(f"/reviews/{review.pk}/").status_code == 404, who


def test_the_facilitator_reveals_after_the_date() -> None:
    """The button appears when the date has passed; until then the page says when."""
    review = opened()
    judge("albers", review)
    Round.objects.update(due_on=localdate() + timedelta(days=1))
    assert "Jetzt aufdecken" not in text(at("claussen").get(f"/reviews/{review.pk}/"))
    Round.objects.update(due_on=localdate() - timedelta(days=1))
    assert "Jetzt aufdecken" in text(at("claussen").get(f"/reviews/{review.pk}/"))
    shown = text(at("claussen").post(f"/rounds/{round_of(review).pk}/reveals/", follow=True))
    assert "Nicht abgegeben hatten: Anke Berger, Ayşe Demir, Torben Brandt." in shown


def test_nobody_else_reveals_releases_or_invites() -> None:
    """The doors are closed to whoever does not guide, not only hidden."""
    review = opened()
    for address in (
        f"/rounds/{round_of(review).pk}/reveals/",
        *(f"/reviews/{review.pk}/{noun}/" for noun in ("releases", "participations", "withdrawals", "rounds")),
    ):
        assert at("luehrs").post(address).status_code == 403, address


def test_further_people_are_invited_while_it_runs() -> None:
    """To judge or to read along; whoever was invited after the reveal judges in the next round only."""
    review, visit = opened(), at("claussen")
    visit.post(f"/reviews/{review.pk}/participations/", {"people": [person("yildiz").pk], "judging": "judges"})
    visit.post(f"/reviews/{review.pk}/participations/", {"people": [person("petersen").pk], "judging": "reads"})
    assert queries.judges_in(person("yildiz"), round_of(review))
    assert not queries.judges_in(person("petersen"), round_of(review))


def test_what_waits_for_somebody_is_listed_until_they_hand_in() -> None:
    """For the start page."""
    review = opened()
    assert [round.review for round in queries.waiting_for(person("albers"))] == [review]
    judge("albers", review)
    assert not queries.waiting_for(person("albers")).exists()
    assert not queries.waiting_for(person("jansen")).exists()


def test_after_the_reveal_the_page_says_what_comes_next() -> None:
    """Which dimensions are judged in depth, why, and who begins that round."""
    review = revealed()
    assert "Diese Runde eröffnet Henning Claussen oder Anke Berger." in text(at("albers").get(f"/reviews/{review.pk}/"))
    assert "Vertiefung beginnen" in text(at("claussen").get(f"/reviews/{review.pk}/"))
