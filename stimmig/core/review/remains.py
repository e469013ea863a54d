"""What the judgements themselves leave to clear up."""

from collections.abc import Iterable, Iterator, Mapping

from stimmig.core.findings import Finding
from stimmig.core.framework import Framework
from stimmig.core.judgement import difference, is_thin, is_unsupported
from stimmig.core.review.nouns import Agreed, Carried, Standing


def added(standings: Iterable[Standing], agreed: Mapping[str, Agreed], framework: Framework) -> Iterable[Finding]:
    """What the judgements themselves leave to clear up. What the group holds not to apply leaves nothing."""
    for standing in standings:
        if standing.agreed != "not_applicable" and not _replaced(standing.subject, agreed, framework):
            for kind, wording, severity in _what_remains(standing):
                yield _finding(standing.subject, kind, wording, severity, framework)


def left_by(carried: Iterable[Carried], agreed: Mapping[str, Agreed], framework: Framework) -> Iterator[Finding]:
    """What a level that was carried over leaves to clear up, like one agreed here: a gap stays a gap."""
    for each in carried:
        if not _replaced(each.subject, agreed, framework):
            yield from (_finding(each.subject, *gap, framework) for gap in _gap(agreed[each.subject]))


def _replaced(subject: str, agreed: Mapping[str, Agreed], framework: Framework) -> bool:
    """A guiding question has nothing left to say once every criterion of its dimension is agreed."""
    criteria = framework.criteria_of(subject)
    return bool(criteria) and all(agreed.get(criterion.id) is not None for criterion in criteria)


def _what_remains(standing: Standing) -> Iterable[tuple[str, str, str]]:
    """Kind, wording and severity of each finding about one subject."""
    apart = difference(standing.levels)
    yield from _gap(standing.agreed)
    if apart != "agreed":
        yield "divergence", f"divergence.{apart}", "serious" if apart == "split" else "note"
    if is_unsupported(standing.positions):
        yield "unsupported", "unsupported", "note"
    if is_thin(standing.positions):
        yield "thin", "thin", "note"


def _gap(agreed: Agreed) -> Iterable[tuple[str, str, str]]:
    return [("gap", f"gap.{agreed}", "critical" if agreed == 0 else "serious")] if agreed in (0, 1) else []


def _finding(subject: str, kind: str, wording: str, severity: str, framework: Framework) -> Finding:
    words = framework.wordings[wording]
    return Finding(
        code=f"{subject}.{kind}",
        kind=kind,
        severity=severity,
        dimension=subject[0],
        criterion=subject if subject in framework.criteria else None,
        touchpoint=None,
        subject=None,
        facts=(),
        text=words.text,
        why=words.why,
        helps=words.helps,
    )
