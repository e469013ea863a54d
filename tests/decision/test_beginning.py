"""A new use begins from a signed decision: what it rests on comes along, and what differs is asked."""

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.test import Client
from django.utils import timezone

from stimmig.decision import actions, queries
from stimmig.decision.models import Decision
from stimmig.ledger.models import Content
from stimmig.people.models import Person
from stimmig.register import queries as register
from stimmig.register.models import Origin, UseCase
from tests.decision import scene

TITLE, OCCASION = "Angebotsentwürfe in Kiel", "In Kiel wartet ein Angebot zehn Tage."


@pytest.fixture
def decision(cast: dict[str, Person]) -> Decision:
    return scene.decided(scene.CONDITIONS)


def begun(decision: Decision, by: Person) -> UseCase:
    return actions.begin_from(decision=decision, title=TITLE, occasion=OCCASION, by=by, at=timezone.now())


def test_what_the_decision_rests_on_comes_along(decision: Decision, claussen: Person) -> None:
    """Touchpoints and facts with their source; it is an idea again, and nobody answers for it yet."""
    use, before = begun(decision, claussen), decision.review.frozen
    assert (use.title, use.stage, use.accountable, use.file["occasion"]) == (TITLE, "idea", None, OCCASION)
    assert [point["name"] for point in use.file["touchpoints"]] == [point["name"] for point in before["touchpoints"]]
    of_house = {key for key, fact in register.framework().facts.items() if fact.scope == "house"}
    assert use.file["facts"] == {key: entry for key, entry in before["facts"].items() if key not in of_house}
    assert {"owner", "accountable"}.isdisjoint(use.file)
    assert not any({"today", "source"} & benefit.keys() for benefit in use.file.get("benefits", ()))


def test_it_remembers_which_decision_it_began_from(decision: Decision, claussen: Person) -> None:
    """The register by use and number, and the ledger by number."""
    use = begun(decision, claussen)
    origin = Origin.objects.get(use_case=use)
    assert (origin.began_from, origin.decision) == (decision.use_case, decision.number)
    said = Content.objects.filter(subject=use.uuid).order_by("entry")[0].read()
    assert (said["kind"], said["content"]["decision"]) == ("use_case.created", decision.number)
    assert queries.origin_decision(use) == decision


def test_one_begins_from_what_holds_and_begins(decision: Decision, claussen: Person) -> None:
    """A refusal, or what was replaced, is nothing to begin from."""
    assert queries.decision_to_begin_from_for(claussen, decision.pk) == decision
    declined = scene.decided(scene.DECLINED)
    with pytest.raises(PermissionDenied):
        queries.decision_to_begin_from_for(claussen, declined.pk)


def test_only_whoever_sees_the_decided_use_begins_from_it(
    decision: Decision, stranger: Person, jansen: Person, thomsen: Person
) -> None:
    """The whole description comes along: a stranger learns of none, observers begin none."""
    for person, refused in ((stranger, Http404), (thomsen, Http404)):
        with pytest.raises(refused):
            queries.decision_to_begin_from_for(person, decision.pk)
    assert not queries.may_begin_from(jansen, decision)


def test_the_pages_lead_from_the_decision_to_what_differs(client: Client, decision: Decision, claussen: Person) -> None:
    """Name it, mark what differs, answer that alone, and be back."""
    client.force_login(claussen)
    page = client.get(f"/decisions/{decision.pk}/").content.decode()
    assert f"/decisions/{decision.pk}/uses/new/" in page
    empty = client.post(f"/decisions/{decision.pk}/uses/new/", {"title": "", "occasion": ""})
    assert empty.status_code == 422
    sent = client.post(f"/decisions/{decision.pk}/uses/new/", {"title": TITLE, "occasion": OCCASION}, follow=True)
    use = UseCase.objects.get(title=TITLE)
    assert sent.redirect_chain[-1][0] == f"/use-cases/{use.pk}/difference/"
    assert decision.number in sent.content.decode()
    marked = client.post(f"/use-cases/{use.pk}/difference/", {"version": "1", "facts": ["channel@"]})
    assert marked["Location"] == f"/use-cases/{use.pk}/facts/?asked=channel%40"
    use.refresh_from_db()
    assert "channel" not in use.file["facts"]
    asked = client.get(marked["Location"]).content.decode()
    assert asked.count('name="asked"') == 1
    answered = {"asked": "channel@", "version": str(use.version), "channel-value": ["letter"], "house_seen": ""}
    back = client.post(marked["Location"], answered)
    assert back["Location"] == f"/use-cases/{use.pk}/difference/"
    use.refresh_from_db()
    assert use.file["facts"]["channel"] == ["letter"]
    assert "Brief" in client.get(back["Location"]).content.decode()
