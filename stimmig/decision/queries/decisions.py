"""The reads of decisions. A view gets one only here: who may see and who may sign is settled once."""

from collections.abc import Sequence
from datetime import UTC, date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from stimmig.core import decision as core
from stimmig.core.difference import same_touchpoints
from stimmig.core.ledger import Report
from stimmig.core.review import concerned
from stimmig.core.use_case import UseCase as Described
from stimmig.decision.drafting import PARTS, Grounds, as_begun, as_typed, suggested, turns
from stimmig.decision.models import Adoption, Condition, Decision, Dissent, Draft, Expectation, Supersession
from stimmig.decision.queries.keepers import with_keepers
from stimmig.decision.queries.preparing import sentences
from stimmig.ledger.queries import Proof, proof_for
from stimmig.people.models import Person
from stimmig.people.queries import people
from stimmig.register.models import UseCase
from stimmig.register.queries import facilitates, involved, is_deputy, must_be_alive, origin_of
from stimmig.register.words import words
from stimmig.review.models import Participation, Reveal, Review, Round
from stimmig.review.queries import (
    attached,
    followed_by,
    framework,
    frozen,
    latest_of_their_use,
    open_seals,
    review_for,
    rulings,
    settled,
    unheard,
)

# ----- who may see, who may sign


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


# ----- where things stand


def is_revealed(review: Review) -> bool:
    """Whether there is a picture to decide upon."""
    return Reveal.objects.filter(round__review=review).exists()


def judged(review: Review) -> QuerySet[Person]:
    """Everybody whose judgement stands in the picture, whatever became of their invitation since."""
    return Person.objects.filter(pk__in=open_seals(None).filter(round__review=review).values("person"))


def is_at_the_desk(person: Person, review: Review) -> bool:
    """Whether this person decides or prepares now: there is a picture, and nothing signed, or something begun anew."""
    writes = signs(person, review) or prepares(person, review)
    if not writes or not is_revealed(review) or hasattr(review, "withdrawal") or followed_by(review):
        return False
    if review.use_case.ending_id is not None:
        return False
    return not review.decisions.exists() or bool(written(review, person))


def waiting_for(leader: Person) -> QuerySet[Review]:
    """The reviews that are revealed and wait for this leader's decision, the oldest first; only the latest of a use."""
    return undecided().filter(use_case__accountable=leader) if leader.is_leader else Review.objects.none()


def taken_over(deputy: Person) -> Exists:
    """Of reviews, whether the leader who decides now has taken over what this deputy had prepared."""
    theirs_now = {"draft__review": OuterRef("pk"), "draft__writer": OuterRef("use_case__accountable")}
    return Exists(Adoption.objects.filter(**theirs_now, deputy=deputy))


def undecided() -> QuerySet[Review]:
    """The reviews of the house that are revealed and wait for a decision, the oldest first; the latest of a use."""
    revealed = Review.objects.filter(pk__in=Reveal.objects.values("round__review"), withdrawal=None, decisions=None)
    judged = Round.objects.filter(review=OuterRef("pk"), reveal=None, abandonment=None)
    revealed = latest_of_their_use(revealed.filter(~Exists(judged), use_case__ending=None))
    return revealed.select_related("use_case").defer("use_case__file", "use_case__written").order_by("opened_at", "pk")


def current_decision(use_case: UseCase) -> Decision | None:
    """The decision that holds for a use: the one nothing has taken the place of."""
    return use_case.decisions.filter(supersession=None).order_by("-made_at").first()


def dissents(review: Review) -> QuerySet[Dissent]:
    """Every voice against, in the order in which it was put on record."""
    return review.dissents.all()


def voices_on(review: Review, decision: Decision | None = None) -> list[tuple[Dissent, Decision | None]]:
    """The voices against, as a decision shows them, each with the earlier decision it spoke against, if it was one.

    What was said against a later decision is not shown; without a decision, as whoever decides anew reads it.
    """
    decisions = list(review.decisions.order_by("made_at"))
    spoken = [(voice, _spoken_against(voice, decisions)) for voice in dissents(review)]
    return [
        (voice, about if about != decision else None)
        for voice, about in spoken
        if not (decision and about and about.made_at > decision.made_at)
    ]


def _spoken_against(voice: Dissent, decisions: Sequence[Decision]) -> Decision | None:
    """The decision that stood when it was put on record, or else the first that was signed after it."""
    before = [each for each in decisions if each.made_at <= voice.at]
    return before[-1] if before else next(iter(decisions), None)


# ----- what is being decided


def nameable() -> QuerySet[Person]:
    """Who can be offered to stand for something: everybody who would see that they do. An administrator does not."""
    return people().exclude(role=Person.Role.ADMINISTRATOR)


def grounds(review: Review) -> Grounds:
    """What a decision on this review rests on, recomputed from what was frozen and revealed."""
    seen = attached(review)
    settled, known = rulings(review), seen.framework
    silent = unheard(review, concerned(seen.described, seen.over))
    return Grounds(seen.described, seen.reading, seen.picture, review.without_ai, seen.over, settled, known, silent)


def written(review: Review, writer: Person) -> dict[str, dict[str, str]]:
    """What a leader has typed so far, by part: their own words, never those of whoever was named before."""
    draft = Draft.objects.filter(review=review, writer=writer).first()
    return dict(draft.content) if draft else {}


def left(review: Review, writer: Person) -> list[str]:
    """The sentences a leader has written on a review on which nobody decides any more, for nobody else to read."""
    draft = Draft.objects.filter(review=review, writer=writer).first()
    return sentences([*draft.content.values(), *draft.other_way.values()] if draft else [])


def begun(review: Review, writer: Person, basis: Grounds, today: date) -> dict[str, dict[str, str]]:
    """Every part as it was left; else as the decision in force says it, while it goes the same way; else suggested."""
    own = written(review, writer)
    earlier = current_decision(review.use_case)
    carried = earlier is not None and not turns(own, earlier.outcome)
    before = as_typed(with_keepers(earlier), basis) if earlier and carried else beforehand(basis, today)
    origin = None if earlier else origin_read_by(writer, review.use_case)
    return (_with_origin(before, origin, basis) if origin else before) | own


def _with_origin(suggested: dict[str, dict[str, str]], origin: Decision, basis: Grounds) -> dict[str, dict[str, str]]:
    """What is suggested, and over it what the decision a use began from says of touchpoints that came along."""
    said = as_begun(origin.record, basis, limits_there(origin, basis.use_case))
    return {part: typed | said.get(part, {}) for part, typed in suggested.items()}


def limits_there(origin: Decision, use_case: Described) -> dict[str, str]:
    """Who leads each touchpoint that came along, by the decision it came from; under its name of today."""
    modes = {limit["touchpoint"]: limit["mode"] for limit in origin.record["limits"]}
    same = same_touchpoints(frozen(origin.review), use_case, settled(origin.review))
    return {name: modes[was] for name, was in same.items() if was in modes}


def origin_decision(use_case: UseCase) -> Decision | None:
    """The decision a use began from."""
    origin = origin_of(use_case)
    found = Decision.objects.select_related("review")
    return found.filter(number=origin.decision).first() if origin else None


def origin_read_by(writer: Person, use_case: UseCase) -> Decision | None:
    """The same, where it is this person's to read: a deputy has a part in this use, and perhaps none in that one."""
    found = origin_decision(use_case)
    return found if found and decisions_for(writer).filter(pk=found.pk).exists() else None


def beforehand(basis: Grounds, today: date) -> dict[str, dict[str, str]]:
    """What is filled in before anybody has typed anything; the way without AI comes first."""
    without = _("Without AI: %(how)s") % {"how": basis.without_ai} if basis.without_ai else _("Without AI, but better")
    filled = {part: suggested(part, basis, today) for part in PARTS}
    return filled | {"ahead": filled["ahead"] | {"alternatives0-text": without}}


def metrics(review: Review) -> list[tuple[str, str]]:
    """What one could watch, by key, in the words of the page."""
    return [(key, words(metric.name)) for key, metric in framework(review).metrics.items()]


# ----- what was signed


def signed(decision: Decision) -> dict[str, Any]:
    """What the tables say today about a decision, as the ledger recorded it at the signature."""
    return {
        "number": decision.number,
        "use_case": str(decision.use_case.uuid),
        "review": str(decision.review.uuid),
        "outcome": decision.outcome,
        "name": decision.signed_name,
        "function": decision.signed_function,
        "at": decision.made_at.astimezone(UTC).isoformat(),
        "review_on": core.plain(decision.review_on),
        "conditions": [_row(each, CONDITION) for each in decision.conditions.all()],
        "expectations": [_row(each, EXPECTATION) for each in decision.expectations.all()],
        "record": decision.record,
    }


CONDITION = ("text", "owner", "due_on", "criterion", "metric", "op", "value", "of", "changes_plan")
EXPECTATION = ("text", "due_on", "probability")


def _row(row: Condition | Expectation, names: Sequence[str]) -> dict[str, Any]:
    return {name: core.plain(getattr(row, name)) for name in names}


def proof(decision: Decision, read: Report | None = None) -> Proof | None:
    """Whether the decision is still what was signed; None where nothing was recorded."""
    return proof_for(decision, "decision.signed", signed(decision), read)


def next_number(year: int) -> str:
    """The next number of a year, counted from 01 and never given twice."""
    taken = Decision.objects.filter(number__startswith=f"{year}-").values_list("number", flat=True)
    return f"{year}-{max((int(number.split('-')[1]) for number in taken), default=0) + 1:02d}"


def latest_decision(review: Review) -> Decision | None:
    """The last decision that was signed on a review."""
    return review.decisions.order_by("-made_at").first()


def proven_dissents(decision: Decision, read: Report | None = None) -> list[tuple[Dissent, Proof | None]]:
    """Every voice a decision shows with its entry, and whether it is still what was put on record."""
    shown = [voice for voice, _about in voices_on(decision.review, decision)]
    return [(voice, proof_for(voice, "dissent.made", said(voice), read)) for voice in shown]


def said(voice: Dissent) -> dict[str, str]:
    """What the table says today about a voice against, as the ledger recorded it."""
    return {
        "review": str(voice.review.uuid),
        "name": voice.name,
        "function": voice.function,
        "reason": voice.reason,
        "proof": voice.proof,
    }


def replaced_by(decision: Decision) -> Decision | None:
    """The decision that has taken the place of this one."""
    later = Supersession.objects.filter(old=decision).select_related("new").first()
    return later.new if later else None
