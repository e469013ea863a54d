"""What the framework is made of: frozen values, each text in both languages."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from stimmig.core.expression import ALWAYS, Expression, Value, together

LANGUAGES = ("de", "en")
STAGES = ("idea", "pilot", "running")
SEVERITIES = ("critical", "serious", "note")  # the weightiest first
PARTS = ("dimensions", "criteria", "anchors", "facts", "rules", "findings", "metrics", "legal")
READING = ("dimensions", "criteria", "facts", "rules", "findings", "legal")  # what reading a use case needs
COMPARISONS = (">=", "<=", "==", ">", "<")
LIMITS = ("feasible", "allowed", "affordable")
PROFILE_KINDS = ("value", "customer_expectation", "leadership", "risk_yes", "risk_never")
WORDINGS = (  # the findings that no rule carries
    *(f"space.{limit}.{status}" for limit in LIMITS for status in ("not-given", "partly")),
    *(f"profile-conflict.{kind}" for kind in PROFILE_KINDS),
    *("gap.0", "gap.1", "divergence.split", "divergence.diverging", "unsupported", "thin", "incoherent"),
    *(f"uncovered.{kind}" for kind in ("touchpoint", "automation", "channel", "audience", "volume")),
)
ANSWER_TYPES = ("bool", "enum", "multi", "int", "percent", "date_or_never")


@dataclass(frozen=True, slots=True)
class Text:
    """The same sentence in German and English."""

    de: str
    en: str

    def in_(self, language: str) -> str:
        return self.en if language == "en" else self.de

    def naming(self, name: str) -> "Text":
        """The sentence with `{name}` filled in."""
        return Text(self.de.replace("{name}", name), self.en.replace("{name}", name))


@dataclass(frozen=True, slots=True)
class Level:
    """One of the four levels a judgement can take, 0 to 3."""

    value: int
    key: str
    name: Text
    help: Text


@dataclass(frozen=True, slots=True)
class NoJudgement:
    """What may be said instead of a level. Stored as missing, never as 0."""

    key: str
    name: Text


@dataclass(frozen=True, slots=True)
class Aim:
    """What a touchpoint is to gain. `kind` says which contacts it belongs to."""

    key: str
    kind: str
    name: Text


@dataclass(frozen=True, slots=True)
class Dimension:
    """One of the five views of a decision. `anchors` read from level 0 to level 3."""

    key: str
    name: Text
    guiding_question: Text
    essence: Text
    anchors: tuple[Text, ...]
    talk: tuple[Text, ...]
    aims: tuple[Aim, ...] = ()


@dataclass(frozen=True, slots=True)
class Condition:
    """A suggested condition and its measure. `of` "before" makes the value a multiple of the figure from before."""

    text: Text
    metric: str
    op: str
    value: float
    of: str | None = None


@dataclass(frozen=True, slots=True)
class Criterion:
    """One question of a dimension. Where the contact is not interactive, `one_way` anchors read instead, if given."""

    id: str
    dimension: str
    theme: Text
    name: Text
    question: Text
    why: Text
    condition: Condition
    metrics: tuple[str, ...]
    legal: tuple[str, ...]
    anchors: tuple[Text, ...] = ()
    one_way: tuple[Text, ...] = ()
    evidence: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class Fact:
    """What can be known about a use, a touchpoint or the house, who would know, and where it is asked at all."""

    key: str
    type: str  # bool | enum | multi | int | percent | date_or_never
    scope: str  # use_case | touchpoint | house
    question: Text
    who: Text
    values: Mapping[str, Text]  # labels, for enum and multi
    ask_if: Expression = ALWAYS
    help: Text | None = None

    @property
    def answers(self) -> tuple[Value, ...]:
        """One answer for each way a rule could read this fact."""
        if self.type == "multi":
            return tuple((value,) for value in self.values)
        others: dict[str, tuple[Value, ...]] = {
            "bool": (True, False), "int": (0, 10**6), "percent": (0, 100), "date_or_never": ("never",),
        }  # fmt: skip
        return others.get(self.type, tuple(self.values))


@dataclass(frozen=True, slots=True)
class Rule:
    """When facts speak against a criterion (challenge), do not fit (mismatch) or speak for the use (strength)."""

    code: str
    criterion: str
    kind: str  # challenge | mismatch | strength
    severity: str | None  # critical | serious | note; None for a strength
    stage: str  # from this stage on it is a finding, before it is something to show
    applies_if: Expression
    when: Expression
    text: Text
    why: Text
    helps: Text
    settled_by: str | None = None  # "human": by a limit that gives the touchpoint to a human
    holds: Expression = field(init=False, repr=False)  # both together

    def __post_init__(self) -> None:
        object.__setattr__(self, "holds", together(self.applies_if, self.when))

    @property
    def dimension(self) -> str:
        return self.criterion[0]


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of a finding that no rule carries: a limit of the space, a line of the profile, the picture."""

    text: Text
    why: Text
    helps: Text


@dataclass(frozen=True, slots=True)
class Metric:
    """What can be observed. Exactly one window: the last `window_days`, or the latest `until_n` cases."""

    key: str
    name: Text
    unit: str
    formula: str
    source: str
    window_days: int | None
    until_n: int | None
    min_n: int
    direction: str  # up | down: where better lies
    op: str
    value: float
    of: str | None


@dataclass(frozen=True, slots=True)
class LegalQuestion:
    """A legal question with article, date and certainty. `hard`: neither condition nor consent can heal it."""

    id: str
    area: Text
    articles: tuple[str, ...]
    applies_from: str  # ISO date, in_force or not_law
    status: str
    as_of: str
    scope: str  # use | house
    hard: bool
    applies_if: Expression
    when: Expression
    text: Text
    plain: Text
    holds: Expression = field(init=False, repr=False)  # both together

    def __post_init__(self) -> None:
        object.__setattr__(self, "holds", together(self.applies_if, self.when))


@dataclass(frozen=True, slots=True)
class LegalWords:
    """How legal questions are shown: words for their codes, their order, and which one replaces which."""

    as_of: str
    note: Text
    status: Mapping[str, Text]
    applies_from: Mapping[str, Text]
    scope: Mapping[str, Text]
    answers: tuple[str, ...]
    order: tuple[str, ...]
    replaces: Mapping[str, str]
    max_per_use: int


@dataclass(frozen=True, slots=True, eq=False)
class Framework:
    """One released version of the words and rules; `hash` is the SHA-256 of the files they were read from.

    Every mapping keeps the order of its file. Parts that were not asked for are empty.
    """

    version: str
    hash: str
    levels: tuple[Level, ...]
    no_judgements: tuple[NoJudgement, ...]
    dimensions: Mapping[str, Dimension]
    criteria: Mapping[str, Criterion]
    guards: Mapping[str, Expression]
    facts: Mapping[str, Fact]
    rules: Mapping[str, Rule]
    wordings: Mapping[str, Wording]
    metrics: Mapping[str, Metric]
    legal: Mapping[str, LegalQuestion]
    legal_words: LegalWords | None
    unasked: frozenset[tuple[str, str]]  # (rule, fact): the rule may hold where its fact is not asked, as intended

    def criteria_of(self, dimension: str) -> tuple[Criterion, ...]:
        return tuple(criterion for criterion in self.criteria.values() if criterion.dimension == dimension)

    @property
    def aims(self) -> Mapping[str, Aim]:
        return {aim.key: aim for dimension in self.dimensions.values() for aim in dimension.aims}
