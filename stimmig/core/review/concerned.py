"""Who else is concerned by a use, and should be heard before it is decided. The facts say it, and why.

Nobody here judges: an opinion stands beside the judgements and moves no level.
"""

from dataclasses import dataclass

from stimmig.core.expression import Value
from stimmig.core.places import Settlements, places
from stimmig.core.use_case import UseCase

NO_COUNCIL = "none_exists"
HR = "hr"
OUTSIDE = ("consumers", "business_customers", "suppliers", "members", "citizens", "learners", "relatives", "public")

# A reason and where it is found: one of these values of a fact.
REASONS: dict[str, tuple[str, tuple[Value, ...]]] = {
    "records_staff": ("logs_employees", (True,)),
    "staff_meets_it": ("audience", ("employees",)),
    "selects_people": ("audience", ("applicants",)),
    "outside_meets_it": ("audience", OUTSIDE),
    "personal": ("personal_data", (True,)),
    "sensitive": ("special_category_data", (True,)),
    "scores": ("scoring_of_people", ("told", "not_told")),
}
# Whom what concerns: the reasons that settle it, and those that only add to it while their fact is known.
CONCERNED: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "works_council": (("records_staff", "staff_meets_it", "selects_people"), ()),
    "data_protection": (("personal", "records_staff"), ("sensitive", "scores")),
    "employees": (("staff_meets_it", "records_staff"), ()),
    "applicants": (("selects_people",), ()),
    "customers": (("outside_meets_it",), ()),
}


@dataclass(frozen=True, slots=True)
class Concern:
    """Somebody a use concerns, and why. Where it is not `sure`, `because` names the facts nobody knows yet."""

    of: str  # one of CONCERNED
    because: tuple[str, ...]
    sure: bool = True


def concerned(use_case: UseCase, settlements: Settlements) -> tuple[Concern, ...]:
    """Whom a use concerns, or may concern while a fact is unknown. A contested fact counts as unknown."""
    everywhere = [place.values for place in places(use_case, settlements)]
    found = (_concern(of, everywhere, use_case) for of in CONCERNED)
    return tuple(each for each in found if each.because)


def _concern(of: str, everywhere: list[dict[str, Value | None]], use_case: UseCase) -> Concern:
    council = of == "works_council"
    if council and any(values.get("works_council") == NO_COUNCIL for values in everywhere):
        return Concern(of, ())
    settling, adding = CONCERNED[of]
    holds = {reason: _holds(reason, everywhere) for reason in (*settling, *adding)}
    sure = tuple(reason for reason, held in holds.items() if held)
    if council and use_case.area == HR:
        sure = (HR, *sure)
    unknown = dict.fromkeys(REASONS[reason][0] for reason in settling if holds[reason] is None)
    return Concern(of, sure) if sure else Concern(of, tuple(unknown), sure=False)


def _holds(reason: str, everywhere: list[dict[str, Value | None]]) -> bool | None:
    """Whether a reason holds at some place; None while it might at one where its fact is unknown."""
    fact, values = REASONS[reason]
    known = [place.get(fact) for place in everywhere]
    if any(value in values for found in known for value in (found if isinstance(found, tuple) else (found,))):
        return True
    return None if None in known else False
