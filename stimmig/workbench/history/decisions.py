"""What was decided and what became of it, in sentences."""

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.translation import gettext as _

from stimmig.decision.models import Decision, Fulfilment, Retrospect

Said = Mapping[str, Any]  # what the ledger keeps of an entry


def _dissent(by: str, said: Said) -> str:
    return _("%(by)s put a dissent on record.") % {"by": by}


def _signed(by: str, said: Said) -> str:
    outcome = Decision.Outcome(said["outcome"]).label
    text = _("%(by)s signed decision %(number)s: %(outcome)s.")
    return text % {"by": by, "number": said["number"], "outcome": outcome}


def _superseded(by: str, said: Said) -> str:
    return _("Decision %(new)s took the place of decision %(old)s.") % {"new": said["new"], "old": said["old"]}


def _looked_back(by: str, said: Said) -> str:
    text = _("%(by)s looked back on “%(expectation)s”. %(turned_out)s: %(observation)s")
    turned_out = Retrospect.TurnedOut(said["turned_out"]).label
    return text % {"by": by, **_quoted(said, "expectation"), "turned_out": turned_out}


def _reported(by: str, said: Said) -> str:
    text = _("%(by)s said how a condition stands, “%(condition)s”. %(state)s: %(observation)s")
    return text % {"by": by, **_quoted(said, "condition"), "state": Fulfilment.State(said["state"]).label}


def _quoted(said: Said, name: str) -> Said:
    """The sentence that quotes it brings the full stop."""
    return {**said, name: said[name].rstrip(".")}


def _handed_on(by: str, said: Said) -> str:
    text = _("%(by)s named %(owner)s in the place of %(before)s to stand for a condition, “%(condition)s”. %(reason)s")
    return text % {"by": by, **_quoted(said, "condition")}


def _woken(by: str, said: Said) -> str:
    return _("%(by)s put it back on the table: %(sentence)s") % {"by": by, "sentence": said["sentence"]}


DECISIONS: dict[str, Callable[[str, Said], str]] = {
    "dissent.made": _dissent,
    "decision.signed": _signed,
    "decision.superseded": _superseded,
    "expectation.closed": _looked_back,
    "condition.reported": _reported,
    "condition.handed_on": _handed_on,
    "decision.woken": _woken,
}
