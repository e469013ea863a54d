"""What a decision lacks. It is signed when it lacks nothing, and whatever is missing is named at once."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from stimmig.core.decision.against import against_the_picture
from stimmig.core.decision.coherence import INCOHERENT, lacks_coherence
from stimmig.core.decision.nouns import INTRODUCING, WAITING, Answer, Condition, Decision, Expectation, Provision
from stimmig.core.errors import Incomplete
from stimmig.core.findings import Finding
from stimmig.core.review import Picture


@dataclass(frozen=True, slots=True)
class Missing:
    """One thing a decision lacks: where (`conditions[0].owner`), and how.

    `missing`: nothing is there yet. `not_after_today`, `too_late`: a day that does not fit. `not_judged`: what an
    introduction must have judged. `not_talked_about`: people stand apart there, and the group has no word on it yet.
    `not_with_outcome`: it contradicts the outcome. `out_of_range`: no such number. `not_with_limit`,
    `changed_elsewhere`, `other_sentence`, `limits_apart`: what is said to a ruling fits neither limits nor answers.
    """

    path: str
    code: str = "missing"

    def __str__(self) -> str:
        return f"{self.path}: {self.code}"


def require_complete(
    decision: Decision, picture: Picture, touchpoints: Sequence[str], as_of: date, unheard: Collection[str] = ()
) -> None:
    """Let a complete decision pass; raise Incomplete naming everything it lacks at once."""
    if found := gaps(decision, picture, touchpoints, as_of, unheard):
        raise Incomplete([str(gap) for gap in found])


def gaps(
    decision: Decision, picture: Picture, touchpoints: Sequence[str], as_of: date, unheard: Collection[str] = ()
) -> tuple[Missing, ...]:
    """Everything the decision lacks, in the order of its pages. `touchpoints` are the names of the frozen use.

    `unheard` are those it concerns who were neither heard nor passed over with a reason: whoever begins all the same
    says why. Where nothing begins, nobody need be heard.
    """
    introduces = decision.outcome in INTRODUCING
    return (
        *(Missing(f"talk[{subject}]", "not_talked_about") for subject in picture.unspoken),
        *_words(decision),
        *(_introduction(decision, picture, touchpoints, as_of) if introduces else ()),
        *_answers(decision, picture, as_of),
        *(_provisions(decision, picture, as_of) if introduces else ()),
        *_conditions(decision),
        *_ahead(decision, as_of),
        *_expectations(decision),
        *(
            [Missing("against_because")]
            if against_the_picture(decision, picture) and not decision.against_because
            else ()
        ),
        *([Missing("unheard_because")] if introduces and unheard and not decision.unheard_because else ()),
    )


def _words(decision: Decision) -> Iterable[Missing]:
    yield from _blank(
        {
            "outcome": decision.outcome,
            "sentence": decision.sentence,
            "weighing.gain": decision.weighing.gain,
            "weighing.risk": decision.weighing.risk,
            "weighing.trust": decision.weighing.trust,
            "reasons": decision.reasons,
        }
    )


def _introduction(decision: Decision, picture: Picture, touchpoints: Sequence[str], as_of: date) -> Iterable[Missing]:
    """Whatever is introduced, if only on trial, was judged as deeply as needed, has limits, and a day to look again."""
    yield from (Missing(f"review[{subject}]", "not_judged") for subject in picture.not_judged)
    set_for = {limit.touchpoint for limit in decision.limits if limit.mode}
    yield from (Missing(f"limits[{touchpoint}]") for touchpoint in touchpoints if touchpoint not in set_for)
    yield from _day("review_on", decision.review_on, as_of, latest=year_after(as_of))
    if decision.outcome == "pilot":
        yield from _day("until", decision.until, as_of, latest=year_after(as_of))


def _answers(decision: Decision, picture: Picture, as_of: date) -> Iterable[Missing]:
    """Each finding that weighs is answered by itself; one sentence takes note of all others."""
    answers = {answer.finding: answer for answer in decision.answers}
    for finding in picture.weighing:
        answer = answers.get(finding.key, Answer(finding.key))
        yield from _answer(answer, finding, decision, as_of)
    taken_note_of = [f for f in picture.findings if f not in picture.weighing and f.key not in answers]
    if taken_note_of and not decision.noted:
        yield Missing("noted")


def _answer(answer: Answer, finding: Finding, decision: Decision, as_of: date) -> Iterable[Missing]:
    path = f"answers[{'/'.join(part for part in answer.finding if part)}]"
    if finding.kind == INCOHERENT and decision.outcome in INTRODUCING:
        yield from (Missing(f"{path}.{n}", how) for n, how in _incoherent(answer, finding, decision))
    else:
        yield from _blank({f"{path}.kind": answer.kind, f"{path}.text": answer.text})
    if answer.condition():
        yield from _blank({f"{path}.owner": answer.owner})
        yield from _day(f"{path}.due_on", answer.due_on, as_of)
        yield from _measure(path, answer)


def _incoherent(answer: Answer, finding: Finding, decision: Decision) -> Iterable[tuple[str, str]]:
    return lacks_coherence(answer, finding, decision.limits, decision.answers)


def _provisions(decision: Decision, picture: Picture, as_of: date) -> Iterable[Missing]:
    """Each thing foreseen that weighs is met: by a condition, an event that reopens it, or a reason to accept it."""
    met = {provision.foreseen: provision for provision in decision.provisions}
    for foreseen in picture.foreseen:
        provision, path = met.get(foreseen.key, Provision(foreseen.key)), f"foreseen[{foreseen.key}]"
        yield from _blank({f"{path}.kind": provision.kind, f"{path}.text": provision.text})
        if provision.condition():
            yield from _blank({f"{path}.owner": provision.owner})
            yield from _day(f"{path}.due_on", provision.due_on, as_of)


def _conditions(decision: Decision) -> Iterable[Missing]:
    if decision.outcome == "introduce_with_conditions" and not decision.all_conditions:
        yield Missing("conditions")
    if decision.outcome == "introduce" and decision.all_conditions:
        yield Missing("conditions", "not_with_outcome")
    for number, condition in enumerate(decision.conditions):
        path = f"conditions[{number}]"
        yield from _blank({f"{path}.{name}": getattr(condition, name) for name in ("text", "owner", "due_on")})
        yield from _measure(path, condition)


def _ahead(decision: Decision, as_of: date) -> Iterable[Missing]:
    if decision.outcome in WAITING:
        yield from _blank({"wake_up": decision.wake_up})
    if decision.wake_up_on:
        yield from _day("wake_up_on", decision.wake_up_on, as_of)


def _expectations(decision: Decision) -> Iterable[Missing]:
    for number, expectation in enumerate(decision.expectations):
        path = f"expectations[{number}]"
        yield from _blank({f"{path}.text": expectation.text, f"{path}.due_on": expectation.due_on})
        yield from _measure(path, expectation)
        if expectation.probability is not None and not 0 <= expectation.probability <= 100:
            yield Missing(f"{path}.probability", "out_of_range")


def _measure(path: str, measured: Condition | Answer | Expectation) -> Iterable[Missing]:
    """A metric without comparison and value measures nothing."""
    if measured.metric:
        yield from _blank({f"{path}.{name}": getattr(measured, name) for name in ("op", "value")})


def _blank(parts: Mapping[str, Any]) -> Iterable[Missing]:
    return (Missing(path) for path, part in parts.items() if part is None or part == "")


def _day(path: str, day: date | None, as_of: date, latest: date = date.max) -> Iterable[Missing]:
    if day is None:
        yield Missing(path)
    elif day <= as_of:
        yield Missing(path, "not_after_today")
    elif day > latest:
        yield Missing(path, "too_late")


def year_after(day: date) -> date:
    """The same day twelve months later; the 28th where a leap day has none."""
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        return day.replace(year=day.year + 1, day=28)
