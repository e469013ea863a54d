"""A use begins with the occasion; a pattern comes second, and nothing is kept before."""

from typing import Any

from stimmig.content.patterns import patterns
from stimmig.ledger.queries import contents_about
from stimmig.people.models import Person
from stimmig.register.models import UseCase

FIRST = {"occasion": "Abends nimmt niemand ab.", "title": "Telefonassistent", "without_ai": "Ein zweites Band"}


def test_the_first_page_keeps_nothing(client: Any, albers: Person) -> None:
    """Whoever stops after the first question leaves no trace."""
    client.force_login(albers)
    answer = client.post("/use-cases/new/", FIRST)
    assert answer.status_code == 200
    assert "Womit beginnen Sie?" in answer.content.decode()
    assert not UseCase.objects.exists()


def test_an_occasion_and_a_name_are_needed(client: Any, albers: Person) -> None:
    """The page says what is missing and keeps what was typed."""
    client.force_login(albers)
    answer = client.post("/use-cases/new/", {**FIRST, "title": ""})
    assert answer.status_code == 422
    assert "Abends nimmt niemand ab." in answer.content.decode()


def test_back_returns_to_the_first_page_with_everything_typed(client: Any, albers: Person) -> None:
    """Going back loses nothing."""
    client.force_login(albers)
    page = client.post("/use-cases/new/", {**FIRST, "pattern": "", "back": "1"}).content.decode()
    assert "Ein zweites Band" in page
    assert not UseCase.objects.exists()


def test_every_pattern_brings_its_touchpoints_classified_and_reasoned(client: Any, albers: Person) -> None:
    """A pattern gives a use whose touchpoints have a kind and a reason; name and occasion stay one's own."""
    client.force_login(albers)
    for pattern in patterns("de"):
        answer = client.post("/use-cases/new/", {**FIRST, "pattern": pattern.slug})
        use = UseCase.objects.get(pattern=pattern.slug)
        assert answer.headers["Location"] == f"/use-cases/{use.pk}/situation/"
        assert (use.title, use.file["occasion"], use.without_ai) == (
            FIRST["title"],
            FIRST["occasion"],
            FIRST["without_ai"],
        )
        assert all(point["kind"] and point["reason"] for point in use.file["touchpoints"])


def test_the_way_begins_at_its_first_page(client: Any, albers: Person) -> None:
    """What is counted as the first of six is shown first, with what was said and what the pattern brings."""
    client.force_login(albers)
    page = client.post("/use-cases/new/", {**FIRST, "pattern": patterns("de")[0].slug}, follow=True).content.decode()
    assert "1 von 6" in page
    assert FIRST["occasion"] in page


def test_an_empty_use_holds_what_was_said_and_nothing_else(client: Any, albers: Person) -> None:
    """Without a pattern there is only the idea, its name and its occasion."""
    client.force_login(albers)
    client.post("/use-cases/new/", {**FIRST, "pattern": ""})
    use = UseCase.objects.get()
    assert set(use.file) == {"schema", "title", "occasion", "stage"}
    assert use.stage == "idea"
    assert use.created_by == albers


def test_the_beginning_is_recorded_field_by_field(client: Any, albers: Person) -> None:
    """The ledger says who began it and what was said."""
    client.force_login(albers)
    client.post("/use-cases/new/", {**FIRST, "pattern": ""})
    recorded = contents_about(UseCase.objects.get(), "use_case.created").get().read()
    assert recorded["by"]["name"] == albers.name
    assert {"path": "occasion", "before": None, "after": FIRST["occasion"]} in recorded["content"]["fields"]
