"""Read it over, prove who you are, sign."""

from typing import Any

from django.test import Client

from stimmig.decision.models import Decision
from stimmig.review.models import Review
from tests.cast import PASSWORD
from tests.decision import scene


def send(client: Client, review: Review, password: str = PASSWORD, read: str = "") -> Any:
    """Sign as the check page would, on what can be read there now or was read before."""
    return client.post(f"/reviews/{review.pk}/signatures/", {"password": password, "read": read or scene.seen(review)})


def test_the_right_password_signs(db: Any, client: Client) -> None:
    """From the check page straight to the record."""
    review = scene.written()
    client.force_login(scene.leader_of(review))
    page = client.get(f"/reviews/{review.pk}/decision/check/").content.decode()
    assert "Rechnungen tippt bei uns niemand mehr ab." in page
    assert "Sie stehen ein für rund 640 Kontakte im Monat, nachvollziehen können Sie alle." in page
    answer = send(client, review)
    assert answer.url == f"/decisions/{Decision.objects.get().pk}/"


def test_a_wrong_password_says_so_and_nothing_is_lost(db: Any, client: Client) -> None:
    """The page comes back as it was, without the password."""
    review = scene.written()
    client.force_login(scene.leader_of(review))
    answer = send(client, review, "Bremen ist schön")
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "Dieses Passwort stimmt nicht." in page
    assert "Bremen ist schön" not in page
    assert "Rechnungen tippt bei uns niemand mehr ab." in page
    assert not Decision.objects.exists()
    assert client.get(f"/reviews/{review.pk}/decision/check/").status_code == 200


def test_guessing_is_slowed_down(db: Any, client: Client) -> None:
    """After too many attempts not even the right password helps for a while."""
    review = scene.written()
    client.force_login(scene.leader_of(review))
    for _attempt in range(10):
        send(client, review, "geraten")
    right = send(client, review).content.decode()
    wrong = send(client, review, "geraten").content.decode()
    assert "Zu viele Versuche." in right
    assert "Zu viele Versuche." in wrong
    assert "Dieses Passwort stimmt nicht." not in wrong  # or one could go on guessing
    assert not Decision.objects.exists()


def test_an_unfinished_draft_leads_back_to_its_list(db: Any, client: Client) -> None:
    """Neither the check page nor a signature sent by hand goes past what is missing."""
    review = scene.written(outcome={"reasons": ""})
    client.force_login(scene.leader_of(review))
    back = f"/reviews/{review.pk}/decision/"
    assert client.get(f"{back}check/").url == back
    assert send(client, review).url == back
    assert not Decision.objects.exists()
