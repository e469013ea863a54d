"""Whom a use concerns is said by the facts, with the reason; a fact nobody knows concerns perhaps."""

from typing import Any

import pytest

from stimmig.core.review import Concern, concerned
from stimmig.core.use_case import Known, Touchpoint, UseCase

SILENT = {"audience": ("contractors",), "logs_employees": False, "personal_data": False}


def found(area: str = "sales", touchpoints: tuple[Touchpoint, ...] = (), **facts: Any) -> dict[str, Concern]:
    """Who is concerned by a use of which this is known, and otherwise nothing that would concern anybody."""
    known = {key: Known(value) for key, value in (SILENT | facts).items() if value is not None}
    use = UseCase(title="…", stage="idea", area=area, facts=known, touchpoints=touchpoints)
    return {each.of: each for each in concerned(use, {})}


def test_nobody_is_concerned_where_every_fact_says_so() -> None:
    """A tool among machines needs nobody's opinion."""
    assert found() == {}


@pytest.mark.parametrize(
    ("fact", "value", "of", "because"),
    [
        ("logs_employees", True, "works_council", "records_staff"),
        ("logs_employees", True, "employees", "records_staff"),
        ("logs_employees", True, "data_protection", "records_staff"),
        ("audience", ("employees",), "works_council", "staff_meets_it"),
        ("audience", ("applicants",), "works_council", "selects_people"),
        ("audience", ("applicants",), "applicants", "selects_people"),
        ("audience", ("suppliers", "citizens"), "customers", "outside_meets_it"),
        ("personal_data", True, "data_protection", "personal"),
        ("special_category_data", True, "data_protection", "sensitive"),
        ("scoring_of_people", "told", "data_protection", "scores"),
    ],
)
def test_a_known_fact_names_whom_it_concerns_and_why(fact: str, value: Any, of: str, because: str) -> None:
    """Each with the reason by which one can understand it."""
    assert found(**{fact: value})[of] == Concern(of, (because,))


def test_all_reasons_are_named() -> None:
    """Whoever is concerned for several reasons reads all of them."""
    both = found(personal_data=True, logs_employees=True, special_category_data=True)["data_protection"]
    assert both.because == ("personal", "records_staff", "sensitive")


@pytest.mark.parametrize(
    ("fact", "of"),
    [
        ("audience", {"works_council", "employees", "applicants", "customers"}),
        ("logs_employees", {"works_council", "employees", "data_protection"}),
        ("personal_data", {"data_protection"}),
    ],
)
def test_an_unknown_fact_may_concern(fact: str, of: set[str]) -> None:
    """It is never read as no; the fact one would have to know is named."""
    perhaps = found(**{fact: None})
    assert perhaps == {each: Concern(each, (fact,), sure=False) for each in of}


def test_what_is_unknown_does_not_blur_what_is_known() -> None:
    """One reason is enough."""
    assert found(audience=None, logs_employees=True)["works_council"] == Concern("works_council", ("records_staff",))


def test_where_there_is_no_works_council_nobody_asks_it() -> None:
    """Even in personnel matters."""
    assert "works_council" not in found(area="hr", works_council="none_exists", audience=("employees",))


def test_personnel_always_concerns_the_works_council() -> None:
    """The area is enough."""
    assert found(area="hr")["works_council"].because == ("hr",)


def test_one_touchpoint_is_enough() -> None:
    """What holds at one place concerns, whatever holds elsewhere."""
    points = (Touchpoint("Termin"), Touchpoint("Beschwerde", facts={"personal_data": Known(True)}))
    assert found(touchpoints=points)["data_protection"].sure


def test_a_contested_fact_counts_as_unknown() -> None:
    """Until it is settled, it may concern."""
    use = UseCase(title="…", stage="idea", facts={k: Known(v) for k, v in (SILENT | {"personal_data": True}).items()})
    contested = {each.of: each for each in concerned(use, {("personal_data", None): None})}
    assert contested["data_protection"] == Concern("data_protection", ("personal_data",), sure=False)
