"""Reading a use case file along the framework; every fault is named at once."""

from datetime import date
from typing import Any, TypeVar

from stimmig.core.errors import Fault, Faults
from stimmig.core.expression import NOT_APPLICABLE
from stimmig.core.framework import LIMITS, PROFILE_KINDS, STAGES, Framework
from stimmig.core.use_case.facts import Facts
from stimmig.core.use_case.nouns import (
    AREAS,
    BENEFICIARIES,
    CHANGES,
    FITS,
    LEGAL_ANSWERS,
    SCHEMA,
    STATUSES,
    TITLE_MAX,
    Benefit,
    LegalAnswer,
    ProfileLine,
    SpaceLimit,
    System,
    Touchpoint,
    UseCase,
)
from stimmig.core.use_case.table import Table

T = TypeVar("T")


def parse(document: Any, framework: Framework, *, complete: bool = True, as_of: date | None = None) -> UseCase:
    """The use case a document describes.

    Raises Faults naming every unknown key, wrong type and value outside the framework at once, each with its path.
    With `complete` false (a use still being written) nothing is required, but what is there must be right.
    With `as_of`, dates after that day are faults.
    """
    reader = _Reader(framework, complete, as_of)
    use_case = reader.use_case(Table(document, "", reader.faults))
    if reader.faults:
        raise Faults(reader.faults)
    return use_case


class _Reader:
    """Reads a document along the framework."""

    def __init__(self, framework: Framework, complete: bool, as_of: date | None) -> None:
        self.framework, self.complete = framework, complete
        self.known = Facts(framework, as_of)
        self.faults: list[Fault] = []

    def use_case(self, table: Table) -> UseCase:
        self.required(table, "schema", table.text("schema"))
        if isinstance(schema := table.data.get("schema"), str) and schema != SCHEMA:
            table.fault("schema", "not_allowed", schema, (SCHEMA,))
        use_case = UseCase(
            title=self.required(table, "title", table.text("title", TITLE_MAX)),
            occasion=table.text("occasion"),
            summary=table.text("summary"),
            stage=self.required(table, "stage", table.choice("stage", STAGES)) or STAGES[0],
            area=table.choice("area", AREAS),
            owner=table.text("owner"),
            accountable=table.text("accountable"),
            system=self.system(table.table("system")),
            benefits=table.rows("benefits", self.benefit),
            changes=self.changes(table.table("changes")),
            space=self.space(table.table("space")),
            facts=self.known.read(table.table("facts"), at_touchpoint=False),
            touchpoints=table.rows("touchpoints", self.touchpoint),
            profile=self.profile(table),
            legal=table.rows("legal", self.legal_answer),
        )
        self.once(table, "touchpoints", [point.name for point in use_case.touchpoints])
        self.once(table, "legal", [answer.id for answer in use_case.legal], "id")
        table.closed()
        return use_case

    def required(self, table: Table, key: str, value: str | None) -> str:
        if value is None and self.complete and table.is_table and key not in table.data:
            table.fault(key, "missing")
        return value or ""

    def once(self, table: Table, key: str, names: list[str], name: str = "name") -> None:
        for number, found in enumerate(names):
            if found and found in names[:number]:
                table.fault(f"{key}[{number}].{name}", "twice", found)

    def system(self, table: Table) -> System:
        return self.closed(table, System(*(table.text(key) for key in System.__slots__)))

    def benefit(self, table: Table) -> Benefit:
        benefit = Benefit(
            for_whom=self.required(table, "for", table.choice("for", BENEFICIARIES)),
            text=self.required(table, "text", table.text("text")),
            today=table.text("today"),
            source=table.text("source"),
        )
        return self.closed(table, benefit)

    def changes(self, table: Table) -> dict[str, str]:
        return self.closed(table, {key: text for key in CHANGES if (text := table.text(key))})

    def space(self, table: Table) -> dict[str, SpaceLimit]:
        return self.closed(table, {key: self.limit(table.table(key)) for key in LIMITS if table.has(key)})

    def limit(self, table: Table) -> SpaceLimit:
        status = self.required(table, "status", table.choice("status", STATUSES)) or "unknown"
        return self.closed(table, SpaceLimit(status, table.text("note")))

    def profile(self, table: Table) -> tuple[ProfileLine, ...] | None:
        given = [key for key in ("profile", "values") if table.has(key)]
        lines = table.rows("profile", self.profile_line) + table.rows("values", self.value_line)
        if len(given) == 2:
            table.fault("values", "both_given", allowed=given)
        elif given:
            self.once(table, given[0], [line.name for line in lines])
        return lines if given else None

    def profile_line(self, table: Table) -> ProfileLine:
        return self.line(table, self.required(table, "kind", table.choice("kind", PROFILE_KINDS)))

    def value_line(self, table: Table) -> ProfileLine:
        return self.line(table, PROFILE_KINDS[0])

    def line(self, table: Table, kind: str) -> ProfileLine:
        name = self.required(table, "name", table.text("name"))
        return self.closed(table, ProfileLine(kind, name, table.choice("fit", FITS) or "unknown", table.text("note")))

    def legal_answer(self, table: Table) -> LegalAnswer:
        answer = LegalAnswer(
            id=self.required(table, "id", table.choice("id", self.framework.legal)),
            answer=self.required(table, "answer", table.choice("answer", LEGAL_ANSWERS)),
            by=table.text("by"),
            on=self.known.day(table, "on", table.text("on")),
            document=table.text("document"),
            reason=table.text("reason"),
        )
        return self.closed(table, answer)

    def touchpoint(self, table: Table) -> Touchpoint:
        facts = self.framework.facts
        point = Touchpoint(
            name=self.required(table, "name", table.text("name", TITLE_MAX)),
            kind=table.choice("kind", (*facts["touchpoint_kind"].values, NOT_APPLICABLE)),
            topic=table.choice("topic", (*facts["touchpoint_topic"].values, NOT_APPLICABLE)),
            reason=table.text("reason", may_be_empty=True),
            automation=table.choice("automation", (*facts["automation_level"].values, NOT_APPLICABLE)),
            contacts_per_month=table.count("contacts_per_month"),
            aim=table.choice("aim", self.framework.aims),
            baseline=table.text("baseline"),
            facts=self.known.read(table.table("facts"), at_touchpoint=True),
        )
        return self.closed(table, point)

    def closed(self, table: Table, read: T) -> T:
        table.closed()
        return read
