"""The pages one reads: about, handbook, questions, cases; and what is said when something is not there."""

import pytest
from django.test import Client, RequestFactory
from django.utils.translation import override
from django.views.defaults import server_error

from stimmig.content import cases, framework
from stimmig.people.models import Person

ORIGIN = {
    "de": "TRACE haben Maximilian Kiener und Wiebke Apitzsch im Whitepaper „Vom Wissen zum Handeln“ vorgestellt "
    "(AI.IMPACT mit dem Institute for Ethics in Technology). Stimmig ist eine unabhängige Umsetzung.",
    "en": "TRACE was put forward by Maximilian Kiener and Wiebke Apitzsch in the whitepaper “Vom Wissen zum "
    "Handeln”, AI.IMPACT with the Institute for Ethics in Technology; Stimmig is an independent implementation.",
}


@pytest.fixture
def reader(client: Client, berger: Person) -> Client:
    client.force_login(berger)
    return client


def test_about_names_the_origin_in_both_languages(client: Client, house: object) -> None:
    """Also to whoever is not signed in."""
    page = client.get("/about/").text
    assert ORIGIN["de"] in page
    assert ORIGIN["en"] in page
    assert "Apache" in page


def test_the_conversation_has_three_questions_a_dimension(reader: Client) -> None:
    """Fifteen in all, before any form."""
    page = reader.get("/conversation/").text
    questions = [question.de for dimension in framework().dimensions.values() for question in dimension.talk]
    assert len(questions) == 15
    assert all(question in page for question in questions)


def test_cases_are_shown_by_dimension(reader: Client) -> None:
    """All, or those of one dimension; an unknown one shows all."""
    assert reader.get("/cases/").context["page"].paginator.count == len(cases.cases())
    assert reader.get("/cases/?dimension=C").context["page"].paginator.count == len(cases.for_dimension("C"))
    assert reader.get("/cases/?dimension=X").context["page"].paginator.count == len(cases.cases())


def test_every_case_names_a_country_in_words(reader: Client) -> None:
    """No page shows a code."""
    for number in (1, 2, 3):
        for case in reader.get(f"/cases/?page={number}").context["cases"]:
            assert len(case["country"]) > 2


def test_what_is_not_there_is_said(reader: Client) -> None:
    """In our words, with a way back."""
    page = reader.get("/nothing/")
    assert page.status_code == 404
    assert "Hier ist nichts" in page.text


def test_a_refusal_says_who_does_it(client: Client, albers: Person) -> None:
    """Nobody is left with a bare number."""
    client.force_login(albers)
    page = client.get("/people/new/")
    assert page.status_code == 403
    assert "Einladen können die Leitung" in page.text


def test_a_fault_of_ours_is_said_without_a_database() -> None:
    """The page for a fault needs nothing that may be broken: no database, no session, nobody signed in."""
    with override("de"):
        page = server_error(RequestFactory().get("/")).content.decode()
    assert "Das liegt an uns" in page
    assert "<form" not in page


def test_health_answers_without_signing_in(client: Client, db: None) -> None:
    """Also before the house exists."""
    assert client.get("/health/").text == "ok\n"
