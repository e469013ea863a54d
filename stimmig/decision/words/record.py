"""Everything a decision says, in the order of the record."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from stimmig.core.decision import INTRODUCING, Accountability
from stimmig.decision.models import Decision
from stimmig.decision.words.conditions import condition, sure
from stimmig.decision.words.contacts import accountability
from stimmig.decision.words.days import ahead, in_one_line
from stimmig.decision.words.findings import against, answers, other
from stimmig.decision.words.foreseen import foreseen
from stimmig.decision.words.legal import law
from stimmig.decision.words.levels import level, stood
from stimmig.decision.words.opinions import opinions
from stimmig.register.queries import framework as framework_of
from stimmig.register.words import day
from stimmig.review.words import KINDS

Record = Mapping[str, Any]
LEGAL_AT_ONCE = 5
MODES = {
    "ai": gettext_lazy("AI"),
    "ai_human_on_request": gettext_lazy("AI, a human on request"),
    "human": gettext_lazy("Human"),
}
TRIGGERS = {
    "extension": gettext_lazy("It is to be extended: a new touchpoint, channel or audience, or far more contacts."),
    "broken_condition": gettext_lazy("A condition is not kept."),
    "harm": gettext_lazy("Somebody comes to harm."),
    "changed_system": gettext_lazy("The system changes."),
}
CHANGES = {
    "communication": gettext_lazy("How we talk"),
    "decision_rights": gettext_lazy("Who decides"),
    "service_architecture": gettext_lazy("How service runs"),
    "brand_promise": gettext_lazy("What the brand promises"),
}


@dataclass(frozen=True)
class Page:
    """Everything a decision says, put into words, in the order of the record."""

    decision: Decision
    outcome: str
    weighing: list[tuple[str, str]]
    limits: list[dict[str, str]]
    answers: list[dict[str, str]]
    others: list[str]
    foreseen: list[dict[str, Any]]
    conditions: list[dict[str, Any]]
    levels: list[dict[str, Any]]
    criteria: list[dict[str, Any]]
    expectations: list[dict[str, Any]]
    legal: list[dict[str, str]]
    changes: list[tuple[str, str]]
    reopens: list[str]
    against: list[str]
    accountability: str
    ahead: list[tuple[str, str]]
    took_part: str
    opinions: list[dict[str, str]]
    unheard_because: str
    prepared: str

    @property
    def ring_label(self) -> str:
        """What the ring shows, in words: of each dimension the lowest level the group agreed on."""
        shown = ", ".join(f"{each['name']}: {each['in_ring']}" for each in self.levels)
        return _("The lowest level agreed in each dimension. %(levels)s") % {"levels": shown}

    @property
    def ahead_lines(self) -> list[str]:
        """The days and the event, a line each."""
        return [in_one_line(name, value) for name, value in self.ahead]

    @property
    def changes_hold(self) -> bool:
        """Whether what was planned is what begins: nothing that was planned for the AI goes to a human instead."""
        planned = {point["name"] for point in self.touchpoints if point["automation"] not in (None, "none")}
        moved = any(limit["by"] == "human" and limit["touchpoint"] in planned for limit in self.limits)
        return introduces(self.decision.record) and not moved

    @property
    def changes_heading(self) -> str:
        """What changes; only what should have, where the decision is another than the plan that was judged."""
        return _("What changes in the house") if self.changes_hold else _("What should change in the house (as judged)")

    @property
    def legal_first(self) -> list[dict[str, str]]:
        """As many legal questions as a page shows at once."""
        return self.legal[:LEGAL_AT_ONCE]

    @property
    def legal_more(self) -> list[dict[str, str]]:
        return self.legal[LEGAL_AT_ONCE:]

    def __getattr__(self, name: str) -> Any:
        """Whatever needs no words of its own stands in the record as it was signed."""
        try:
            return self.decision.record[name]
        except KeyError:
            raise AttributeError(name) from None


def page(decision: Decision) -> Page:
    """The whole decision in the language of the page."""
    record = decision.record
    known = framework_of(record["framework"]["version"])
    return Page(
        decision=decision,
        outcome=str(decision.get_outcome_display()),
        weighing=weighing(record),
        limits=limits(record),
        answers=answers(record, known),
        others=[other(found, known) for found in record["findings"] if not found["weighs"]],
        foreseen=foreseen(record),
        conditions=[condition(each, known) for each in record["conditions"]],
        levels=[level(each, record, known) for each in known.dimensions],
        criteria=[level(subject, record, known) for subject, _agreed in stood(record) if len(subject) > 1],
        expectations=[
            {**each, "day": day(each["due_on"]), "sure": sure(each["probability"])} for each in record["expectations"]
        ],
        legal=[law(each) for each in record["legal"]],
        changes=changes(record),
        reopens=reopens(record),
        against=against(record, known),
        accountability=stands_for(decision) if introduces(record) else "",
        ahead=ahead(record),
        took_part=judged_by(record),
        opinions=opinions(record),
        unheard_because=record.get("unheard_because", ""),
        prepared=prepared(record),
    )


def stands_for(decision: Decision) -> str:
    """For how much whoever signed it answers, by name: this hangs on the wall."""
    return accountability(Accountability(**decision.record["accountability"]), decision.signed_name)


def prepared(record: Record) -> str:
    """Who prepared it for whoever signed, and when; nothing where the leader wrote it alone."""
    by = record.get("prepared")
    if not by:
        return ""
    name = ", ".join(filter(None, (by["name"], by["function"])))
    return _("Prepared by %(name)s, %(day)s") % {"name": name, "day": day(by["on"])}


def judged_by(record: Record) -> str:
    """The names of those who judged."""
    return ", ".join(each["name"] for each in record["took_part"] if each["judged"])


def introduces(record: Record) -> bool:
    """Whether anything begins."""
    return record["outcome"] in INTRODUCING


def changes(record: Record) -> list[tuple[str, str]]:
    """What was to become different in the house, as the description says it."""
    written = record["changes"]
    return [(str(name), written[key]) for key, name in CHANGES.items() if written.get(key)]


def reopens(record: Record) -> list[str]:
    """What brings it back on the table before its day: for whatever begins always the four, and what was added."""
    always = record["always_reopens"] if introduces(record) else []
    return [*(str(TRIGGERS[key]) for key in always), *record["reopens"]]


def weighing(record: Record) -> list[tuple[str, str]]:
    """The three sentences with their beginnings."""
    names = (("gain", _("We gain")), ("risk", _("We risk")), ("trust", _("For trust")))
    return [(name, record["weighing"][key]) for key, name in names]


def spoken(record: Record) -> list[tuple[str, str]]:
    """The decision in its own words: the sentence, the weighing, the reasons."""
    return [(_("Decided"), record["sentence"]), *weighing(record), (_("Why we decide so"), record["reasons"])]


def limits(record: Record) -> list[dict[str, str]]:
    """Touchpoint by touchpoint: what kind it is and who takes over."""
    kinds = {point["name"]: point["kind"] for point in record["touchpoints"]}
    return [
        {
            "touchpoint": limit["touchpoint"],
            "kind": kind(kinds.get(limit["touchpoint"])),
            "mode": str(MODES[limit["mode"]]),
            "by": limit["mode"],
        }
        for limit in record["limits"]
    ]


def kind(code: str | None) -> str:
    """The kind of a touchpoint, in one word."""
    return str(KINDS.get(code or "", ""))
