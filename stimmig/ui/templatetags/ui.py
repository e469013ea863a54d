"""Tags for components that must look something up before they can be drawn."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version as installed_version
from typing import Any

from django import template
from django.forms import BaseForm
from django.forms.boundfield import BoundField
from django.http import HttpRequest
from django.template import RequestContext
from django.template.loader import render_to_string
from django.urls import reverse

register = template.Library()


@register.simple_tag
@cache  # thirty addresses, alike on every page, would take a tenth of a plain one
def styles() -> str:
    """The style sheets of every page. Where they rest is settled before the first page is shown."""
    return render_to_string("ui/styles.html")


@dataclass(frozen=True)
class ErrorLink:
    """One line of the error summary: the words at the field, and where the field is."""

    text: str
    anchor: str


@register.inclusion_tag("ui/nav_link.html", takes_context=True)
def nav_link(context: RequestContext, name: str, label: str) -> dict[str, str]:
    """Link to a section of the house and say whether the reader is in it."""
    url = reverse(name)
    return {"url": url, "label": label, "current": _current(context.get("request"), url)}


def _current(request: HttpRequest | None, url: str) -> str:
    if request is None:
        return ""
    if request.path == url:
        return "page"
    return "true" if url != reverse("start") and request.path.startswith(url) else ""


@register.simple_tag
def error_links(form: BaseForm) -> list[ErrorLink]:
    """List everything wrong with a form, in the order of its fields, each with the field to go to."""
    if not form or not form.is_bound:
        return []
    whole = [ErrorLink(str(text), "") for text in form.non_field_errors()]
    return whole + [ErrorLink(_said(field, str(text)), _anchor(field)) for field in form for text in field.errors]


def _said(field: BoundField, text: str) -> str:
    """Put the question before what is wrong, so that a line can be understood on its own."""
    label = str(field.label)
    return f"{label}{'' if label.endswith(('?', ':')) else ':'} {text}"


def _anchor(field: BoundField) -> str:
    """Name the first place to type or tick: a group of choices has none of its own."""
    return field.id_for_label or f"{field.auto_id}_0"


@register.filter
def labelled(row: Sequence[Any], columns: Sequence[str]) -> list[tuple[str, Any]]:
    """Give each cell the heading of its column, which it brings along where a row becomes a short list."""
    return list(zip(columns, row, strict=True))


@register.simple_tag
@cache
def version() -> str:
    """Say which Stimmig this is. It is looked up once: every page says it, and the lookup reads a file."""
    return installed_version("stimmig")
