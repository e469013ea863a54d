"""What somebody in need reads first follows the country of the guardrails, or is the house's own; a leader reads it."""

from typing import Any

import pytest
from django.test import Client

from stimmig.core import policy as core
from stimmig.decision.models import Decision
from tests.operation import scene

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("quotations")]
OWN = {"says-de-own_emergency": "Rufen Sie den Werkschutz: {contact}.", "says-en-own_emergency": "Call 040 1."}


def filled(client: Client, decided: Decision) -> tuple[str, dict[str, Any]]:
    """The form's address, and what stands in it with a way without AI."""
    address = f"/use-cases/{decided.use_case_id}/guardrails/new/"
    form = client.get(address).context["form"]
    typed = {name: value for name in form.fields if (value := form[name].value()) not in (None, False, "")}
    typed = {name: "\n".join(value) if name in ("words", "never_says") else value for name, value in typed.items()}
    return address, typed | {f"contact-{language}": words for language, words in scene.CONTACT.items()}


def test_the_words_are_those_of_the_chosen_country(client: Client) -> None:
    """Every country is shown with its source; the version says them in full, and the next form begins with them."""
    decided = scene.introduced()
    client.force_login(scene.leader(decided))
    address, typed = filled(client, decided)
    assert typed["country"] == "DE"
    shown = client.get(address).text
    assert "Unter 143 hört Ihnen die Dargebotene Hand zu." in shown
    assert 'href="https://www.143.ch/unsere-geschichte/"' in shown
    saved = client.post(address, typed | {"country": "CH"}, follow=True).text
    assert saved.count("Unter 143 hört Ihnen die Dargebotene Hand zu.") == 1
    assert "At 143 Die Dargebotene Hand listens to you." in saved
    assert "Die Worte für dieses Land: Schweiz." in saved
    assert core.parse(decided.policies.get().file).country == "CH"
    again = client.get(address)
    assert again.context["form"]["country"].value() == "CH"
    assert '<p lang="de">Ist jemand in Lebensgefahr? Rufen Sie jetzt 112 oder 144 an.' in again.text
    assert client.post(address, typed | {"country": "XX"}).status_code == 422


def test_a_house_writes_a_sentence_of_its_own(client: Client) -> None:
    """In both languages, with its places filled; a gentle word where it names no number."""
    decided = scene.introduced()
    client.force_login(scene.leader(decided))
    address, typed = filled(client, decided)
    half = client.post(address, typed | {"says-de-own_emergency": "Rufen Sie 041 1."})
    assert list(half.context["form"].errors) == ["says-en-own_emergency"]
    assert "Dann gelten die Worte für Ihr Land" in half.text
    saved = client.post(address, typed | OWN, follow=True).text
    assert f"Rufen Sie den Werkschutz: {scene.CONTACT['de']}." in saved
    assert "Mit Ihren eigenen Worten." in saved
    assert "eine Nummer. Wer" not in saved
    bare = {"says-de-own_emergency": "Gehen Sie ins Freie.", "says-en-own_emergency": "Go outside."}
    assert "nennen nicht in beiden Sprachen eine Nummer" in client.post(address, typed | bare, follow=True).text
    assert client.get(address).context["form"]["says-en-own_emergency"].value() == "Go outside."


def test_where_no_numbers_are_known_that_is_said(client: Client) -> None:
    """Until the house names its own."""
    decided = scene.introduced()
    client.force_login(scene.leader(decided))
    address, typed = filled(client, decided)
    told = "Für Ihr Land kennen wir keine Nummern"
    assert told in client.post(address, typed | {"country": "other"}, follow=True).text
    assert told not in client.post(address, typed | {"country": "other"} | OWN, follow=True).text
