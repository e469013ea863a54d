"""Whoever signs shows once more who they are: by password, or by what they have in its place."""

from typing import Any

from django.test import Client

from stimmig.decision.models import Decision
from stimmig.people.models import Person
from stimmig.review.models import Review
from tests.decision import scene
from tests.people.factor import HERE, code, with_app


def at_the_desk(client: Client) -> tuple[Review, Person, str]:
    review = scene.written()
    leader = scene.leader_of(review)
    client.force_login(leader)
    return review, leader, f"/reviews/{review.pk}/decision/check/"


def sign(client: Client, review: Review) -> Any:
    return client.post(f"/reviews/{review.pk}/signatures/", {"read": scene.seen(review)})


def test_a_code_signs_in_the_place_of_a_password(db: Any, client: Client) -> None:
    """The page offers it, leads there and back, and asks for no password then."""
    review, leader, page = at_the_desk(client)
    secret = with_app(leader)
    assert f'href="{HERE}reauthenticate/?next=%2Freviews%2F{review.pk}' in client.get(page).text
    back = client.post(f"{HERE}reauthenticate/?next={page}", {"code": code(secret)})
    assert back["Location"] == page
    shown = client.get(page).text
    assert "Sie haben eben gezeigt, dass Sie es sind." in shown
    assert 'type="password"' not in shown
    assert sign(client, review)["Location"] == f"/decisions/{Decision.objects.get().pk}/"


def test_one_proof_is_good_for_one_signature(db: Any, client: Client) -> None:
    """The next signature asks again."""
    review, leader, page = at_the_desk(client)
    client.post(f"{HERE}reauthenticate/?next={page}", {"code": code(with_app(leader))})
    sign(client, review)
    assert not [each for each in client.session["account_authentication_methods"] if each.get("reauthenticated")]


def test_an_old_proof_signs_nothing(db: Any, client: Client) -> None:
    """What one showed an hour ago was shown for something else."""
    review, leader, page = at_the_desk(client)
    client.post(f"{HERE}reauthenticate/?next={page}", {"code": code(with_app(leader))})
    session = client.session
    for each in session["account_authentication_methods"]:
        each["at"] -= 301
    session.save()
    assert 'type="password"' in client.get(page).text
    assert sign(client, review).status_code == 422
    assert not Decision.objects.exists()


def test_without_a_password_the_page_says_what_comes_first(db: Any, client: Client) -> None:
    """An account that signs in elsewhere or by passkey has no field to fill and nothing to press yet."""
    review, leader, page = at_the_desk(client)
    with_app(leader)
    leader.set_unusable_password()
    leader.save()
    client.force_login(leader)
    shown = client.get(page).text
    assert "Zeigen Sie vor der Unterschrift noch einmal, dass Sie es sind" in shown
    assert f"Als {leader.name} unterschreiben" not in shown
    refused = sign(client, review)
    assert refused.status_code == 422
    assert "Noch ist nichts unterschrieben" in refused.text
    assert not Decision.objects.exists()


def test_who_has_nothing_to_sign_with_reads_it_before(db: Any, client: Client) -> None:
    """An account elsewhere alone signs nothing: the list of parts says so and leads there."""
    review, leader, _page = at_the_desk(client)
    draft = f"/reviews/{review.pk}/decision/"
    assert "Sie kommen über ein Konto anderswo" not in client.get(draft).text
    leader.set_unusable_password()
    leader.save()
    client.force_login(leader)
    shown = client.get(draft).text
    assert "Sie kommen über ein Konto anderswo" in shown
    assert f'href="{HERE}"' in shown
    with_app(leader)
    assert "Sie kommen über ein Konto anderswo" not in client.get(draft).text
