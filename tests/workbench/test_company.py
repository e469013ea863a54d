"""The example company loads whole, through the actions, and every state it shows is real."""

from datetime import datetime, timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from stimmig.decision.models import Decision
from stimmig.ledger.models import Content
from stimmig.ledger.queries import verify
from stimmig.people.models import House, Person
from stimmig.register import queries as register
from stimmig.register.models import UseCase
from stimmig.workbench import queries, words

pytestmark = pytest.mark.usefixtures("company")


def standings(name: str = "Henning Claussen") -> dict[str, queries.Standing]:
    person = Person.objects.get(name=name)
    return {one.use_case.title: one for one in queries.standings(person, UseCase.objects.all())}


def test_every_use_stands_where_the_story_left_it() -> None:
    """Nine uses, no two in the same state, none of them painted on; one of them rests."""
    found = {title: (one.step, words.step(one), words.next_step(one)) for title, one in standings().items()}
    assert {title: step for title, (step, _, _) in found.items()} == {
        "Rechnungseingang": 4,
        "Angebotsentwürfe aus Anfragen": 4,
        "Vorauswahl von Bewerbungen": 4,
        "Avatar für Produktvideos": 4,
        "Telefonassistent im Kundendienst": 3,
        "Notizen vom Kundentermin": 3,
        "Chat auf der Website": 3,
        "Wissensassistent Technik": 4,
        "Protokoll der Montagsrunde": 1,
    }
    in_force = Decision.objects.filter(supersession=None)
    assert {decision.use_case.title: decision.outcome for decision in in_force} == {
        "Rechnungseingang": "introduce",
        "Angebotsentwürfe aus Anfragen": "introduce_with_conditions",
        "Vorauswahl von Bewerbungen": "decline",
        "Chat auf der Website": "introduce_with_conditions",
        "Wissensassistent Technik": "rework",
    }


def test_invoices_went_through_without_one_criterion_opened() -> None:
    """The quick path: five questions, no depth, a signature ten minutes after it was opened."""
    invoices = standings()["Rechnungseingang"]
    assert invoices.review
    assert invoices.decision
    assert [round.subjects for round in invoices.review.rounds.all()] == [["T", "R", "A", "C", "E"]]
    assert (invoices.decision.made_at - invoices.review.opened_at).total_seconds() <= 600
    assert set(invoices.levels.values()) == {2}


def test_the_telephone_waits_for_two_people() -> None:
    """Three have handed in; whose judgement is missing is public, what the others think is not."""
    telephone = standings()["Telefonassistent im Kundendienst"]
    assert (len(telephone.missing), len(telephone.judges)) == (2, 5)
    assert set(telephone.levels.values()) == {None}


def test_nothing_lies_in_the_future() -> None:
    """The story happened: no entry is later than now."""
    times = [datetime.fromisoformat(content.read()["at"]) for content in Content.objects.all()]
    assert timezone.now() - timedelta(days=8) < max(times) < timezone.now()


def test_the_ledger_tells_it_in_order() -> None:
    """What happened later stands later, across all uses, and the record adds up."""
    times = [content.read()["at"] for content in Content.objects.order_by("entry_id")]
    assert times == sorted(times)
    assert verify().intact


def test_loading_again_changes_nothing() -> None:
    """Where a house exists, the command leaves it alone."""
    before = (House.objects.count(), UseCase.objects.count(), Content.objects.count())
    call_command("load_company")
    assert (House.objects.count(), UseCase.objects.count(), Content.objects.count()) == before


def test_legal_questions_are_clarified_not_relevant_and_open() -> None:
    """A page of legal questions shows what an answer looks like, and what is still missing."""
    for title, kinds in (
        ("Angebotsentwürfe aus Anfragen", {"clarified"}),
        ("Avatar für Produktvideos", {"clarified", "not_relevant", None}),
        ("Telefonassistent im Kundendienst", {"clarified", None}),
    ):
        use = UseCase.objects.get(title=title)
        laws = register.legal_questions(use, register.reading(use))
        assert {law.answer.kind if law.answer else None for law in laws.of_use} == kinds, title
        assert {law.answer.kind if law.answer else None for law in laws.of_house} == {"clarified", "not_relevant", None}
