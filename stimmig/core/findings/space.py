"""Where a use lies in the space of options, and what its limits and the house's profile say against it."""

from collections.abc import Iterator, Sequence

from stimmig.core.findings.nouns import EDGE, OPEN, OUTSIDE, UNOPPOSED, Finding, OpenQuestion
from stimmig.core.framework import Framework, Wording
from stimmig.core.use_case import UseCase


def boundaries(framework: Framework, use_case: UseCase) -> Iterator[Finding]:
    """An outer limit that is not given weighs heavily, one given in part weighs."""
    for limit, status in use_case.statuses.items():
        if status in ("not_given", "partly"):
            code = f"space.{limit}.{status.replace('_', '-')}"
            severity = "critical" if status == "not_given" else "serious"
            yield _worded(framework.wordings[code], code, "boundary", severity, None, None)


def profile_conflicts(framework: Framework, use_case: UseCase) -> Iterator[Finding]:
    """A line of the profile the use conflicts with weighs; what the house never risks weighs heavily."""
    for line in use_case.profile or ():
        if line.fit == "conflicts":
            severity = "critical" if line.kind == "risk_never" else "serious"
            wording = framework.wordings[f"profile-conflict.{line.kind}"]
            yield _worded(wording, "E1.profile-conflict", "profile_conflict", severity, "E1", line.name)


def _worded(
    wording: Wording, code: str, kind: str, severity: str, criterion: str | None, subject: str | None
) -> Finding:
    name = subject or ""
    return Finding(
        code=code,
        kind=kind,
        severity=severity,
        dimension=criterion and criterion[0],
        criterion=criterion,
        touchpoint=None,
        subject=subject,
        facts=(),
        text=wording.text.naming(name),
        why=wording.why.naming(name),
        helps=wording.helps.naming(name),
    )


def position(use_case: UseCase, findings: Sequence[Finding], open_questions: Sequence[OpenQuestion]) -> str:
    """Where the use lies in the space of options, as far as facts can say."""
    limits = use_case.statuses.values()
    if "not_given" in limits:
        return OUTSIDE
    if "unknown" in limits or not use_case.touchpoints or any(question.rank == 0 for question in open_questions):
        return OPEN
    return EDGE if any(finding.severity != "note" for finding in findings) else UNOPPOSED
