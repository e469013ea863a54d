"""Touchpoints: rows that come and go, names that change, four fields that follow."""

from typing import Any

from django.utils import timezone

from stimmig.people.models import Person
from stimmig.register import actions, queries
from stimmig.register.models import UseCase


def row(n: int, **values: Any) -> dict[str, Any]:
    """One row as a browser sends it."""
    empty = dict.fromkeys(("was", "name", "reason", "topic", "automation", "aim", "contacts_per_month", "baseline"), "")
    return {f"touchpoint-{n}-{key}": value for key, value in {**empty, "kind": "unclassified", **values}.items()}


def test_a_renamed_touchpoint_keeps_its_facts(client: Any, telephone: UseCase, berger: Person) -> None:
    """The row remembers the name it had."""
    client.force_login(berger)
    was = telephone.file["touchpoints"][0]
    kept = {"was": was["name"], "name": "Termin", "kind": was["kind"], "reason": was["reason"], "automation": "auto"}
    client.post(f"/use-cases/{telephone.pk}/touchpoints/", {"version": telephone.version, **row(0, **kept)})
    telephone.refresh_from_db()
    (point,) = telephone.file["touchpoints"]
    assert (point["name"], point["automation"], point["facts"]) == ("Termin", "auto", was["facts"])


def test_a_fact_answered_meanwhile_does_not_meet_the_touchpoints(telephone: UseCase, berger: Person) -> None:
    """Naming touchpoints and answering their facts are two things."""
    seen, now, name = telephone.version, timezone.now(), telephone.file["touchpoints"][0]["name"]
    fact = {"human_promise": True}
    actions.set_facts(use_case=telephone, facts=fact, touchpoint=name, by=berger, at=now, version=seen)
    rows = [(name, {"name": name, "kind": "transactional", "reason": "Anders begründet."})]
    changed = actions.set_touchpoints(use_case=telephone, rows=rows, by=berger, at=now, version=seen)
    assert changed.file["touchpoints"][0]["facts"]["human_promise"] is True


def test_a_row_is_added_without_saving(client: Any, begun: UseCase, albers: Person) -> None:
    """The button asks for one more row; what was typed stays, nothing is kept yet."""
    client.force_login(albers)
    page = client.post(f"/use-cases/{begun.pk}/touchpoints/", {**row(0, name="Termin buchen"), "add": "1"})
    content = page.content.decode()
    assert page.status_code == 200
    assert "Termin buchen" in content
    assert 'name="touchpoint-1-name"' in content
    begun.refresh_from_db()
    assert "touchpoints" not in begun.file


def test_a_row_is_removed_without_saving(client: Any, begun: UseCase, albers: Person) -> None:
    """The other rows keep what was typed."""
    client.force_login(albers)
    rows = {**row(0, name="Termin buchen"), **row(1, name="Beschwerde"), "remove": "0"}
    content = client.post(f"/use-cases/{begun.pk}/touchpoints/", rows).content.decode()
    assert "Termin buchen" not in content
    assert "Beschwerde" in content


def test_an_empty_row_is_dropped(client: Any, begun: UseCase, albers: Person) -> None:
    """Who leaves a row empty did not want it."""
    client.force_login(albers)
    client.post(f"/use-cases/{begun.pk}/touchpoints/", {"version": 1, **row(0, name="Termin buchen"), **row(1)})
    begun.refresh_from_db()
    assert begun.file["touchpoints"] == [{"name": "Termin buchen", "kind": "unclassified"}]


def test_a_row_without_a_name_and_a_name_twice_are_said_at_the_field(
    client: Any, begun: UseCase, albers: Person
) -> None:
    """The page keeps everything typed and says what to do."""
    client.force_login(albers)
    rows = {**row(0, name="Termin"), **row(1, name="Termin"), **row(2, reason="Weil es eilt.")}
    answer = client.post(f"/use-cases/{begun.pk}/touchpoints/", rows)
    content = answer.content.decode()
    assert answer.status_code == 422
    assert content.count("Nennen Sie einen davon anders.") == 2  # on top, and at the field
    assert content.count("Geben Sie diesem Kontaktpunkt einen Namen") == 2
    assert "Weil es eilt." in content


def test_the_four_fields_draw_what_is_being_typed(client: Any, begun: UseCase, albers: Person) -> None:
    """The figure answers to a form that was not saved, and names both mistakes."""
    client.force_login(albers)
    lonely = row(0, name="Beschwerde", kind="relational", automation="auto", reason="Ärger")
    by_hand = row(1, name="Auskunft", kind="transactional", automation="none", contacts_per_month="500")
    drawn = client.post(f"/use-cases/{begun.pk}/figure/", {**lonely, **by_hand}).content.decode()
    assert "<html" not in drawn
    assert "data-figure" in drawn
    assert 'data-fault="machine"' in drawn
    assert 'data-fault="person"' in drawn
    begun.refresh_from_db()
    assert "touchpoints" not in begun.file


def test_a_half_typed_row_draws_nothing_and_breaks_nothing(client: Any, begun: UseCase, albers: Person) -> None:
    """A name twice or a word in place of a number is no error while typing."""
    client.force_login(albers)
    rows = {**row(0, name="Termin"), **row(1, name="Termin", contacts_per_month="viele")}
    assert client.post(f"/use-cases/{begun.pk}/figure/", rows).status_code == 200


def test_a_routine_kept_by_hand_for_a_reason_is_no_mistake(telephone: UseCase, berger: Person) -> None:
    """The four fields say what the rules say: a stated reason settles it."""
    name = next(point["name"] for point in telephone.file["touchpoints"] if point["automation"] == "none")
    wrong = {point.name: point.fault for point in queries.points(queries.value(telephone))}
    assert wrong[name] == "person"
    fact = {"kept_manual_reasoned": True}
    changed = actions.set_facts(use_case=telephone, facts=fact, touchpoint=name, by=berger, at=timezone.now())
    assert {point.name: point.fault for point in queries.points(queries.value(changed))}[name] == ""


def test_a_number_is_taken_as_people_write_it(client: Any, begun: UseCase, albers: Person) -> None:
    """1.240 and 1 240 are more than a thousand; half a contact is none."""
    client.force_login(albers)
    page = f"/use-cases/{begun.pk}/touchpoints/"
    for written in ("1240", "1.240", "1 240", "1,240"):
        client.post(page, {"version": 9, **row(0, name="Termin", contacts_per_month=written)})
        begun.refresh_from_db()
        assert begun.file["touchpoints"][0]["contacts_per_month"] == 1240
    assert client.post(page, {"version": 9, **row(0, name="Termin", contacts_per_month="1,5")}).status_code == 422


def test_a_reason_left_empty_on_purpose_stays_empty(client: Any, begun: UseCase, albers: Person) -> None:
    """A file that says there is no reason is not made to say that nobody knows; a reason that is typed counts."""
    rows = [("", {"name": "Termin", "kind": "transactional", "reason": ""})]
    actions.set_touchpoints(use_case=begun, rows=rows, by=albers, at=timezone.now())
    client.force_login(albers)
    typed = {"was": "Termin", "name": "Termin", "kind": "transactional"}
    client.post(f"/use-cases/{begun.pk}/touchpoints/", {"version": 9, **row(0, **typed, automation="auto")})
    begun.refresh_from_db()
    assert begun.file["touchpoints"] == [
        {"name": "Termin", "kind": "transactional", "reason": "", "automation": "auto"}
    ]
    client.post(f"/use-cases/{begun.pk}/touchpoints/", {"version": 9, **row(0, **typed, reason="Ein Vorgang.")})
    begun.refresh_from_db()
    assert begun.file["touchpoints"][0]["reason"] == "Ein Vorgang."
