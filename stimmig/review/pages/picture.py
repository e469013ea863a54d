"""The shared picture: what speaks for the use first, then where everybody stands and what is to be cleared up."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext_lazy

from stimmig.core import review as core
from stimmig.core.fields import fields
from stimmig.core.framework import Framework
from stimmig.core.judgement import SOUND
from stimmig.core.places import places
from stimmig.core.rulings import INCOHERENT
from stimmig.register import queries as register
from stimmig.register.rulings import side_by_side
from stimmig.register.words import finding, law, strength, together, words
from stimmig.review import queries
from stimmig.review.models import Review
from stimmig.review.pages.depth import name_of, named
from stimmig.review.pages.difference import difference, in_dimensions
from stimmig.review.pages.findings import doubts, explained_once, told_once, weighed
from stimmig.review.pages.foresight import foreseen
from stimmig.review.pages.standings import replaced, standing, stood, table
from stimmig.review.queries import Attached
from stimmig.review.words import Page, listed
from stimmig.ui.figures import Point

LAWS_MAX = 5
HOW_MANY = (
    pgettext_lazy("people", "Nobody has"),
    pgettext_lazy("people", "One person has"),
    pgettext_lazy("people", "Two have"),
    pgettext_lazy("people", "Three have"),
    pgettext_lazy("people", "Four have"),
    pgettext_lazy("people", "Five have"),
    pgettext_lazy("people", "Six have"),
    pgettext_lazy("people", "Seven have"),
)


def picture(review: Review) -> Page:
    """Everything the shared picture shows, what speaks for the use first."""
    whole = queries.attached(review)
    drawn, agreed = whole.picture, queries.latest_agreed(review)
    talk = [standing(each, whole, agreed.get(each.subject)) for each in drawn.order_of_talk]
    return {
        "picture": drawn,
        "lead": lead(drawn, whole),
        "disclosed_only": disclosed_only(drawn.ring),
        "strengths": together(_strength(each, whole.framework) for each in drawn.strengths),
        "benefits": whole.described.benefits,
        **stood(talk, drawn),
        "points": points(whole),
        "space": {key: limit.status for key, limit in whole.described.space.items()},
        "doubts": doubts(whole),
        **to_clear_up(whole, review.rulings),
        **laws(review, whole),
        **depth(review, whole),
        **foreseen(review),
        "unspoken": [{"subject": key, "name": name_of(key, whole.framework)} for key in drawn.unspoken],
        "may_again": queries.may_judge_again(review),
        "table": table(whole),
        "difference": difference(review),
        "carried": in_dimensions(drawn.carried, whole.framework),
    }


def to_clear_up(whole: Attached, rulings: Sequence[Mapping[str, Any]] = ()) -> Page:
    """What weighs, what is noted, what counts before the start, and what is done since a fact was settled.

    What contradicts a ruling of the house stands beside it, and not in the list as well.
    """
    drawn, framework = whole.picture, whole.framework
    notes = [each for each in drawn.findings if each.severity == "note"]
    weighing = [each for each in drawn.findings if each.severity != "note" and each.kind != INCOHERENT]
    return {
        "findings": explained_once(told_once([weighed(each, drawn, framework) for each in weighing])),
        "beside": side_by_side(
            (each for each in drawn.findings if each.kind == INCOHERENT),
            rulings,
            whole.described,
            framework,
            whole.over,
        ),
        "notes": [weighed(each, drawn, framework) for each in notes],
        "to_show": [finding(each, framework) for each in drawn.to_show],
        "cleared": len(drawn.cleared),
    }


def laws(review: Review, whole: Attached) -> Page:
    """The first legal questions nobody has answered yet, and how many more there are."""
    asked = register.legal_questions(review.use_case, whole.reading)
    unanswered = [each for each in (*asked.of_use, *asked.of_house) if register.is_open(each.answer)]
    return {
        "laws": [law(each.question, whole.framework) for each in unanswered[:LAWS_MAX]],
        "more_laws": len(unanswered[LAWS_MAX:]),
    }


def depth(review: Review, whole: Attached) -> Page:
    """What is or can be judged in depth."""
    opened, framework = whole.picture.opened, whole.framework
    return {
        "can_open": [named(key, framework) for key in framework.dimensions if key not in opened],
        "to_judge": [name_of(key, framework) for key in queries.dimensions_to_judge(review)],
        "under_way": queries.is_being_judged(review),
    }


def _strength(found: Any, framework: Framework) -> dict[str, str]:
    criterion = framework.criteria[found.criterion]
    said = strength(found)
    return said | {"place": said["place"] or words(criterion.name)}


def lead(drawn: core.Picture, whole: Attached) -> str:
    """How many judged, and where to begin to talk."""
    count = len({row.person_id for row in whole.judgements.values()})
    first = HOW_MANY[count] if count < len(HOW_MANY) else count
    judged = ngettext("%(count)s judged independently.", "%(count)s judged independently.", count) % {"count": first}
    apart = [
        whole.framework.dimensions[s.dimension].name
        for s in drawn.order_of_talk
        if s.talk in ("split", "diverging") and not replaced(s.subject, whole)
    ]
    names = list(dict.fromkeys(words(name) for name in apart))
    if not names:
        if any(each.severity != "note" for each in drawn.findings):
            return f"{judged} " + _("You see it much alike. Begin with what weighs.")
        return f"{judged} " + _("You see it much alike, and nothing in the facts weighs.")
    return f"{judged} " + _("You stand furthest apart on %(names)s. Talk about that first.") % {"names": listed(names)}


def points(whole: Attached) -> list[Point]:
    """The touchpoints as the four fields draw them, with what was settled about them."""
    volumes = {point.name: point.contacts_per_month for point in whole.described.touchpoints}
    faults = {dot.touchpoint: dot.error or "" for dot in fields(whole.described, whole.framework, whole.over)}
    return [
        Point(
            place.name,
            str(place.values.get("touchpoint_kind") or ""),
            str(place.values.get("automation_level") or ""),
            volumes.get(place.name),
            faults[place.name],
        )
        for place in places(whole.described, whole.over)
        if place.name
    ]


def disclosed_only(ring: Mapping[str, int | None]) -> bool:
    """Disclosed well, and yet not fitting: a perfect notice on an unfitting contact stays unfitting."""
    weak = (level for level in (ring["R"], ring["E"]) if level is not None)
    return (ring["T"] or 0) >= SOUND and any(level < SOUND for level in weak)


def ring_label(levels: Mapping[str, int | None]) -> str:
    """The ring as a sentence."""
    framework = register.framework()
    spoken = {key: _("open") if at is None else words(framework.levels[at].name) for key, at in levels.items()}
    return ", ".join(f"{name_of(key, framework)}: {word}" for key, word in spoken.items())
