"""Nobody fills the disk of the house, signed in or not."""

from io import BytesIO

from django.test import Client

from stimmig.people.middleware import SENT_BYTES_MAX
from stimmig.people.models import Person
from tests.cast import PASSWORD

LOGIN = "/accounts/login/"


def test_what_is_too_large_is_refused(client: Client, albers: Person) -> None:
    """Whoever it is, the page says what to do."""
    answer = client.post(LOGIN, {"file": BytesIO(b"x")}, CONTENT_LENGTH=str(SENT_BYTES_MAX + 1))
    assert answer.status_code == 413
    assert "5 MB" in answer.text


def test_what_fits_is_taken(client: Client, albers: Person) -> None:
    """Everyday forms never meet the limit."""
    assert client.post(LOGIN, {"login": albers.email, "password": PASSWORD}).status_code == 302
