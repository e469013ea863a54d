"""A question that points to the list of its answers brings it along where that list does not stand below it."""

from django.test import Client
from django.utils.translation import override

from stimmig.people.models import Person
from stimmig.register import queries, words
from stimmig.register.models import UseCase


def test_each_question_that_points_to_a_list_is_known() -> None:
    """“Which of these” is understood on no other page."""
    facts = queries.framework().facts.values()
    pointing = {fact.key for fact in facts if "of these" in fact.question.en}
    assert pointing == set(words.POINTS_TO_ITS_LIST)


def test_it_brings_its_list_along() -> None:
    """Without “none of these”; any other question stays as it is."""
    facts = queries.framework().facts
    with override("en"):
        shown = words.alone(facts["presence_signals"])
        assert shown.startswith("Which of these does the AI show? (Typing indicator")
        assert "none of these" not in shown
        assert words.alone(facts["logging"]) == words.words(facts["logging"].question)


def test_the_whole_list_of_facts_says_it(client: Client, telephone: UseCase, berger: Person) -> None:
    """Where every question stands by itself."""
    client.force_login(berger)
    page = client.get(f"/use-cases/{telephone.pk}/facts/all/").text
    assert "Was davon zeigt die KI? (Tippanzeige" in page
