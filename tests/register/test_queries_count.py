"""Each page asks the database a fixed number of questions, however much a use holds."""

from typing import Any

from stimmig.people.models import Person
from stimmig.register import queries
from stimmig.register.models import UseCase

MOST = {
    "situation/": 8,
    "benefits/": 8,
    "touchpoints/": 9,
    "limits/": 8,
    "changes/": 8,
    "profile/": 9,
    "facts/": 13,
    "facts/all/": 12,
    "facts/logging/": 12,
    "legal/": 12,
    "reading/": 14,
    "accountable/": 9,
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
    with django_assert_max_num_queries(22):
        client.post(f"/use-cases/{telephone.pk}/facts/", {"version": telephone.version, "asked": asked})
