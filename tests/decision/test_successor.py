"""A draft belongs to whoever writes it: another leader who is named begins anew."""

import pytest
from django.test import Client
from django.utils import timezone

from stimmig.decision.models import Draft
from stimmig.people.models import Person
from stimmig.register.actions import set_accountable
from stimmig.register.models import UseCase
from stimmig.review.models import Review
from tests.cast import PASSWORD
from tests.decision import scene

PARTS = ("", "outcome/", "limits/", "answers/", "conditions/", "ahead/", "against/", "check/")
SAID = "Rechnungen tippt bei uns niemand mehr ab."


def name(person: Person, review: Review) -> None:
    """Make somebody else accountable."""
    use_case = UseCase.objects.get(pk=review.use_case_id)
    set_accountable(use_case=use_case, person=person, reason="Übergabe", by=person, at=timezone.now())


@pytest.fixture
def handed_over(cast: dict[str, Person]) -> Review:
    """A review whose leader has written everything, and then another one is named."""
    review = scene.written()
    name(cast["berger"], review)
    return Review.objects.get(pk=review.pk)


def test_the_next_leader_reads_not_a_word(handed_over: Review, client: Client, cast: dict[str, Person]) -> None:
    """Whatever address they open, what was written before is nobody's but its writer's."""
    client.force_login(cast["berger"])
    for part in PARTS:
        page = client.get(f"/reviews/{handed_over.pk}/decision/{part}", follow=True)
        assert page.status_code == 200
        assert SAID not in page.content.decode(), part
    assert client.get(f"/reviews/{handed_over.pk}/decision/check/").url == f"/reviews/{handed_over.pk}/decision/"


def test_the_next_leader_begins_with_what_is_suggested(
    handed_over: Review, client: Client, cast: dict[str, Person]
) -> None:
    """An empty draft of their own, with the same suggestions everybody begins with."""
    client.force_login(cast["berger"])
    page = client.get(f"/reviews/{handed_over.pk}/decision/limits/")
    assert page.context["sheet"].rows["limits"][0]["mode"].value() == "ai_human_on_request"
    client.post(f"/reviews/{handed_over.pk}/decision/outcome/", {"sentence": "Meine Worte."})
    assert scene.kept(handed_over) == {"outcome": {"sentence": "Meine Worte."}}


def test_the_next_leader_cannot_sign_it(handed_over: Review, client: Client, cast: dict[str, Person]) -> None:
    """There is nothing of theirs to sign."""
    client.force_login(cast["berger"])
    answer = client.post(f"/reviews/{handed_over.pk}/signatures/", {"password": PASSWORD})
    assert answer.url == f"/reviews/{handed_over.pk}/decision/"
    assert not handed_over.decisions.exists()


def test_whoever_is_named_again_finds_their_words(handed_over: Review, client: Client, cast: dict[str, Person]) -> None:
    """Meanwhile nothing is lost, and nobody reads it: its writer neither, as long as somebody else decides."""
    client.force_login(cast["luehrs"])
    address = f"/reviews/{handed_over.pk}/decision/outcome/"
    assert client.get(address).status_code == 403
    name(cast["luehrs"], handed_over)
    assert SAID in client.get(address).content.decode()


def test_a_signature_leaves_no_draft_behind(handed_over: Review, cast: dict[str, Person]) -> None:
    """What others had begun is settled by it, and thrown away with the rest."""
    for part, said in Draft.objects.get().content.items():
        scene.write(handed_over, part, said)
    scene.sign(handed_over)
    assert not Draft.objects.exists()
