"""The reading before any review: what speaks for it first, then what is to be cleared up. No verdict."""

from typing import Any

from stimmig.people.models import Person
from stimmig.register import queries
from stimmig.register.models import UseCase


def test_what_speaks_for_it_stands_first(client: Any, telephone: UseCase, berger: Person) -> None:
    """Gains, then strengths, then what is to be cleared up, then what to find out."""
    client.force_login(berger)
    page = client.get(f"/use-cases/{telephone.pk}/reading/").content.decode()
    order = ["Was dafür spricht", "Kein Anruf geht verloren", "Was zu klären ist", "Was zuerst herauszufinden ist"]
    places = [page.index(words) for words in order]
    assert places == sorted(places)


def test_weight_is_a_word(client: Any, telephone: UseCase, berger: Person) -> None:
    """Every finding of the core stands there with its weight in words."""
    client.force_login(berger)
    page = client.get(f"/use-cases/{telephone.pk}/reading/").content.decode()
    read = queries.reading(telephone)
    for finding in read.findings:
        assert finding.text.de in page
    assert page.count("wiegt schwer") == sum(finding.severity == "critical" for finding in read.findings)


def test_the_reading_leaves_as_two_pages_of_paper(client: Any, telephone: UseCase, berger: Person) -> None:
    """A PDF, named after the use."""
    client.force_login(berger)
    answer = client.get(f"/use-cases/{telephone.pk}/reading.pdf")
    assert answer.headers["Content-Type"] == "application/pdf"
    assert 'filename="telefonassistent-im-kundendienst.pdf"' in answer.headers["Content-Disposition"]
    assert b"".join(answer.streaming_content).startswith(b"%PDF-1.7")


def test_an_empty_use_reads_as_open(client: Any, begun: UseCase, albers: Person) -> None:
    """Nothing is known, so nothing is said; the page says where to begin."""
    client.force_login(albers)
    page = client.get(f"/use-cases/{begun.pk}/reading/").content.decode()
    assert queries.reading(begun).position == "open"
    assert "Noch ist nichts bekannt, was dafür spricht." in page
