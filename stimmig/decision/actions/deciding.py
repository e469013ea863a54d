"""The writes: a draft, one signature that stays, and voices against it."""

from collections import Counter
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate

from stimmig.core import decision as core
from stimmig.core.errors import Refusal
from stimmig.decision import drafting, queries, recording
from stimmig.decision.actions.common import held, must
from stimmig.decision.actions.rulings import settle
from stimmig.decision.comparing import keep_traits
from stimmig.decision.models import Condition, Decision, Dissent, Draft, Expectation, Supersession
from stimmig.decision.seen import read_over
from stimmig.ledger.actions import record
from stimmig.people.models import House, Person
from stimmig.review.actions import close
from stimmig.review.models import Review
from stimmig.review.queries import followed_by

FIELDS_MAX = 400
LENGTH_MAX = 20_000


@transaction.atomic
def write(
    *, review: Review, part: str, content: Mapping[str, str], by: Person, at: datetime, seen: str | None = None
) -> Draft:
    """Keep one part as it was typed, finished or not. Parts do not touch each other, until the outcome turns.

    The leader writes their own draft, and so does the deputy.
    `seen` is the mark of the part on which this was typed; refused when another window has kept something else since.
    """
    review = held(review)
    must(queries.signs(by, review) or queries.prepares(by, review), "not-yours")
    must(review.use_case.ending_id is None, "at-rest")
    must(followed_by(review) is None, "followed")
    must(part in (*drafting.PARTS, drafting.AGAINST, drafting.UNHEARD), "no-such-part")
    must(len(content) <= FIELDS_MAX, "too-much")
    own = Draft.objects.select_for_update()
    draft, _ = own.get_or_create(review=review, writer=by, defaults={"changed_at": at})
    kept = draft.content.get(part, {})
    _put(draft, part, {name: text[:LENGTH_MAX] for name, text in content.items()})
    must(seen in (None, drafting.mark(kept)) or draft.content[part] == kept, "overtaken")
    draft.changed_at = at
    draft.save()
    return draft


def _put(draft: Draft, part: str, typed: drafting.Typed) -> None:
    """Keep a part. Where the outcome turns away from the decision in force, or back, the other draft is taken out."""
    earlier, then = queries.current_decision(draft.review.use_case), draft.content
    now = {**then, part: dict(typed)}
    draft.content = now
    if earlier is None or drafting.turns(then, earlier.outcome) == drafting.turns(now, earlier.outcome):
        return
    signed = drafting.as_typed(earlier.record, queries.grounds(draft.review))[part]
    away = drafting.turns(now, earlier.outcome)
    before, other = then.get(part, signed), draft.other_way.get(part, {} if away else signed)
    draft.content = {**draft.other_way, part: drafting.left_behind(typed, before, other)}
    draft.other_way = then


@transaction.atomic
def sign(*, review: Review, seen: str, proved: bool, by: Person, at: datetime) -> Decision:
    """Make what the accountable leader has written and read over a decision. It can be superseded, never edited.

    `seen` is the mark of what they have read; refused when draft, picture or the decision it replaces is another now.
    Raises Incomplete, naming everything that is missing at once.
    """
    House.objects.select_for_update().get()  # signatures stand in line: each gets a number of its own
    review = held(review)
    must(proved, "not-proved")
    must(queries.signs(by, review), "not-yours")
    must(review.use_case.ending_id is None, "at-rest")
    must(not hasattr(review, "withdrawal"), "taken-back")
    must(queries.is_revealed(review), "nothing-revealed")
    must(followed_by(review) is None, "followed")
    draft = Draft.objects.select_for_update().filter(review=review, writer=by).first()
    if draft is None:
        raise Refusal("nothing-written")
    earlier = queries.current_decision(review.use_case)
    basis = drafting.limited(draft.content, queries.grounds(review))
    must(seen == str(read_over(draft.content, review, basis, earlier)), "not-as-read")
    decided = drafting.read(draft.content, basis)
    core.require_complete(decided, basis.picture, basis.touchpoints, localdate(at), basis.unheard)
    decision = _keep(decided, draft.content.get("ahead", {}), review, basis, by, at)
    keep_traits(decision, basis)
    record("decision.signed", subject=decision, by=by, at=at, content=queries.signed(decision))
    if earlier:
        _supersede(earlier, decision, by, at)
    settle(decided, basis, decision, by, at)
    review.drafts.all().delete()
    close(review=review, decision=decision.number, begins=decided.outcome in core.INTRODUCING, by=by, at=at)
    return decision


def _keep(
    decided: core.Decision, why: drafting.Typed, review: Review, basis: drafting.Grounds, by: Person, at: datetime
) -> Decision:
    signature = recording.Signature(queries.next_number(localdate(at).year), by, at)
    decision = Decision.objects.create(
        number=signature.number,
        use_case=review.use_case,
        review=review,
        outcome=decided.outcome or "",
        record=recording.record(decided, why, review, basis, signature),
        made_by=by,
        signed_name=by.name,
        signed_function=by.function,
        made_at=at,
        review_on=decided.review_on,
    )
    _keep_conditions(decision, decided)
    _keep_expectations(decision, decided)
    return Decision.objects.get(pk=decision.pk)  # as the tables say it, which is what the ledger records


def _by_name() -> dict[str, Person]:
    """Who can be meant by a name; where two bear the same one, nobody is."""
    everybody = list(queries.nameable())
    borne = Counter(person.name for person in everybody)
    return {person.name: person for person in everybody if borne[person.name] == 1}


def _keep_conditions(decision: Decision, decided: core.Decision) -> None:
    named = _by_name()
    for position, condition in enumerate(decided.all_conditions):
        assert condition.due_on  # a complete decision has every day
        Condition.objects.create(
            decision=decision,
            position=position,
            text=condition.text,
            owner=condition.owner,
            owner_person=named.get(condition.owner),
            due_on=condition.due_on,
            criterion=condition.criterion or "",
            metric=condition.metric or "",
            op=condition.op or "",
            value=condition.value,
            of=condition.of or "",
            changes_plan=condition.changes_plan,
        )


def _keep_expectations(decision: Decision, decided: core.Decision) -> None:
    for position, expectation in enumerate(decided.expectations):
        assert expectation.due_on
        Expectation.objects.create(
            decision=decision,
            position=position,
            text=expectation.text,
            due_on=expectation.due_on,
            probability=expectation.probability,
        )


def _supersede(old: Decision, new: Decision, by: Person, at: datetime) -> None:
    Supersession.objects.create(old=old, new=new, at=at)
    content: dict[str, Any] = {"old": old.number, "new": new.number, "new_uuid": str(new.uuid)}
    record("decision.superseded", subject=old, by=by, at=at, content=content)


@transaction.atomic
def dissent(*, review: Review, reason: str, proof: str, by: Person, at: datetime) -> Dissent:
    """Put a voice against on record, before or after the signature. Nobody can take it back, its author included."""
    review = held(review)
    must(queries.may_dissent(by, review), "not-yours")
    voice = Dissent.objects.create(
        review=review, person=by, name=by.name, function=by.function, reason=reason, proof=proof, at=at
    )
    record("dissent.made", subject=voice, by=by, at=at, content=queries.said(voice))
    return voice
