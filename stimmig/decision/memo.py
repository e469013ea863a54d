"""The decision on paper: page one to hang up, the rest to look up. The look is in documents/memo.typ."""

from pathlib import Path
from typing import Any

from django.utils.formats import date_format
from django.utils.text import slugify
from django.utils.timezone import localdate
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from stimmig.decision import queries, words
from stimmig.decision.models import Decision, Dissent
from stimmig.decision.pages.afterwards import keeper, told
from stimmig.decision.words import Page
from stimmig.ledger.queries import Proof
from stimmig.ui import figures
from stimmig.ui.typeset import typeset

TEMPLATE = Path(__file__).parent / "documents" / "memo.typ"
UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})
SIZES = ((120, 21), (200, 19), (300, 16.5))  # a long sentence is set smaller, so that page one stays one page

Piece = dict[str, Any]
Section = dict[str, Any]


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


def first_page(page: Page) -> dict[str, Any]:
    """What one hangs up: the decision, its weighing, its limits, its name."""
    decision = page.decision
    day = {"day": words.signed_on(decision)}
    number = _("Decision %(number)s") % {"number": decision.number}
    return {
        "house": page.house,
        "number": number,
        "outcome": page.outcome,
        "name": decision.title,
        "sentence": page.sentence,
        "sentence_size": next((size for length, size in SIZES if len(page.sentence) <= length), 15),
        "weighing": page.weighing,
        "limits": _limits(page),
        "reasons": None if page.limits else {"heading": _("Why we decide so"), "lines": paragraphs(page.reasons)},
        "overleaf": _("The limits are on page 2.") if page.limits else _("The reasons are on page 2."),
        "stands": page.accountability,
        "signature": {
            "name": decision.signed_name,
            "function": decision.signed_function,
            "line": _("signed on %(day)s") % day,
        },
        "again": page.ahead_lines,
        "replaced": _replaced(decision),
        "footer": f"{page.house} · {number}",
    }


def paragraphs(text: str) -> list[str]:
    """The lines of a text that say something."""
    return [line for line in text.splitlines() if line.strip()]


def _limits(page: Page) -> dict[str, Any] | None:
    if not page.limits:
        return None
    rows = [[limit["touchpoint"], limit["kind"], limit["mode"]] for limit in page.limits]
    columns = [_("Touchpoint"), _("Kind"), _("Who takes over")]
    return {"heading": _("Where the AI ends"), "columns": columns, "rows": rows}


def _replaced(decision: Decision) -> str:
    if later := queries.replaced_by(decision):
        return _("Replaced by decision %(number)s.") % {"number": later.number}
    ending = decision.use_case.ending
    return _("Retired since %(day)s.") % {"day": date_format(localdate(ending.at), "DATE_FORMAT")} if ending else ""


def sections(page: Page, voices: list[tuple[Dissent, Proof | None]], proof: Proof | None) -> list[Section]:
    """Everything behind page one, in the order in which one looks it up."""
    return [
        _section(_("Why we decide so"), [] if not page.limits else [_text(line) for line in paragraphs(page.reasons)]),
        _section(_("Decided against the picture"), _against(page)),
        _section(page.changes_heading, _facts(page.changes)),
        _section(_("The picture"), _picture(page)),
        _section(_("What weighed, and our answer"), _answers(page)),
        _section(_("What we foresaw"), [_foreseen(each) for each in page.foreseen]),
        _section(_("Conditions"), _conditions(page)),
        _section(_("Whom it concerns, and what they said"), _opinions(page)),
        _section(
            _("Dissent"), [_voice(page, *each) for each in queries.voices_on(page.decision.review, page.decision)]
        ),
        _section(_("What else we considered"), [_alternative(each) for each in page.alternatives]),
        _section(_("What we expect"), _expectations(page)),
        _section(_("When we look again"), _ahead(page)),
        _section(_("Legal questions"), _legal(page)),
        _section(_("Version and proof"), _version(page, voices, proof)),
    ]


def _section(heading: str, pieces: list[Piece]) -> Section:
    return {"heading": heading, "pieces": pieces}


def _text(text: str) -> Piece:
    return {"type": "text", "text": text}


def _list(items: list[str]) -> Piece:
    return {"type": "list", "items": items}


def _facts(rows: list[tuple[str, str]]) -> list[Piece]:
    return [{"type": "facts", "rows": rows}] if rows else []


def _table(columns: list[str], widths: list[int], rows: list[list[str]]) -> list[Piece]:
    return [{"type": "table", "columns": columns, "widths": widths, "rows": rows}] if rows else []


def _against(page: Page) -> list[Piece]:
    return [_list(page.against), _text(page.against_because)] if page.against else []


def _picture(page: Page) -> list[Piece]:
    """Ring and agreed levels: the figure, and beside it the words that say the same; then what was opened."""
    dimensions = {
        "type": "levels",
        "ring": figures.ring(page.ring, "", letters=True),
        "alt": page.ring_label,
        "columns": [_("Dimension"), _("Where we stand together")],
        "rows": [_level(each) for each in page.levels],
    }
    recorded = [each for each in page.criteria if each["recorded"]]
    silent = " · ".join(each["name"] for each in page.criteria if not each["recorded"])
    nothing = _text(_("Nothing recorded together: %(names)s.") % {"names": silent})
    columns = [_("What was looked at in depth"), _("Where we stand together")]
    in_depth = {"type": "depth", "columns": columns, "rows": [_level(each) for each in recorded]}
    judged = {"type": "small", "text": _("Judged by %(people)s.") % {"people": page.took_part}}
    shown = [dimensions, *([in_depth] if recorded else []), *([nothing] if silent else [])]
    return [*shown, *([judged] if page.took_part else [])]


def _level(row: Piece) -> Piece:
    return {
        "name": row["name"],
        "ball": figures.harvey(row["level"]),
        "word": row["word"],
        "agreement": row["agreement"],
        "reason": row["because"],
        "lowest": " ".join(filter(None, (row["carried"], row["lowest"], row["second"]))),
    }


def _answers(page: Page) -> list[Piece]:
    said = [
        {
            "type": "answer",
            "finding": each["finding"],
            "place": " · ".join(filter(None, (each["place"], each["since"]))),
            "kind": each["kind"],
            "text": each["text"],
            "who": " ".join(filter(None, (each["by_limit"], each["who"]))),
        }
        for each in page.answers
    ]
    return [*said, *([_text(page.noted)] if page.noted else []), *([_list(page.others)] if page.others else [])]


def _foreseen(row: Piece) -> Piece:
    """Something several foresaw and what is done about it; the stories themselves stay in the picture."""
    said = {name: row[name] for name in ("kind", "text", "who")}
    return {"type": "answer", "finding": row["name"], "place": "", **said}


def _conditions(page: Page) -> list[Piece]:
    columns = [_("What must hold"), _("Who stands for it"), _("By when"), _("How we can tell")]
    rows = [[each["text"], each["owner"], each["day"], each["measure"]] for each in page.conditions]
    return [*_table(columns, [12, 5, 5, 8], rows), *_handed_on(page.decision)]


def _handed_on(decision: Decision) -> list[Piece]:
    """Who stands for a condition by now, below what was signed."""
    later = ((told(each)["text"], keeper(each)) for each in decision.conditions.prefetch_related("successors"))
    return [{"type": "small", "text": f"{text} {since}"} for text, since in later if since]


def _opinions(page: Page) -> list[Piece]:
    said = [
        {"type": "answer", "finding": each["name"], "place": "", "kind": "", "text": each["text"], "who": each["note"]}
        for each in page.opinions
    ]
    because = [_text(f"{_('Why it begins all the same:')} {page.unheard_because}")] if page.unheard_because else []
    return [*said, *because]


def _voice(page: Page, voice: Dissent, earlier: Decision | None) -> Piece:
    who = f"{voice.name}, {voice.function}" if voice.function else voice.name
    late = _("after the signature") if voice.at > page.decision.made_at else ""
    if earlier:
        late = _("against decision %(number)s") % {"number": earlier.number}
    return {
        "type": "quote",
        "text": voice.reason,
        "note": f"{_('What would prove it right:')} {voice.proof}",
        "by": " · ".join(filter(None, (who, words.moment(voice.at), late))),
    }


def _alternative(row: Piece) -> Piece:
    return {"type": "answer", "finding": row["text"], "place": "", "kind": "", "text": row["verdict"], "who": ""}


def _expectations(page: Page) -> list[Piece]:
    columns = [_("Expectation"), _("By when"), _("How sure")]
    rows = [[each["text"], each["day"], each["sure"] or "–"] for each in page.expectations]
    return _table(columns, [6, 3, 3], rows)


def _ahead(page: Page) -> list[Piece]:
    sooner = [_text(_("Sooner, if:")), _list(page.reopens)] if page.reopens else []
    return [*_facts(page.ahead), *sooner]


def _legal(page: Page) -> list[Piece]:
    columns = [_("Question"), _("How it stood at the signature")]
    rows = [
        [f"{each['text']} ({each['articles']})", " · ".join(filter(None, (each["state"], each["document"])))]
        for each in page.legal_first
    ]
    return [*_table(columns, [7, 3], rows), *([_text(_further(page.legal_more))] if page.legal_more else [])]


def _further(laws: list[dict[str, str]]) -> str:
    """How many more there are, and where in the law they stand; the page of the record has them in full."""
    articles = "; ".join(dict.fromkeys(law["articles"] for law in laws if law["articles"]))
    counted = ngettext("One more legal question", "%(number)s more legal questions", len(laws)) % {"number": len(laws)}
    return words.in_place(counted, articles)


def _version(page: Page, voices: list[tuple[Dissent, Proof | None]], proof: Proof | None) -> list[Piece]:
    """By which words it was judged, and the fingerprints that prove it unchanged."""
    rows = [
        (_("State judged"), words.day(page.review["as_of"])),
        (_("Questions %(version)s") % page.framework, words.grouped(page.framework["hash"])),
        *([_entry(_("signature"), proof)] if proof else []),
        *(_entry(_("dissent by %(name)s") % {"name": voice.name}, entry) for voice, entry in voices if entry),
    ]
    how = _("Whoever keeps this page holds the proof: if an entry ever has another fingerprint, it was exchanged.")
    by = [{"type": "small", "text": f"{page.prepared}."}] if page.prepared else []
    return [*by, {"type": "fingerprints", "rows": rows}, {"type": "small", "text": how}]


def _entry(what: str, proof: Proof) -> tuple[str, str]:
    return _("Entry %(number)s, %(what)s") % {"number": proof.number, "what": what}, words.grouped(proof.hash)
