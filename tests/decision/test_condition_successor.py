"""Somebody else stands for a condition: named by whoever answers for the use, beside what was signed."""

from datetime import datetime, time, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.timezone import make_aware
from django.utils.translation import override

from stimmig.core.errors import Refusal
from stimmig.decision import actions, memo, queries, words
from stimmig.decision.models import Condition
from stimmig.ledger.queries import contents_about
from stimmig.people import actions as people
from stimmig.people.models import Person
from stimmig.workbench.queries import errands
from tests.decision import scene

WHY = "Kemal Yıldız wechselt in den Einkauf."


def first() -> Condition:
    """The first condition of the quotations: Kemal Yıldız stands for it, Anke Berger answers for the use."""
    return scene.decided(scene.CONDITIONS).conditions.get(text__startswith="Jedes Angebot rechnet")


def handed_on(cast: dict[str, Person], to: str = "demir") -> Condition:
    """From now on Ayşe Demir stands for it."""
    condition = first()
    actions.hand_on(condition=condition, person=cast[to], reason=WHY, by=cast["berger"], at=timezone.now())
    return Condition.objects.get(pk=condition.pk)


def test_the_page_says_since_when_who_stands_for_it(db: Any, client: Client, cast: dict[str, Person]) -> None:
    """On the decision and on what became of it; the wording stays as it was signed, and the ledger knows."""
    condition = first()
    client.force_login(cast["berger"])
    address = f"/conditions/{condition.pk}/successors/"
    assert client.post(address, {"person": cast["demir"].pk, "reason": ""}).status_code == 422
    after = f"/decisions/{condition.decision_id}/afterwards/"
    assert client.post(address, {"person": cast["demir"].pk, "reason": WHY}).url == after
    for page in (after, f"/decisions/{condition.decision_id}/"):
        shown = client.get(page).content.decode()
        assert "steht Ayşe Demir dafür ein." in shown
        assert WHY in shown
        assert "Kemal Yıldız" in shown
    assert queries.proof(condition.decision).unchanged
    (entry,) = contents_about(condition.decision, "condition.handed_on")
    assert entry.read()["content"]["before"] == "Kemal Yıldız"


def test_it_waits_for_the_successor(db: Any, cast: dict[str, Person]) -> None:
    """They read the decision and say how it stands; whoever stood for it is asked no more."""
    condition = handed_on(cast)
    assert condition in queries.to_keep(cast["demir"], condition.due_on)
    assert condition not in queries.to_keep(cast["yildiz"], condition.due_on)
    assert queries.decision_for(cast["demir"], condition.decision_id)
    said = {"state": "fulfilled", "observation": "Sie rechnen."}
    with pytest.raises(Refusal, match="not-yours"):
        actions.report(condition=condition, **said, by=cast["yildiz"], at=timezone.now())
    actions.report(condition=condition, **said, by=cast["demir"], at=timezone.now())


def test_the_latest_of_several_counts(db: Any, cast: dict[str, Person]) -> None:
    """Also when it is whom the decision named; but nobody follows themselves."""
    condition = handed_on(cast)
    said = {"condition": condition, "reason": "x", "by": cast["berger"]}
    with pytest.raises(Refusal, match="not-somebody-else"):
        actions.hand_on(**said, person=cast["demir"], at=timezone.now())
    actions.hand_on(**said, person=cast["yildiz"], at=timezone.now())
    assert condition in queries.to_keep(cast["yildiz"], condition.due_on)


@pytest.mark.parametrize("key", ["luehrs", "claussen", "yildiz"])
def test_nobody_but_whoever_answers_names_one(db: Any, client: Client, cast: dict[str, Person], key: str) -> None:
    """Another leader, facilitation and the owner read who does."""
    condition = first()
    client.force_login(cast[key])
    assert client.get(f"/conditions/{condition.pk}/successors/").status_code == 403
    with pytest.raises(Refusal, match="not-yours"):
        actions.hand_on(condition=condition, person=cast["demir"], reason="x", by=cast[key], at=timezone.now())


def test_nobody_without_content_stands_for_anything(db: Any, cast: dict[str, Person]) -> None:
    """Technical administration cannot be named."""
    with pytest.raises(Refusal, match="not-somebody-else"):
        handed_on(cast, "thomsen")


def test_whoever_has_left_is_followed(db: Any, client: Client, cast: dict[str, Person]) -> None:
    """Leaders are told; whoever answers for the use is led to naming somebody, and then it waits for nobody else."""
    condition = first()
    people.deactivate(person=cast["yildiz"], by=cast["berger"], at=timezone.now())
    urls = {}
    for key in ("berger", "luehrs"):
        client.force_login(cast[key])
        urls[key] = [each.url for each in client.get("/").context["errands"] if each.kind == "inherit"]
    assert f"/conditions/{condition.pk}/successors/" in urls["berger"]
    assert f"/conditions/{condition.pk}/fulfilments/" in urls["luehrs"]
    actions.hand_on(condition=condition, person=cast["demir"], reason="x", by=cast["berger"], at=timezone.now())
    assert condition not in queries.kept_by_nobody(cast["luehrs"], condition.due_on)


def test_a_successor_who_has_left_is_told_as_well(db: Any, cast: dict[str, Person]) -> None:
    """It does not fall silent the second time."""
    condition = handed_on(cast)
    people.deactivate(person=cast["demir"], by=cast["berger"], at=timezone.now())
    assert condition in queries.kept_by_nobody(cast["luehrs"], condition.due_on)


def test_a_name_without_an_account_waits_for_whoever_answers(db: Any, cast: dict[str, Person]) -> None:
    """Once its day is near; nobody else is told, and with a successor it is over."""
    condition = first()
    Condition.objects.filter(pk=condition.pk).update(owner_person=None)
    near = make_aware(datetime.combine(condition.due_on, time(9)))
    way = reverse("successors", args=[condition.pk])
    assert ("find", way, "Kemal Yıldız") in [(e.kind, e.url, e.about) for e in errands(cast["berger"], near)]
    assert way not in [each.url for each in errands(cast["berger"], near - timedelta(days=31))]
    assert condition not in queries.kept_by_nobody(cast["luehrs"], condition.due_on)
    actions.hand_on(condition=condition, person=cast["demir"], reason="x", by=cast["berger"], at=timezone.now())
    assert condition not in queries.kept_by_nobody(cast["berger"], condition.due_on)


def test_the_next_decision_begins_with_the_successor(db: Any, cast: dict[str, Person]) -> None:
    """Wherever the condition was written: as a line of its own, or as the answer to what weighs."""
    condition = handed_on(cast)
    signed = condition.decision
    begun = queries.begun(signed.review, cast["berger"], queries.grounds(signed.review), timezone.localdate())
    assert {"conditions0-owner": "Ayşe Demir"}.items() <= begun["conditions"].items()
    assert signed.record["conditions"][0]["owner"] == "Kemal Yıldız"
    answer = Condition.objects.filter(decision=signed).exclude(text__in=begun["conditions"].values())[0]
    actions.hand_on(condition=answer, person=cast["brandt"], reason=WHY, by=cast["berger"], at=timezone.now())
    begun = queries.begun(signed.review, cast["berger"], queries.grounds(signed.review), timezone.localdate())
    assert "Torben Brandt" in begun["answers"].values()


def test_the_paper_says_who_stands_for_it_by_now(db: Any, cast: dict[str, Person]) -> None:
    """Below the conditions as they were signed."""
    condition = handed_on(cast)
    with override("de"):
        sections = memo.sections(words.page(condition.decision), [], None)
    (table, line) = next(each["pieces"] for each in sections if each["heading"] == "Auflagen")
    assert [row[1] for row in table["rows"] if row[0].startswith("Jedes Angebot rechnet")] == ["Kemal Yıldız"]
    assert "steht Ayşe Demir dafür ein." in line["text"]
