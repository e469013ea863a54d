"""What somebody sees who judges alone: the own answers, the own doubts, a real case."""

from django.urls import reverse
from django.utils.translation import get_language

from stimmig.content import cases
from stimmig.core.judgement import against
from stimmig.people.models import Person
from stimmig.register.words import finding, words
from stimmig.review import queries
from stimmig.review.models import Round
from stimmig.review.words import Page, question, said


def overview(person: Person, round: Round) -> list[Page]:
    """Every question of a round with this person's answer, what speaks against it, and what is still missing."""
    review, framework = round.review, queries.framework(round.review)
    drafts, described = queries.own_drafts(person, round), queries.frozen(review)
    found, gaps = queries.reading(review).findings, queries.gaps(person, round)
    rows = []
    for subject in round.subjects:
        asked = question(subject, framework, described, review.as_of)
        row: Page = {"question": asked, "url": reverse("question", args=[round.pk, subject]), "open": subject in gaps}
        if draft := drafts.get(subject):
            opposed = against(queries.as_core(draft), found)
            row |= {"draft": draft, "word": said(draft.answer, draft.level, framework)}
            row |= {"against": [finding(each, framework) for each in opposed]}
            row |= {"needs_reason": f"reason:{subject}" in gaps}
        rows.append(row)
    return rows


def own_doubts(person: Person, round: Round) -> list[Page]:
    """The facts this person doubts so far, in words."""
    facts = queries.framework(round.review).facts
    return [
        {"contest": each, "question": words(facts[each.fact].question)} for each in queries.own_doubts(person, round)
    ]


def case(subject: str) -> Page | None:
    """One real case to a question: how it went elsewhere, for better or worse."""
    found = cases.for_criterion(subject) if len(subject) > 1 else cases.for_dimension(subject)
    if not found:
        return None
    chosen = next((each for each in found if each.outcome == "failed"), found[0])
    language = get_language() or "de"
    told = (chosen.planned, chosen.happened, chosen.follows)
    return {
        "place": chosen.organisation.in_(language),
        "year": chosen.year,
        "text": " ".join(each.in_(language) for each in told),
        "source": chosen.sources[0].text.in_(language) if chosen.sources else "",
        "url": chosen.sources[0].url if chosen.sources else "",
    }
