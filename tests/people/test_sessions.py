"""Where one is signed in, and signing out there."""

from allauth.usersessions.models import UserSession
from django.test import Client
from django.utils import timezone

from stimmig.people import actions
from stimmig.people.devices import Device, device
from stimmig.people.models import Person
from tests.cast import PASSWORD

PAGE = "/accounts/sessions/"
FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0"
SAFARI = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Safari/604.1"
EDGE = "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36 Edg/140.0"


def signed_in(person: Person, browser: str = FIREFOX) -> Client:
    client = Client(headers={"user-agent": browser})
    client.post("/accounts/login/", {"login": person.email, "password": PASSWORD})
    return client


def listed(client: Client) -> list[tuple[Device, bool]]:
    return [(one.device, one.here) for one in client.get(PAGE).context["sessions"]]


def test_every_place_stands_there_this_one_first(albers: Person, demir: Person) -> None:
    """One's own places only, by what one recognises them."""
    desk, _phone, _other = signed_in(albers), signed_in(albers, SAFARI), signed_in(demir)
    assert listed(desk) == [(Device("Firefox", "Windows"), True), (Device("Safari", "iPhone"), False)]
    assert "Safari auf iPhone" in desk.get(PAGE).text


def test_one_signs_out_elsewhere(albers: Person) -> None:
    """The other place asks who is there; this one goes on."""
    desk, phone = signed_in(albers), signed_in(albers, SAFARI)
    (other,) = [one.pk for one in desk.get(PAGE).context["sessions"] if not one.here]
    assert "Dort sind Sie abgemeldet" in desk.post(PAGE, {"session": other}, follow=True).text
    assert phone.get("/people/").status_code == 302
    assert listed(desk) == [(Device("Firefox", "Windows"), True)]


def test_one_signs_out_everywhere_else(albers: Person) -> None:
    """All but the place where one does it."""
    desk, *others = [signed_in(albers) for _ in range(3)]
    desk.post(PAGE, {"session": "others"})
    assert [client.get("/people/").status_code for client in (desk, *others)] == [200, 302, 302]


def test_nobody_signs_out_anybody_else(albers: Person, demir: Person) -> None:
    """A number of somebody else's session does nothing."""
    mine, theirs = signed_in(albers), signed_in(demir)
    mine.post(PAGE, {"session": UserSession.objects.get(user=demir).pk})
    assert theirs.get("/people/").status_code == 200


def test_closing_an_account_ends_its_sessions(berger: Person, albers: Person) -> None:
    """None of them comes alive again with the account."""
    client = signed_in(albers)
    actions.deactivate(person=albers, by=berger, at=timezone.now())
    assert not UserSession.objects.filter(user=albers).exists()
    Person.objects.filter(pk=albers.pk).update(is_active=True)
    assert client.get("/people/").status_code == 302


def test_a_browser_is_known_by_its_own_name() -> None:
    """Many say that they are others too; what nobody knows is said to be unknown."""
    assert device(EDGE) == Device("Edge", "Windows")
    assert device("curl/8") == Device()
