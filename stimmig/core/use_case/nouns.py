"""What a use case file says: frozen values, as close to the file as they can be."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from stimmig.core.expression import Value
from stimmig.core.framework import LIMITS

SCHEMA = "stimmig/use-case/1"
AREAS = (
    "customer_service", "sales", "marketing", "hr", "internal_knowledge", "production", "finance", "public_service",
    "education", "media", "other",
)  # fmt: skip
BENEFICIARIES = ("customers", "employees", "house")
CHANGES = ("communication", "decision_rights", "service_architecture", "brand_promise")
STATUSES = ("given", "partly", "not_given", "unknown")
FITS = ("supports", "neutral", "conflicts", "unknown")
SOURCES = ("stated", "observed", "document", "vendor_claim", "assumed")
LEGAL_ANSWERS = ("clarified_with", "open", "not_relevant_because")
TITLE_MAX = 120
EXCLUSIVE = ("none", "nobody", "nothing_set")  # beside these, no other value makes sense


@dataclass(frozen=True, slots=True)
class Known:
    """The value of a fact and where it comes from. A fact that is absent is unknown, never false."""

    value: Value
    source: str = "stated"
    note: str | None = None


@dataclass(frozen=True, slots=True)
class System:
    """What is bought or built, as far as it is known."""

    vendor: str | None = None
    product: str | None = None
    model: str | None = None
    since: str | None = None
    contract: str | None = None


@dataclass(frozen=True, slots=True)
class Benefit:
    """Who gains what, with today's figure and where it comes from."""

    for_whom: str  # customers | employees | house
    text: str
    today: str | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class SpaceLimit:
    """How one outer limit of the space of options stands: given, partly, not given, unknown."""

    status: str
    note: str | None = None


@dataclass(frozen=True, slots=True)
class ProfileLine:
    """One line of the house's profile, and how this use stands to it."""

    kind: str  # value | customer_expectation | leadership | risk_yes | risk_never
    name: str
    fit: str = "unknown"
    note: str | None = None


@dataclass(frozen=True, slots=True)
class LegalAnswer:
    """What the house says to one legal question: clarified with somebody, open, or not relevant because."""

    id: str
    answer: str
    by: str | None = None
    on: str | None = None
    document: str | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Touchpoint:
    """One occasion on which a person meets the AI. `reason` may be empty, which says that there is none."""

    name: str
    kind: str | None = None
    topic: str | None = None
    reason: str | None = None
    automation: str | None = None
    contacts_per_month: int | None = None
    aim: str | None = None
    baseline: str | None = None  # the figure from before
    facts: Mapping[str, Known] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class UseCase:
    """One use of AI, as its file says it. `profile` is None where nobody wrote it, and empty where it is empty."""

    title: str
    stage: str
    occasion: str | None = None
    summary: str | None = None
    area: str | None = None
    owner: str | None = None
    accountable: str | None = None
    system: System = System()
    benefits: tuple[Benefit, ...] = ()
    changes: Mapping[str, str] = field(default_factory=dict)
    space: Mapping[str, SpaceLimit] = field(default_factory=dict)
    facts: Mapping[str, Known] = field(default_factory=dict)
    touchpoints: tuple[Touchpoint, ...] = ()
    profile: tuple[ProfileLine, ...] | None = None
    legal: tuple[LegalAnswer, ...] = ()

    @property
    def statuses(self) -> dict[str, str]:
        """How each outer limit stands; one nobody has spoken about is unknown."""
        return {limit: self.space[limit].status if limit in self.space else "unknown" for limit in LIMITS}
