"""What the facts and the revealed judgements of a review say together, recomputed each time from what was frozen."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from stimmig.core import findings
from stimmig.core import review as core
from stimmig.core.framework import Framework
from stimmig.core.places import Settlements
from stimmig.core.rulings import incoherent
from stimmig.core.use_case import UseCase as Described
from stimmig.people.models import Person
from stimmig.review.models import Contest, Judgement, Review, Round, Settlement
from stimmig.review.queries.again import first_words, last_words, own_before
from stimmig.review.queries.agreed import agreed, agreed_since, opened
from stimmig.review.queries.carried import carried, uncovered
from stimmig.review.queries.facts import (
    Where,
    contested,
    framework,
    frozen,
    laid_over,
    latest_settlements,
    reading,
    rulings,
)
from stimmig.review.queries.foresight import foreseen
from stimmig.review.queries.latest import followed_by
from stimmig.review.queries.sealed import open_seals, own_drafts


def has_picture(review: Review) -> bool:
    """Whether anything is revealed yet."""
    return review.rounds.filter(reveal__isnull=False).exists()


def names(people: Iterable[Person]) -> dict[int, str]:
    """How each is called in the picture: by name; where two share one, with the function; where that too, counted."""
    everybody = sorted(people, key=lambda person: person.pk)
    named = Counter(person.name for person in everybody)
    called = {each.pk: each.name if named[each.name] == 1 else each.signature for each in everybody}
    shared, counted = Counter(called.values()), Counter[str]()
    for pk, name in called.items():
        counted[name] += 1
        if shared[name] > 1:
            called[pk] = f"{name} ({counted[name]})"
    return called


@dataclass(frozen=True)
class Attached:
    """The picture with what belongs to it: people by the names used in it, the rows behind judgements and doubts."""

    picture: core.Picture
    described: Described
    over: Settlements
    reading: findings.Reading
    framework: Framework
    people: Mapping[str, Person]
    judgements: Mapping[tuple[str, str], Judgement]  # by name and subject
    doubts: Sequence[Contest]
    settlements: Mapping[Where, Settlement]


def picture(review: Review) -> core.Picture:
    """Where everyone stands, from revealed rounds only."""
    return attached(review).picture


def attached(review: Review) -> Attached:
    """The picture and the rows behind it, in a number of queries that does not grow with the people."""
    everything = list(
        _revealed(review)
        .select_related("person", "round__reveal")
        .order_by("person__name", "person", "round__number", "subject")
    )
    rows = last_words(everything)
    people = {each.person_id: each.person for each in review.participations.select_related("person").order_by("pk")}
    called, doubts = names(people.values()), contested(review)
    made = latest_settlements(review, doubts)
    described, over = frozen(review), laid_over(doubts, made)
    read = findings.read(framework(review), described, review.as_of, over)
    return Attached(
        picture=_drawn(review, rows, everything, doubts, described, read, people, over),
        described=described,
        over=over,
        reading=read,
        framework=framework(review),
        people={called[pk]: person for pk, person in people.items()},
        judgements={(called[row.person_id], row.subject): row for row in rows},
        doubts=doubts,
        settlements=made,
    )


def _drawn(
    review: Review,
    rows: Iterable[Judgement],
    everything: Sequence[Judgement],
    doubts: Iterable[Contest],
    described: Described,
    read: findings.Reading,
    people: Mapping[int, Person],
    over: Settlements,
) -> core.Picture:
    """What the core draws of each person's last answers and of all, with people by the names used in the picture."""
    called, accountable = names(people.values()), review.use_case.accountable_id
    return core.picture(
        [as_core(row, called[row.person_id]) for row in rows],
        agreed_since(review, (row.round for row in everything)),
        read,
        framework(review),
        before=[as_core(row, called[row.person_id]) for row in first_words(everything)],
        profile=described.profile or (),
        contested=[core.Contest(called[d.person_id], d.fact, d.touchpoint or None, d.sentence) for d in doubts],
        opened=opened(review),
        marked=[mark.key for mark in review.marks.order_by("at", "pk")],
        foreseen=foreseen(review),
        leaders=[called[pk] for pk, person in people.items() if person.is_leader],
        accountable=called.get(accountable) if accountable else None,
        beside=(*incoherent(framework(review), described, rulings(review), over), *uncovered(review)),
        carried=carried(review),
    )


def _revealed(review: Review) -> QuerySet[Judgement]:
    return Judgement.objects.filter(round__review=review, seal__in=open_seals(None))


def as_core(judgement: Judgement, person: str = "") -> core.Judgement:
    """The judgement as the core reads it."""
    return core.Judgement(
        person=person,
        subject=judgement.subject,
        answer=judgement.answer,  # type: ignore[arg-type]  # the table allows the core's three answers only
        level=judgement.level,
        reason=judgement.reason,
        exhibit=judgement.exhibit or judgement.exhibit_file.name or "",
        wants_opening=judgement.wants_opening,
    )


def to_open(review: Review) -> dict[str, tuple[core.Opening, ...]]:
    """Which dimensions are to be judged in depth by what is revealed; before the reveal, by the facts alone."""
    found, rows = reading(review).findings, last_words(_revealed(review).order_by("round__number", "pk"))
    return core.to_open([as_core(row) for row in rows], found, agreed(review), framework(review))


def asked(review: Review) -> set[str]:
    """Every question some round of this review has asked; one that was given up has asked nothing."""
    return {subject for round in review.rounds.filter(abandonment=None) for subject in round.subjects}


def dimensions_to_judge(review: Review) -> list[str]:
    """The opened dimensions whose criteria no round has asked for yet; once a newer review follows, none is asked."""
    words, chosen, known = framework(review), opened(review), asked(review)
    found = [key for key in words.dimensions if key in chosen and words.criteria_of(key)[0].id not in known]
    return found if found and followed_by(review) is None else []


def gaps(person: Person, round: Round) -> tuple[str, ...]:
    """What is still open before this person can hand in: a question's key, or `reason:` and the key."""
    drafts, found, before = own_drafts(person, round), reading(round.review).findings, own_before(person, round)
    unanswered = [subject for subject in round.subjects if subject not in drafts]
    answered = [drafts[subject] for subject in round.subjects if subject in drafts]
    bare = [draft for draft in answered if not draft.reason and core.reason_required(as_core(draft), found)]
    silent = [draft for draft in answered if draft not in bare and moved_in_silence(draft, before.get(draft.subject))]
    return (*unanswered, *(f"reason:{draft.subject}" for draft in (*bare, *silent)))


def moved_in_silence(draft: Judgement, before: Judgement | None) -> bool:
    """Whether somebody answers otherwise than before the talk and does not say why in words of its own."""
    moved = before is not None and core.moved(as_core(before), as_core(draft))
    return moved and before is not None and draft.reason.strip() in ("", before.reason.strip())
