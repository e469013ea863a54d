"""The handbook in the product: chapter by chapter, and from every page to its place in it."""

from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, resolve

from stimmig.people.models import Person
from stimmig.workbench import handbook, places

LANGUAGES = ("de", "en")


@pytest.fixture
def reader(client: Client, berger: Person) -> Client:
    client.force_login(berger)
    return client


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_chapter_opens_with_its_sections_beside_it(reader: Client, language: str) -> None:
    """In the language of the reader, with the same anchors in each."""
    english = {chapter.slug: chapter for chapter in handbook.chapters("en")}
    for chapter in handbook.chapters(language):
        page = reader.get(chapter.address, headers={"accept-language": language}).text
        assert f"<h1>{chapter.title}</h1>" in page
        assert [anchor for anchor in chapter.sections if f'href="#{anchor}"' not in page] == []
        assert [anchor for anchor in chapter.sections if f'id="{anchor}"' not in page] == []
        assert list(chapter.sections) == list(english[chapter.slug].sections)


def test_its_first_page_names_every_chapter(reader: Client) -> None:
    """One reads what one needs just now."""
    page = reader.get("/handbook/").text
    assert [chapter.slug for chapter in handbook.chapters("de") if chapter.address not in page] == []


def test_a_chapter_nobody_wrote_is_not_found(reader: Client) -> None:
    assert reader.get("/handbook/nothing/").status_code == 404


def test_one_reads_on_and_back(reader: Client) -> None:
    """From each chapter to its neighbours; at either end there is one."""
    first, second = handbook.CHAPTERS[:2]
    assert handbook.beside(first, "de")[0] is None
    assert f'href="/handbook/{second}/" rel="next"' in reader.get(f"/handbook/{first}/").text
    assert f'href="/handbook/{first}/" rel="prev"' in reader.get(f"/handbook/{second}/").text
    assert handbook.beside(handbook.CHAPTERS[-1], "de")[1] is None


def test_links_between_chapters_lead_there(reader: Client) -> None:
    """In the files they are names of files."""
    assert 'href="/handbook/meeting/"' in reader.get("/handbook/first-review/").text


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_place_exists(language: str) -> None:
    """A section that is renamed takes the way to it along, or this fails."""
    for named in {*places.PAGES.values(), *places.CHAPTERS.values()}:
        assert places.found(named, language).title


def test_every_page_named_is_an_address() -> None:
    """Nothing stands in the table for a page that is gone."""
    assert set(places.PAGES) - set(names()) == set()


def names(resolver: URLResolver | None = None) -> Iterator[str]:
    for each in (resolver or get_resolver()).url_patterns:
        if isinstance(each, URLResolver):
            yield from names(each)
        elif isinstance(each, URLPattern):
            yield each.name or ""


def test_a_page_leads_to_its_place(reader: Client) -> None:
    """Also those for signing in, which are not written here."""
    page = reader.get("/use-cases/new/").text
    assert (
        'href="/handbook/first-review/#three-minutes-where-it-begins">Im Handbuch: Drei Minuten: womit es anfängt'
        in page
    )
    password = places.of(resolve("/accounts/password/"), "de")
    assert password is not None
    assert password.address == "/handbook/administrators/#signing-in"


def test_the_handbook_leads_nowhere_in_itself(reader: Client) -> None:
    assert places.of(resolve("/handbook/idea/"), "de") is None
    assert "Im Handbuch:" not in reader.get("/handbook/idea/").text
