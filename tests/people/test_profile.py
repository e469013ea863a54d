"""What the house stands for: read by everybody who sees content, written by leaders."""

import pytest
from django.test import Client
from django.utils import timezone

from stimmig.core.errors import Refusal
from stimmig.ledger.queries import contents_about
from stimmig.people import actions, queries
from stimmig.people.models import House, Person, ProfileLine
from tests.reading_forms import form_with


def test_leaders_write_it(client: Client, berger: Person) -> None:
    """New sentences come, old ones go, those that stay keep their row."""
    kept = ProfileLine.objects.get(text="Wir kommen, wenn wir es gesagt haben.").pk
    client.force_login(berger)
    typed = {"value": "Wir kommen, wenn wir es gesagt haben.\nWir hören zu.", "risk_never": "Den guten Namen."}
    typed["seen"] = queries.profile_mark()
    assert client.post("/house/profile/", typed).status_code == 302
    assert list(ProfileLine.objects.values_list("kind", "text")) == [
        ("value", "Wir kommen, wenn wir es gesagt haben."),
        ("value", "Wir hören zu."),
        ("risk_never", "Den guten Namen."),
    ]
    assert ProfileLine.objects.filter(pk=kept).exists()


def test_it_opens_with_what_is_written(client: Client, berger: Person) -> None:
    """One sentence a line, as it was typed."""
    client.force_login(berger)
    page = client.get("/house/profile/").text
    assert "Wir kommen, wenn wir es gesagt haben.\nWas wir einbauen, können wir erklären." in page


def test_others_read_it(client: Client, albers: Person) -> None:
    """They see the sentences and no form; the action refuses them too."""
    client.force_login(albers)
    page = client.get("/house/profile/").text
    assert "Wer friert, erreicht einen Menschen." in page
    assert "<textarea" not in page
    with pytest.raises(Refusal):
        actions.write_profile(lines=[], by=albers, at=timezone.now())


def test_technology_does_not_see_it(client: Client, thomsen: Person) -> None:
    """The profile is content."""
    client.force_login(thomsen)
    assert client.get("/house/profile/").status_code == 404


def changed(lines: list[tuple[str, str]], kind: str, text: str) -> list[tuple[str, str]]:
    """The same profile with one more sentence of one kind."""
    return [*lines, (kind, text)]


def test_a_change_is_recorded_with_before_and_after(house: House, berger: Person) -> None:
    """The ledger keeps every kind of sentence that changed, and no other; the same words again are no change."""
    now = changed(queries.profile_lines(), "risk_yes", "Ein Versuch mit Ende.")
    for _ in range(2):
        actions.write_profile(lines=now, by=berger, at=timezone.now())
    recorded = contents_about(house, "house.profile_changed").get().read()
    (field,) = recorded["content"]["fields"]
    assert field["path"] == "profile.risk_yes"
    assert field["after"] == [*field["before"], "Ein Versuch mit Ende."]
    assert recorded["by"]["name"] == "Anke Berger"


def test_of_two_leaders_the_second_is_told_and_loses_nothing(client: Client, berger: Person, luehrs: Person) -> None:
    """What the other wrote and what was typed stand side by side; saving once more counts."""
    seen = queries.profile_mark()
    theirs = changed(queries.profile_lines(), "leadership", "Wir fragen zuerst.")
    actions.write_profile(lines=theirs, by=luehrs, at=timezone.now())
    client.force_login(berger)
    typed = {"value": "Wir hören zu.\r\nWir kommen.", "seen": seen}
    answer = client.post("/house/profile/", typed)
    assert answer.status_code == 409
    assert "Frauke Lührs" in answer.text
    assert "Wir fragen zuerst." in answer.text
    assert "<p>Wir hören zu.</p>" in answer.text
    assert ("leadership", "Wir fragen zuerst.") in queries.profile_lines()
    again = client.post("/house/profile/", form_with(answer.text, "meanwhile") | {"all-of": "mine"})
    assert again.status_code == 302
    assert queries.profile_lines() == [("value", "Wir hören zu."), ("value", "Wir kommen.")]


def test_sentences_of_two_leaders_stand_together(client: Client, berger: Person, luehrs: Person) -> None:
    """One adds a sentence, the other removes another: nothing is asked, and the second reads of the first."""
    client.force_login(berger)
    page = form_with(client.get("/house/profile/").text, "opened")
    gone, *rest = page["value"][0].splitlines()
    theirs = changed(queries.profile_lines(), "leadership", "Wir fragen zuerst.")
    actions.write_profile(lines=theirs, by=luehrs, at=timezone.now())
    answer = client.post("/house/profile/", page | {"value": "\r\n".join(rest)}, follow=True)
    assert "Wie wir führen" in answer.text
    assert "Beides bleibt:" in answer.text
    assert ("leadership", "Wir fragen zuerst.") in queries.profile_lines()
    assert ("value", gone) not in queries.profile_lines()


def test_one_sentence_changed_by_both_is_asked(client: Client, berger: Person, luehrs: Person) -> None:
    """How it was, what stands there, what was typed; and both can be put into one."""
    client.force_login(berger)
    page = form_with(client.get("/house/profile/").text, "opened")
    (kind, was), *rest = queries.profile_lines()
    actions.write_profile(lines=[(kind, "Wir kommen immer."), *rest], by=luehrs, at=timezone.now())
    asked = client.post("/house/profile/", page | {"value": page["value"][0].replace(was, "Wir kommen bald.")})
    assert asked.status_code == 409
    for text in (was, "Wir kommen immer.", "Wir kommen bald."):
        assert f"<p>{text}</p>" in asked.text
    chosen = {"choose-0": "other", "other-0": "Wir kommen, und zwar bald."}
    assert client.post("/house/profile/", form_with(asked.text, "meanwhile") | chosen).status_code == 302
    assert queries.profile_lines() == [(kind, "Wir kommen, und zwar bald."), *rest]


def test_a_page_that_does_not_say_what_it_saw_is_the_oldest(client: Client, berger: Person) -> None:
    """It is shown what stands there, by whoever founded the house."""
    client.force_login(berger)
    answer = client.post("/house/profile/", {"value": "Wir hören zu."})
    assert answer.status_code == 409
    assert "Anke Berger" in answer.text


def test_that_all_of_it_is_voluntary_is_said_once(client: Client, berger: Person) -> None:
    """One sentence for the form, and no word at each field that is seen."""
    client.force_login(berger)
    page = client.get("/house/profile/").text
    assert "form--voluntary" in page
    assert "Jedes der fünf Felder kann leer bleiben." in page
