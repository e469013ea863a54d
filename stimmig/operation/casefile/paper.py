"""The case file on paper: tagged PDF/UA-1. The look is in documents/case_file.typ."""

from pathlib import Path

from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from stimmig.operation.casefile.basis import Basis
from stimmig.operation.casefile.parts import parts
from stimmig.people.queries import house
from stimmig.ui.typeset import typeset

TEMPLATE = Path(__file__).parent.parent / "documents" / "case_file.typ"


def pdf(basis: Basis) -> bytes:
    """The ten parts, in the language of the page."""
    here, day = house(), date_format(basis.on, "DATE_FORMAT")
    title = _("Case file: %(what)s") % {"what": basis.conversation.touchpoint}
    number = _("Conversation %(number)s") % {"number": str(basis.conversation.case)[:8]}
    given = {
        "house": here.name if here else "",
        "number": number,
        "heading": title,
        "footer": f"{number} · {day}",
        "sections": parts(basis),
    }
    return typeset(TEMPLATE, given, title=title, lang=get_language() or "de")
