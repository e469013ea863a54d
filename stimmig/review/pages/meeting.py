"""The meeting on the projector: where the talk stands, one question a screen, and what was agreed in the end."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy

from stimmig.core import review as core
from stimmig.core.findings import OpenQuestion
from stimmig.register.words import alone, words
from stimmig.review import queries
from stimmig.review.models import AgreedLevel, Review
from stimmig.review.pages.difference import in_dimensions
from stimmig.review.pages.findings import doubts, explained_once, told_once, weighed
from stimmig.review.pages.guiding import guides
from stimmig.review.pages.judging import case
from stimmig.review.pages.standings import position, standing
from stimmig.review.queries import Attached
from stimmig.review.words import Page, contacts, either, facts_read, known, listed

OPEN_MAX = 5
Written = Mapping[str, AgreedLevel]
PARTS = {  # of one question: in full, and as it stands beside its key
    "voices": (gettext_lazy("Who says what"), gettext_lazy("Voices")),
    "known": (gettext_lazy("What is known, and what speaks against it"), gettext_lazy("Known")),
    "case": (gettext_lazy("A real case"), gettext_lazy("Case")),
    "agreement": (gettext_lazy("What you agree on"), gettext_lazy("Agree")),
}


def meeting(review: Review) -> Page:
    """Where the talk stands: every question in its order, and the first that was not talked about yet."""
    whole, written = queries.attached(review), queries.latest_agreed(review)
    agenda = [_entry(each, whole, written) for each in core.to_talk_about(whole.picture)]
    ahead = [each for each in agenda if each["state"] == "ahead"]
    return {
        "agenda": agenda,
        "talked": len(agenda) - len(ahead),
        "ahead": ahead,
        "next": ahead[0] if ahead else None,
        "whole": whole,
        "told": queries.stories(review).exists(),
    }


def _entry(found: core.Standing, whole: Attached, written: Written) -> Page:
    """One question of the talk, with everybody's position in the order of speaking."""
    shown = standing(found, whole, written.get(found.subject))
    state = "agreed" if shown["agreed"] else "left_open" if shown["left_open"] else "ahead"
    return shown | {
        "subject": found.subject,
        "name": shown["question"].name,
        "state": state,
        "voices": [position(each, whole) for each in found.positions],
    }


def screen(review: Review, subject: str) -> Page | None:
    """One question as large as a wall: who says what, what is known, a real case, and what is agreed on it.

    None where the meeting does not talk about this question.
    """
    shown = meeting(review)
    at = next((n for n, each in enumerate(shown["agenda"]) if each["subject"] == subject), None)
    if at is None:
        return None
    agenda, whole = shown["agenda"], shown.pop("whole")
    told = case(subject) or case(subject[0])
    return shown | {
        "standing": agenda[at],
        "asked": agenda[at]["question"],
        "number": at + 1,
        "before": agenda[at - 1] if at else None,
        "after": agenda[at + 1] if at + 1 < len(agenda) else None,
        "case": told,
        "parts": [part for part in _parts() if part["key"] != "case" or told],
        "guides": either(guides(review)),
        **_known(subject, whole),
    }


def _parts() -> list[Page]:
    return [{"key": key, "title": title, "short": short} for key, (title, short) in PARTS.items()]


def _known(subject: str, whole: Attached) -> Page:
    """What bears on a question: what speaks against it, what is known, what is doubted, what nobody knows."""
    framework, described = whole.framework, whole.described
    read = facts_read(subject, framework)
    doubted = [each for each in doubts(whole) if each["fact"] in read]
    places = {(each["fact"], each["touchpoint"]) for each in doubted}
    against = [each for each in whole.picture.findings if subject in (each.dimension, each.criterion)]
    unknown = [each for each in whole.reading.open_questions if _concerns(each, subject)]
    unknown = [each for each in unknown if each.fact.key not in {fact for fact, _ in places}]
    return {
        "against": explained_once(told_once([weighed(each, whole.picture, framework) for each in against])),
        "contacts": contacts(framework, described) if subject == "R" else [],
        "known": [row for row in known(subject, framework, described) if row.where not in places],
        "doubted": doubted,
        "unknown": [alone(each.fact) for each in unknown[:OPEN_MAX]],
        "more_unknown": len(unknown[OPEN_MAX:]),
    }


def _concerns(question: OpenQuestion, subject: str) -> bool:
    return any(subject in (criterion, criterion[0]) for criterion in question.criteria)


def minutes(review: Review) -> Page:
    """What was agreed, what stays open, what weighs, and what comes next."""
    shown = meeting(review)
    whole, agenda = shown.pop("whole"), shown["agenda"]
    written = [each["agreed"] or each["left_open"] for each in agenda if each["state"] != "ahead"]
    weighing = [weighed(each, whole.picture, whole.framework) for each in whole.picture.weighing]
    return shown | {
        "agreed": [each for each in agenda if each["state"] == "agreed"],
        "left_open": [each for each in agenda if each["state"] == "left_open"],
        "people": listed(sorted({name for name, _ in whole.judgements})),
        "since": min((each.at for each in written), default=None),
        "until": max((each.at for each in written), default=None),
        "may_again": queries.may_judge_again(review),
        "weighing": told_once(weighing),
        "carried": in_dimensions(whole.picture.carried, whole.framework),
        "unsettled": [each for each in doubts(whole) if each["settlement"] is None],
        "foreseen": whole.picture.foreseen,
        "under_way": queries.is_being_judged(review),
        "to_judge": [words(whole.framework.dimensions[key].name) for key in queries.dimensions_to_judge(review)],
    }
