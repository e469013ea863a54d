"""What is signed is what was read: anything else is shown again first, and nothing half-written stays."""

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from stimmig.core.errors import Refusal
from stimmig.decision import recording
from stimmig.decision.models import Decision
from stimmig.ledger.models import Entry
from stimmig.people.models import Person
from stimmig.register.actions import answer_legal
from stimmig.review import actions as judging
from stimmig.review.models import Review
from tests.cast import PASSWORD
from tests.decision import scene

READ, OTHER = "Rechnungen tippt bei uns niemand mehr ab.", "Rechnungen tippen wir weiter selbst."


@pytest.fixture
def review(db: Any, client: Client) -> Review:
    """A review whose leader is signed in and has written everything."""
    review = scene.written()
    client.force_login(scene.leader_of(review))
    return review


def read(client: Client, review: Review) -> str:
    """Open the check page, and take with one the mark it carries."""
    page = client.get(f"/reviews/{review.pk}/decision/check/")
    mark = str(page.context["read"])
    assert f'name="read" value="{mark}"' in page.content.decode()
    return mark


def send(client: Client, review: Review, mark: str) -> Any:
    """Sign in the window in which something was read."""
    return client.post(f"/reviews/{review.pk}/signatures/", {"password": PASSWORD, "read": mark})


def change(review: Review, sentence: str = OTHER) -> None:
    """Write another sentence, as another window would."""
    scene.write(review, "outcome", scene.kept(review)["outcome"] | {"sentence": sentence})


def test_a_draft_changed_in_another_window_is_read_again(client: Client, review: Review) -> None:
    """The first window shows what it would sign now, and signs it when asked once more."""
    mark = read(client, review)
    change(review)
    entries = Entry.objects.count()
    answer = send(client, review, mark)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Der Entwurf wurde in einem anderen Fenster geändert, seit Sie ihn gelesen haben." in page
    assert "Noch ist nichts unterschrieben" in page
    assert OTHER in page
    assert (Decision.objects.count(), Entry.objects.count()) == (0, entries)
    assert scene.kept(review)["outcome"]["sentence"] == OTHER
    send(client, review, str(answer.context["read"]))
    assert Decision.objects.get().record["sentence"] == OTHER


def test_a_decision_signed_meanwhile_is_shown_first(client: Client, review: Review) -> None:
    """Whoever replaces a decision replaces the one they read of."""
    mark = read(client, review)
    content = scene.kept(review)
    first = scene.sign(review)
    for part, said in content.items():
        scene.write(review, part, said)
    answer = send(client, review, mark)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Inzwischen ist eine andere Entscheidung unterschrieben worden." in page
    assert f"Sie tritt an die Stelle von Entscheidung {first.number}." in page
    assert Decision.objects.get() == first


def test_a_picture_that_moved_is_shown_first(db: Any, client: Client) -> None:
    """Something that weighs has been marked meanwhile: the list says which part is open, and why one is back there."""
    review = scene.written(scene.DECLINED)
    client.force_login(scene.leader_of(review))
    mark = read(client, review)
    found = next(found for found in scene.queries.grounds(review).others)
    judging.mark(review=review, finding=found.key, by=scene.leader_of(review), at=timezone.now())
    answer = client.post(f"/reviews/{review.pk}/signatures/", {"password": PASSWORD, "read": mark}, follow=True)
    assert answer.redirect_chain[-1][0] == f"/reviews/{review.pk}/decision/"
    assert "Das Bild hat sich geändert, seit Sie es gelesen haben." in answer.content.decode()
    assert not Decision.objects.exists()


def test_a_reason_of_the_group_that_changed_is_shown_first(client: Client, review: Review) -> None:
    """The level is the same, the reason beside it is another: it stands in the record, and so it is read."""
    mark = read(client, review)
    said, leader = review.agreed_levels.filter(answer="level").order_by("pk").last(), scene.leader_of(review)
    assert said is not None
    again = {"subject": said.subject, "answer": said.answer, "level": said.level}
    judging.agree(review=review, **again, reason="Aus einem ganz anderen Grund.", by=leader, at=timezone.now())
    answer = send(client, review, mark)
    assert answer.status_code == 409
    assert "Das Bild hat sich geändert, seit Sie es gelesen haben." in answer.content.decode()
    assert "Aus einem ganz anderen Grund." in answer.content.decode()
    assert not Decision.objects.exists()


def test_a_legal_answer_that_changed_is_shown_first(client: Client, review: Review) -> None:
    """How the law stood stands in the record too."""
    mark = read(client, review)
    asked = recording.rests_on(review, scene.queries.grounds(review))["legal"][0]
    said = {"question": asked["id"], "kind": "not_relevant", "reason": "Das Lager ist zu."}
    answer_legal(use_case=review.use_case, **said, by=scene.leader_of(review), at=timezone.now())
    answer = send(client, review, mark)
    assert answer.status_code == 409
    assert "Bei den rechtlichen Fragen hat sich etwas geändert, seit Sie sie gelesen haben." in answer.content.decode()
    assert "Das Lager ist zu." in answer.content.decode()
    assert not Decision.objects.exists()


def test_whoever_judged_belongs_to_what_is_read(client: Client, review: Review) -> None:
    """Another name under the picture is another record."""
    mark = read(client, review)
    person = review.participations.filter(judges=True).select_related("person")[0].person
    Person.objects.filter(pk=person.pk).update(name="Anna Unbekannt")
    answer = send(client, review, mark)
    assert answer.status_code == 409
    assert "Anna Unbekannt" in answer.content.decode()


def test_a_signature_without_having_read_is_none(client: Client, review: Review) -> None:
    """A form sent by hand is shown what it would sign."""
    for mark in ("", "a.b.c", "a.b.c.d", "a.b.c.d.e"):
        assert send(client, review, mark).status_code == 409
    assert not Decision.objects.exists()


def test_two_windows_sign_once(client: Client, review: Review) -> None:
    """The second click finds that it is decided."""
    mark = read(client, review)
    assert send(client, review, mark).url == f"/decisions/{Decision.objects.get().pk}/"
    second = client.post(f"/reviews/{review.pk}/signatures/", {"password": PASSWORD, "read": mark}, follow=True)
    page = second.content.decode()
    assert "Es ist entschieden" in page
    assert "in einem anderen Fenster" not in page
    assert Decision.objects.count() == 1


def test_the_action_itself_compares(review: Review) -> None:
    """Whoever calls it, between two windows or not."""
    mark = scene.seen(review)
    change(review)
    with pytest.raises(Refusal, match="not-as-read"):
        scene.sign(review, seen=mark)
    assert not Decision.objects.exists()


def test_what_comes_in_the_last_moment_is_shown_first(
    client: Client, review: Review, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between the comparison of the page and that of the action, too."""
    mark = read(client, review)
    monkeypatch.setattr("stimmig.decision.pages.changed", late(review))
    answer = send(client, review, mark)
    assert answer.status_code == 409
    assert OTHER in answer.content.decode()
    assert not Decision.objects.exists()


def late(review: Review) -> Any:
    """The comparison of the page, after which another window writes."""
    from stimmig.decision.pages import changed

    def compared(desk: Any, mark: str) -> list[str]:
        found = changed(desk, mark)
        change(review)
        return found

    return compared
