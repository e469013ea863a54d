"""Each page asks the database a fixed number of questions, however much a use holds."""

from typing import Any

from stimmig.people.models import Person
from stimmig.register import queries
from stimmig.register.models import UseCase

MOST = {
    "situation/": 8,
    "benefits/": 5,
    "touchpoints/": 7,
    "limits/": 5,
    "changes/": 5,
    "profile/": 7,
    "facts/": 8,
    "facts/all/": 8,
    "facts/logging/": 7,
    "legal/": 7,
    "reading/": 10,
    "accountable/": 6,
}


def test_no_page_asks_more_than_it_says(
    client: Any, telephone: UseCase, berger: Person, django_assert_max_num_queries: Any
) -> None:
    """Session, person, house and use are four; the rest is what the page is about."""
    client.force_login(berger)
    for page, most in MOST.items():
        with django_assert_max_num_queries(most):
            client.get(f"/use-cases/{telephone.pk}/{page}")


def test_a_page_of_answers_asks_no_more_than_one_answer(
    client: Any, telephone: UseCase, berger: Person, django_assert_max_num_queries: Any
) -> None:
    """However many questions are sent, what is known of them is read once."""
    client.force_login(berger)
    asked = [f"{fact}@" for fact in queries.framework().facts if fact not in queries.ELSEWHERE]
    with django_assert_max_num_queries(20):
        client.post(f"/use-cases/{telephone.pk}/facts/", {"version": telephone.version, "asked": asked})
