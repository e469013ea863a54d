"""Everything behind page one."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from stimmig.decision import queries, words
from stimmig.decision.memo.first_page import paragraphs
from stimmig.decision.memo.pieces import Piece, Section, facts, listed, section, table, text
from stimmig.decision.models import Decision, Dissent
from stimmig.decision.pages.afterwards import keeper, told
from stimmig.decision.words import Page
from stimmig.ledger.queries import Proof
from stimmig.ui import figures


def sections(page: Page, voices: list[tuple[Dissent, Proof | None]], proof: Proof | None) -> list[Section]:
    """Everything behind page one, in the order in which one looks it up."""
    return [
        section(_("Why we decide so"), [] if not page.limits else [text(line) for line in paragraphs(page.reasons)]),
        section(_("Decided against the picture"), _against(page)),
        section(page.changes_heading, facts(page.changes)),
        section(_("The picture"), _picture(page)),
        section(_("What weighed, and our answer"), _answers(page)),
        section(_("What we foresaw"), [_foreseen(each) for each in page.foreseen]),
        section(_("Conditions"), _conditions(page)),
        section(_("Whom it concerns, and what they said"), _opinions(page)),
        section(_("Dissent"), [_voice(page, *each) for each in queries.voices_on(page.decision.review, page.decision)]),
        section(_("What else we considered"), [_alternative(each) for each in page.alternatives]),
        section(_("What we expect"), _expectations(page)),
        section(_("When we look again"), _ahead(page)),
        section(_("Legal questions"), _legal(page)),
        section(_("Version and proof"), _version(page, voices, proof)),
    ]


def _against(page: Page) -> list[Piece]:
    return [listed(page.against), text(page.against_because)] if page.against else []


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
    nothing = text(_("Nothing recorded together: %(names)s.") % {"names": silent})
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
    return [*said, *([text(page.noted)] if page.noted else []), *([listed(page.others)] if page.others else [])]


def _foreseen(row: Piece) -> Piece:
    """Something several foresaw and what is done about it; the stories themselves stay in the picture."""
    said = {name: row[name] for name in ("kind", "text", "who")}
    return {"type": "answer", "finding": row["name"], "place": "", **said}


def _conditions(page: Page) -> list[Piece]:
    columns = [_("What must hold"), _("Who stands for it"), _("By when"), _("How we can tell")]
    rows = [[each["text"], each["owner"], each["day"], each["measure"]] for each in page.conditions]
    return [*table(columns, [12, 5, 5, 8], rows), *_handed_on(page.decision)]


def _handed_on(decision: Decision) -> list[Piece]:
    """Who stands for a condition by now, below what was signed."""
    later = ((told(each)["text"], keeper(each)) for each in decision.conditions.prefetch_related("successors"))
    return [{"type": "small", "text": f"{text} {since}"} for text, since in later if since]


def _opinions(page: Page) -> list[Piece]:
    said = [
        {"type": "answer", "finding": each["name"], "place": "", "kind": "", "text": each["text"], "who": each["note"]}
        for each in page.opinions
    ]
    because = [text(f"{_('Why it begins all the same:')} {page.unheard_because}")] if page.unheard_because else []
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
    return table(columns, [6, 3, 3], rows)


def _ahead(page: Page) -> list[Piece]:
    sooner = [text(_("Sooner, if:")), listed(page.reopens)] if page.reopens else []
    return [*facts(page.ahead), *sooner]


def _legal(page: Page) -> list[Piece]:
    columns = [_("Question"), _("How it stood at the signature")]
    rows = [
        [f"{each['text']} ({each['articles']})", " · ".join(filter(None, (each["state"], each["document"])))]
        for each in page.legal_first
    ]
    return [*table(columns, [7, 3], rows), *([text(_further(page.legal_more))] if page.legal_more else [])]


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
