"""Somebody renames a touchpoint while somebody else answers questions about it: nothing typed is lost."""

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from stimmig.people.models import Person
from stimmig.register import actions, queries
from stimmig.register.forms.facts import FactsForm, name_of
from stimmig.register.models import UseCase
from tests.racing import overtaken

NOTE = "Steht im Ansagetext, Zeile 3"


def renamed(use_case: UseCase, by: Person) -> str:
    """Rename the first touchpoint; return what it was called."""
    rows = [(point["name"], dict(point)) for point in use_case.file["touchpoints"]]
    was = rows[0][0]
    rows[0][1]["name"] = "Anruf am Abend"
    actions.set_touchpoints(use_case=use_case, rows=rows, by=by, at=timezone.now())
    return was


@pytest.fixture
def fact() -> str:
    """A fact that is asked of each touchpoint."""
    facts = queries.framework().facts.values()
    return next(one.key for one in facts if one.scope == "touchpoint" and one.key not in queries.ELSEWHERE)


def typed(use_case: UseCase, fact: str, place: str) -> dict[str, Any]:
    """An answer about this touchpoint and one about the whole use, as a page sends them."""
    question = queries.question(use_case, queries.value(use_case), fact, place)
    name = name_of(question)
    choice = next(str(key) for key, _ in FactsForm(questions=[question])[f"{name}-value"].field.choices if key)
    return {
        "asked": [f"{fact}@{place}", "logging@"],
        "version": use_case.version,
        f"{name}-value": choice,
        f"{name}-source": "stated",
        f"{name}-note": NOTE,
        "logging-value": "none",
        "logging-source": "stated",
        "logging-note": "Vertrag, Seite 9",
    }


def test_the_other_answers_stand_there_again(
    client: Client, telephone: UseCase, berger: Person, claussen: Person, fact: str
) -> None:
    """The page says who changed the touchpoints and shows what was typed about the one that is gone."""
    client.force_login(berger)
    sent = typed(telephone, fact, telephone.file["touchpoints"][0]["name"])
    was = renamed(telephone, claussen)
    answer = client.post(f"/use-cases/{telephone.pk}/facts/all/?group={queries.dimension_of(fact)}", sent)
    assert answer.status_code == 409
    assert claussen.signature in answer.text
    assert NOTE in answer.text
    assert f"{was}: " in answer.text
    assert "Vertrag, Seite 9" in answer.text
    assert f"{fact}@{was}" not in answer.text


def test_sent_again_the_rest_is_kept(
    client: Client, telephone: UseCase, berger: Person, claussen: Person, fact: str
) -> None:
    """What the page shows then fits the use as it is now."""
    client.force_login(berger)
    sent = typed(telephone, fact, telephone.file["touchpoints"][0]["name"])
    renamed(telephone, claussen)
    assert client.post(f"/use-cases/{telephone.pk}/facts/", {**sent, "asked": "logging@"}).status_code == 302
    telephone.refresh_from_db()
    assert telephone.facts["logging"]["note"] == "Vertrag, Seite 9"


def test_the_page_of_one_fact_keeps_it_too(
    client: Client, telephone: UseCase, berger: Person, claussen: Person, fact: str
) -> None:
    """The questions of now, and above them what was typed."""
    client.force_login(berger)
    place = telephone.file["touchpoints"][0]["name"]
    sent = typed(telephone, fact, place) | {"asked": f"{fact}@{place}"}
    renamed(telephone, claussen)
    answer = client.post(f"/use-cases/{telephone.pk}/facts/{fact}/?touchpoint={place}", sent)
    assert answer.status_code == 409
    assert NOTE in answer.text


def test_a_touchpoint_that_never_was_is_not_found(client: Client, telephone: UseCase, berger: Person) -> None:
    """Nobody renamed anything, so there is nobody to name."""
    client.force_login(berger)
    assert client.post(f"/use-cases/{telephone.pk}/facts/", {"asked": "logging@Erfunden"}).status_code == 404


def test_in_the_very_moment_too(
    client: Client, telephone: UseCase, berger: Person, claussen: Person, fact: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Renamed between the look of the page and its action: nothing is written, every sentence stands there again."""
    client.force_login(berger)
    sent = typed(telephone, fact, telephone.file["touchpoints"][0]["name"])
    overtaken(monkeypatch, actions, "answer_facts", lambda: renamed(telephone, claussen))
    answer = client.post(f"/use-cases/{telephone.pk}/facts/all/?group={queries.dimension_of(fact)}", sent)
    assert answer.status_code == 409
    assert "Jemand war schneller" in answer.text
    assert NOTE in answer.text
    assert "Vertrag, Seite 9" in answer.text
    assert NOTE not in str(UseCase.objects.get(pk=telephone.pk).file)
