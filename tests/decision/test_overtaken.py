"""Whoever was too late is told how things stand now; no page ends in an error."""

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from stimmig.decision import pages, queries
from stimmig.people.models import Person
from stimmig.register.actions import set_accountable
from stimmig.register.models import UseCase
from stimmig.review.models import Review, Seal
from tests.decision import scene


def relieve(review: Review, by: Person) -> None:
    """Another leader is named."""
    use_case = UseCase.objects.get(pk=review.use_case_id)
    set_accountable(use_case=use_case, person=by, reason="Übergabe", by=by, at=timezone.now())


def between(monkeypatch: pytest.MonkeyPatch, of: Any, name: str, happens: Any) -> None:
    """Let something happen while a page is at work: after it was asked who may, and before anything is kept."""
    asked = getattr(of, name)

    def answer(*args: Any, **options: Any) -> Any:
        monkeypatch.setattr(of, name, asked)
        found = asked(*args, **options)
        happens()
        return found

    monkeypatch.setattr(of, name, answer)


@pytest.mark.parametrize("part", ["outcome", "against"])
def test_whoever_is_relieved_while_writing_is_told_who_decides(
    db: Any, client: Client, cast: dict[str, Person], monkeypatch: pytest.MonkeyPatch, part: str
) -> None:
    """Nothing is kept any more, and the page names the one who decides now."""
    review = scene.reviewed()
    client.force_login(scene.leader_of(review))
    between(monkeypatch, queries, "review_to_write_for", lambda: relieve(review, cast["berger"]))
    answer = client.post(f"/reviews/{review.pk}/decision/{part}/", {"sentence": "Zu spät", "why": "Zu spät"})
    assert answer.status_code == 403
    assert "Anke Berger" in answer.content.decode()
    assert scene.kept(review) == {}


def test_whoever_is_relieved_while_dissenting_is_told_so(
    db: Any, client: Client, cast: dict[str, Person], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A voice that no longer counts is not put on record by a moment: this leader did not judge and decides no more."""
    review = scene.reviewed()
    leader = scene.leader_of(review)
    Seal.objects.filter(round__review=review, person=leader).delete()
    client.force_login(leader)
    between(monkeypatch, queries, "review_to_dissent_for", lambda: relieve(review, cast["berger"]))
    said = {"reason": "Das trägt nicht.", "proof": "Die Fehler verdoppeln sich."}
    answer = client.post(f"/reviews/{review.pk}/dissents/", said)
    assert answer.status_code == 403
    assert not review.dissents.exists()


def test_two_windows_keep_at_the_same_moment(db: Any, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    """The mark is compared where it is kept, not before: the slower one is shown both."""
    review = scene.reviewed()
    client.force_login(scene.leader_of(review))
    seen = client.get(f"/reviews/{review.pk}/decision/outcome/").context["seen"]
    other = {"sentence": "Das andere Fenster."}
    between(monkeypatch, pages, "pressed", lambda: scene.write(review, "outcome", other))
    answer = client.post(f"/reviews/{review.pk}/decision/outcome/", {"sentence": "Dieses Fenster.", "seen": seen})
    assert answer.status_code == 409
    assert "Das andere Fenster." in answer.content.decode()
    assert "Dieses Fenster." in answer.content.decode()
    assert scene.kept(review)["outcome"] == other


def test_a_part_left_open_does_not_begin_anew_in_silence(db: Any, client: Client) -> None:
    """Where another window has signed meanwhile, it says so first."""
    review = scene.written()
    client.force_login(scene.leader_of(review))
    address = f"/reviews/{review.pk}/decision/outcome/"
    seen = client.get(address).context["seen"]
    decision = scene.sign(review)
    answer = client.post(address, {"sentence": "Zu spät", "seen": seen})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert f"Inzwischen ist Entscheidung {decision.number} unterschrieben" in page
    assert "Zu spät" in page
    assert scene.kept(review) == {}
    client.post(address, {"sentence": "Zu spät", "seen": answer.context["seen"]})
    assert scene.kept(review) == {"outcome": {"sentence": "Zu spät"}}


def test_far_too_many_fields_are_no_crash(db: Any, client: Client) -> None:
    """Something no page sends is refused as such."""
    review = scene.reviewed()
    client.force_login(scene.leader_of(review))
    sent = {f"conditions{number}-text": "x" for number in range(401)}
    assert client.post(f"/reviews/{review.pk}/decision/conditions/", sent).status_code == 400
