"""What those said whom a decision concerns."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from stimmig.register.words import day
from stimmig.review.hearing import name_of


def opinions(record: Mapping[str, Any]) -> list[dict[str, str]]:
    """Everybody it concerned: their words, or that there are none and why. An older record says nothing of it."""
    return [_opinion(each) for each in record.get("opinions", [])]


def _opinion(said: Mapping[str, Any]) -> dict[str, str]:
    on = day(said["on"]) if said.get("on") else ""
    who = ", ".join(filter(None, (said.get("who", ""), on)))
    texts = {
        "given": said.get("text", ""),
        "asked": _("Was asked and had not answered at the signature."),
        "not_asked": _("Was not asked: %(reason)s") % {"reason": said.get("text", "")},
        "missing": _("Was not asked."),
    }
    text, note = texts[said["state"]], who if said["state"] in ("given", "asked") else ""
    if said["state"] == "given" and said.get("written_by"):
        note = _("%(who)s. Written down by %(by)s.") % {"who": note, "by": said["written_by"]}
    return {"name": name_of(said["of"]), "text": text, "note": note, "said": "\n".join(filter(None, (text, note)))}
