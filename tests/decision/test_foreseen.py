"""What the group foresaw and holds to be weighty is met in the decision, before it is signed and ever after."""

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from stimmig.core.errors import Incomplete
from stimmig.decision import drafting, memo, queries, words
from stimmig.decision.models import Decision
from stimmig.review import actions as review_actions
from stimmig.review import queries as reviews
from stimmig.review.models import Review, Story
from tests.decision import scene

NAME, TOLD = "Das Skonto verfällt doch", "Im März lagen vierzig Rechnungen ungeprüft im Posteingang."
EVENT = "Im Posteingang liegen mehr als zwanzig Rechnungen."


@pytest.fixture
def review(db: Any, client: Client) -> Review:
    """A draft that could be signed, but for one thing the group foresaw since."""
    review = scene.written(scene.QUICK)
    client.force_login(scene.leader_of(review))
    story, by = Story.objects.create(review=review, kind="wrong", text=TOLD), scene.leader_of(review)
    review_actions.group(review=review, names={story.pk: NAME}, by=by, at=timezone.now())
    groups = [group.pk for group in reviews.story_groups(review)]
    review_actions.pick(review=review, groups=groups, by=by, at=timezone.now())
    return review


def prefix(review: Review) -> str:
    return drafting.prefix_of_foreseen(reviews.picture(review).foreseen[0].key)


def met(review: Review, **said: str) -> None:
    """The leader's answer to it, beside what is written already."""
    typed = {f"{prefix(review)}-{name}": text for name, text in said.items()}
    scene.write(review, "answers", scene.kept(review).get("answers", {}) | typed)


def decided(review: Review) -> Decision:
    """Signed with an event that reopens it."""
    met(review, kind="trigger", text=EVENT)
    return scene.sign(review)


def test_the_desk_asks_for_an_answer_where_nothing_else_weighed(client: Client, review: Review) -> None:
    """The part that had nothing to answer has something now, with the story and no name."""
    page = client.get(f"/reviews/{review.pk}/decision/")
    assert [task["state"] for task in page.context["tasks"]][2] == "next"
    shown = client.get(f"/reviews/{review.pk}/decision/answers/").content.decode()
    assert NAME in shown
    assert TOLD in shown


def test_nobody_signs_past_it(client: Client, review: Review) -> None:
    """It is named as missing, on the way and at the signature."""
    assert client.get(f"/reviews/{review.pk}/decision/check/").url == f"/reviews/{review.pk}/decision/"
    with pytest.raises(Incomplete, match="foreseen"):
        scene.sign(review)


def test_what_is_missing_is_said_at_the_field(client: Client, review: Review) -> None:
    """A condition without somebody and a day; nothing typed is lost."""
    typed = {f"{prefix(review)}-kind": "condition", f"{prefix(review)}-text": "Täglich wird geleert."}
    response = client.post(f"/reviews/{review.pk}/decision/answers/", typed)
    shown = response.content.decode()
    assert response.status_code == 422
    assert "Nennen Sie, wer dafür einsteht" in shown or "wer dafür" in shown
    assert "Täglich wird geleert." in shown


def test_an_event_is_added_to_what_reopens_it(client: Client, review: Review) -> None:
    """In the record, on its page and in the memo."""
    decision = decided(review)
    assert EVENT in decision.record["reopens"]
    shown = client.get(f"/decisions/{decision.pk}/").content.decode()
    part = shown[shown.index("Was wir vorausgesehen haben") :]
    for said in (NAME, TOLD, f"<b>Wir sehen neu hin, wenn:</b> {EVENT}"):
        assert said in part
    assert any(each["heading"] == "Was wir vorausgesehen haben" and each["pieces"] for each in _sections(decision))


def _sections(decision: Decision) -> Any:
    return memo.sections(words.page(decision), [], None)


def test_a_condition_stands_among_the_conditions(review: Review) -> None:
    """With its person and its day, in the table too."""
    scene.write(review, "outcome", scene.kept(review)["outcome"] | {"outcome": "introduce_with_conditions"})
    met(review, kind="condition", text="Der Posteingang ist abends leer.", owner="Heike Wegner", due_on=scene.day(30))
    decision = scene.sign(review)
    assert decision.conditions.get().text == "Der Posteingang ist abends leer."


def test_an_accepted_risk_keeps_its_reason(review: Review) -> None:
    """Nothing is added to conditions or events."""
    met(review, kind="accepted", text="Zwei Tage Verzug tragen wir.", owner="Niemand")
    decision = scene.sign(review)
    (said,) = decision.record["provisions"]
    assert (said["kind"], said["text"], said["owner"]) == ("accepted", "Zwei Tage Verzug tragen wir.", "")
    assert not decision.conditions.exists()


def test_deciding_anew_begins_with_the_earlier_answer_once(review: Review) -> None:
    """The event is not said a second time among those the leader wrote."""
    decided(review)
    again = Review.objects.get(pk=review.pk)
    begun = queries.begun(again, scene.leader_of(again), queries.grounds(again), timezone.localdate())
    assert begun["answers"][f"{prefix(again)}-text"] == EVENT
    assert EVENT not in begun["ahead"]["reopens"]


def test_where_nothing_begins_it_is_not_asked(client: Client, review: Review) -> None:
    """It stays in the record all the same."""
    scene.write(review, "outcome", scene.kept(review)["outcome"] | {"outcome": "rework"})
    scene.write(review, "ahead", scene.kept(review)["ahead"] | {"wake_up": "Wenn die Kanzlei umgestellt hat."})
    assert NAME not in client.get(f"/reviews/{review.pk}/decision/answers/").content.decode()
    decision = scene.sign(review)
    assert decision.record["foreseen"][0]["name"] == NAME
    assert NAME in client.get(f"/decisions/{decision.pk}/").content.decode()
