"""Signing in with e-mail and password."""

from django.test import Client

from stimmig.people import actions
from stimmig.people.models import Person
from tests.cast import FOUNDED, PASSWORD

LOGIN = "/accounts/login/"


def attempt(client: Client, person: Person, password: str) -> int:
    return client.post(LOGIN, {"login": person.email, "password": password}).status_code


def test_every_page_asks_who_is_there_and_leads_back(client: Client, albers: Person) -> None:
    """A stranger is sent to the sign-in page, and from there to where they wanted."""
    assert client.get("/people/")["Location"] == "/accounts/login/?next=/people/"
    signed_in = client.post("/accounts/login/?next=/people/", {"login": albers.email, "password": PASSWORD})
    assert signed_in["Location"] == "/people/"


def test_capitals_in_the_address_do_not_matter(client: Client, albers: Person) -> None:
    """People write their address as they like."""
    assert client.post(LOGIN, {"login": albers.email.upper(), "password": PASSWORD}).status_code == 302


def test_the_sixth_failed_attempt_is_refused(client: Client, albers: Person) -> None:
    """After five wrong passwords even the right one is refused for a while."""
    for _ in range(5):
        assert attempt(client, albers, "wrong") == 200
    assert attempt(client, albers, PASSWORD) == 200
    assert "_auth_user_id" not in client.session


def test_four_failed_attempts_are_forgiven(client: Client, albers: Person) -> None:
    """Whoever mistypes still gets in."""
    for _ in range(4):
        attempt(client, albers, "wrong")
    assert attempt(client, albers, PASSWORD) == 302


def test_passwords_rest_as_argon2(albers: Person) -> None:
    """Nobody can read a password, not even with the database in hand."""
    assert albers.password.startswith("argon2$argon2id$")


def test_a_closed_account_stays_out_at_once(client: Client, berger: Person, albers: Person) -> None:
    """Closing an account ends what was open and lets nobody in again."""
    client.force_login(albers)
    actions.deactivate(person=albers, by=berger, at=FOUNDED)
    assert client.get("/people/")["Location"].startswith(LOGIN)
    assert client.post(LOGIN, {"login": albers.email, "password": PASSWORD})["Location"] == "/accounts/inactive/"
    assert client.get("/accounts/inactive/").status_code == 200


def test_nobody_signs_up(client: Client, house: object) -> None:
    """There is no page on which to make oneself an account."""
    assert client.get("/accounts/signup/").status_code == 404


def test_one_can_change_the_own_password(client: Client, albers: Person) -> None:
    """The present one is asked, the new one works."""
    client.force_login(albers)
    new = "Sturmflut im November"
    wrong = {"oldpassword": "wrong", "password1": new, "password2": new}
    assert client.post("/accounts/password/", wrong).status_code == 200
    client.post("/accounts/password/", wrong | {"oldpassword": PASSWORD})
    albers.refresh_from_db()
    assert albers.check_password(new)


def test_too_many_attempts_from_one_place_are_slowed(client: Client, house: object) -> None:
    """Whoever tries many addresses is told to wait, in our words."""
    answers = [client.post(LOGIN, {"login": f"n{number}@else.example"}) for number in range(31)]
    assert [answer.status_code for answer in answers] == [200] * 30 + [429]
    assert "Bitte warten Sie einen Augenblick" in answers[-1].text


def test_a_form_of_a_stranger_changes_nothing(house: object, albers: Person) -> None:
    """A form sent from elsewhere is refused, and the page says what to do."""
    answer = Client(enforce_csrf_checks=True).post(LOGIN, {"login": albers.email, "password": PASSWORD})
    assert answer.status_code == 403
    assert "Bitte schicken Sie es noch einmal ab" in answer.text
