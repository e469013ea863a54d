"""A parked or refused use comes back on the table by its event or on its day, and by nobody's mere wish to begin."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.utils import timezone

from stimmig.core.errors import Refusal
from stimmig.decision import actions, queries
from stimmig.decision.models import Decision, Waking
from stimmig.ledger.models import Content
from stimmig.people.models import Person
from stimmig.review import actions as review
from tests.decision import scene

SENTENCE = "Der Anbieter hat seine Maßstäbe offengelegt."


@pytest.fixture
def refused(db: None) -> Decision:
    """The preselection of applicants, which the house does not introduce."""
    return scene.decided(scene.DECLINED)


def wake(decision: Decision, by: Person) -> Waking:
    return actions.wake(decision=decision, sentence=SENTENCE, by=by, at=timezone.now())


def again(decision: Decision) -> Decision:
    return Decision.objects.get(pk=decision.pk)


def test_one_sentence_puts_it_back_on_the_table(refused: Decision, claussen: Person) -> None:
    """It is in the ledger with the event it was waiting for; the decision stays in force."""
    today = timezone.localdate()
    assert not queries.is_awake(refused, today)
    wake(refused, claussen)
    assert queries.is_awake(again(refused), today)
    assert queries.current_decision(refused.use_case) == refused
    said = Content.objects.get(entry__kind="decision.woken").read()["content"]
    assert said == {"event": refused.part("wake_up"), "sentence": SENTENCE}


def test_it_is_said_once(refused: Decision, claussen: Person) -> None:
    """What has happened does not happen again."""
    wake(refused, claussen)
    with pytest.raises(Refusal):
        wake(again(refused), claussen)


def test_whoever_only_judges_does_not_say_it(client: Client, refused: Decision, stranger: Person) -> None:
    """Leadership or facilitation does; to whoever may not read the decision there is none."""
    with pytest.raises(Refusal):
        wake(refused, stranger)
    client.force_login(stranger)
    assert client.get(f"/decisions/{refused.pk}/wakings/").status_code == 404
    judge = queries.judged(refused.review).filter(role=Person.Role.REVIEWER).first()
    assert judge is not None
    with pytest.raises(PermissionDenied):
        queries.decision_to_wake_for(judge, refused.pk)


def test_on_its_day_it_wakes_by_itself(refused: Decision) -> None:
    """The day the leader named is enough, in the page and in the list of what waits."""
    day = date.fromisoformat(refused.part("wake_up_on"))
    leader = scene.leader_of(refused.review)
    for on, awake in ((day - timedelta(days=1), False), (day, True), (day + timedelta(days=9), True)):
        assert queries.is_awake(refused, on) is awake
        assert list(queries.awake_for(leader, on, ())) == ([refused] if awake else [])


def test_it_waits_until_a_new_review_is_under_way(refused: Decision, claussen: Person, luehrs: Person) -> None:
    """Before whoever decides and whoever facilitates; not before other leaders."""
    today, leader = timezone.localdate(), scene.leader_of(refused.review)
    wake(refused, leader)
    assert list(queries.awake_for(leader, today, ())) == list(queries.awake_for(claussen, today, ())) == [refused]
    other = luehrs if luehrs != leader else Person.objects.get(name="Anke Berger")
    assert not queries.awake_for(other, today, ())
    review.open_review(use_case=refused.use_case, judges=[leader, claussen], due_on=today, by=leader, at=timezone.now())
    assert not queries.awake_for(leader, today, ())


def test_the_way_leads_from_the_decision_to_the_start_page(client: Client, refused: Decision, claussen: Person) -> None:
    """The link, the sentence, the errand, and the review that is offered."""
    client.force_login(claussen)
    page = f"/decisions/{refused.pk}/wakings/"
    assert page in client.get(f"/decisions/{refused.pk}/").content.decode()
    assert client.post(page, {"sentence": ""}).status_code == 422
    assert client.post(page, {"sentence": SENTENCE}).status_code == 302
    assert client.get(page).status_code == 403
    for address in ("/", f"/decisions/{refused.pk}/", f"/use-cases/{refused.use_case_id}/"):
        assert SENTENCE in client.get(address).content.decode()
    assert (
        f"/use-cases/{refused.use_case_id}/reviews/new/"
        in client.get(f"/use-cases/{refused.use_case_id}/").content.decode()
    )


def test_what_was_introduced_waits_for_nothing(db: None) -> None:
    """Only a decision that names an event can be woken."""
    introduced = scene.decided(scene.QUICK)
    assert not queries.may_wake(scene.leader_of(introduced.review), introduced)
