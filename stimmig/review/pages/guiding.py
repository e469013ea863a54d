"""Where a review stands: who has handed in and who is missing, what comes next and who does it."""

from django.urls import reverse
from django.utils.timezone import localdate

from stimmig.people import queries as people
from stimmig.people.models import Person
from stimmig.register.queries import guides_of
from stimmig.review import queries
from stimmig.review.models import Foresight, Review, Round
from stimmig.review.pages.depth import depth_ahead, name_of, opening
from stimmig.review.pages.judging import own_doubts
from stimmig.review.words import Page, either, listed, said


def state(review: Review, round: Round, person: Person) -> Page:
    """Who has handed in and who is missing, what comes next and who does it."""
    attended = attendance(review, round)
    missing = [each["participation"].person.name for each in attended if each["missing"]]
    judges = any(each["judges"] and each["participation"].person_id == person.pk for each in attended)
    revealed = queries.is_revealed(round)
    return {
        "attendance": attended,
        "missing": missing,
        "missing_said": listed(missing),
        "judges": judges,
        "revealed": revealed,
        "given_up": queries.given_up(review),
        "again": queries.is_second(round) if round.number > 1 else False,
        "may_again": queries.may_judge_again(review),
        "ended": revealed or not queries.is_open(review),
        "over": localdate() > round.due_on,
        "guides": either(guides(review)),
        "ahead": depth_ahead(review),
        "to_judge": to_judge(review),
        "described": queries.frozen(review),
        "unsent": unsent(person, round) if revealed else [],
        "never_revealed": never_revealed(person, review),
        **(own_state(person, round) if judges and not revealed else {}),
    }


def in_short(review: Review, round: Round) -> Page:
    """Who is missing, or once it is revealed what is to be judged in depth: as much as the page of a use says."""
    if queries.is_revealed(round):
        return {"revealed": True, "to_judge": [] if hasattr(review, "closing") else to_judge(review)}
    missing = [each.name for each in queries.missing(round)]
    return {"missing": missing, "missing_said": listed(missing)}


def to_judge(review: Review) -> list[Page]:
    """The opened dimensions no round has asked for in depth yet, and why each was opened."""
    framework, chosen = queries.framework(review), queries.opened(review)
    return [opening(key, chosen[key], framework) for key in queries.dimensions_to_judge(review)]


def own_state(person: Person, round: Round) -> Page:
    """How far this person is, for nobody but this person."""
    drafts = queries.own_drafts(person, round)
    open_ = [subject for subject in round.subjects if subject not in drafts]
    resume = reverse("question", args=[round.pk, open_[0]]) if open_ else reverse("answers", args=[round.pk])
    return {
        "begun": len(drafts),
        "seal": queries.own_seal(person, round),
        "changed": queries.changed_since_handed_in(person, round),
        "resume": resume,
    }


def unsent(person: Person, round: Round) -> list[Page]:
    """What this person had changed and not handed in before the reveal: kept to read, it counts for nothing."""
    framework = queries.framework(round.review)
    drafts = queries.own_drafts(person, round)
    judged: list[Page] = [
        {"name": name_of(key, framework), "word": said(draft.answer, draft.level, framework), "reason": draft.reason}
        for key, draft in drafts.items()
    ]
    stories = queries.own_foresight(person, round).items()
    return judged + [{"name": Foresight.Kind(kind).label, "word": "", "reason": text} for kind, text in stories]


def never_revealed(person: Person, review: Review) -> list[Page]:
    """What this person had written for rounds that ended before their reveal: kept to read, it counts for nothing."""
    ended = list(queries.ended_unrevealed(review))
    doubts = [doubt for round in ended for doubt in own_doubts(person, round)]
    doubted = [{"name": each["question"], "word": "", "reason": each["contest"].sentence} for each in doubts]
    return [line for round in ended for line in unsent(person, round)] + doubted


def guides(review: Review) -> list[str]:
    """Who guides this review: whoever facilitates in the house or in this use, and the accountable leader."""
    accountable = review.use_case.accountable
    here, house = guides_of(review.use_case), people.people().filter(role=Person.Role.FACILITATOR)
    named = [*house, *here, *([accountable] if accountable else [])]
    return list(dict.fromkeys(each.name for each in named))


def attendance(review: Review, round: Round) -> list[Page]:
    """Everybody invited, with what can truly be said of them: judging, reading along, released, invited later."""
    handed_in = set(queries.has_sealed(round).values_list("pk", flat=True))
    asked = set(queries.judges(round).values_list("person_id", flat=True))
    invited = review.participations.select_related("person", "released_by").order_by("-judges", "person__name", "pk")
    return [
        {
            "participation": each,
            "handed_in": each.person_id in handed_in,
            "judges": each.person_id in asked,
            "missing": each.person_id in asked - handed_in,
            "later": each.judges and not each.released_at and each.person_id not in asked,
        }
        for each in invited
    ]
