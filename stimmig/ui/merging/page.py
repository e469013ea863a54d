"""The page on which two versions stand side by side: what is asked, and what only one of the two changed."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from stimmig.core.merging import ASKED, MINE, THEIRS, WHOLE, Difference, Words
from stimmig.ui.merging.meeting import CONTROLS, MEANWHILE, OPENED, OTHER, Met
from stimmig.ui.merging.shapes import Shape, shape_of

Page = dict[str, Any]
NOT_SENT = (OPENED, MEANWHILE, "csrfmiddlewaretoken", "version")


def page(met: Met, *, by: Iterable[Mapping[str, Any]], version: object = "") -> Page:
    """What the page says. `by` is who changed something since, and when; `version` what the page is now opened on."""
    shape = shape_of(met.form)
    asked = [_asked(met, shape, number, each) for number, each in enumerate(met.merged.of(ASKED))]
    return {
        "asked": asked,
        "unanswered": met.unanswered,
        "changed": changed(met),
        "by": list(by),
        "hidden": [pair for pair in _pairs(met) if not _is_ours(pair[0])],
        "opened": met.before,
        "meanwhile": met.opened,
        "version": version,
    }


def ask(request: HttpRequest, met: Met, title: str, back: str, **said: Any) -> HttpResponse:
    """The page that asks: as something wrong when a question was left out, else because somebody else wrote here."""
    context = {"conflict": page(met, **said), "title": title, "back": back}
    return render(request, "ui/conflict_page.html", context, status=422 if met.unanswered else 409)


def changed(met: Met) -> list[Page]:
    """What only one of the two changed: it stands as that one wrote it."""
    shape = shape_of(met.form)
    return [
        _line(met, shape, each) | {"whose": each.whose}
        for each in met.merged.differences
        if each.whose in (MINE, THEIRS)
    ]


def tell_merged(request: HttpRequest, met: Met) -> None:
    """Say what somebody else changed meanwhile, which stays beside what was typed."""
    said = [" – ".join([each["label"], *each["theirs"]][:2]) for each in changed(met) if each["whose"] == THEIRS]
    if said:
        told = _("While you were writing, somebody else changed something here, and both changes are kept: %(fields)s")
        messages.info(request, told % {"fields": " · ".join(said)})


def _asked(met: Met, shape: Shape, number: int, each: Difference) -> Page:
    said = shape.field(met.form, each.place[1]) if each.place[1] != WHOLE else None
    chosen = met.chosen.get(each.place, "")
    mine = (each.mine or {}).get(each.place[1], ())
    other = mine if isinstance(chosen, str) else chosen
    return _line(met, shape, each) | {
        "number": number,
        "whole": each.place[1] == WHOLE,
        "mine_is_gone": each.mine is None,
        "chosen": chosen if isinstance(chosen, str) else OTHER,
        "other": _widget(said, f"other-{number}", other) if said else "",
        "typed": isinstance(said, forms.CharField),
        "missing": met.unanswered and each.place not in met.chosen,
    }


def _line(met: Met, shape: Shape, each: Difference) -> Page:
    row = next((one.fields for one in met.merged.rows if one.id == each.place[0]), None)
    fields = row or each.mine or each.theirs or each.before or {}
    return {
        "label": shape.label(met.form, fields, each.place[1]),
        "known": each.before is not None,
        "before": _words(met.form, shape, each, each.before),
        "theirs": _words(met.form, shape, each, each.theirs),
        "mine": _words(met.form, shape, each, each.mine),
    }


def _words(form: forms.Form, shape: Shape, each: Difference, said: Mapping[str, Words] | None) -> list[str]:
    """What was said, a text for each field; nothing where a row is not there."""
    texts = {name: shape.words(form, name, values) for name, values in (said or {}).items()}
    if each.place[1] != WHOLE:
        return [text for text in texts.values() if text]
    called = {name: shape.called(form, name) for name in texts}
    return [f"{called[name]} {text}".strip() for name, text in texts.items() if text and called[name] is not None]


def _widget(field: forms.Field, name: str, said: Words) -> str:
    """The field in which something else can be written, filled with what I wrote."""
    several = isinstance(field, forms.MultipleChoiceField)
    value = list(said) if several else "\n".join(said)
    attrs = field.widget.build_attrs(field.widget.attrs, {"id": f"id_{name}", "aria-label": _("Something else")})
    return str(field.widget.render(name, field.prepare_value(value), attrs))


def _pairs(met: Met) -> list[tuple[str, str]]:
    return [(name, value) for name, values in met.sent.lists() for value in values]


def _is_ours(name: str) -> bool:
    return name in NOT_SENT or name.startswith(CONTROLS)
