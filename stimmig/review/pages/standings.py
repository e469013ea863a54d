"""Where everybody stands on one question: positions with their sentences, opposite views apart, what was agreed."""

from collections.abc import Sequence

from django.urls import reverse
from django.utils.translation import gettext as _

from stimmig.core import review as core
from stimmig.core.framework import Framework
from stimmig.register.words import words
from stimmig.review.models import AgreedLevel
from stimmig.review.pages.again import moves
from stimmig.review.queries import Attached
from stimmig.review.words import AGREEMENTS, Page, level_word, listed, question, said


def stood(talk: Sequence[Page], drawn: core.Picture) -> Page:
    """What to talk about first, then what is of one mind, by dimension; apart, what criteria have replaced."""
    subjects = [each.subject for each in drawn.standings]
    standing = [each for each in talk if not each["replaced"]]
    alike = [each for each in standing if not each["apart"]]
    return {
        "apart": [each for each in standing if each["apart"]],
        "together": sorted(alike, key=lambda each: subjects.index(each["question"].subject)),
        "earlier": [each for each in talk if each["replaced"]],
        "unagreed": [each for each in standing if not (each["agreed"] or each["left_open"])],
    }


def standing(found: core.Standing, whole: Attached, agreed: AgreedLevel | None) -> Page:
    """One question with everybody's position; opposite views apart, so that they can stand side by side."""
    asked = question(found.subject, whole.framework, whole.described, whole.reading.as_of)
    sides = opposite(found)
    shown = {name: [position(each, whole) for each in side] for name, side in sides.items()}
    low, high = found.spread or (0, 0)
    return {
        "question": asked,
        "agreement": found.agreement,
        "agreement_word": AGREEMENTS[found.agreement],
        "apart": found.talk in ("split", "diverging"),
        "low_title": level_word(low, whole.framework),
        "high_title": level_word(high, whole.framework),
        "judged": [(initials(each, whole), each.level) for each in found.positions if each.level is not None],
        "unsure": [initials(each, whole) for each in found.positions if each.answer == "no_basis"],
        "label": spoken(found.positions, whole),
        "levels": [words(level.name) for level in whole.framework.levels],
        "lacking": listed(list(found.lacking_basis)),
        "agreed": agreed if agreed and agreed.answer != AgreedLevel.Answer.OPEN else None,
        "left_open": agreed if agreed and agreed.answer == AgreedLevel.Answer.OPEN else None,
        "agreed_level": agreed.level if agreed else None,
        "agreed_word": agreed_word(agreed, whole.framework),
        "replaced": replaced(found.subject, whole),
        "again": second_look(found, whole),
        **shown,
    }


def second_look(found: core.Standing, whole: Attached) -> Page | None:
    """Both rounds side by side, and who moved; nothing where a question was judged once."""
    if not found.before:
        return None
    return {
        "judged": [(initials(each, whole), each.level) for each in found.before if each.level is not None],
        "unsure": [initials(each, whole) for each in found.before if each.answer == "no_basis"],
        "label": spoken(found.before, whole),
        "agreement": found.agreement_before,
        "agreement_word": AGREEMENTS[found.agreement_before or found.agreement],
        "moves": moves(found, whole),
    }


def replaced(subject: str, whole: Attached) -> bool:
    """Whether the criteria of a dimension, once agreed, speak in place of its guiding question."""
    return len(subject) == 1 and any(
        s.dimension == subject != s.subject and s.agreed is not None for s in whole.picture.standings
    )


def agreed_word(agreed: AgreedLevel | None, framework: Framework) -> str:
    """What the group said together, in words."""
    if agreed is None:
        return ""
    if agreed.level is not None:
        return level_word(agreed.level, framework)
    return str(AgreedLevel.Answer(agreed.answer).label)


def agreed_before(last: AgreedLevel | None) -> Page:
    """What the group said last, as a form shows it."""
    if last is None:
        return {}
    return {"answer": str(last.level) if last.level is not None else last.answer, "reason": last.reason}


def opposite(found: core.Standing) -> dict[str, list[core.Judgement]]:
    """The lowest and the highest views, and whoever stands between or gave none. Agreed ones stand together."""
    if found.talk not in ("split", "diverging") or found.spread is None:
        return {"low": [], "high": [], "between": list(found.positions)}
    low, high = found.spread
    ends = {low: "low", high: "high"}
    sides: dict[str, list[core.Judgement]] = {"low": [], "high": [], "between": []}
    for each in found.positions:
        sides[ends.get(each.level, "between") if each.level is not None else "between"].append(each)
    return sides


def position(judgement: core.Judgement, whole: Attached) -> Page:
    """Where one person stands, with the sentence and what can be seen."""
    person, row = whole.people[judgement.person], whole.judgements[judgement.person, judgement.subject]
    return {
        "initials": person.initials,
        "name": judgement.person,
        "role": person.function if judgement.person == person.name else "",  # else the name says it already
        "level": judgement.level,
        "word": said(judgement.answer, judgement.level, whole.framework),
        "text": judgement.reason,
        "exhibit": row.exhibit,
        "exhibit_is_link": row.exhibit.startswith(("https://", "http://")),
        "exhibit_url": reverse("exhibit", args=[row.pk]) if row.exhibit_file else "",
    }


def initials(judgement: core.Judgement, whole: Attached) -> str:
    return whole.people[judgement.person].initials


def spoken(positions: Sequence[core.Judgement], whole: Attached) -> str:
    """The figure as a sentence: who stands where."""
    by_word: dict[str, list[str]] = {}
    for each in positions:
        by_word.setdefault(said(each.answer, each.level, whole.framework), []).append(each.person)
    return "; ".join(f"{word}: {listed(names)}" for word, names in by_word.items())


def table(whole: Attached) -> Page:
    """The positions as a table: a row for each question, a column for each person."""
    people = [name for name in whole.people if any(key[0] == name for key in whole.judgements)]
    rows = []
    for found in whole.picture.standings:
        asked = question(found.subject, whole.framework, whole.described, whole.reading.as_of)
        answers = {each.person: said(each.answer, each.level, whole.framework) for each in found.positions}
        cells = [answers.get(name, _("not answered")) for name in people]
        rows.append([asked.name, *cells, str(AGREEMENTS[found.agreement])])
    return {"columns": [_("Question"), *people, _("Agreement")], "rows": rows}
