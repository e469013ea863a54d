"""What happened to a use stands in sentences, from the ledger, for whoever may see it."""

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from stimmig.ledger.models import KINDS, Content
from stimmig.people.models import Person
from stimmig.register import actions as register
from stimmig.register.models import UseCase
from stimmig.review import actions as review
from stimmig.review.models import Review
from stimmig.workbench.history.fields import change
from stimmig.workbench.history.sentences import ELSEWHERE, IN_A_CASE, SENTENCES, sentence

pytestmark = pytest.mark.usefixtures("company")


def somebody(name: str) -> Person:
    return Person.objects.get(name=name)


def told(client: Client, name: str, title: str, language: str = "de", page: int = 1) -> str:
    client.force_login(somebody(name))
    client.cookies["stimmig_language"] = language
    pk = UseCase.objects.get(title=title).pk
    return client.get(f"/use-cases/{pk}/history/?page={page}").text


def test_every_kind_has_its_sentence_or_its_place() -> None:
    """A new kind of the ledger is told here, or it is none of a use."""
    elsewhere = ELSEWHERE | IN_A_CASE
    assert sorted(SENTENCES) == sorted(kind for kind in KINDS if kind.partition(".")[0] not in elsewhere)


def test_every_entry_of_the_company_can_be_told() -> None:
    """No entry lacks what its sentence needs; none says a key of the catalogue or nobody."""
    for content in Content.objects.filter(entry__kind__in=SENTENCES):
        said = sentence(content.read())
        assert said.strip().endswith((".", "?", "!", "“")) or ": " in said
        assert "None" not in said


def test_who_did_what_and_when(client: Client) -> None:
    """From the first line to the signature."""
    pages = [told(client, "Anke Berger", "Rechnungseingang", page=page) for page in (1, 2)]
    whole = "".join(pages)
    assert "hat die Entscheidung 2026-" in whole
    assert "hat verdeckt abgegeben." in whole
    assert "Alle haben abgegeben" in whole
    assert "hat das Vorhaben angelegt." in whole
    assert "signed decision 2026-" in told(client, "Anke Berger", "Rechnungseingang", "en")


def test_a_change_says_from_what_to_what(client: Client) -> None:
    """Fields by their names, values by their labels, what people wrote as text."""
    use, by = UseCase.objects.get(title="Wissensassistent Technik"), somebody("Henning Claussen")
    at = timezone.now()
    register.change(use_case=use, part={"stage": "pilot", "occasion": "<b>Neu</b>"}, by=by, at=at)
    register.set_facts(use_case=use, facts={"logging": {"value": "full", "source": "document"}}, by=by, at=at)
    page = told(client, "Henning Claussen", use.title)
    assert "<del>eine Idee</del>" in page
    assert "<ins>wird erprobt</ins>" in page
    assert "<ins>&lt;b&gt;Neu&lt;/b&gt;</ins>" in page
    assert "steht in einem Dokument" in page
    assert "Henning Claussen hat die Beschreibung geändert." in page


@pytest.mark.parametrize(
    ("path", "name", "place"),
    [
        ("touchpoints[Störung [nachts] melden].kind", "Art", "Störung [nachts] melden"),
        ("benefits[0].today", "Wie es heute ist", "Wer gewinnt was (1)"),
        ("space.allowed.note", "Erlaubt, Notiz", ""),
        ("gone.in.between", "in.between", ""),
    ],
)
def test_every_field_has_a_name(path: str, name: str, place: str) -> None:
    """Also one the catalogue has no longer."""
    seen = change({"path": path, "before": None, "after": ["anything", "else"]})
    assert (seen.name, seen.place, seen.after) == (name, place, "anything, else")


def test_what_is_unseen_stays_unseen(client: Client) -> None:
    """That somebody handed in is public; nothing else of it stands here."""
    page = told(client, "Jule Petersen", "Telefonassistent im Kundendienst")
    page = page or told(client, "Henning Claussen", "Telefonassistent im Kundendienst")
    open_round = Review.objects.get(use_case__title="Telefonassistent im Kundendienst").rounds.get()
    for judgement in open_round.judgements.exclude(reason=""):
        assert judgement.reason not in page


def test_whoever_is_not_in_a_review_reads_nothing_of_it(client: Client) -> None:
    """Somebody who began a use sees its description change, not who judges."""
    by, stranger = somebody("Ole Harms"), somebody("Henning Claussen")
    use = register.create(title="Zeppelin", occasion="Es brennt.", by=by, at=timezone.now())
    register.change(use_case=use, part={"touchpoints": [{"name": "Notruf"}]}, by=by, at=timezone.now())
    opened = review.open_review(
        use_case=use, judges=[stranger], due_on=timezone.localdate(), by=stranger, at=timezone.now()
    )
    assert "hat eine Prüfung eröffnet" in told(client, "Henning Claussen", "Zeppelin")
    page = told(client, "Ole Harms", "Zeppelin")
    assert "hat das Vorhaben angelegt" in page
    assert "hat eine Prüfung eröffnet" not in page
    assert opened.rounds.count() == 1
    client.force_login(somebody("Heike Wegner"))
    assert client.get(f"/use-cases/{use.pk}/history/").status_code == 404


def test_the_history_is_cut_into_pages(client: Client, django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    """Thirty entries a page, for a fixed number of queries."""
    use, by = UseCase.objects.get(title="Wissensassistent Technik"), somebody("Henning Claussen")
    for number in range(35):
        register.change(use_case=use, part={"summary": f"Zum {number}."}, by=by, at=timezone.now())
    client.force_login(by)
    with django_assert_max_num_queries(18):
        page = client.get(f"/use-cases/{use.pk}/history/").text
    assert page.count('<li id="entry-') == 30
    assert "Zum 34." in page
    assert "Zum 2." in client.get(f"/use-cases/{use.pk}/history/?page=2").text
