"""The shared picture, drawn from what is revealed, agreed and known."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from stimmig.core.findings import Finding, Reading
from stimmig.core.framework import SEVERITIES, Framework
from stimmig.core.judgement import Judgement
from stimmig.core.review.nouns import Agreed, Carried, Contest, Foreseen, Key, Opening, Picture, Standing
from stimmig.core.review.opening import not_judged, openings, to_open
from stimmig.core.review.position import carried as everything_carries
from stimmig.core.review.position import position, ring
from stimmig.core.review.remains import added, left_by
from stimmig.core.review.standings import by_subject, in_order_of_talk, standing, unspoken
from stimmig.core.rulings import INCOHERENT
from stimmig.core.use_case import ProfileLine


def picture(
    judgements: Iterable[Judgement],
    agreed: Mapping[str, Agreed],
    reading: Reading,
    framework: Framework,
    *,
    before: Iterable[Judgement] = (),
    profile: Collection[ProfileLine] = (),
    contested: Iterable[Contest] = (),
    opened: Mapping[str, Opening] | None = None,
    marked: Collection[Key] = (),
    foreseen: Iterable[Foreseen] = (),
    leaders: Collection[str] = (),
    accountable: str | None = None,
    beside: Iterable[Finding] = (),
    carried: Collection[Carried] = (),
) -> Picture:
    """Show where leaders agree, differ or lack proof. Never returns a score.

    Takes revealed judgements only, each person's last, in the order of speaking; `leaders` come last and the
    accountable one after them. `before` is where everyone stood on what was judged a second time.
    `reading` is what the facts say with every contested fact unknown until settled; `opened` is what was opened so
    far, and why; `marked` are the findings the group holds to be weighty, `foreseen` what it foresaw and weighs;
    `beside` is where the use contradicts what the house has settled, or goes beyond what was decided on it. A level
    that was `carried` over counts where the group's own would, until the question is judged anew.
    """
    spoken = _in_order_of_speaking(judgements, leaders, accountable)
    first = dict(by_subject(_in_order_of_speaking(before, leaders, accountable), framework))
    standings = tuple(
        standing(subject, own, agreed.get(subject), first.get(subject, ()))
        for subject, own in by_subject(spoken, framework)
    )
    talk = in_order_of_talk(standings)
    kept = _not_judged_anew(carried, standings)
    count = {each.subject: each.agreed for each in kept} | dict(agreed)
    remains = (*added(standings, count, framework), *left_by(kept, count, framework))
    found = _weightiest_first((*reading.findings, *beside, *remains), talk)
    in_depth = openings(to_open(spoken, reading.findings, agreed, framework), opened or {}, framework)
    deep = {*in_depth, *(each.dimension for each in kept if each.subject in framework.criteria)}
    return Picture(
        strengths=reading.strengths,
        standings=standings,
        order_of_talk=talk,
        findings=found,
        weighing=tuple(f for f in found if always_weighs(f) or f.key in marked),
        cleared=tuple(key for key in marked if key not in {f.key for f in found}),
        to_show=reading.to_show,
        contested=tuple(contested),
        opened=in_depth,
        not_judged=not_judged(_judged(standings, kept), in_depth, framework),
        unspoken=unspoken(talk, agreed, framework),
        ring=ring(count, framework),
        position=position(reading.position, found, everything_carries(count, deep, framework, profile)),
        foreseen=tuple(foreseen),
        carried=kept,
    )


def _not_judged_anew(carried: Iterable[Carried], standings: Iterable[Standing]) -> tuple[Carried, ...]:
    anew = {standing.subject for standing in standings}
    return tuple(each for each in carried if each.subject not in anew)


def _judged(standings: Iterable[Standing], carried: Iterable[Carried]) -> set[str]:
    """What was judged here, and the guiding question of every dimension that was carried over."""
    return {each.subject for each in standings} | {each.dimension for each in carried}


def _in_order_of_speaking(
    judgements: Iterable[Judgement], leaders: Collection[str], accountable: str | None
) -> list[Judgement]:
    return sorted(judgements, key=lambda j: (j.person == accountable, j.person in leaders))


def always_weighs(finding: Finding) -> bool:
    """What is critical, what the group itself sees missing and what contradicts a ruling is answered, marked or not."""
    return finding.severity == "critical" or finding.kind in ("gap", INCOHERENT)


def _weightiest_first(findings: Iterable[Finding], talk: Sequence[Standing]) -> tuple[Finding, ...]:
    return tuple(sorted(findings, key=lambda f: (SEVERITIES.index(f.severity), _talk_place(f, talk))))


def _talk_place(finding: Finding, talk: Sequence[Standing]) -> int:
    """Where the finding's criterion, or else its dimension, comes up in the talk; last when it does not."""
    subjects = [standing.subject for standing in talk]
    for subject in (finding.criterion, finding.dimension):
        if subject in subjects:
            return subjects.index(subject)
    return len(subjects)
