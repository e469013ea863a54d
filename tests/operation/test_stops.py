"""The stop: at once, by the leader or somebody named for it, with a reason, and never ended by anybody else."""

import pytest
from django.test import Client
from django.utils import timezone

from stimmig.core.errors import Refusal
from stimmig.decision import actions as decision
from stimmig.ledger.models import Content
from stimmig.operation import actions, queries
from stimmig.people.models import Person
from stimmig.register import actions as register
from stimmig.register.queries import kinds_given_by
from tests.operation import scene

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("quotations")]

WHY = "Sie nennt falsche Preise."


def test_one_step_by_the_leader_and_everybody_sees_it(client: Client, luehrs: Person) -> None:
    """On the page of the use, on that of the guardrails and on the start page of whoever sees the use."""
    policy = scene.guarded()
    use, leader = scene.use_of(policy), scene.leader(policy.decision)
    client.force_login(leader)
    assert client.post(f"/use-cases/{use.pk}/stops/", {"reason": ""}).status_code == 422
    assert client.post(f"/use-cases/{use.pk}/stops/", {"reason": WHY}).status_code == 302
    assert Content.objects.get(entry__kind="stop.made").read()["content"] == {"reason": WHY}
    client.force_login(scene.person("luehrs") if leader.name != luehrs.name else scene.person("berger"))
    for page in ("/", f"/use-cases/{use.pk}/", f"/use-cases/{use.pk}/guardrails/"):
        shown = client.get(page).text
        assert "Die KI ist angehalten" in shown
        assert WHY in shown
    assert client.post(f"/use-cases/{use.pk}/stops/", {"reason": WHY}).status_code == 403


def test_it_goes_on_with_a_reason_and_the_stop_stays_on_record(client: Client) -> None:
    """The leader says what is different now."""
    policy = scene.guarded()
    use, leader = scene.use_of(policy), scene.leader(policy.decision)
    stop = actions.stop(use_case=use, reason=WHY, by=leader, at=timezone.now())
    with pytest.raises(Refusal, match="stopped-already"):
        actions.stop(use_case=use, reason=WHY, by=leader, at=timezone.now())
    client.force_login(leader)
    address = f"/stops/{stop.pk}/ends/"
    assert client.post(address, {"reason": ""}).status_code == 422
    assert client.post(address, {"reason": "Die Preise stimmen wieder."}).status_code == 302
    assert queries.current_stop(use) is None
    shown = client.get(f"/use-cases/{use.pk}/guardrails/").text
    assert WHY in shown
    assert "Die Preise stimmen wieder." in shown
    with pytest.raises(Refusal, match="ended-already"):
        actions.end_stop(stop=stop, reason=WHY, by=leader, at=timezone.now())


def test_whoever_is_named_for_it_stops_and_does_not_let_it_go_on(client: Client) -> None:
    """Named by the leader alone; neither facilitation nor another leader stops, or names somebody."""
    policy = scene.guarded()
    use, leader = scene.use_of(policy), scene.leader(policy.decision)
    assert "stops" not in kinds_given_by(scene.person("claussen"), use)
    with pytest.raises(Refusal, match="cannot-have-it"):
        register.involve(use_case=use, person=leader, kind="stops", by=leader, at=timezone.now())
    harms = scene.named(use, "harms", "stops")
    client.force_login(harms)
    assert client.get(f"/use-cases/{use.pk}/guardrails/").text.count("Jetzt anhalten") == 1
    assert client.post(f"/use-cases/{use.pk}/stops/", {"reason": WHY}).status_code == 302
    stop = queries.current_stop(use)
    assert stop is not None
    assert stop.name == harms.signature
    assert client.post(f"/stops/{stop.pk}/ends/", {"reason": WHY}).status_code == 403
    for action, said in ((actions.stop, {"use_case": use}), (actions.end_stop, {"stop": stop})):
        with pytest.raises(Refusal, match="not-yours"):
            action(**said, reason=WHY, by=scene.person("claussen"), at=timezone.now())


def test_what_no_decision_lets_begin_is_not_stopped(client: Client) -> None:
    """The page says that there is nothing to stop."""
    policy = scene.guarded()
    leader = scene.leader(policy.decision)
    decision.end(use_case=policy.decision.use_case, reason=WHY, by=leader, at=timezone.now())
    client.force_login(leader)
    assert client.get(f"/use-cases/{policy.decision.use_case_id}/stops/").status_code == 403
