"""What pages further right show of a review: where it stands, and its ring."""

from typing import Any

from django import template
from django.template import RequestContext
from django.utils.html import format_html
from django.utils.safestring import SafeString

from stimmig.review import pages, queries
from stimmig.review.models import Review

register = template.Library()


@register.inclusion_tag("review/_state.html")
def review_state(review: Review) -> dict[str, Any]:
    """How far it is: whose judgement is missing until when, or since when it is revealed."""
    round = queries.current_round(review)
    assert round is not None
    return pages.in_short(review, round) | {"review": review, "round": round}


@register.inclusion_tag("review/_outside.html", takes_context=True)
def outside_view(context: RequestContext, review: Review) -> dict[str, Any]:
    """What became of similar uses. The chapters to the right know: the page's context brings `outside_of`."""
    return {"seen": context["outside_of"](review)}


@register.simple_tag(takes_context=True)
def decision_named(context: RequestContext, number: str) -> SafeString:
    """The number of a decision, as the way to it where this reader may go; the page's context knows it."""
    url = context["way_to_decision"](number)
    named = format_html('<span class="decision-number">{}</span>', number)
    return format_html('<a href="{}">{}</a>', url, named) if url else named


@register.inclusion_tag("review/_ring.html")
def review_ring(levels: dict[str, int | None]) -> dict[str, Any]:
    """The agreed level of each dimension; dashed where none is. Takes queries.ring or one of queries.rings."""
    return {"levels": levels, "label": pages.ring_label(levels)}


@register.inclusion_tag("review/_opinions.html", takes_context=True)
def review_opinions(context: RequestContext, review: Review) -> dict[str, Any]:
    """Whom the use concerns, what they said, and the way to write it down."""
    return pages.opinions(review, context["user"])
