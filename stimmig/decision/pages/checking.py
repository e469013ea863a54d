"""Everything once more before the signature, and what goes against the picture."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext

from stimmig.core import decision as core
from stimmig.core.framework import Framework
from stimmig.decision import drafting, queries, recording, words
from stimmig.decision.desk import NAMES, Desk
from stimmig.decision.models import Decision
from stimmig.decision.pages.answering import in_one_line
from stimmig.decision.pages.drafts import part_url
from stimmig.register.rulings import changed as changed_since
from stimmig.review.hearing import name_of
from stimmig.review.queries import framework as framework_of
from stimmig.review.queries import has_sealed, round_under_way

Page = dict[str, Any]
Rows = list[Page]

CHANGED = {
    "words": gettext_lazy("The draft was changed in another window since you read it over."),
    "picture": gettext_lazy("The picture has changed since you read it over."),
    "legal": gettext_lazy("What is said to the legal questions has changed since you read it over."),
    "round": gettext_lazy("A round was opened, revealed or ended since you read it over."),
    "replaces": gettext_lazy("Another decision has been signed since you read it over."),
}


def against(desk: Desk) -> Page:
    """In what the decision goes against the picture."""
    return {"review": desk.review, "contradictions": contradictions(desk)}


def contradictions(desk: Desk) -> list[str]:
    """The same as sentences."""
    known, picture = framework_of(desk.review), desk.grounds.picture
    said = {found.key: in_one_line(found, known) for found in picture.findings}
    stood = [(each.subject, each.agreed) for each in picture.standings]
    agreed = words.agreed_levels([*((each.subject, each.agreed) for each in picture.carried), *stood])
    return words.contradictions(desk.contradictions, said, agreed, known)


def changed(desk: Desk, read: str) -> list[str]:
    """What is another by now than what the leader has read, as sentences."""
    return [str(CHANGED[name]) for name in desk.read.changed_since(read)]


def check(desk: Desk) -> Page:
    """Everything that will be signed, with the way back to each part."""
    decided, known = desk.decided, framework_of(desk.review)
    under_way = round_under_way(desk.review)
    return {
        "review": desk.review,
        "read": desk.read,
        "signs": desk.signs,
        "who": queries.who_signs(desk.review),
        "prepared": queries.adoption(desk.review) if desk.signs else None,
        "groups": [
            {"name": NAMES[part], "url": part_url(desk, part), "rows": rows, "none": pgettext("conditions", "None.")}
            for part, rows in groups(desk)
            if rows or part == "conditions"
        ],
        "decided": decided,
        "outcome": dict(Decision.Outcome.choices)[decided.outcome or "rework"],
        "contradictions": contradictions(desk),
        "unheard": [name_of(of) for of in desk.unheard],
        "beside": _beside(desk, known),
        "replaced": desk.replaced,
        "under_way": under_way,
        "handed_in": [each.name for each in has_sealed(under_way).order_by("name", "pk")] if under_way else [],
        "accountability": desk.accountability,
        "progress_label": _("Decision"),
    }


def groups(desk: Desk) -> list[tuple[str, Rows]]:
    """Everything that is written, part by part, in words."""
    decided, known = desk.decided, framework_of(desk.review)
    return [
        ("outcome", _spoken(decided)),
        ("limits", _limits_said(decided)),
        ("answers", _answers_said(decided, desk, known)),
        ("conditions", _conditions_said(decided, known)),
        ("ahead", _ahead_said(decided, desk.content.get("ahead", {}))),
    ]


def _beside(desk: Desk, known: Framework) -> Page:
    """What stands in the record beside the leader's own words: where the group stands and why, and the law."""
    said = core.plain(desk.grounds.picture) | core.plain(recording.rests_on(desk.review, desk.grounds))
    levels = (words.level(subject, said, known) for subject, _agreed in words.stood(said))
    return {
        "levels": [
            _row(each["name"], " ".join(filter(None, (each["because"], each["carried"]))))
            | {"word": each["word"], "level": each["level"]}
            for each in levels
        ],
        "judged_by": words.judged_by(said),
        "opinions": [_row(each["name"], each["said"]) for each in words.opinions(said)],
        "legal": [_law_said(words.law(each)) for each in said["legal"]],
        "changed": [_row(row["sentence"], changed_since(row)) for row in said["rulings"] if "now" in row],
    }


def _law_said(law: dict[str, str]) -> Page:
    return _row(f"{law['text']} ({law['articles']})", " · ".join(filter(None, (law["state"], law["document"]))))


def _row(question: str, answer: str) -> Page:
    return {"question": question, "answer": answer}


def _spoken(decided: core.Decision) -> Rows:
    weighing = decided.weighing
    return [
        _row(_("We gain"), weighing.gain),
        _row(_("We risk"), weighing.risk),
        _row(_("For trust"), weighing.trust),
        _row(_("Why you decide so"), decided.reasons),
    ]


def _limits_said(decided: core.Decision) -> Rows:
    return [_row(limit.touchpoint, str(words.MODES[limit.mode])) for limit in decided.limits if limit.mode]


def _answers_said(decided: core.Decision, desk: Desk, known: Framework) -> Rows:
    sentences = {found.key: in_one_line(found, known) for found in desk.grounds.weighing}
    rows = [
        _row(sentences[each.finding], words.in_place(str(words.ANSWERS[each.kind]), words.answered(core.plain(each))))
        for each in decided.answers
        if each.kind
    ]
    rows += [_row(name, said) for name, said in _met(decided, desk)]
    if desk.grounds.others:
        count = len(desk.grounds.others)
        rest = ngettext("One further point", "%(number)s further points", count) % {"number": count}
        rows.append(_row(rest, decided.noted))
    return rows


def _met(decided: core.Decision, desk: Desk) -> list[tuple[str, str]]:
    """What was foreseen and weighs, and what is done about it."""
    names, met = {each.key: each.name for each in desk.foreseen}, decided.provisions
    return [(names[each.foreseen], f"{words.PROVISIONS[each.kind]}: {each.text}") for each in met if each.kind]


def _conditions_said(decided: core.Decision, known: Framework) -> Rows:
    plain = (core.plain(each) for each in decided.all_conditions)
    said = (words.condition(each, known) for each in plain)
    return [_row(_stands(each), "\n".join(filter(None, (each["text"], each["measure"])))) for each in said]


def _stands(condition: Page) -> str:
    """Who stands for a condition, and by when, as far as it is written."""
    return ", ".join(filter(None, (condition["owner"], condition["day"]))) or _("Nobody named yet")


def _ahead_said(decided: core.Decision, why: drafting.Typed) -> Rows:
    days = words.ahead(core.plain(decided))
    rows = [_row(name, value) for name, value in days]
    if decided.all_reopens:
        rows.append(_row(_("What else reopens it?"), "\n".join(decided.all_reopens)))
    rows += [_row(each.text, each.verdict) for each in decided.alternatives]
    rows += [_row(_("We expect"), _expected(each)) for each in decided.expectations]
    names = {
        "staff": _("For those who work here"),
        "customers": _("For those who deal with you"),
        "talk_to": _("Whom people can talk to about it"),
    }
    return rows + [_row(name, why[key]) for key, name in names.items() if why.get(key)]


def _expected(expectation: core.Expectation) -> str:
    day = words.day(expectation.due_on.isoformat()) if isinstance(expectation.due_on, date) else ""
    when = ", ".join(filter(None, (day, words.sure(expectation.probability))))
    return "\n".join(filter(None, (expectation.text, when)))
