"""What happened to a use, its people and its laws, in sentences."""

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.translation import gettext as _

from stimmig.register.models import Involvement
from stimmig.register.queries import framework
from stimmig.register.words import words

Said = Mapping[str, Any]  # what the ledger keeps of an entry


def _began(by: str, said: Said) -> str:
    if number := said.get("decision"):
        return _("%(by)s began this use from decision %(number)s.") % {"by": by, "number": number}
    return _("%(by)s began this use.") % {"by": by} if by else _("The use came in as a file.")


def _changed(by: str, said: Said) -> str:
    if said.get("said_by"):
        return _("%(by)s answered a question by link.") % {"by": said["said_by"]}
    return _("%(by)s changed the description.") % {"by": by} if by else _("The description came in as a file.")


def _set_aside(by: str, said: Said) -> str:
    return _("%(by)s set this idea aside: %(reason)s") % {"by": by, "reason": said["reason"]}


def _retired(by: str, said: Said) -> str:
    return _("%(by)s retired this use: %(reason)s") % {"by": by, "reason": said["reason"]}


def _resumed(by: str, said: Said) -> str:
    return _("%(by)s took this use up again: %(reason)s") % {"by": by, "reason": said["reason"]}


def _accountable(by: str, said: Said) -> str:
    text = _("%(by)s named %(accountable)s to decide and to answer for it. %(reason)s")
    return text % {"by": by, "accountable": said["accountable"], "reason": said["reason"]}


def _involved(by: str, said: Said) -> str:
    text = _("%(by)s gave %(person)s a part in it: %(kind)s.")
    return text % {"by": by, "person": said["person"], "kind": Involvement.Kind(said["kind"]).label}


def _involved_no_longer(by: str, said: Said) -> str:
    text = _("%(by)s ended the part of %(person)s: %(kind)s. %(reason)s")
    kind = Involvement.Kind(said["kind"]).label
    return text % {"by": by, "person": said["person"], "kind": kind, "reason": said["reason"]}


def _law(by: str, said: Said) -> str:
    known = framework().legal.get(said["question"])
    text = _("%(by)s answered a legal question: %(question)s")
    return text % {"by": by, "question": words(known.text) if known else said["question"]}


USES: dict[str, Callable[[str, Said], str]] = {
    "use_case.created": _began,
    "use_case.changed": _changed,
    "use_case.set_aside": _set_aside,
    "use_case.retired": _retired,
    "use_case.resumed": _resumed,
    "accountable.set": _accountable,
    "involvement.given": _involved,
    "involvement.ended": _involved_no_longer,
    "legal.answered": _law,
}
