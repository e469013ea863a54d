"""The leader takes over what the deputy has prepared."""

from datetime import datetime

from django.db import transaction

from stimmig.core.errors import Refusal
from stimmig.decision import drafting, queries
from stimmig.decision.actions.common import held, must
from stimmig.decision.models import Adoption, Draft
from stimmig.people.models import Person
from stimmig.review.models import Review
from stimmig.review.queries import followed_by


@transaction.atomic
def take_over(*, review: Review, seen: str, own: str, by: Person, at: datetime) -> Draft:
    """Put what was prepared, as a whole, in the place of what the leader has written; that is kept beside it.

    `seen` and `own` mark what was prepared and what the leader had written when they chose so; refused when either
    is another by now.
    """
    review = held(review)
    must(queries.signs(by, review), "not-yours")
    must(review.use_case.ending_id is None, "at-rest")
    must(followed_by(review) is None, "followed")
    prepared = queries.prepared(review)
    if prepared is None:
        raise Refusal("nothing-prepared")
    draft, _ = Draft.objects.select_for_update().get_or_create(review=review, writer=by, defaults={"changed_at": at})
    must((seen, own) == (drafting.mark_of(prepared.content), drafting.mark_of(draft.content)), "overtaken")
    deputy, before = prepared.writer, [draft.content, draft.other_way]
    Adoption.objects.create(
        draft=draft, deputy=deputy, name=deputy.name, function=deputy.function,
        prepared_at=prepared.changed_at, before=[each for each in before if each], at=at,
    )  # fmt: skip
    draft.content, draft.other_way, draft.changed_at = prepared.content, prepared.other_way, at
    draft.save()
    return draft
