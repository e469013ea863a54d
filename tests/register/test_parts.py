"""Each page saves its own part, and only that."""

import re
from typing import Any

from stimmig.people.models import Person
from stimmig.register.models import UseCase


def save(client: Any, use_case: UseCase, page: str, **values: Any) -> Any:
    """Fill in a page and save it."""
    answer = client.post(f"/use-cases/{use_case.pk}/{page}/", {"version": use_case.version, **values})
    use_case.refresh_from_db()
    return answer


def test_who_gains_what(client: Any, begun: UseCase, albers: Person) -> None:
    """Three lines with today's figure; an empty line is none."""
    client.force_login(albers)
    line = {"benefit-0-for": "customers", "benefit-0-text": "Kein Warten", "benefit-0-today": "4 min"}
    empty = {"benefit-1-for": "employees", "benefit-1-text": ""}
    save(client, begun, "benefits", **line, **empty)
    assert begun.file["benefits"] == [{"for": "customers", "text": "Kein Warten", "today": "4 min"}]


def test_a_figure_without_a_gain_is_asked_for_its_meaning(client: Any, begun: UseCase, albers: Person) -> None:
    """A number that says nothing is not kept, and not lost."""
    client.force_login(albers)
    answer = save(client, begun, "benefits", **{"benefit-0-for": "house", "benefit-0-today": "40 %"})
    assert answer.status_code == 422
    assert "40 %" in answer.content.decode()


def test_the_three_limits(client: Any, begun: UseCase, albers: Person) -> None:
    """Status and what it rests on, for each of them."""
    client.force_login(albers)
    save(
        client, begun, "limits", feasible="given", allowed="unknown", affordable="partly", **{"feasible-note": "Probe"}
    )
    assert begun.file["space"]["feasible"] == {"status": "given", "note": "Probe"}
    assert begun.file["space"]["affordable"] == {"status": "partly"}


def test_what_changes_in_the_house(client: Any, begun: UseCase, albers: Person) -> None:
    """Four lines; emptied ones leave the file."""
    client.force_login(albers)
    save(client, begun, "changes", communication="Bisher wir. Künftig die KI.")
    assert begun.file["changes"] == {"communication": "Bisher wir. Künftig die KI."}
    save(client, begun, "changes", communication="")
    assert "changes" not in begun.file


def test_the_situation_with_the_variant_without_ai(client: Any, begun: UseCase, albers: Person) -> None:
    """What would help without AI is kept with the use, beside its file."""
    client.force_login(albers)
    more = {"occasion": "Niemand da.", "without_ai": "Rufbereitschaft", "vendor": "Stimmwerk", "area": "sales"}
    save(client, begun, "situation", title="Chat", stage="pilot", **more)
    assert (begun.title, begun.stage, begun.area, begun.without_ai) == ("Chat", "pilot", "sales", "Rufbereitschaft")
    assert begun.file["system"] == {"vendor": "Stimmwerk"}


def test_the_profile_of_the_house_is_held_against_the_use(client: Any, begun: UseCase, albers: Person) -> None:
    """Every line of the house is asked; what is said is kept under its own words."""
    client.force_login(albers)
    page = client.get(f"/use-cases/{begun.pk}/profile/").content.decode()
    assert "Niemand bleibt in Not mit einer Maschine allein." in page
    first = re.findall(r'name="(line-[0-9a-f]{8})"', page)[0]
    save(client, begun, "profile", **{first: "conflicts", f"{first}-note": "Nachts nicht."})
    assert begun.file["profile"][0]["fit"] == "conflicts"
    assert begun.file["profile"][0]["note"] == "Nachts nicht."
    assert {line["fit"] for line in begun.file["profile"][1:]} == {"unknown"}


def test_save_and_continue_walks_through_the_parts(client: Any, begun: UseCase, albers: Person) -> None:
    """From who gains what to the touchpoints; without the wish to go on, back to the use."""
    client.force_login(albers)
    line = {"benefit-0-for": "customers", "benefit-0-text": "Kein Warten"}
    assert save(client, begun, "benefits", **line, onward="1").headers["Location"].endswith("/touchpoints/")
    assert save(client, begun, "benefits", **line).headers["Location"] == f"/use-cases/{begun.pk}/"
