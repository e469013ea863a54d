"""Which decision may be reopened, and by whom: nothing but a new review changes what was decided."""

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from stimmig.decision.models import Decision
from stimmig.decision.queries.decisions import decision_for
from stimmig.people.models import Person
from stimmig.register.queries import must_be_alive
from stimmig.review.queries import opens_reviews, undecided


def _holds(decision: Decision) -> bool:
    return not hasattr(decision, "supersession") and decision.use_case.ending_id is None


def may_reopen(person: Person, decision: Decision) -> bool:
    """Whoever opens its reviews, while it holds and no new review is under way."""
    return _holds(decision) and opens_reviews(person, decision.use_case) and undecided(decision.use_case) is None


def decision_to_reopen_for(person: Person, pk: int) -> Decision:
    """A decision this person may reopen; else a page that says who may, or why nobody does."""
    decision = decision_for(person, pk)
    if not opens_reviews(person, decision.use_case):
        raise PermissionDenied(_("Facilitation or the accountable leader opens a review."))
    must_be_alive(decision.use_case)
    if hasattr(decision, "supersession"):
        raise PermissionDenied(_("A later decision has taken its place. Reopen that one."))
    if undecided(decision.use_case):
        raise PermissionDenied(_("A new review of this use is under way already."))
    return decision
