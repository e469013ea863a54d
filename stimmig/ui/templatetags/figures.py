"""Figures as tags. They give ui.figures its words and put a list or table beside it that says the same."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import template
from django.utils import translation
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from stimmig.ui import figures, words

register = template.Library()


def drawn(svg: str) -> SafeString:
    """Hand a figure to a template: every text in it was escaped where it was drawn."""
    return mark_safe(svg)  # noqa: S308


@register.simple_tag
def harvey(level: int | None, label: str = "") -> SafeString:
    """Draw a level as a ball; without a label it is decoration beside a word that already says it."""
    return drawn(figures.harvey(level if isinstance(level, int) else None, label))


@register.simple_tag
def ring(levels: Mapping[str, int | None], label: str, letters: bool = False) -> SafeString:
    """Draw the agreed level of each dimension, T R A C E clockwise from the top."""
    return drawn(figures.ring(levels, label, letters=letters))


@register.simple_tag
def positions(
    judged: Sequence[tuple[str, int]],
    label: str,
    agreed: int | None = None,
    agreement: str = "agreed",
    unsure: Sequence[str] = (),
    level_words: Sequence[str] = (),
    flat: bool = False,
) -> SafeString:
    """Draw everyone's position on one question; the sentences and the word for the agreement stand beside it."""
    return drawn(
        figures.positions(
            judged, label=label, agreed=agreed, agreement=agreement, unsure=unsure, level_words=level_words, flat=flat
        )
    )


@register.inclusion_tag("ui/space.html")
def space(statuses: Mapping[str, str], position: str) -> dict[str, Any]:
    """Show where a use case lies in the space of options, and say it in a sentence."""
    names = words.limits(translation)
    limits = {limit: statuses.get(limit, "unknown") for limit in ("feasible", "allowed", "affordable")}
    said = f"{_('Space of options')}: " + ", ".join(f"{names[k]} – {names[v]}" for k, v in limits.items())
    sentence = words.position(position, translation)
    svg = figures.space(limits, position, f"{said}. {sentence}", names=names, core_word=_("fitting"))
    return {"svg": drawn(svg), "sentence": sentence}


@register.inclusion_tag("ui/four_fields.html")
def four_fields(points: Sequence[figures.Point]) -> dict[str, Any]:
    """Show the touchpoints in their four fields: wide with names, narrow with numbers and a list, and as a table."""
    labels = field_labels()
    misplaced = [point for point in points if point.fault]
    label = _("Four fields with %(count)d touchpoints, %(wrong)d of them in the wrong corner.") % {
        "count": len(points),
        "wrong": len(misplaced),
    }
    return {
        "wide": drawn(figures.four_fields(points, labels, label)),
        "narrow": drawn(figures.four_fields(points, labels, label, named=False)),
        "rows": [_row(number, point, labels) for number, point in enumerate(points, start=1)],
        "misplaced": misplaced,
    }


def field_labels() -> dict[str, str]:
    """Name the columns, the rows and the four fields."""
    return {
        "human": _("Human"),
        "ai": _("AI"),
        "relational": _("relational"),
        "transactional": _("transactional"),
        "relational_human": _("In human hands"),
        "relational_ai": _("A machine where a human is needed"),
        "transactional_human": _("A human where nobody needs one"),
        "transactional_ai": _("Runs by itself"),
    }


def _row(number: int, point: figures.Point, labels: Mapping[str, str]) -> dict[str, Any]:
    kinds = {kind: labels[kind] for kind in ("relational", "transactional")} | {"mixed": _("mixed")}
    hands = {"human": _("a human"), "together": _("both"), "ai": _("the AI"), "unknown": _("not said yet")}
    faults = {"machine": labels["relational_ai"], "person": labels["transactional_human"], "": ""}
    return {
        "number": number,
        "name": point.name,
        "kind": kinds.get(point.kind, _("not classified yet")),
        "hand": hands[point.hand],
        "volume": point.volume,
        "fault": point.fault,
        "fault_text": faults[point.fault],
    }
