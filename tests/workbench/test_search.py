"""Search finds whatever one may see, in any form of its words, and nothing else."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from stimmig.decision.models import Decision
from stimmig.people.models import Person
from stimmig.register import actions as register
from stimmig.register.models import UseCase
from stimmig.review.models import Judgement
from stimmig.workbench.actions import read_in
from stimmig.workbench.models import Passage

pytestmark = pytest.mark.usefixtures("company")

EVERYTHING = 1_000


def somebody(name: str) -> Person:
    return Person.objects.get(name=name)


def found(client: Client, text: str, name: str = "Henning Claussen", **more: str) -> str:
    """What the page says to a question."""
    client.force_login(somebody(name))
    response = client.get("/search/", {"text": text, **more})
    assert response.status_code == 200
    return response.text


def begun(title: str, **file: object) -> UseCase:
    """A use of somebody who facilitates."""
    whole = {"touchpoints": [], **file}
    by = somebody("Henning Claussen")
    return register.create(title=title, occasion="Es läuft nicht gut.", file=whole, by=by, at=timezone.now())


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Kundenbeschwerden", "Kundenbeschwerde im Laden"),
        ("Beschwerde", "Kundenbeschwerde im Laden"),
        ("Beschwerden", "Kundenbeschwerde im Laden"),
        ("kundenbeschwerde laden", "Kundenbeschwerde im Laden"),
        ("Häuser", "Das Haus der Masken"),
        ("MASKE", "Das Haus der Masken"),
        ("answering", "Questions answered overnight"),
        ("Kundin", "Kunden ohne Termin"),
        ("Kuendigungen", "Kündigung am Schalter"),
    ],
)
def test_words_are_found_in_every_form(client: Client, text: str, title: str) -> None:
    """Plural, case, umlaut, the parts of a compound, and English."""
    for each in (title, "Ganz etwas anderes"):
        begun(each)
    page = found(client, text)
    assert f"/use-cases/{UseCase.objects.get(title=title).pk}/" in page
    assert f"/use-cases/{UseCase.objects.get(title='Ganz etwas anderes').pk}/" not in page


@pytest.mark.parametrize("text", ["Kunde", "Kundin", "Kunden"])
def test_giving_notice_is_no_customer(client: Client, text: str) -> None:
    """The umlaut tells the two apart; neither is found nor marked for the other."""
    begun("Monatlich kündbar")
    assert "kündbar" not in found(client, text)
    assert "Monatlich" in found(client, "kuendbar")


def test_every_kind_of_thing_is_found(client: Client) -> None:
    """Uses, touchpoints, decisions, conditions, real cases and the handbook, each in its own part of the page."""
    page = found(client, "Angebot")
    for kind in ("use_case", "touchpoint", "decision", "condition", "handbook"):
        assert f'id="found-{kind}"' in page, kind
    assert 'id="found-case"' in found(client, "Chatbot")


def test_a_touchpoint_is_found_by_what_it_is_about(client: Client) -> None:
    """Its name need not say that it is a complaint."""
    begun("Briefe", touchpoints=[{"name": "Ärger aufnehmen", "topic": "complaint"}])
    assert "Ärger aufnehmen" in found(client, "Reklamation Beschwerde") or "Ärger" in found(client, "Beschwerden")


def test_the_words_that_answered_are_marked_and_nothing_else_is_drawn(client: Client) -> None:
    """Whatever people wrote is text, in the title and in the line below."""
    begun("<b>Fuchsbauten</b>", summary="Ein <i>Fuchs</i> zieht ein & aus.")
    page = found(client, "fuchs")
    assert "&lt;b&gt;<mark>Fuchsbauten</mark>&lt;/b&gt;" in page
    assert "&lt;i&gt;<mark>Fuchs</mark>&lt;/i&gt; zieht ein &amp; aus" in page


def test_what_is_changed_is_found_at_once_and_what_is_gone_no_more(client: Client) -> None:
    """Search never answers from yesterday."""
    use = begun("Zeppelinpost")
    assert "<mark>Zeppelinpost</mark>" in found(client, "zeppelin")
    register.change(use_case=use, part={"title": "Brieftauben"}, by=somebody("Henning Claussen"), at=timezone.now())
    assert "<mark>Zeppelinpost</mark>" not in found(client, "zeppelin")
    assert "<mark>Brieftauben</mark>" in found(client, "tauben")


@pytest.mark.parametrize("name", ["Anke Berger", "Torben Brandt", "Dörte Jansen", "Ole Harms"])
def test_everybody_finds_only_what_they_may_see(client: Client, name: str) -> None:
    """Every address that is found opens; of the rest nobody learns that it is there."""
    begun("Geheimes Vorhaben mit Kunden")
    read_in(EVERYTHING)
    person = somebody(name)
    page = found(client, "Kunden", name) + found(client, "Angebot", name) + found(client, "Decision", name)
    for kind, rows in (("use-cases", UseCase.objects.all()), ("decisions", Decision.objects.all())):
        for row in rows:
            if f"/{kind}/{row.pk}/" in page:
                assert client.get(f"/{kind}/{row.pk}/").status_code == 200
    assert ("Geheimes" in page) == person.is_leader


def test_nothing_sealed_becomes_a_passage() -> None:
    """What somebody judged stands in no passage, revealed or not."""
    Judgement.objects.update(reason="Fuchsbaukasten", exhibit="Fuchsbaukasten")
    Passage.objects.all().delete()
    read_in(EVERYTHING)
    assert Passage.objects.count() > 20
    assert not Passage.objects.filter(text__contains="Fuchsbau").exists()


def test_who_looks_after_the_technology_finds_the_handbook_only(client: Client) -> None:
    """No use, no decision."""
    page = found(client, "Angebot", "Nils Thomsen")
    assert 'id="found-handbook"' in page
    assert not {kind for kind in Passage.Kind.values if f'id="found-{kind}"' in page}


def test_nothing_found_says_what_to_do(client: Client) -> None:
    """And the question stays in its field."""
    page = found(client, "Zeppelin Quittung")
    assert "Zeppelin Quittung" in page
    assert "Lassen Sie Wörter weg" in page


@pytest.mark.parametrize("text", ["", "   ", "''", '"', "&|!():*", "%", "der die das", "x" * 500, "\x00a", "NEAR(a b)"])
def test_whatever_is_typed_is_an_ordinary_question(client: Client, text: str) -> None:
    """No sign means anything to the database."""
    found(client, text)


def test_one_kind_alone_page_by_page(client: Client) -> None:
    """Five of a kind side by side, the rest behind a link."""
    for number in range(23):
        begun(f"Zeppelin {number}")
    side_by_side = found(client, "zeppelin")
    assert side_by_side.count('class="found__title"') == 5
    assert "Alle 23: Vorhaben" in side_by_side
    assert found(client, "zeppelin", kind="use_case").count('class="found__title"') == 20
    assert found(client, "zeppelin", kind="use_case", page="2").count('class="found__title"') == 3


def test_a_search_asks_few_queries(client: Client, django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    """However much is found."""
    read_in(EVERYTHING)
    client.force_login(somebody("Anke Berger"))
    with django_assert_max_num_queries(20):
        client.get("/search/", {"text": "Angebot Kunde"})


def test_too_many_questions_have_to_wait(client: Client) -> None:
    """Sixty a minute are enough for anybody."""
    client.force_login(somebody("Ole Harms"))
    answers = [client.get("/search/", {"text": "x"}).status_code for _ in range(61)]
    assert answers == [200] * 60 + [429]


def test_a_title_says_more_than_a_text(client: Client) -> None:
    """Whatever is called so comes first."""
    begun("Anderes", summary="Vom Zeppelin ist hier nur die Rede.")
    begun("Zeppelin")
    page = found(client, "zeppelin")
    assert page.index("<mark>Zeppelin</mark></a>") < page.index("Anderes")


def test_killed_while_reading_nothing_is_lost() -> None:
    """Whatever is not read yet is read the next time; what is read is not read again."""
    Passage.objects.all().delete()
    some = read_in(3)
    assert some == 3
    assert read_in(EVERYTHING) == UseCase.objects.count() + Decision.objects.count() - 3
    assert read_in(EVERYTHING) == 0


def test_a_use_that_goes_takes_its_passages_along() -> None:
    """Nothing is found that is no longer there."""
    use = begun("Zeppelin")
    use.changed_at += timedelta(days=1)
    read_in(EVERYTHING)
    assert Passage.objects.filter(title="Zeppelin").exists()
    use.delete()
    assert not Passage.objects.filter(title="Zeppelin").exists()
