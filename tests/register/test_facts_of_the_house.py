"""What holds for the whole house: leaders and facilitators settle it, and nobody else by any door."""

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from stimmig.core.errors import Refusal
from stimmig.people.models import House, Person
from stimmig.register import actions, queries
from stimmig.register.models import UseCase
from tests.reading_forms import form_with

FACT = "sells_to_consumers_online"


@pytest.fixture
def open_house(house: House) -> House:
    """The house, of which nothing is known yet."""
    house.facts = {}
    house.save()
    return house


def settled() -> Any:
    """What the house says now."""
    return House.objects.get().facts.get(FACT)


def test_leaders_and_facilitators_settle_it(
    open_house: House, begun: UseCase, berger: Person, claussen: Person
) -> None:
    """Both may change every use, and this changes every use."""
    actions.set_facts(use_case=begun, facts={FACT: True}, by=claussen, at=timezone.now())
    assert settled() is True
    actions.set_facts(use_case=begun, facts={FACT: False}, by=berger, at=timezone.now())
    assert settled() is False


def test_whoever_owns_one_use_does_not(open_house: House, begun: UseCase, albers: Person) -> None:
    """Neither with an answer nor by taking one back; what came with it is not kept either."""
    for entry in (True, None):
        with pytest.raises(Refusal, match="house-fact"):
            actions.set_facts(use_case=begun, facts={FACT: entry, "logging": "full"}, by=albers, at=timezone.now())
    begun.refresh_from_db()
    assert begun.facts == {}
    assert settled() is None


def test_the_pages_do_not_ask_them_and_say_whom_to_ask(
    open_house: House, begun: UseCase, albers: Person, client: Client
) -> None:
    """The question stands there without fields; its own page is refused, and so is a post past the page."""
    actions.set_facts(use_case=begun, facts={"audience": ["consumers"]}, by=albers, at=timezone.now())
    client.force_login(albers)
    shown = client.get(f"/use-cases/{begun.pk}/facts/all/?group={queries.dimension_of(FACT)}").content.decode()
    assert f'value="{FACT}@"' not in shown
    assert "klären Leitung und Moderation" in shown
    assert f"/facts/{FACT}/" not in client.get(f"/use-cases/{begun.pk}/facts/all/").content.decode()
    assert client.get(f"/use-cases/{begun.pk}/facts/{FACT}/").status_code == 403
    sent = {"asked": f"{FACT}@", f"{FACT}-value": "true", "version": 1}
    for page in ("facts/", f"facts/{FACT}/", f"facts/{FACT}/requests/"):
        assert client.post(f"/use-cases/{begun.pk}/{page}", sent).status_code == 403
    assert settled() is None


def test_they_cannot_have_it_answered_by_a_link(open_house: House, begun: UseCase, albers: Person) -> None:
    """A link does not carry further than whoever made it."""
    with pytest.raises(Refusal, match="house-fact"):
        actions.pass_on(use_case=begun, fact=FACT, by=albers, at=timezone.now())


def test_a_leader_or_facilitator_may_ask_somebody(
    open_house: House, begun: UseCase, claussen: Person, client: Client
) -> None:
    """They asked, so the answer counts."""
    asked = actions.pass_on(use_case=begun, fact=FACT, by=claussen, at=timezone.now())
    sent = {f"{FACT}-value": "true", "name": "Kemal Yıldız"}
    assert client.post(f"/questions/{asked.token}/", sent).status_code == 200
    assert settled() is True


def test_a_link_ends_with_the_role_of_whoever_made_it(
    open_house: House, begun: UseCase, claussen: Person, client: Client
) -> None:
    """Who no longer facilitates has no open question to the house left."""
    asked = actions.pass_on(use_case=begun, fact=FACT, by=claussen, at=timezone.now())
    Person.objects.filter(pk=claussen.pk).update(role=Person.Role.REVIEWER)
    sent = {f"{FACT}-value": "true", "name": "Kemal Yıldız"}
    answer = client.post(f"/questions/{asked.token}/", sent)
    assert answer.status_code == 410
    assert "klären Leitung und Moderation" in answer.content.decode()
    asked.refresh_from_db()
    with pytest.raises(Refusal, match="house-fact"):
        actions.answer_request(request=asked, entry=True, name="Kemal Yıldız", at=timezone.now())
    assert settled() is None


def shown(client: Client, use_case: UseCase) -> str:
    """What a page of questions remembers of the house."""
    page = client.get(f"/use-cases/{use_case.pk}/facts/{FACT}/").content.decode()
    return page.split('name="house_seen" value="')[1].split('"')[0]


def sent(seen: str, value: str) -> dict[str, Any]:
    return {"asked": f"{FACT}@", f"{FACT}-value": value, f"{FACT}-source": "stated", "version": 1, "house_seen": seen}


def test_a_field_left_as_it_was_shown_overwrites_nobody(
    house: House, begun: UseCase, berger: Person, claussen: Person, client: Client
) -> None:
    """Whoever only sends the page back has said nothing."""
    actions.set_facts(use_case=begun, facts={FACT: True}, by=berger, at=timezone.now())
    client.force_login(claussen)
    seen = shown(client, begun)
    actions.set_facts(use_case=begun, facts={FACT: False}, by=berger, at=timezone.now())
    assert client.post(f"/use-cases/{begun.pk}/facts/{FACT}/", sent(seen, "true")).status_code == 302
    assert settled() is False


def test_two_who_settle_it_differently_read_of_each_other(
    open_house: House, begun: UseCase, telephone: UseCase, berger: Person, claussen: Person, client: Client
) -> None:
    """Even from two uses: the second sees who said what, and may then say otherwise."""
    client.force_login(claussen)
    seen = shown(client, begun)
    actions.set_facts(use_case=telephone, facts={FACT: True}, by=berger, at=timezone.now())
    answer = client.post(f"/use-cases/{begun.pk}/facts/{FACT}/", sent(seen, "false"))
    assert answer.status_code == 409
    assert berger.signature in answer.text
    assert settled() is True
    mine = form_with(answer.text, "meanwhile") | {"all-of": ["mine"]}
    assert client.post(f"/use-cases/{begun.pk}/facts/{FACT}/", mine).status_code == 302
    assert settled() is False


def test_a_refusal_leaves_the_version_the_use_has(
    open_house: House, begun: UseCase, telephone: UseCase, berger: Person, claussen: Person, client: Client
) -> None:
    """What was kept on the way and taken back is not counted in the page that is shown again."""
    client.force_login(claussen)
    seen, both = shown(client, begun), {"asked": ["logging@", f"{FACT}@"], "logging-value": "none"}
    actions.set_facts(use_case=telephone, facts={FACT: True}, by=berger, at=timezone.now())
    answer = client.post(f"/use-cases/{begun.pk}/facts/", sent(seen, "false") | both)
    begun.refresh_from_db()
    assert answer.status_code == 409
    assert begun.version == 1
    assert 'name="version" value="1"' in answer.text
