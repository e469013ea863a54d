"""What the deputy prepares for the leader who decides. Who signs is settled in `decisions`."""

from collections.abc import Iterable, Mapping

from django.db.models import Exists, OuterRef, Q

from stimmig.decision.models import Adoption, Draft
from stimmig.people.models import Person
from stimmig.register.models import Involvement
from stimmig.review.models import Review


def prepared(review: Review) -> Draft | None:
    """What somebody has prepared for the leader who decides now, the latest first.

    Only what was written while deputising for this leader: what anybody wrote as the one who decides stays theirs.
    """
    leader = review.use_case.accountable_id
    named = Involvement.objects.filter(
        Q(end=None) | Q(end__at__gte=OuterRef("changed_at")), use_case=review.use_case_id, by=leader,
        kind=Involvement.Kind.DEPUTY, person=OuterRef("writer"), at__lte=OuterRef("changed_at"),
    )  # fmt: skip
    found = Draft.objects.filter(Exists(named), review=review).exclude(writer=leader)
    return found.select_related("writer").order_by("-changed_at", "-pk").first()


def adoption(review: Review) -> Adoption | None:
    """The last time the leader who decides now took over what was prepared."""
    own = Adoption.objects.filter(draft__review=review, draft__writer=review.use_case.accountable_id)
    return own.order_by("at", "pk").last()


def before_adoption(review: Review, leader: Person) -> list[str]:
    """The sentences a leader had written before taking over what was prepared."""
    taken = Adoption.objects.filter(draft__review=review, draft__writer=leader).order_by("at", "pk")
    return sentences(part for each in taken for content in each.before for part in content.values())


def sentences(parts: Iterable[Mapping[str, str]]) -> list[str]:
    """What somebody wrote in words, each once; ticks, days and names are none."""
    return list(dict.fromkeys(text for part in parts for text in part.values() if " " in text.strip()))
