"""The memo as a file: how it is set, and what it is called."""

from pathlib import Path

from django.utils.text import slugify
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from stimmig.decision import queries, words
from stimmig.decision.memo.first_page import first_page
from stimmig.decision.memo.sections import sections
from stimmig.decision.models import Decision
from stimmig.ui.typeset import typeset

TEMPLATE = Path(__file__).parent.parent / "documents" / "memo.typ"
UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})


def pdf(decision: Decision) -> bytes:
    """The memo in the language of the page, tagged PDF/UA-1, the same bytes each time while nothing was added."""
    page = words.page(decision)
    voices, proof = queries.proven_dissents(decision), queries.proof(decision)
    given = {**first_page(page), "sections": [each for each in sections(page, voices, proof) if each["pieces"]]}
    title = _("Decision %(number)s: %(title)s") % {"number": decision.number, "title": decision.title}
    return typeset(TEMPLATE, given, title=title, lang=get_language() or "de")


def filename(decision: Decision) -> str:
    """A name that says what is in it."""
    return f"{slugify(_('Decision'))}-{decision.number}-{slugify(decision.title.translate(UMLAUTS))}.pdf"
