"""A sentence for every kind of entry about what went wrong. The ledger keeps no word anybody typed of it."""

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.translation import gettext as _

from stimmig.operation.models import Incident, IncidentClosing, Redress

Said = Mapping[str, Any]
SPOKEN = ("answer", "person", "harm", "reopened", "joined", "separated", "erased")


def _opened(by: str, said: Said) -> str:
    texts = {
        Incident.Source.RULE: _("A rule noticed that something went wrong, %(number)s."),
        Incident.Source.STAFF: _("%(by)s reported that something went wrong, %(number)s."),
        Incident.Source.PERSON: _("A person affected told us that something went wrong, %(number)s."),
    }
    return texts[Incident.Source(said["source"])] % {"by": by, "number": said["number"]}


def _changed(by: str, said: Said) -> str:
    texts = {
        "answer": _("%(by)s wrote to the person who told us, %(number)s."),
        "person": _("The person who told us added to it, %(number)s."),
        "reopened": _("%(by)s took up again what went wrong, %(number)s."),
        "joined": _("%(by)s found the conversation what went wrong, %(number)s, is about."),
        "separated": _("%(by)s said that what went wrong, %(number)s, is about another conversation."),
        "erased": _("%(by)s erased the conversation that %(number)s is about; the person wanted it. The rest goes on."),
        "harm": _("%(by)s put on record that somebody came to harm, %(number)s."),
    }
    if said["part"] in SPOKEN:
        return texts[said["part"]] % {"by": by, "number": said["number"]}
    text = _("%(by)s worked on putting it right, %(number)s: %(part)s.")
    return text % {"by": by, "number": said["number"], "part": Redress.Part(said["part"]).label}


def _closed(by: str, said: Said) -> str:
    text = _("%(by)s closed what went wrong, %(number)s: %(kind)s.")
    return text % {"by": by, "number": said["number"], "kind": IncidentClosing.Kind(said["kind"]).label}


INCIDENTS: dict[str, Callable[[str, Said], str]] = {
    "incident.opened": _opened,
    "incident.changed": _changed,
    "incident.closed": _closed,
}
