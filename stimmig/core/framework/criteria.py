"""Reading the scale, the dimensions, their criteria, and the metrics by which conditions are measured."""

from collections.abc import Mapping

from stimmig.core.framework.nouns import (
    COMPARISONS,
    Aim,
    Condition,
    Criterion,
    Dimension,
    LegalQuestion,
    Level,
    Metric,
    NoJudgement,
    Text,
)
from stimmig.core.framework.table import Table
from stimmig.core.framework.texts import both, closed, four, listed, words


def read_levels(document: Table) -> tuple[Level, ...]:
    levels = tuple(_level(row) for row in document.tables("levels"))
    if [level.value for level in levels] != [0, 1, 2, 3]:
        document.note("levels", "must be 0, 1, 2, 3")
    return levels


def _level(row: Table) -> Level:
    return closed(row, Level(row.whole("value"), row.text("key"), words(row, "name"), words(row, "help")))


def read_no_judgements(document: Table) -> tuple[NoJudgement, ...]:
    rows = document.tables("no_judgements")
    return tuple(closed(row, NoJudgement(row.text("key"), words(row, "name"))) for row in rows)


def read_dimensions(document: Table) -> dict[str, Dimension]:
    return {row.text("key"): _dimension(row) for row in document.tables("dimensions")}


def _dimension(row: Table) -> Dimension:
    dimension = Dimension(
        key=row.text("key"),
        name=words(row, "name"),
        guiding_question=words(row, "guiding_question"),
        essence=words(row, "essence"),
        anchors=four(row, "anchors"),
        talk=listed(row, "talk"),
        aims=tuple(_aim(aim) for aim in row.tables("aims")) if "aims" in row.data else (),
    )
    return closed(row, dimension)


def _aim(row: Table) -> Aim:
    kind = row.text("kind", ("transactional", "relational"))
    return closed(row, Aim(row.text("key"), kind, words(row, "name")))


class Criteria:
    """The criteria, held against the dimensions, metrics and legal questions they name; anchors if they are given."""

    def __init__(
        self,
        document: Table,
        anchors: Table | None,
        dimensions: Mapping[str, Dimension],
        metrics: Mapping[str, Metric],
        legal: Mapping[str, LegalQuestion],
    ) -> None:
        self.document, self.anchors = document, anchors
        self.dimensions, self.metrics, self.legal = dimensions, metrics, legal

    def read(self) -> dict[str, Criterion]:
        criteria = {row.text("id"): self._criterion(row) for row in self.document.tables("criteria")}
        if self.anchors:
            self._note_strangers(self.anchors, criteria)
        return criteria

    def _note_strangers(self, anchors: Table, criteria: Mapping[str, Criterion]) -> None:
        for name in anchors.data:
            if name not in criteria:
                anchors.note(name, "is no criterion")

    def _criterion(self, row: Table) -> Criterion:
        criterion = Criterion(
            id=row.text("id"),
            dimension=row.text("dimension", self.dimensions),
            theme=words(row, "theme"),
            name=words(row, "name"),
            question=words(row, "question"),
            why=words(row, "why"),
            condition=self._condition(row.table("condition")),
            metrics=row.texts("metrics", self.metrics),
            legal=row.texts("legal", self.legal),
            **self._anchored(row.text("id")),
        )
        return closed(row, criterion)

    def _anchored(self, criterion: str) -> dict[str, tuple[Text, ...]]:
        """What each level reads like, and by what one can see it."""
        if self.anchors is None:
            return {}
        row = self.anchors.table(criterion)
        found = {"anchors": four(row, "anchors"), "evidence": listed(row, "evidence")}
        return closed(row, found | ({"one_way": four(row, "one_way")} if "one_way" in row.data else {}))

    def _condition(self, row: Table) -> Condition:
        check = row.table("check")
        condition = Condition(
            text=both(row),
            metric=check.text("metric", self.metrics),
            op=check.text("op", COMPARISONS),
            value=check.number("value"),
            of=check.text("of", ("before",)) if "of" in check.data else None,
        )
        if (metric := self.metrics.get(condition.metric)) and metric.of != condition.of:
            check.note("of", f"must repeat that of the metric: {metric.of}")
        check.closed()
        return closed(row, condition)


def read_metrics(document: Table) -> dict[str, Metric]:
    return {key: _metric(key, row) for key, row in document.tables_by_key("metrics")}


def _metric(key: str, row: Table) -> Metric:
    start = row.table("start")
    if ("window_days" in row.data) == ("until_n" in row.data):
        row.note("", "needs exactly one of window_days and until_n")
    metric = Metric(
        key=key,
        name=words(row, "name"),
        unit=row.text("unit"),
        formula=row.text("formula"),
        source=row.text("source"),
        window_days=row.whole("window_days") if "window_days" in row.data else None,
        until_n=row.whole("until_n") if "until_n" in row.data else None,
        min_n=row.whole("min_n"),
        direction=row.text("direction", ("up", "down")),
        op=start.text("op", COMPARISONS),
        value=start.number("value"),
        of=start.text("of", ("before",)) if "of" in start.data else None,
    )
    start.closed()
    return closed(row, metric)
