"""What was typed meets what stands there now. A page carries, signed, what it was opened on."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django import forms
from django.core import signing
from django.http import QueryDict

from stimmig.core.merging import ASKED, MINE, THEIRS, WHOLE, Merged, Place, Row, Words, merge, settle
from stimmig.ui.merging.shapes import Build, Shape, shape_of

SALT = "opened"
OPENED = "opened"  # what a page was opened on
MEANWHILE = "meanwhile"  # the other's version, on the page that asks
OTHER = "other"  # neither of the two: what is written into the field
CONTROLS = ("choose-", "other-", "all-of")


@dataclass(frozen=True)
class Met:
    """What was sent, laid over what others wrote meanwhile. With something asked, nothing may be saved yet."""

    form: forms.Form
    sent: QueryDict
    opened: str
    merged: Merged = field(default_factory=lambda: Merged((), ()))
    chosen: dict[Place, str | Words] = field(default_factory=dict)
    before: str = ""  # signed, as the page that asks sends it again
    unanswered: bool = False  # whether the page that asks was sent with a question left out

    @property
    def asks(self) -> bool:
        return bool(self.merged.of(ASKED))


def opened(form: forms.Form) -> str:
    """What a form shows, for its page to carry: whoever saves says by it what they had before them."""
    return _sign(shape_of(form).read(form))


def carried(form: forms.Form, met: Met | None) -> str:
    """What a page carries: what it was opened on, also when it comes back with something wrong."""
    return met.opened if met else opened(form)


def meet(sent: QueryDict, build: Build, *, stale: bool = False) -> Met:
    """Lay what was sent over what stands there now.

    `stale` says that something did change where a page does not say what it was opened on: then every difference is
    asked. Without either, the form is as it was sent.
    """
    before, seen = _unsign(sent.get(OPENED, "")), _unsign(sent.get(MEANWHILE, ""))
    if before is None and seen is None and not stale:
        return Met(build(sent), sent, sent.get(OPENED, ""))
    if seen is not None:
        asked = _asked(sent, build, before, seen)
        if asked.asks:
            return asked
        before, sent = seen, asked.sent
    form, fresh = build(sent), build(None)
    shape = shape_of(form)
    theirs = shape.read(fresh)
    merged, now = merge(before, theirs, shape.read(form)), _sign(theirs)
    if merged.of(ASKED):
        return Met(form, sent, now, merged, before=_sign(before))
    data = _plain(sent)
    shape.write(form, merged.rows, theirs, data)
    data[OPENED] = now
    return Met(build(data), data, now, merged)


def _asked(sent: QueryDict, build: Build, before: list[Row] | None, seen: list[Row]) -> Met:
    """What was chosen on the page that asks, laid over the version it showed; asked again if one is missing."""
    form = build(sent)
    shape = shape_of(form)
    merged = merge(before, seen, shape.read(form))
    chosen = _chosen(sent, merged, shape, form)
    settled = settle(merged, chosen)
    if settled.of(ASKED):
        return Met(form, sent, _sign(seen), merged, chosen, sent.get(OPENED, ""), unanswered=True)
    data = _plain(sent)
    shape.write(form, settled.rows, seen, data)
    return Met(build(data), data, _sign(seen), settled)


def _plain(sent: QueryDict) -> QueryDict:
    """What was sent without what only the page that asks adds."""
    data = sent.copy()
    for name in list(data):
        if name.startswith(CONTROLS) or name in (OPENED, MEANWHILE):
            del data[name]
    return data


def _chosen(sent: QueryDict, asked: Merged, shape: Shape, form: forms.Form) -> dict[Place, str | Words]:
    """What was chosen for each question: mine, theirs, or what was written into the field."""
    chosen: dict[Place, str | Words] = {}
    for number, each in enumerate(asked.of(ASKED)):
        answer = sent.get("all-of") or sent.get(f"choose-{number}", "")
        if answer in (MINE, THEIRS):
            chosen[each.place] = answer
        elif answer == OTHER and each.place[1] != WHOLE and (said := shape.field(form, each.place[1])):
            chosen[each.place] = _written(sent, said, f"other-{number}")
    return chosen


def _written(sent: QueryDict, said: forms.Field, name: str) -> Words:
    value = said.widget.value_from_datadict(sent, {}, name)
    several = value if isinstance(value, list | tuple) else [value]
    return tuple(text for one in several if one and (text := "\n".join(str(one).splitlines()).strip()))


def _sign(rows: Sequence[Row] | None) -> str:
    if rows is None:
        return ""
    plain = [[row.key, {name: list(said) for name, said in row.fields.items()}] for row in rows]
    return signing.Signer(salt=SALT).sign_object(plain, compress=True)  # without the time: one state, one page


def _unsign(said: str) -> list[Row] | None:
    """The rows a page carried; None where there are none, or somebody has written on them."""
    try:
        plain = signing.Signer(salt=SALT).unsign_object(said) if said else None
    except signing.BadSignature:
        return None
    if plain is None:
        return None
    return [Row(key, {name: tuple(values) for name, values in fields.items()}) for key, fields in plain]
