"""After the talk: everybody judges again what was judged once, or the group leaves the rest open on purpose."""

from collections.abc import Collection
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from stimmig.core.errors import Refusal
from stimmig.people.models import Person
from stimmig.review import queries
from stimmig.review.actions.locking import require_guide, require_latest, require_open
from stimmig.review.actions.opening import begin_round
from stimmig.review.actions.settling import agree
from stimmig.review.models import AgreedLevel, Review, Round


@transaction.atomic
def open_second_round(*, review: Review, subjects: Collection[str], due_on: date, by: Person, at: datetime) -> Round:
    """Ask everybody once more, unseen as before, on what was judged and talked about. Both rounds are kept.

    Everybody begins with their own first answer on the page, and has to keep or change it question by question. Their
    own is the one answer nobody else had a hand in, so it draws nobody towards the group; blank pages would cost
    those who stay as much as those who move; and what was kept without being looked at could not be told from what
    was thought over. Asked a third time, people give in rather than judge: each question is asked twice at most.
    """
    require_latest(review)
    require_guide(by, review)
    current = queries.current_round(review)
    if current is None or not queries.is_revealed(current):
        raise Refusal("round-under-way")
    if not subjects:
        raise Refusal("nothing-chosen")
    once = queries.judged_once(review)
    if not set(subjects) <= set(once):
        raise Refusal("not-again")
    return begin_round(review, [subject for subject in once if subject in subjects], due_on, by, at)


@transaction.atomic
def leave_rest_open(*, review: Review, by: Person, at: datetime) -> list[AgreedLevel]:
    """Record for everything people still see differently that the group leaves it open, and knows that it does."""
    require_open(review)
    require_guide(by, review)
    reason = _("We deliberately leave it open.")
    return [
        agree(review=review, subject=subject, answer=AgreedLevel.Answer.OPEN, reason=reason, by=by, at=at)
        for subject in queries.picture(review).unspoken
    ]
