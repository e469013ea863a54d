"""The draft and its parts: for the one who decides, and for everybody who waits."""

from collections.abc import Mapping
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from stimmig.decision import drafting, queries, words
from stimmig.decision.desk import Desk, Task
from stimmig.decision.pages.answering import answers, hopes, in_one_line, last, suggestion, taken
from stimmig.decision.pages.preparing import preparation
from stimmig.decision.pages.talking import unspoken
from stimmig.decision.pages.voices import voices
from stimmig.decision.sheets import Sheet
from stimmig.people.models import Person
from stimmig.people.queries import can_sign
from stimmig.review.models import Review
from stimmig.review.queries import followed_by, reviews_for, round_under_way
from stimmig.review.queries import framework as framework_of

Page = dict[str, Any]


def waiting(review: Review, person: Person) -> Page:
    """For everybody but the one who signs: whom it waits for, and the voices against."""
    later, decided = followed_by(review), queries.latest_decision(review)
    return voices(review, person, decided) | {
        "review": review,
        "followed": later is not None,
        "later": later if later and reviews_for(person).filter(pk=later.pk).exists() else None,
        "revealed": queries.is_revealed(review),
        "signs": queries.signs(person, review) and later is None,
        "withdrawn": hasattr(review, "withdrawal"),
        "who": queries.who_decides(review),
        "decided": decided,
        "left": queries.left(review, person) if later else [],
    }


def draft(desk: Desk) -> Page:
    """The list of parts, what stands in the way of an introduction, and the voices against."""
    tasks = [_task(desk, task) for task in desk.tasks]
    return (
        voices(desk.review, desk.writer)
        | unspoken(desk)
        | preparation(desk)
        | {
            "review": desk.review,
            "tasks": tasks,
            "ready": desk.ready,
            "refused": not_judged(desk),
            "replaced": desk.replaced,
            "accountability": desk.accountability,
            "can_sign": not desk.signs or can_sign(desk.writer),
            "under_way": round_under_way(desk.review),
        }
    )


def _task(desk: Desk, task: Task) -> Page:
    url = part_url(desk, task.part) if task.asked else ""
    return {"label": task.name, "url": url, "state": task.state, "note": task.note}


def part_url(desk: Desk, part: str) -> str:
    """Where one part is written."""
    return reverse("decision_part", args=[desk.review.pk, part])


def not_judged(desk: Desk) -> list[str]:
    """What an introduction would still need to have judged, by name."""
    known = framework_of(desk.review)
    return [words.subject_name(subject, known) for subject in desk.not_judged]


def part(desk: Desk, part: str, sheet: Sheet, typed: drafting.Typed) -> Page:
    """One part with its forms and what helps to fill them in."""
    known = framework_of(desk.review)
    step, total = desk.step(part)
    page: Page = {
        "review": desk.review,
        "form": sheet,
        "sheet": sheet,
        "seen": desk.seen(part),
        "progress_step": step,
        "progress_total": total,
        "progress_label": _("Decision"),
        "refused": not_judged(desk),
    }
    if part == "outcome":
        page["before"] = _before(desk)
        page["gains"] = [benefit.text for benefit in desk.grounds.use_case.benefits]
    if part == "limits":
        page["limits"] = _limits(desk, sheet)
        page["origin"], page["unread_origin"] = desk.origin, desk.unread_origin
    if part == "answers":
        page["answers"], page["begins"] = answers(desk, sheet, known), desk.begins
        page["others"] = [in_one_line(each, known) for each in desk.grounds.others]
    if part == "conditions":
        page["origin"], page["unread_origin"] = desk.origin, desk.unread_origin
        page["came_along"] = [each["text"] for each in desk.origin.record["conditions"]] if desk.origin else []
        page["suggestions"] = [suggestion(each, known) for each in desk.suggestions(typed)]
        page["answered"] = [each for each in desk.decided.all_conditions if each.because or each.foreseen]
        page["contradictory"] = desk.decided.outcome == "introduce" and bool(desk.decided.all_conditions)
        page["wanting"] = desk.decided.outcome == "introduce_with_conditions" and not desk.decided.all_conditions
    if part == "ahead":
        page["always"] = list(words.TRIGGERS.values())
        page["introduces"] = desk.introduces or not desk.decided.outcome
        page["hopes"] = hopes(desk, typed) if page["introduces"] else []
    return page


def _before(desk: Desk) -> Page | None:
    """What the decision in force says, where this one goes the other way: to be read, not to be carried over."""
    if not (desk.replaced and desk.turns):
        return None
    return {"number": desk.replaced.number, "rows": words.spoken(desk.replaced.record)}


def _limits(desk: Desk, sheet: Sheet) -> list[Page]:
    points = zip(desk.grounds.use_case.touchpoints, sheet.rows["limits"], strict=True)
    there = queries.limits_there(desk.origin, desk.grounds.use_case) if desk.origin else {}
    return [
        {
            "form": form,
            "kind": words.kind(point.kind),
            "reason": point.reason or "",
            "there": words.MODES.get(there.get(point.name, ""), ""),
        }
        for point, form in points
    ]


def pressed(desk: Desk, part: str, typed: dict[str, str], sent: Mapping[str, str]) -> tuple[dict[str, str], str | None]:
    """What a button beside the form does to what was typed, and where one goes on; None without a button."""
    if kind := sent.get("add"):
        if kind in drafting.LISTS.get(part, ()):
            typed = drafting.with_line(typed, kind)
        return typed, f"#{last(typed, kind)}"
    if prefix := sent.get("remove"):
        return drafting.without_line(typed, prefix), ""
    if what := sent.get("take"):
        return taken(desk, part, typed, what)
    return typed, None


def overtaken(desk: Desk, part: str) -> Page:
    """What another window has done meanwhile: kept other words, to be laid beside what was typed, or signed."""
    kept = [text for text in desk.content.get(part, {}).values() if " " in text.strip()]
    return {"kept": kept, "signed": None if desk.content else desk.replaced}
