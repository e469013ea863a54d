"""Who sees which use, and who may change it."""

from typing import Any

from stimmig.people.models import Person
from stimmig.register import queries
from stimmig.register.models import UseCase

READS = ["legal/", "facts/all/", "reading/", "file/"]
WRITES = ["situation/", "benefits/", "touchpoints/", "limits/", "changes/", "profile/", "facts/", "facts/logging/"]


def statuses(client: Any, who: Person, addresses: list[str]) -> set[int]:
    """What somebody gets at some addresses."""
    client.force_login(who)
    return {client.get(address).status_code for address in addresses}


def test_leaders_and_facilitators_see_every_use(client: Any, cast: dict[str, Person], telephone: UseCase) -> None:
    """Everybody else sees only what they created or were invited to."""
    pages = [f"/use-cases/{telephone.pk}/{page}" for page in READS]
    for key in ("berger", "luehrs", "claussen"):
        assert statuses(client, cast[key], pages) == {200}, key
    for key in ("albers", "jansen", "thomsen", "stranger"):
        assert statuses(client, cast[key], pages) == {404}, key


def test_a_reviewer_changes_the_uses_they_created(client: Any, cast: dict[str, Person], begun: UseCase) -> None:
    """Maike Albers began it; leaders and facilitators may change it too, nobody else sees it."""
    pages = [f"/use-cases/{begun.pk}/{page}" for page in WRITES]
    for key in ("berger", "claussen", "albers"):
        assert statuses(client, cast[key], pages) == {200}, key
    for key in ("demir", "jansen", "thomsen"):
        assert statuses(client, cast[key], pages) == {404}, key


def test_whoever_sees_a_use_but_may_not_change_it_is_told_who_may(
    client: Any, cast: dict[str, Person], begun: UseCase
) -> None:
    """An observer who created a use in an earlier role reads it and cannot write."""
    observer = cast["jansen"]
    UseCase.objects.filter(pk=begun.pk).update(created_by=observer)
    client.force_login(observer)
    assert client.get(f"/use-cases/{begun.pk}/reading/").status_code == 200
    answer = client.get(f"/use-cases/{begun.pk}/limits/")
    assert answer.status_code == 403
    assert "Moderation" in answer.content.decode()


def test_the_technical_administration_sees_no_use_at_all(
    client: Any, cast: dict[str, Person], telephone: UseCase
) -> None:
    """Not one row comes out of the query, and the house's legal questions are not there either."""
    assert statuses(client, cast["thomsen"], ["/house/legal/"]) == {404}
    assert not queries.use_cases_for(cast["thomsen"]).exists()
