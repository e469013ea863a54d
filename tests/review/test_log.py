"""When something breaks while somebody judges, the report of it holds none of what they wrote."""

import pytest
from django.test import Client
from django.views.debug import ExceptionReporter

from tests.cast import person
from tests.review.scene import opened, round_of

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("page", ["questions/T/", "contests/"])
def test_a_crash_report_holds_no_sentence(page: str) -> None:
    """The forms are marked as sensitive as a whole: every posted value is starred out."""
    client = Client()
    client.force_login(person("albers"))
    round = round_of(opened())
    response = client.post(f"/rounds/{round.pk}/{page}", {"reason": "Nur für mich", "sentence": "Nur für mich"})
    request = response.wsgi_request
    report = ExceptionReporter(request, RuntimeError, RuntimeError("broken"), None, is_email=True).get_traceback_text()
    assert "Nur für mich" not in report


def test_no_cache_keeps_a_judgement() -> None:
    """Pages with something sealed are stored nowhere between the house and the reader."""
    client = Client()
    client.force_login(person("albers"))
    round = round_of(opened())
    for page in ("questions/T/", "answers/", "contests/"):
        response = client.get(f"/rounds/{round.pk}/{page}")
        assert "no-store" in response["Cache-Control"]
        assert not response.has_header("ETag")
        assert not response.has_header("Last-Modified")
