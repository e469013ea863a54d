"""Where a use has grown beyond its decision, everybody who may see it reads so, and a review of it is offered."""

from urllib.parse import quote_plus

import pytest
from django.test import Client
from django.utils import timezone, translation

from stimmig.decision.models import Decision
from stimmig.people.models import Person
from stimmig.register import actions as register
from stimmig.register.models import UseCase
from stimmig.workbench import extension, onward, queries, words

pytestmark = pytest.mark.usefixtures("company")
INVOICES, APPLICANTS = "Rechnungseingang", "Vorauswahl von Bewerbungen"
REMINDER = {"name": "Mahnung", "kind": "relational", "topic": "arrears", "automation": "auto"}


def extended(title: str, by: Person) -> UseCase:
    """The use with one more touchpoint, and on one more channel."""
    use = UseCase.objects.get(title=title)
    facts = use.file["facts"] | {"channel": ["internal_tool", "document", "letter"]}
    part = {"touchpoints": [*use.file["touchpoints"], REMINDER], "facts": facts}
    return register.change(use_case=use, part=part, by=by, at=timezone.now())


def test_a_use_as_decided_goes_beyond_nothing(berger: Person) -> None:
    """Also those whose stage has moved on since. The chat alone has grown."""
    beyond = {each.use_case.title: each.uncovered for each in queries.standings(berger, UseCase.objects.all())}
    assert {title for title, uncovered in beyond.items() if uncovered} == {"Chat auf der Website"}


def test_what_is_more_is_a_finding_that_weighs(berger: Person) -> None:
    """Named one by one, in words."""
    standing = queries.standing(berger, extended(INVOICES, berger))
    with translation.override("de"):
        found = extension.findings(standing)
        assert words.next_step(standing) == "Von der Entscheidung nicht abgedeckt: Mahnung, Brief"
    assert {each["severity"] for each in found} == {"serious"}
    assert [each["text"] for each in found] == [
        "Diesen Kontaktpunkt deckt die Entscheidung nicht ab: Mahnung.",
        "Diesen Kanal deckt die Entscheidung nicht ab: Brief.",
    ]


def test_the_page_offers_a_review_that_says_what_it_is_about(client: Client, berger: Person, claussen: Person) -> None:
    """To whoever opens reviews; the sentence is filled in and can be changed."""
    use = extended(INVOICES, berger)
    client.force_login(claussen)
    client.cookies["django_language"] = "de"
    page = client.get(f"/use-cases/{use.pk}/").content.decode()
    assert "Was die Entscheidung nicht abdeckt" in page
    offered = onward.onward(queries.standing(claussen, use), timezone.localdate())
    assert offered is not None
    assert quote_plus("Mahnung") in offered.url
    form = client.get(offered.url).content.decode()
    assert "Mahnung" in form.split('name="because"')[1].split(">")[0]


def test_whoever_opens_no_reviews_reads_it_too(berger: Person) -> None:
    """Without a way that would end in a refusal."""
    use = extended(INVOICES, berger)
    reader = use.created_by
    assert reader is not None
    seen = onward.onward(queries.standing(reader, use), timezone.localdate())
    assert seen is not None
    assert "Mahnung" in seen.text
    assert not seen.url


def test_a_refusal_covers_nothing_and_so_nothing_exceeds_it(berger: Person) -> None:
    """What does not begin cannot be extended."""
    assert Decision.objects.get(use_case__title=APPLICANTS).outcome == "decline"
    assert queries.standing(berger, extended(APPLICANTS, berger)).uncovered == ()
