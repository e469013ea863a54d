"""What the pages of the people draw."""

import qrcode
from django import template
from django.template import RequestContext
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from stimmig.people import unsent

register = template.Library()
QUIET = 4  # modules of white around it, or cameras do not find it


@register.simple_tag
def qr(text: str) -> SafeString:
    """A text as a picture for cameras: one SVG path, in the page itself, so that no policy has to be loosened."""
    code = qrcode.QRCode(border=0)
    code.add_data(text)
    rows = code.get_matrix()
    side = len(rows) + 2 * QUIET
    dark = "".join(f"M{x + QUIET} {y + QUIET}h1v1h-1z" for y, row in enumerate(rows) for x, on in enumerate(row) if on)
    return format_html(
        '<svg viewBox="0 0 {} {}" aria-hidden="true" shape-rendering="crispEdges"><path fill="#fff" d="{}"/>'
        '<path fill="#000" d="{}"/></svg>',
        side,
        side,
        mark_safe(f"M0 0h{side}v{side}h-{side}z"),  # noqa: S308  # numbers of our own
        mark_safe(dark),  # noqa: S308  # numbers of our own
    )


@register.simple_tag(takes_context=True)
def form_is_kept(context: RequestContext) -> bool:
    """Whether a form sent when the session had ended waits in this browser for whoever typed it."""
    return unsent.is_kept(context["request"])
