"""What operation speaks in codes, in the reader's language."""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from stimmig.register.words import Words

BECAUSE: Words = {
    "wants_human": _("asked for a human"),
    "asks_if_human": _("wanted to know whether a human answers"),
    "anger": _("wrote in anger"),
    "need": _("wrote in need"),
    "missed": _("got several answers that did not help"),
    "kept_human": _("came to a point that is a human's with us"),
    "words": _("used a word on which a human takes over"),
    "stopped": _("was there when the AI was stopped"),
    "staff": _("was taken over without having asked"),
}
SPEAKERS: Words = {"customer": _("Customer"), "ai": _("AI"), "human": _("Human")}


def because(reason: str) -> str:
    """Why somebody waits for a human. A topic of the catalogue is said by its label, whatever else as it is."""
    code, _dot, _topic = reason.partition(".")
    return str(BECAUSE.get(reason) or BECAUSE.get(code) or gettext("came to something a human takes over"))
