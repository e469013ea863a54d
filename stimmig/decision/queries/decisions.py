"""Who may see a decision and who signs one. A view gets one only here: both are settled once."""

from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from stimmig.decision.models import Condition, Decision
from stimmig.decision.queries.standing import is_revealed, judged
from stimmig.people.models import Person
from stimmig.register.queries import facilitates, involved, is_deputy, must_be_alive
from stimmig.review.models import Participation, Review
from stimmig.review.queries import followed_by, review_for


def decisions_for(person: Person) -> QuerySet[Decision]:
    """The decisions a person may read: all of the house, or those of uses they have to do with, or stand for a part of.

    They have to do with what they began, were invited to, or have a part in.
    """
    found = Decision.objects.select_related("use_case__ending", "review", "made_by", "supersession__new")
    if not person.sees_content:
        return found.none()
    if person.is_leader or person.is_facilitator:
        return found
    invited = Participation.objects.filter(review__use_case=OuterRef("use_case"), person=person)
    stands_for = Condition.objects.filter(
        Q(owner_person=person) | Q(successors__person=person), decision=OuterRef("pk")
    )
    theirs = Q(use_case__created_by=person) | Q(use_case__in=involved(person))
    return found.filter(theirs | Q(Exists(invited)) | Q(Exists(stands_for)))


def decision_for(person: Person, pk: int) -> Decision:
    """One decision, or 404 where it is not theirs to read."""
    return get_object_or_404(decisions_for(person), pk=pk)


def explained_for(person: Person, pk: int) -> Decision:
    """A decision behind its two pages of explanation, which are for everybody in the house but the administrator."""
    found = Decision.objects.select_related("use_case__ending", "review", "supersession__new")
    return get_object_or_404(found if person.sees_content else found.none(), pk=pk)


def signs(person: Person, review: Review) -> bool:
    """Whether it is this person who decides: the accountable leader and nobody else."""
    return person.is_leader and person.is_active and review.use_case.accountable_id == person.pk


def prepares(person: Person, review: Review) -> bool:
    """Whether this person writes for the one who signs: the deputy, as long as somebody is there who signs."""
    leader = review.use_case.accountable
    return leader is not None and signs(leader, review) and is_deputy(person, review.use_case)


def review_to_decide_for(person: Person, pk: int) -> Review:
    """A review this person may decide; 404 where they may not see it, a refusal that says who decides otherwise."""
    review = review_for(person, pk)
    if not signs(person, review):
        raise PermissionDenied(who_signs(review) if prepares(person, review) else who_decides(review))
    return _to_be_decided(review)


def review_to_write_for(person: Person, pk: int) -> Review:
    """A review on which this person writes what is decided: who signs it, or who prepares it; the same otherwise."""
    review = review_for(person, pk)
    if not (signs(person, review) or prepares(person, review)):
        raise PermissionDenied(who_decides(review))
    return _to_be_decided(review)


def _to_be_decided(review: Review) -> Review:
    if not is_revealed(review) or hasattr(review, "withdrawal"):
        raise PermissionDenied(_("There is no picture yet on which to decide."))
    must_be_alive(review.use_case)
    if later := followed_by(review):
        raise PermissionDenied(_follows(later))
    return review


def _follows(later: Review) -> SafeString:
    """That one decides on the later review, with the way to it. Who reads this sees every review of the use."""
    said = _("A newer review has been opened since. Decide on that one.")
    link = reverse("review", args=[later.pk])
    return format_html('{} <a href="{}">{}</a>', said, link, _("To the newer review"))


def who_decides(review: Review) -> str:
    """One sentence on whom a decision waits for."""
    accountable = review.use_case.accountable
    if accountable is None:
        return _("Nobody is named accountable yet. A leader has to be named before anything is decided.")
    return _("Only %(person)s decides on this.") % {"person": accountable.signature}


def who_signs(review: Review) -> str:
    """One sentence for the deputy on whose signature it takes."""
    leader = review.use_case.accountable
    sentence = _("Only %(person)s signs.")
    return sentence % {"person": leader.name if leader else ""}


def may_dissent(person: Person, review: Review) -> bool:
    """Once something is revealed: whoever judged, released later or not, the one who signs, and whoever facilitates."""
    judged_here = judged(review).filter(pk=person.pk)
    speaks = signs(person, review) or facilitates(person, review.use_case) or judged_here.exists()
    return is_revealed(review) and person.sees_content and speaks


def review_to_dissent_for(person: Person, pk: int) -> Review:
    """A review this person may put a dissent on; a refusal that says why not otherwise."""
    review = review_for(person, pk)
    if not is_revealed(review):
        raise PermissionDenied(_("Nothing is revealed yet. A dissent can be put on record from then on."))
    if not may_dissent(person, review):
        raise PermissionDenied(_("Whoever judged here, decides or facilitates can put a dissent on record."))
    return review
