"""An introduction rests on what was judged as deeply as it had to be."""

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from stimmig.core.errors import Incomplete
from stimmig.review.actions import leave_rest_open
from stimmig.review.models import Review
from tests.decision import scene
from tests.review import scene as reviewing

SPOKEN = {
    "sentence": "Wir probieren es.",
    "gain": "Zeit.",
    "risk": "Ärger.",
    "trust": "bleibt.",
    "reasons": "Weil es geht.",
}


def talked_over() -> Review:
    """A review on which people stand apart, and which leaves that open on purpose."""
    review = reviewing.revealed()
    leave_rest_open(review=review, by=scene.leader_of(review), at=timezone.now())
    return review


@pytest.mark.parametrize("outcome", ["introduce", "introduce_with_conditions", "pilot"])
def test_introducing_is_refused_with_the_list_of_what_is_missing(db: Any, client: Client, outcome: str) -> None:
    """The draft names every criterion that was opened and not judged; so does the refusal of the signature."""
    review = reviewing.revealed()
    client.force_login(scene.leader_of(review))
    scene.write(review, "outcome", SPOKEN | {"outcome": outcome})
    page = client.get(f"/reviews/{review.pk}/decision/")
    assert "Einführen lässt sich das noch nicht" in page.content.decode()
    assert page.context["refused"]
    assert not page.context["ready"]
    with pytest.raises(Incomplete) as refused:
        scene.sign(review)
    missing = [gap for gap in refused.value.gaps if gap.endswith("not_judged")]
    assert len(missing) == len(page.context["refused"])


@pytest.mark.parametrize("outcome", ["rework", "decline"])
def test_waiting_needs_no_more_than_the_five(db: Any, client: Client, outcome: str) -> None:
    """Nothing has to be judged in depth to say not yet; limits and conditions are not asked for."""
    review = talked_over()
    client.force_login(scene.leader_of(review))
    scene.write(review, "outcome", SPOKEN | {"outcome": outcome})
    tasks = {str(task["label"]): task for task in client.get(f"/reviews/{review.pk}/decision/").context["tasks"]}
    assert (str(tasks["Einsatzgrenzen"]["note"]), tasks["Einsatzgrenzen"]["url"]) == ("nicht nötig", "")
    answers = client.get(f"/reviews/{review.pk}/decision/answers/").context["answers"]
    said = {f"{row['form'].prefix}-{name}": text for row in answers for name, text in REASON.items()}
    scene.write(review, "answers", said | {"noted": "Der Rest bleibt liegen."})
    scene.write(review, "ahead", {"wake_up": "Wenn die Nachtbereitschaft steht."})
    assert scene.sign(review).outcome == outcome


REASON = {"kind": "reason", "text": "Auch deshalb noch nicht."}


def test_before_the_reveal_there_is_nothing_to_decide(db: Any, client: Client) -> None:
    """The leader reads what it waits for, like everybody else."""
    review = reviewing.opened()
    client.force_login(scene.leader_of(review))
    assert "Es wartet auf die Urteile" in client.get(f"/reviews/{review.pk}/decision/").content.decode()


@pytest.mark.parametrize("page", ["", "outcome/"])
def test_what_cannot_be_chosen_yet_is_said_before_one_chooses(db: Any, client: Client, page: str) -> None:
    """On the list and beside the outcomes, with everything that is still to be judged."""
    review = talked_over()
    client.force_login(scene.leader_of(review))
    shown = client.get(f"/reviews/{review.pk}/decision/{page}")
    assert shown.context["refused"]
    assert "Einführen lässt sich das noch nicht" in shown.content.decode()
    scene.write(review, "outcome", {"outcome": "rework"})
    assert not client.get(f"/reviews/{review.pk}/decision/").context["refused"]
