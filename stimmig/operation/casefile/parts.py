"""The ten parts of a case file, as data protection and an honest explanation ask for them (Art. 15 DSGVO)."""

from collections.abc import Callable
from datetime import datetime, timedelta
from itertools import dropwhile
from typing import Any

from django.utils.formats import date_format, time_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from stimmig.core.conversation import Spoken
from stimmig.core.retention import CLASSES, longest, months_later
from stimmig.operation.casefile.basis import Basis
from stimmig.operation.queries.incidents import latest_words
from stimmig.operation.words.conversations import ASKED_OF, KEPT_AS, READ_FOR, SPEAKERS, happened
from stimmig.people.queries import house
from stimmig.register.models import Involvement
from stimmig.register.queries import having

Piece = dict[str, Any]
RUNS = Involvement.Kind.RUNS
TAKEOVERS = tuple(
    f"takeover.{what}" for what in ("accepted", "joined", "returned", "ended", "failed", "timed_out", "became")
)
FOR_THE_PERSON = ("corrected", "compensated", "cause_fixed")
LOOKS = ("case.viewed",)
WRONG = ("conversation.finding", "incident.opened", "incident.changed", "incident.closed")


def parts(basis: Basis) -> list[dict[str, Any]]:
    """All ten, in order; each says so where there is nothing to say."""
    told: list[tuple[str, Callable[[Basis], list[Piece]]]] = [
        (_("1. What happened"), _in_short),
        (_("2. The conversation"), _conversation),
        (_("3. When we said that an AI answers"), _notices),
        (_("4. What answered you"), _what_answered),
        (_("5. What humans did"), _humans),
        (_("6. Which of your data we used"), _data),
        (_("7. What was decided about you"), _decided),
        (_("8. What went wrong, and what we did about it"), _wrong),
        (_("9. How you can check this"), _check),
        (_("10. Whom you can talk to"), _contact),
    ]
    return [{"heading": heading, "pieces": pieces(basis)} for heading, pieces in told]


def _text(text: str) -> Piece:
    return {"type": "text", "text": text}


def _facts(rows: list[tuple[str, str]]) -> list[Piece]:
    return [{"type": "facts", "rows": rows}] if rows else []


def _list(items: list[str]) -> list[Piece]:
    return [{"type": "list", "items": items}] if items else []


def _in_short(basis: Basis) -> list[Piece]:
    """At most ten plain sentences."""
    held, said = basis.conversation, basis.spoken
    asked = sum(each.speaker == "customer" for each in said)
    day, here = date_format(basis.moment(held.opened_at.isoformat()), "DATE_FORMAT"), house()
    lines = [
        _("On %(day)s you were in touch with %(house)s. It was about: %(what)s.")
        % {"day": day, "house": here.name if here else "", "what": held.touchpoint},
        ngettext("You wrote one message.", "You wrote %(number)s messages.", asked) % {"number": asked},
        _("An AI answered you.") if any(each.speaker == "ai" for each in said) else _("No AI answered you."),
        _("We told you so.") if any(each.notice for each in said) else _("We have no record of having told you so."),
    ]
    if any(each.speaker == "human" for each in said):
        lines.append(_("A human of our house took over and answered you as well."))
    if any(True for _each in basis.happened(*WRONG)):
        lines.append(_("Something did not go as it should. Part 8 says what."))
    lines.append(_("Everything that was said is in part 2; part 9 says how you can check it."))
    return [_text(" ".join(lines))]


def _conversation(basis: Basis) -> list[Piece]:
    """Every message with speaker, day and time."""
    return [_said(basis, each) for each in basis.spoken] or [_text(_("Nothing that was said can be shown any more."))]


def _said(basis: Basis, each: Spoken) -> Piece:
    person, at = each.speaker == "customer", basis.moment(each.at)
    called = {"customer": _("You"), "human": basis.functions.get(each.by) or _("A human of our house")}
    note = "" if each.complete else _("Broke off here.")
    return {
        "type": "said",
        "person": person,
        "human": each.speaker == "human",
        "who": called.get(each.speaker, str(SPEAKERS[each.speaker])),
        "at": f"{date_format(at, 'SHORT_DATE_FORMAT')}, {time_format(at, 'TIME_FORMAT')}",
        "notice": [basis.shown(each.notice)] if each.notice else [],
        "text": [basis.shown(line) for line in each.text.splitlines() if line.strip()],
        "note": note or (_("Said in the place of what the AI would have answered.") if each.withheld else ""),
    }


def _notices(basis: Basis) -> list[Piece]:
    """With which words and when; and what that does not prove."""
    rows = [(time_format(basis.moment(each.at), "TIME_FORMAT"), each.notice) for each in basis.spoken if each.notice]
    if not rows:
        return [_text(_("We have no record of a notice in this conversation."))]
    proves = _("This proves that the notice was sent to you, not that you read it.")
    return [*_facts(rows), {"type": "small", "text": proves}]


def _what_answered(basis: Basis) -> list[Piece]:
    """Model, provider, instruction and rules as they were then; what is not recorded is said."""
    found: dict[tuple[str, str], None] = {}
    for each in basis.recorded:
        found |= {
            (str(ASKED_OF[name]), str(each.said["content"][name])): None
            for name in ASKED_OF
            if each.said["content"].get(name)
        }
    system = basis.use_case.system
    known = [(_("Product"), system.product), (_("Provider"), system.vendor)]
    rows = [*found, *((name, value) for name, value in known if value and (name, value) not in found)]
    withheld = _("The instruction itself is not printed here: it is a trade secret of ours. Ask, and we weigh it anew.")
    return [
        *(_facts(rows) or [_text(_("We have no record of which model answered."))]),
        {"type": "small", "text": withheld},
    ]


def _humans(basis: Basis) -> list[Piece]:
    """Who by function, when; employees are not named, nor by a function nobody else has."""
    rows = [
        (time_format(at, "TIME_FORMAT"), _by_function(basis, happened(said["kind"], said["content"]), said.get("by")))
        for at, said in basis.happened(*TAKEOVERS)
    ]
    return _facts(rows) or [_text(_("No human took part in this conversation."))]


def _by_function(basis: Basis, what: str, by: dict[str, str] | None) -> str:
    function = basis.functions[by["function"]] if by else ""
    return f"{what} ({function})" if function else what


def _data(basis: Basis) -> list[Piece]:
    """Art. 15 (1) a to g: what, what for, from where, who received it, how long, and which rights."""
    system, terms = basis.use_case.system, basis.terms
    rows = [
        (_("What"), _("What you wrote, when, and in which language; nothing beyond this conversation.")),
        (_("What for"), basis.use_case.summary or basis.use_case.title),
        (_("From where"), _("From you, in this conversation.")),
        (_("Who received it"), ", ".join(filter(None, [system.vendor, _("whoever of our house took part")]))),
        (_("How long we keep it"), _kept(basis) if terms else _("It is not kept any more.")),
        *_restricted(basis),
    ]
    rights = [
        _("You can ask us to correct it, to erase it, or to use it no further, and you can object to its use."),
        _("You can complain to the data protection authority of the state you live in."),
    ]
    return [*_facts(rows), *_list(rights)]


def _restricted(basis: Basis) -> list[tuple[str, str]]:
    """Art. 18 DSGVO: since when it is kept only, what it is read for, and each time it was."""
    since = [*dropwhile(lambda each: each[1]["kind"] != "case.restricted", basis.happened("case.restricted", *LOOKS))]
    if not since:
        return []
    read = [_read(at, said["content"].get("ground")) for at, said in since if said["kind"] in LOOKS]
    kept = _(
        "Since %(day)s it is restricted: we keep it, and read it only if you agree, for legal claims, to protect the "
        "rights of somebody else, or for an important public interest (Art. 18 (2) GDPR)."
    ) % {"day": date_format(since[0][0], "DATE_FORMAT")}
    return [(_("Restricted"), kept), (_("Read since then"), "; ".join(dict.fromkeys(read)) or _("By nobody."))]


def _read(at: datetime, ground: str | None) -> str:
    """One look since it is restricted; without a ground the desk was shown what was written since, and nothing else."""
    what = READ_FOR.get(ground or "") or _("to answer you, and only what was written since")
    return f"{date_format(at, 'SHORT_DATE_FORMAT')}: {what}"


def _kept(basis: Basis) -> str:
    term = longest(basis.terms)
    what, ground = KEPT_AS[term.kept_as.code], ", ".join(CLASSES[term.kept_as.code].ground)
    if term.ends_on is None:
        return _("Until what it is kept for is closed: %(what)s (%(ground)s).") % {"what": what, "ground": ground}
    day = date_format(term.ends_on - timedelta(days=1), "DATE_FORMAT")
    return _("Until %(day)s, then we erase it: %(what)s (%(ground)s).") % {"day": day, "what": what, "ground": ground}


def _decided(basis: Basis) -> list[Piece]:
    """Art. 15 (1) h DSGVO: what made the difference. What was not recorded cannot be explained, and that is said."""
    known = basis.use_case.facts.get("significant_decision")
    if known is None:
        return [_text(_("We have not settled yet whether the AI takes part in decisions about you."))]
    if known.value is not True:
        return [_text(_("The AI takes no decisions about you here, as our house describes it."))]
    recorded = _("What made the difference is in its answers in part 2; nothing beyond that is recorded.")
    ask = _("Ask, and somebody of our house explains it to you.")
    return [_text(" ".join((_("The AI may take part in decisions about you."), recorded, ask)))]


def _wrong(basis: Basis) -> list[Piece]:
    """What the rules of the house held back, what was reported, and what we did about it."""
    rows = [
        (time_format(at, "TIME_FORMAT"), basis.shown(happened(said["kind"], said["content"])))
        for at, said in basis.happened(*WRONG)
    ]
    if not rows:
        return [_text(_("We know of nothing that went wrong in this conversation."))]
    return [*_facts(rows), *_facts([(name, basis.shown(text)) for name, text in put_right(basis)])]


def put_right(basis: Basis) -> list[tuple[str, str]]:
    """What was done for the person, in the words of the house; what it says to itself stays with it."""
    incidents = basis.conversation.incidents.order_by("at", "pk").prefetch_related("words")
    words = [latest_words(each).get(part) for each in incidents for part in FOR_THE_PERSON]
    return [
        (word.get_part_display(), " – ".join(filter(None, [word.choice_label, word.text]))) for word in words if word
    ]


def _check(basis: Basis) -> list[Piece]:
    """The fingerprint of each entry; the file that comes along proves them."""
    how = _(
        "Each message was recorded when it was said, with a fingerprint that nobody can change unnoticed. The file "
        "fall.json that comes with this paper holds all that is needed to check it; the command for it is: stimmig "
        "verify fall.json --key schluessel.txt. It needs no access to our house."
    )
    rows = [(_("No. %(number)s") % {"number": each.entry.seq}, each.entry.leaf) for each in basis.recorded]
    table = {"type": "fingerprints", "heads": [_("Entry"), _("Fingerprint")], "rows": rows}
    return [_text(how), *([table] if rows else [])]


def _contact(basis: Basis) -> list[Piece]:
    """A name, and by when an answer comes (Art. 12 (3) DSGVO)."""
    use, by = basis.conversation.use_case, months_later(basis.on, 1)
    rows = [(_("Answers for this"), use.accountable.signature)] if use.accountable else []
    rows += [(_("Runs it from day to day"), _runs(basis))] if basis.use_case.owner else []
    promise = _("We answer whatever you ask us about this file by %(day)s.") % {"day": date_format(by, "DATE_FORMAT")}
    return [*_facts(rows), _text(promise)]


def _runs(basis: Basis) -> str:
    """Who runs it as the house has written it down; where that is a name of somebody who does, with their function."""
    written = basis.use_case.owner or ""
    named = (each for each in having(basis.conversation.use_case, RUNS) if each.name.split()[-1] == written.split()[-1])
    return next((each.signature for each in named), written)
