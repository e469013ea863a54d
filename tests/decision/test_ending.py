"""A use that is set aside or retired: it rests with its reason, nobody is asked any more, and it is found again."""

from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.utils import timezone
from django.utils.translation import override

from stimmig.core.errors import Refusal
from stimmig.decision import actions, memo, queries, words
from stimmig.decision.models import Condition, Decision
from stimmig.ledger.models import Content
from stimmig.people.models import Person
from stimmig.register import actions as register
from stimmig.register.models import UseCase
from stimmig.review import actions as review
from stimmig.workbench import queries as workbench
from stimmig.workbench.outside import became
from tests.decision import scene

WHY = "Der Anbieter stellt den Dienst ein."


@pytest.fixture
def running(db: None) -> Decision:
    """The quotations, introduced with conditions."""
    return scene.decided(scene.CONDITIONS)


def leader(signed: Decision) -> Person:
    return scene.leader_of(signed.review)


def retire(signed: Decision) -> Decision:
    actions.end(use_case=signed.use_case, reason=WHY, by=leader(signed), at=timezone.now())
    return Decision.objects.get(pk=signed.pk)


def idea(by: Person) -> UseCase:
    return register.create(title="Sprachbox am Tor", occasion="Niemand hört.", by=by, at=timezone.now())


def test_whoever_answers_for_it_retires_and_nobody_else(running: Decision, claussen: Person) -> None:
    """Neither facilitation nor another leader; they are told who does."""
    other = Person.objects.filter(role=Person.Role.LEADER).exclude(pk=leader(running).pk)[0]
    for person in (claussen, other):
        with pytest.raises(Refusal, match="not-yours"):
            actions.end(use_case=running.use_case, reason=WHY, by=person, at=timezone.now())
        with pytest.raises(PermissionDenied, match=leader(running).name):
            queries.use_case_to_end_for(person, running.use_case_id)


def test_the_ledger_says_why_and_what_ended_with_it(running: Decision) -> None:
    """The open conditions and expectations, in their words."""
    kept, turned = queries.still_open(queries.what_became(running))
    retire(running)
    said = Content.objects.get(entry__kind="use_case.retired").read()["content"]
    assert (said["reason"], said["decision"]) == (WHY, running.number)
    assert said["conditions"] == [each.condition.text for each in kept] != []
    assert said["expectations"] == [each.expectation.text for each in turned] != []


def test_nobody_is_asked_any_more(client: Client, running: Decision) -> None:
    """No errand for whoever stood for a condition, looks back, or reviews again; nobody can say anything either."""
    condition = running.conditions.exclude(owner_person=None)[0]
    owner, far = condition.owner_person, timezone.now() + timedelta(days=900)
    assert owner
    people = (owner, leader(running), Person.objects.get(name="Henning Claussen"))
    about = {running.title} | {each.text for each in (*running.conditions.all(), *running.expectations.all())}
    before = [each for person in people for each in workbench.errands(person, far) if each.what in about]
    assert {each.kind for each in before} >= {"keep", "look_back", "review_again"}
    retire(running)
    assert not [each for person in people for each in workbench.errands(person, far) if each.what in about]
    again = Condition.objects.get(pk=condition.pk)
    with pytest.raises(Refusal):
        actions.report(condition=again, state="fulfilled", observation=WHY, by=owner, at=timezone.now())
    client.force_login(owner)
    answer = client.get(f"/conditions/{condition.pk}/fulfilments/")
    assert (answer.status_code, "Dieses Vorhaben ruht" in answer.text) == (403, True)


def test_the_pages_say_since_when_by_whom_and_why(client: Client, running: Decision) -> None:
    """The use, the decision, what became of it, the two explanations, the memo: all stay readable."""
    retire(running)
    client.force_login(leader(running))
    for page in (f"/use-cases/{running.use_case_id}/", f"/decisions/{running.pk}/"):
        shown = client.get(page).text
        assert "Beendet seit dem" in shown
        assert WHY in shown
        assert leader(running).name in shown
    assert client.get(f"/decisions/{running.pk}/afterwards/").text.count("Mit dem Vorhaben beendet.") > 1
    for page in ("staff", "customers"):
        explained = client.get(f"/decisions/{running.pk}/{page}/").text
        assert "Das wurde am" in explained
        for held in ("Neubewertung am", "Hier begegnen Sie einer KI", "sofort, wenn jemand zu Schaden kommt"):
            assert held not in explained
    assert client.get(f"/decisions/{running.pk}/memo.pdf").status_code == 200


def test_it_stands_no_longer_among_what_runs_and_is_found(client: Client, running: Decision) -> None:
    """Neither on the start page nor in the list; under what rests, by its name, and by the search."""
    retire(running)
    client.force_login(leader(running))
    assert running.title not in client.get("/use-cases/").text
    assert f'href="/use-cases/{running.use_case_id}/"' not in client.get("/").text
    for page in ("/use-cases/?resting=1", "/use-cases/?text=Angebot", "/search/?text=Angebotsentwürfe"):
        shown = client.get(page).text
        assert running.title in shown or "Angebotsentwürfe" in shown
        assert "Beendet" in shown
    listed = client.get("/decisions/").context
    assert running in listed["ended"]
    assert running not in listed["in_force"]


def test_later_uses_read_what_became_of_it(running: Decision) -> None:
    """It counts as something that had begun and was ended."""
    whole = Decision.objects.prefetch_related("conditions__fulfilments", "expectations__retrospects")
    assert any(line.startswith("Beendet am") and WHY in line for line in became(whole.get(pk=retire(running).pk)))


def test_late_in_the_evening_it_is_the_day_of_the_house(running: Decision) -> None:
    """On paper and in the outside view: half past midnight here is the day before in Greenwich."""
    at = datetime(2026, 7, 1, 0, 30, tzinfo=ZoneInfo("Europe/Berlin")).astimezone(UTC)
    actions.end(use_case=running.use_case, reason=WHY, by=leader(running), at=at)
    now = Decision.objects.get(pk=running.pk)
    with override("de"):
        told = [memo.first_page(words.page(now))["replaced"], *became(now)]
    assert [line for line in told if "1. Juli 2026" in line] == [line for line in told if "Beendet" in line]
    assert not any("30. Juni" in line for line in told)


def test_taken_up_again_it_holds_as_before(client: Client, running: Decision) -> None:
    """With what it asks for; both are in the ledger, and the page offers the new review."""
    retire(running)
    client.force_login(leader(running))
    page = f"/use-cases/{running.use_case_id}/resumptions/"
    assert page in client.get(f"/use-cases/{running.use_case_id}/").text
    assert client.post(page, {"reason": ""}).status_code == 422
    assert client.post(page, {"reason": "Es gibt einen anderen Anbieter."}).status_code == 302
    now = Decision.objects.get(pk=running.pk)
    assert now.use_case.ending is None
    assert queries.may_reopen(leader(running), now)
    assert queries.reports(leader(running), now.conditions.all()[0])
    assert Content.objects.filter(entry__kind="use_case.resumed").count() == 1


def test_while_it_rests_nothing_begins_in_it(running: Decision, claussen: Person) -> None:
    """No review, no further decision on the same picture, no change of the description."""
    use = retire(running).use_case
    asked: dict[str, Any] = {"judges": [claussen], "due_on": timezone.localdate()}
    with pytest.raises(Refusal, match="at-rest"):
        review.open_review(use_case=use, **asked, by=claussen, at=timezone.now())
    with pytest.raises(Refusal, match="at-rest"):
        actions.write(review=running.review, part="outcome", content={}, by=leader(running), at=timezone.now())
    with pytest.raises(PermissionDenied, match="ruht"):
        queries.review_to_decide_for(leader(running), running.review_id)
    with pytest.raises(Refusal, match="at-rest"):
        register.end_use(
            use_case=use, kind="retired", reason=WHY, ends_with_it={}, by=leader(running), at=timezone.now()
        )


def test_an_idea_is_set_aside_by_whoever_began_it(client: Client, albers: Person, brandt: Person) -> None:
    """And taken up again; somebody who did not begin it does neither."""
    use = idea(albers)
    client.force_login(albers)
    assert client.post(f"/use-cases/{use.pk}/endings/", {"reason": WHY}).status_code == 302
    assert "Beiseitegelegt seit dem" in client.get(f"/use-cases/{use.pk}/").text
    use.refresh_from_db()
    for begin in (actions.resume, actions.end):
        with pytest.raises(Refusal, match="not-yours"):
            begin(use_case=use, reason=WHY, by=brandt, at=timezone.now())
    assert client.get(f"/use-cases/{use.pk}/situation/").status_code == 403
    assert client.post(f"/use-cases/{use.pk}/resumptions/", {"reason": WHY}).status_code == 302
    assert client.get(f"/use-cases/{use.pk}/situation/").status_code == 200
    with pytest.raises(Refusal, match="not-at-rest"):
        register.resume_use(use_case=use, reason=WHY, by=albers, at=timezone.now())


def test_a_question_passed_on_is_not_asked_any_more(client: Client, albers: Person) -> None:
    """The link says so, and the start page of whoever was asked is silent."""
    use = idea(albers)
    passed = register.pass_on(use_case=use, fact="logging", passed_to="Maike Albers", by=albers, at=timezone.now())
    assert [each.kind for each in workbench.errands(albers, timezone.now())] == ["answer"]
    actions.end(use_case=use, reason=WHY, by=albers, at=timezone.now())
    assert workbench.errands(albers, timezone.now()) == []
    answer = client.get(f"/questions/{passed.token}/")
    assert (answer.status_code, "ruht" in answer.text) == (410, True)
    with pytest.raises(Refusal):
        register.answer_request(request=passed, entry="full", name="Maike", at=timezone.now())


def test_what_is_under_review_is_not_ended_beside_it(client: Client, claussen: Person) -> None:
    """The page says what comes first, with the way there."""
    waiting = scene.reviewed(scene.QUICK)
    client.force_login(scene.leader_of(waiting))
    answer = client.get(f"/use-cases/{waiting.use_case_id}/endings/")
    assert answer.status_code == 403
    assert f'href="/reviews/{waiting.pk}/"' in answer.text


def test_a_decided_use_is_not_reopened_without_a_reason(client: Client, running: Decision, claussen: Person) -> None:
    """The event that was signed is chosen, and the new review says it first; also where one comes from elsewhere."""
    client.force_login(claussen)
    page = client.get(f"/decisions/{running.pk}/reopenings/")
    events = [label for _, label in page.context["form"].fields["event"].choices]
    assert set(running.part("reopens")) <= set(events)
    sent = {"event": "0", "reason": "Seit Montag läuft eine andere Fassung."}
    answer = client.post(f"/decisions/{running.pk}/reopenings/", sent)
    opening = client.get(answer.headers["Location"])
    said = opening.context["form"].initial["because"]
    assert said.startswith(events[0][:20])
    assert said.endswith(sent["reason"])
    bare = client.post(f"/use-cases/{running.use_case_id}/reviews/new/", {"because": ""})
    assert "Es ist schon entschieden." in bare.text
