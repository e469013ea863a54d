"""One decides on the latest review of a use: what a newer one has found cannot be passed by on an older one."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from stimmig.core.errors import Refusal
from stimmig.decision import queries
from stimmig.decision.models import Decision
from stimmig.people.models import Person
from stimmig.review.actions import open_review, withdraw
from stimmig.review.models import Review
from stimmig.workbench.queries import errands
from tests.cast import PASSWORD
from tests.decision import scene


@pytest.fixture
def older(db: Any) -> Review:
    """A review with everything written that could be signed."""
    return scene.written()


def begin_another(older: Review, cast: dict[str, Person]) -> Review:
    """A newer review of the same use."""
    now = timezone.now()
    until = timezone.localdate() + timedelta(days=7)
    return open_review(use_case=older.use_case, judges=[cast["wegner"]], due_on=until, by=cast["claussen"], at=now)


def test_nothing_is_written_or_signed_on_a_review_a_newer_one_follows(older: Review, cast: dict[str, Person]) -> None:
    """Whoever asks, and however the draft came about."""
    mark = scene.seen(older)
    begin_another(older, cast)
    with pytest.raises(Refusal, match="followed"):
        scene.write(older, "outcome", {"sentence": "Noch schnell."})
    with pytest.raises(Refusal, match="followed"):
        scene.sign(older, seen=mark)
    assert not Decision.objects.exists()


@pytest.mark.parametrize("page", ["outcome", "check"])
def test_the_pages_lead_to_the_newer_review(client: Client, older: Review, cast: dict[str, Person], page: str) -> None:
    """The draft says where the decision is made now, and so does every page behind it."""
    newer = begin_another(older, cast)
    client.force_login(scene.leader_of(older))
    start = client.get(f"/reviews/{older.pk}/decision/")
    refused = client.get(f"/reviews/{older.pk}/decision/{page}/")
    assert (start.status_code, refused.status_code) == (200, 403)
    for answer in (start, refused):
        assert "neuere TRACE-Prüfung" in answer.content.decode()
        assert f'href="/reviews/{newer.pk}/"' in answer.content.decode()


def test_nothing_written_is_lost(client: Client, older: Review, cast: dict[str, Person]) -> None:
    """What was just typed stands on the page that refuses, what was kept on the draft's, for its writer alone."""
    kept = scene.kept(older)["outcome"]["reasons"]
    begin_another(older, cast)
    client.force_login(scene.leader_of(older))
    answer = client.post(f"/reviews/{older.pk}/decision/outcome/", {"sentence": "Was ich gerade schreibe."})
    assert answer.status_code == 403
    assert "Was ich gerade schreibe." in answer.content.decode()
    assert kept in client.get(f"/reviews/{older.pk}/decision/", follow=True).content.decode()
    for other in ("berger", "claussen"):
        client.force_login(cast[other])
        assert kept not in client.get(f"/reviews/{older.pk}/decision/").content.decode()


def test_a_signature_from_a_page_left_open_is_refused(client: Client, older: Review, cast: dict[str, Person]) -> None:
    """The newer review was opened while somebody was reading over."""
    client.force_login(scene.leader_of(older))
    sent = {"password": PASSWORD, "read": scene.seen(older)}
    begin_another(older, cast)
    assert client.post(f"/reviews/{older.pk}/signatures/", sent).status_code == 403
    assert not Decision.objects.exists()


def test_no_decision_waits_on_an_older_review(older: Review, cast: dict[str, Person]) -> None:
    """It waits again when the newer one is taken back."""
    leader = scene.leader_of(older)
    assert older in queries.waiting_for(leader)
    newer = begin_another(older, cast)
    assert older not in queries.waiting_for(leader)
    named_on = f"/reviews/{older.pk}/"
    for person in (leader, cast["claussen"]):
        assert not [each for each in errands(person, timezone.now()) if each.url.startswith(named_on)]
    withdraw(review=newer, reason="Falscher Stand", by=cast["claussen"], at=timezone.now())
    assert older in queries.waiting_for(leader)
    assert scene.sign(older).review == older


def test_what_was_decided_is_not_decided_anew_on_the_older_review(
    client: Client, older: Review, cast: dict[str, Person]
) -> None:
    """The way back to the same picture is offered only while it is the latest."""
    decision = scene.sign(older)
    client.force_login(scene.leader_of(older))
    places = (f"/decisions/{decision.pk}/", f"/reviews/{older.pk}/decision/")
    anew = f"/reviews/{older.pk}/decision/outcome/"
    assert all(anew in client.get(place).content.decode() for place in places)
    begin_another(older, cast)
    assert not any(anew in client.get(place).content.decode() for place in places)
