"""The list of uses and the page of one use."""

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from stimmig.decision import actions as decision
from stimmig.decision.queries import current_decision
from stimmig.people.models import Person
from stimmig.register import actions as register
from stimmig.register.models import UseCase
from stimmig.register.queries import use_cases_for
from stimmig.workbench import onward, queries
from stimmig.workbench.ways import stand_of_use
from stimmig.workbench.ways.words import STATES

pytestmark = pytest.mark.usefixtures("company")


def somebody(name: str) -> Person:
    return Person.objects.get(name=name)


def next_for(name: str, title: str) -> onward.Onward | None:
    use = UseCase.objects.get(title=title)
    return onward.onward(queries.standing(somebody(name), use), timezone.localdate())


def test_the_list_is_cut_into_pages(client: Client, django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    """Twenty on a page, the rest behind links, for a fixed number of queries."""
    person = somebody("Henning Claussen")
    for number in range(40):
        register.create(title=f"Vorhaben {number}", occasion="Es läuft nicht gut.", by=person, at=timezone.now())
    client.force_login(person)
    with django_assert_max_num_queries(13):
        page = client.get("/use-cases/")
    assert page.text.count('class="table-name"') == 20
    assert client.get("/use-cases/?page=3").text.count('class="table-name"') == 8


def test_one_can_look_for_a_use(client: Client) -> None:
    """By a word of its title or by who runs it; what is not found is said."""
    client.force_login(somebody("Henning Claussen"))
    assert client.get("/use-cases/?text=rechnung").text.count('class="table-name"') == 1
    assert client.get("/use-cases/?text=Petersen").text.count('class="table-name"') == 2
    assert "Zeppelin" in client.get("/use-cases/?text=Zeppelin").text


def test_everybody_sees_their_own(client: Client) -> None:
    """Reviewers see what they created or judge, observers what they are invited to, strangers nothing."""
    for name, number in (("Henning Claussen", 8), ("Ole Harms", 3), ("Heike Wegner", 1), ("Anke Berger", 8)):
        client.force_login(somebody(name))
        assert client.get("/use-cases/").text.count('class="table-name"') == number, name


@pytest.mark.parametrize("name", ["Anke Berger", "Henning Claussen", "Dörte Jansen", "Torben Brandt"])
def test_every_page_of_a_use_opens_for_whoever_may_see_it(client: Client, name: str) -> None:
    """And for nobody else."""
    person = somebody(name)
    client.force_login(person)
    seen = set(use_cases_for(person).values_list("pk", flat=True))
    for pk in UseCase.objects.values_list("pk", flat=True):
        assert client.get(f"/use-cases/{pk}/").status_code == (200 if pk in seen else 404)


def test_one_clear_next_step_for_each_reader() -> None:
    """The same use asks each person for something else."""
    telephone, avatar = "Telefonassistent im Kundendienst", "Avatar für Produktvideos"
    berger, albers = next_for("Anke Berger", telephone), next_for("Maike Albers", telephone)
    assert berger is not None
    assert "/reviews/" in berger.url  # where one reads what became of similar uses before judging
    assert albers is not None
    assert albers.url.startswith("/reviews/")
    deciding, reading = next_for("Anke Berger", avatar), next_for("Jule Petersen", avatar)
    assert deciding is not None
    assert deciding.url.endswith("/decision/")
    assert reading is not None
    assert reading.url.endswith("/picture/")


def test_whoever_is_to_judge_judges_first(client: Client) -> None:
    """What the facts say against a use stands on its page, but not for those whose judgement is still missing."""
    use = UseCase.objects.get(title="Telefonassistent im Kundendienst")
    for name, shown in (("Maike Albers", True), ("Silke Vogt", False)):
        client.force_login(somebody(name))
        assert ('id="reading"' in client.get(f"/use-cases/{use.pk}/").text) == shown


def test_what_is_decided_is_left_in_peace_until_its_day() -> None:
    """A decided use asks nobody for anything before it is to be looked at again."""
    assert next_for("Anke Berger", "Rechnungseingang") is None


def test_the_page_of_one_use_asks_few_queries(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    """Its queries do not grow with touchpoints, judgements or people."""
    client.force_login(somebody("Anke Berger"))
    use = UseCase.objects.get(title="Angebotsentwürfe aus Anfragen")
    with django_assert_max_num_queries(30):
        client.get(f"/use-cases/{use.pk}/")


def test_whoever_sees_a_use_sees_its_decision_in_force() -> None:
    """So its page need not ask for it apart from what the reader may see."""
    read = set()
    for person in Person.objects.all():
        for use in use_cases_for(person):
            decided = current_decision(use)
            assert queries.standing(person, use).decision == decided
            read.add(decided and person.role)
    assert read - {None} == {"leader", "facilitator", "reviewer", "observer"}


def test_the_state_of_a_use_is_the_same_for_every_reader() -> None:
    """Also for whoever runs it and sees no review of it: who can do what next stands there, the review does not."""
    use, yildiz = UseCase.objects.get(title="Avatar für Produktvideos"), somebody("Kemal Yıldız")
    register.involve(use_case=use, person=yildiz, kind="runs", by=somebody("Anke Berger"), at=timezone.now())
    seen = {}
    for name in ("Kemal Yıldız", "Jule Petersen", "Anke Berger"):
        found = queries.standing(somebody(name), use)
        seen[name] = stand_of_use(found, queries.drawn(found))
    assert {said.state for said in seen.values()} == {STATES["use_case"]["under_review"]}
    assert not any("/reviews/" in offer.url for offer in seen["Kemal Yıldız"].offers)
    assert any("/reviews/" in offer.url for offer in seen["Anke Berger"].offers)


def bar(page: str) -> str:
    """The bar above a page, and the line beneath it."""
    start = page.index('<ol class="way"')
    return page[start : page.index('<div class="', start)]


def test_the_bar_says_where_the_use_stands_and_what_the_page_shows(client: Client) -> None:
    """A page of an earlier step does not make the use look as if it stood there; every step that exists is a link."""
    client.force_login(somebody("Anke Berger"))
    use = UseCase.objects.get(title="Angebotsentwürfe aus Anfragen")
    seen = bar(client.get(f"/use-cases/{use.pk}/reading/").text)
    assert 'aria-current="step"><a href="/decisions/' in seen
    assert "data-here" in seen
    assert "Diese Seite zeigt: Möglichkeitsraum. Das Vorhaben steht bei: Entscheidung." in seen
    assert 'href="/reviews/' in seen
    assert "Diese Seite zeigt" not in bar(client.get(f"/use-cases/{use.pk}/").text)


def test_what_nobody_runs_is_not_described_to_the_end(client: Client) -> None:
    """The first step is done only when somebody is named to run the use."""
    client.force_login(somebody("Anke Berger"))
    use = UseCase.objects.get(title="Telefonassistent im Kundendienst")
    assert 'data-state="done"><a href="/use-cases/' in bar(client.get(f"/use-cases/{use.pk}/reading/").text)
    use.file.pop("owner")
    use.save()
    first = bar(client.get(f"/use-cases/{use.pk}/reading/").text).split("</li>")[0]
    assert "data-state" not in first


def test_the_list_says_the_stage_beside_the_step(client: Client) -> None:
    """An idea, a trial or running, whatever step it has come to."""
    client.force_login(somebody("Anke Berger"))
    page = client.get("/use-cases/").text
    assert '<td data-label="Stand">eine Idee</td>\n<td data-label="Schritt">TRACE-Prüfung</td>' in page
    assert '<td data-label="Stand">läuft</td>\n<td data-label="Schritt">Entschieden: Einführen</td>' in page


def test_what_rests_says_since_when_and_why(client: Client) -> None:
    """Nothing comes next for it; found by a word among the others, it can be taken up again."""
    albers, at = somebody("Maike Albers"), timezone.now()
    use = register.create(title="Sprachbox am Tor", occasion="Am Tor hört niemand die Klingel.", by=albers, at=at)
    decision.end(use_case=use, reason="Die Klingel ist repariert.", by=albers, at=at)
    client.force_login(albers)
    resting = client.get("/use-cases/?resting=1").text
    assert "Die Klingel ist repariert." in resting
    assert "Seit wann" in resting
    assert "Nächster Schritt" not in resting
    assert "Lässt sich wieder aufnehmen" in client.get("/use-cases/?text=Sprachbox").text
