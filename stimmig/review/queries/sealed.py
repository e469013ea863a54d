"""What people think, as far as somebody may know it. Every page, count and file asks here and nowhere else."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.shortcuts import get_object_or_404

from stimmig.people.models import Person
from stimmig.review.models import Contest, Foresight, Judgement, Round, Seal
from stimmig.review.queries.seeing import reviews_for


def open_seals(person: Person | None) -> QuerySet[Seal]:
    """The seals one may look into: the last ones of revealed rounds, and one's own last ones. Nobody sees more."""
    later = Seal.objects.filter(round=OuterRef("round"), person=OuterRef("person"), number__gt=OuterRef("number"))
    last, revealed = Seal.objects.filter(~Exists(later)), Q(round__reveal__isnull=False)
    if person is None:
        return last.filter(revealed)
    return last.filter(revealed | Q(person=person), round__review__in=reviews_for(person))


def exhibit_for(person: Person, pk: int) -> Judgement:
    """A judgement with a file behind it: one's own, or one that is revealed; else 404."""
    own = Q(person=person, seal=None, round__review__in=reviews_for(person))
    return get_object_or_404(Judgement.objects.exclude(exhibit_file=""), own | Q(seal__in=open_seals(person)), pk=pk)


def own_drafts(person: Person, round: Round) -> dict[str, Judgement]:
    """What a person has answered so far, by question. Nobody else ever gets it."""
    return {draft.subject: draft for draft in Judgement.objects.filter(round=round, person=person, seal=None)}


def own_doubts(person: Person, round: Round) -> QuerySet[Contest]:
    """The facts a person doubts so far. Nobody else ever gets them."""
    return Contest.objects.filter(round=round, person=person, seal=None).order_by("pk")


def own_seal(person: Person, round: Round) -> Seal | None:
    """The last time this person handed in."""
    return Seal.objects.filter(round=round, person=person).order_by("-number").first()


def drafted(person: Person, round: Round) -> dict[str, Any]:
    """What a person would hand in now, as the ledger keeps it."""
    return _said(own_drafts(person, round).values(), own_doubts(person, round))


def handed_in(seal: Seal) -> dict[str, Any]:
    """What one seal holds, as the ledger keeps it."""
    return _said(seal.judgements.all(), seal.contests.all())


def _said(judgements: Iterable[Judgement], contests: Iterable[Contest]) -> dict[str, Any]:
    return {
        "judgements": sorted((each.said() for each in judgements), key=lambda said: str(said["subject"])),
        "contests": sorted((each.said() for each in contests), key=lambda said: (said["fact"], said["touchpoint"])),
    }


def changed_since_handed_in(person: Person, round: Round) -> bool:
    """Whether somebody who handed in has changed something since and would have to hand in again."""
    seal = own_seal(person, round)
    if seal is None:
        return False
    foresight = own_foresight(person, round) != foresight_of(seal)
    return foresight or drafted(person, round) != handed_in(seal)


def own_foresight(person: Person, round: Round) -> dict[str, str]:
    """How it went a year ahead, as this person tells it so far: by kind. Nobody else ever gets it."""
    return dict(Foresight.objects.filter(round=round, person=person, seal=None).values_list("kind", "text"))


def foresight_of(seal: Seal) -> dict[str, str]:
    """The same as it was handed in."""
    return dict(seal.foresights.values_list("kind", "text"))
