"""Two people at one part of a use: what each changed stands, what both changed is asked, nothing typed is lost."""

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from stimmig.people.models import Person
from stimmig.register import actions, queries
from stimmig.register.models import LegalAnswer, UseCase
from tests.reading_forms import Sent, form_with


@pytest.fixture
def browser(client: Client, berger: Person) -> Client:
    """Anke Berger, at her desk."""
    client.force_login(berger)
    return client


def opened(browser: Client, use_case: UseCase, part: str) -> Sent:
    """A page as it was opened."""
    return form_with(browser.get(f"/use-cases/{use_case.pk}/{part}/").text, "opened")


def send(browser: Client, use_case: UseCase, part: str, page: Sent, **typed: Any) -> Any:
    return browser.post(f"/use-cases/{use_case.pk}/{part}/", page | typed, follow=True)


def written(use_case: UseCase, by: Person, **part: Any) -> None:
    actions.change(use_case=use_case, part=part, by=by, at=timezone.now())


def file(use_case: UseCase) -> dict[str, Any]:
    use_case.refresh_from_db()
    kept: dict[str, Any] = use_case.file
    return kept


def test_what_only_one_changed_stands_and_is_told(browser: Client, telephone: UseCase, claussen: Person) -> None:
    """Two fields of one part: no question, both are kept, and the second reads what the first wrote."""
    page = opened(browser, telephone, "situation")
    written(telephone, claussen, owner="A. Demir")
    answer = send(browser, telephone, "situation", page, summary="Nimmt Anrufe an.")
    assert answer.status_code == 200
    assert "Wer betreibt es? – A. Demir" in answer.text
    assert (file(telephone)["owner"], telephone.file["summary"]) == ("A. Demir", "Nimmt Anrufe an.")


def test_what_both_changed_is_asked(browser: Client, telephone: UseCase, claussen: Person) -> None:
    """How it was, what stands there and by whom, what was typed; what only one changed stands below."""
    page = opened(browser, telephone, "situation")
    written(telephone, claussen, owner="A. Demir", area="sales")
    asked = send(browser, telephone, "situation", page, owner="O. Harms")
    assert asked.status_code == 409
    for text in ("M. Albers", "A. Demir", "O. Harms"):
        assert f"<p>{text}</p>" in asked.text
    assert claussen.signature in asked.text
    assert "Vertrieb" in asked.text
    send(browser, telephone, "situation", form_with(asked.text, "meanwhile"), **{"choose-0": "theirs"})
    assert (file(telephone)["owner"], telephone.file["area"]) == ("A. Demir", "sales")


def test_a_question_left_out_is_asked_again(browser: Client, telephone: UseCase, claussen: Person) -> None:
    """With what was chosen for the others, and nothing saved."""
    page = opened(browser, telephone, "changes")
    written(telephone, claussen, changes={"communication": "Das Band.", "decision_rights": "Die Zentrale."})
    asked = send(browser, telephone, "changes", page, communication="Wir.", decision_rights="Der Kalender.")
    chosen = {"choose-0": "other", "other-0": "Erst wir, dann das Band."}
    again = send(browser, telephone, "changes", form_with(asked.text, "meanwhile"), **chosen)
    assert again.status_code == 422
    assert "Erst wir, dann das Band." in again.text
    assert file(telephone)["changes"]["communication"] == "Das Band."
    send(browser, telephone, "changes", form_with(again.text, "meanwhile"), **{"choose-1": "mine"})
    assert file(telephone)["changes"] == {
        "communication": "Erst wir, dann das Band.",
        "decision_rights": "Der Kalender.",
    }


def test_a_third_person_is_met_on_the_same_page(
    browser: Client, telephone: UseCase, claussen: Person, luehrs: Person
) -> None:
    """What was chosen meets what was saved while choosing; nothing is lost, and the page says who it was."""
    page = opened(browser, telephone, "changes")
    written(telephone, claussen, changes={"communication": "Das Band."})
    asked = form_with(send(browser, telephone, "changes", page, communication="Wir.").text, "meanwhile")
    written(telephone, luehrs, changes={"communication": "Niemand."})
    again = send(browser, telephone, "changes", asked, **{"choose-0": "other", "other-0": "Erst wir, dann das Band."})
    assert again.status_code == 409
    for text in ("Das Band.", "Niemand.", "Erst wir, dann das Band."):
        assert f"<p>{text}</p>" in again.text
    assert luehrs.signature in again.text
    send(browser, telephone, "changes", form_with(again.text, "meanwhile"), **{"all-of": "mine"})
    assert file(telephone)["changes"] == {"communication": "Erst wir, dann das Band."}


def points(*said: tuple[str, str]) -> list[tuple[str, dict[str, Any]]]:
    return [(name, {"name": name, "kind": "transactional", "reason": why}) for name, why in said]


def set_points(use_case: UseCase, by: Person, *said: tuple[str, str]) -> None:
    actions.set_touchpoints(use_case=use_case, rows=points(*said), by=by, at=timezone.now())


def reasons(use_case: UseCase) -> dict[str, str]:
    return {point["name"]: point.get("reason", "") for point in file(use_case)["touchpoints"]}


def test_touchpoints_are_merged_row_by_row(browser: Client, begun: UseCase, claussen: Person) -> None:
    """One is added by each, one reasoned anew by one and renamed by the other: no question."""
    set_points(begun, claussen, ("Termin", "Geht schnell."), ("Störung", "Nachts kalt."))
    page = opened(browser, begun, "touchpoints")
    set_points(begun, claussen, ("Termin", "Geht schnell."), ("Störung", "Wer friert, wartet nicht."), ("Rechnung", ""))
    mine = {"touchpoint-1-name": "Heizung aus", "touchpoint-2-name": "Beschwerde", "touchpoint-2-was": ""}
    send(browser, begun, "touchpoints", page, **mine)
    assert reasons(begun) == {
        "Termin": "Geht schnell.",
        "Heizung aus": "Wer friert, wartet nicht.",
        "Rechnung": "",
        "Beschwerde": "",
    }


def test_a_touchpoint_one_removed_and_the_other_changed_is_asked(
    browser: Client, begun: UseCase, claussen: Person
) -> None:
    """It is gone or stays as it was changed; which, says the second."""
    set_points(begun, claussen, ("Termin", "Geht schnell."), ("Störung", "Nachts kalt."))
    page = opened(browser, begun, "touchpoints")
    set_points(begun, claussen, ("Termin", "Geht schnell."))
    asked = send(browser, begun, "touchpoints", page, **{"touchpoint-1-reason": "Wer friert, wartet nicht."})
    assert asked.status_code == 409
    assert "Wer friert, wartet nicht." in asked.text
    send(browser, begun, "touchpoints", form_with(asked.text, "meanwhile"), **{"choose-0": "mine"})
    assert reasons(begun) == {"Termin": "Geht schnell.", "Störung": "Wer friert, wartet nicht."}


def test_a_renamed_touchpoint_keeps_its_facts(browser: Client, telephone: UseCase, claussen: Person) -> None:
    """Also when the other renamed it and only the reason was typed."""
    before = telephone.file["touchpoints"]
    page = opened(browser, telephone, "touchpoints")
    rows = [(point["name"], dict(point)) for point in before]
    rows[0][1]["name"] = "Anruf am Abend"
    actions.set_touchpoints(use_case=telephone, rows=rows, by=claussen, at=timezone.now())
    send(browser, telephone, "touchpoints", page, **{"touchpoint-0-reason": "Neu begründet."})
    first = file(telephone)["touchpoints"][0]
    assert (first["name"], first["reason"]) == ("Anruf am Abend", "Neu begründet.")
    assert first.get("facts") == before[0].get("facts")


def test_who_gains_what_is_merged_line_by_line(browser: Client, begun: UseCase, claussen: Person) -> None:
    """Lines added by either stay."""
    line = {"for": "customers", "text": "Kein Warten", "today": "4 min"}
    written(begun, claussen, benefits=[line])
    page = opened(browser, begun, "benefits")
    written(begun, claussen, benefits=[{**line, "source": "Telefonanlage"}, {"for": "house", "text": "Weniger Kosten"}])
    send(browser, begun, "benefits", page, **{"benefit-0-today": "5 min", "benefit-1-text": "Ruhe am Abend"})
    assert [(one["text"], one.get("today"), one.get("source")) for one in file(begun)["benefits"]] == [
        ("Kein Warten", "5 min", "Telefonanlage"),
        ("Weniger Kosten", None, None),
        ("Ruhe am Abend", None, None),
    ]


def test_two_answers_to_one_fact_are_asked(browser: Client, telephone: UseCase, claussen: Person) -> None:
    """Also where a day or what stands in its place is asked: that is one answer."""
    fact = "human_route_last_tested"
    page = opened(browser, telephone, f"facts/{fact}")
    actions.set_facts(use_case=telephone, facts={fact: "2026-02-01"}, by=claussen, at=timezone.now())
    typed = {f"{fact}-value": "", f"{fact}-instead": "not_applicable"}
    asked = send(browser, telephone, f"facts/{fact}", page, **typed)
    assert asked.status_code == 409
    assert "<p>Noch nie</p>" in asked.text
    assert "<p>2026-02-01</p>" in asked.text
    send(browser, telephone, f"facts/{fact}", form_with(asked.text, "meanwhile"), **{"all-of": "mine"})
    assert file(telephone)["facts"][fact] == "not_applicable"


def test_two_answers_to_one_legal_question_are_asked(browser: Client, telephone: UseCase, claussen: Person) -> None:
    """The answer is one thing: with whom, when and where belong to it."""
    page = opened(browser, telephone, "legal")
    one, other = (law.question.id for law in queries.legal_questions(telephone, queries.reading(telephone)).first[:2])
    said = {"use_case": telephone, "by": claussen, "at": timezone.now()}
    actions.answer_legal(question=one, kind="clarified", clarified_by="RA Dr. Voss", **said)
    actions.answer_legal(question=other, kind="open", **said)
    asked = send(browser, telephone, "legal", page, **{f"{one}-kind": "not_relevant", f"{one}-reason": "Kein Verkauf."})
    assert asked.status_code == 409
    assert "RA Dr. Voss" in asked.text
    assert claussen.signature in asked.text
    send(browser, telephone, "legal", form_with(asked.text, "meanwhile"), **{"choose-0": "mine"})
    assert [answer.kind for answer in LegalAnswer.objects.filter(question=one)] == ["not_relevant", "clarified"]
    assert LegalAnswer.objects.filter(question=other).count() == 1


def test_two_leaders_who_name_somebody_else_are_asked(
    browser: Client, telephone: UseCase, luehrs: Person, berger: Person
) -> None:
    """Who decides, and why, is one answer; taking the other's writes nothing anew."""
    page = opened(browser, telephone, "accountable")
    actions.set_accountable(use_case=telephone, person=luehrs, reason="Ihr Bereich.", by=luehrs, at=timezone.now())
    asked = send(browser, telephone, "accountable", page, person=str(berger.pk), reason="Mein Haus.")
    assert asked.status_code == 409
    assert luehrs.name in asked.text
    assert "Mein Haus." in asked.text
    version = UseCase.objects.get(pk=telephone.pk).version
    send(browser, telephone, "accountable", form_with(asked.text, "meanwhile"), **{"all-of": "theirs"})
    telephone.refresh_from_db()
    assert (telephone.accountable, telephone.version) == (luehrs, version)


def test_what_a_page_was_opened_on_cannot_be_made_up(browser: Client, telephone: UseCase, claussen: Person) -> None:
    """It is signed; written upon, every difference is asked."""
    page = opened(browser, telephone, "situation")
    written(telephone, claussen, owner="A. Demir")
    asked = send(browser, telephone, "situation", page, opened="made-up", summary="Nimmt Anrufe an.")
    assert asked.status_code == 409
    assert asked.text.count("conflict__label") == 2
