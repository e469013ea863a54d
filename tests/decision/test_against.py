"""People may decide against the picture and say why."""

from typing import Any

from django.test import Client

from stimmig.decision.words import in_place
from tests.cast import PASSWORD
from tests.decision import scene

NO = {"outcome": {"outcome": "decline"}, "ahead": {"wake_up": "Wenn wir mehr Rechnungen haben."}}


def test_the_way_to_the_signature_leads_over_the_question_why(db: Any, client: Client) -> None:
    """A use in the core that is declined: the page says what speaks against that, and asks."""
    review = scene.written(**NO)
    client.force_login(scene.leader_of(review))
    start = f"/reviews/{review.pk}/decision/"
    assert client.get(f"{start}check/").url == f"{start}against/"
    page = client.get(f"{start}against/").content.decode()
    assert "Sie entscheiden gegen das Bild." in page
    assert "Alles trägt, nichts spricht dagegen, und trotzdem soll es nicht beginnen." in page
    assert client.post(f"{start}against/", {"why": " "}).status_code == 422
    assert client.post(f"{start}against/", {"why": "Wir ziehen im Frühjahr um."}).url == f"{start}check/"
    answer = client.post(f"/reviews/{review.pk}/signatures/", {"password": PASSWORD, "read": scene.seen(review)})
    record = client.get(answer.url).content.decode()
    assert "Gegen das Bild entschieden" in record
    assert "Wir ziehen im Frühjahr um." in record


def test_a_decision_with_the_picture_is_not_interrupted(db: Any, client: Client) -> None:
    """No pause where there is nothing to explain."""
    review = scene.written()
    client.force_login(scene.leader_of(review))
    start = f"/reviews/{review.pk}/decision/"
    assert client.get(f"{start}check/").status_code == 200
    assert client.get(f"{start}against/").url == start


def test_each_thing_that_weighs_heavily_is_named_by_its_own_sentence(db: Any, client: Client) -> None:
    """Carrying something by a reason alone is said finding by finding, none twice."""
    review = scene.reviewed(scene.WAITING)
    client.force_login(scene.leader_of(review))
    weighing = client.get(f"/reviews/{review.pk}/decision/answers/").context["answers"]
    scene.write(review, "outcome", {"outcome": "pilot"})
    scene.write(review, "answers", {f"{row['form'].prefix}-kind": "reason" for row in weighing})
    page = client.get(f"/reviews/{review.pk}/decision/against/").content.decode()
    nothing = "Gemeinsam gesehen: Dafür ist noch nichts da."  # said with the dimension, and not once more
    heavy = [row["finding"] for row in weighing if row["finding"]["severity"] == "critical"]
    assert nothing in {found["text"] for found in heavy}
    assert nothing not in page
    heavy = [found for found in heavy if found["text"] != nothing]
    assert heavy
    carried = "Das wiegt schwer, und es bleibt so, wie es ist."
    assert all(page.count(f"<li>{in_place(found['place'], found['text'])} {carried}</li>") == 1 for found in heavy)


def test_no_two_things_that_weigh_look_the_same(db: Any, client: Client) -> None:
    """Each says what it is about, and where it shows."""
    review = scene.reviewed(scene.WAITING)
    client.force_login(scene.leader_of(review))
    page = client.get(f"/reviews/{review.pk}/decision/answers/").context
    cards = [(row["finding"]["place"], row["finding"]["text"]) for row in page["answers"]]
    assert all(place for place, _text in cards)
    assert len(set(cards)) == len(cards)


def test_what_the_limit_gives_to_a_human_is_said_and_offered_as_the_answer(db: Any, client: Client) -> None:
    """A machine where a person counts does not stay: it stands beside it, waits to be confirmed, and is not carried."""
    review = scene.reviewed(scene.WAITING)
    client.force_login(scene.leader_of(review))
    scene.write(review, "outcome", {"outcome": "pilot"})
    scene.write(review, "limits", {f"limits{number}-mode": "human" for number in range(9)})
    rows = client.get(f"/reviews/{review.pk}/decision/answers/").context["answers"]
    settled = [row for row in rows if row["by_limit"]]
    assert settled
    for row in settled:
        assert row["form"]["kind"].value() == "reason"
        assert row["form"]["text"].value() == "Nach der Einsatzgrenze führt hier ein Mensch."
    scene.write(review, "answers", {f"{row['form'].prefix}-kind": "reason" for row in rows})
    page = client.get(f"/reviews/{review.pk}/decision/against/").content.decode()
    assert not any(row["finding"]["text"] in page for row in settled)
