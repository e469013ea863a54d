"""A sentence for every kind of entry: who did what. Of what is unseen it says that somebody handed in, no more."""

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.translation import gettext as _

from stimmig.decision.models import Decision, Fulfilment, Retrospect
from stimmig.register.models import Involvement
from stimmig.register.queries import framework
from stimmig.register.words import day, words
from stimmig.review.hearing import name_of
from stimmig.review.models import Opening, Settlement
from stimmig.review.words import said as level_said
from stimmig.workbench.history.house import HOUSE
from stimmig.workbench.history.incidents import INCIDENTS

Said = Mapping[str, Any]  # what the ledger keeps: kind, at, by, content


def sentence(entry: Said) -> str:
    """What happened, in the language of the page."""
    return (HOUSE | SENTENCES)[entry["kind"]](_by(entry), entry["content"])


def _by(entry: Said) -> str:
    return str(entry["by"]["name"] if entry["by"] else "")


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


def _round(by: str, said: Said) -> str:
    if said["number"] == 1:
        text = _("%(by)s opened a review. Asked until %(day)s: %(judges)s.")
    else:
        text = _("%(by)s opened a further round. Asked until %(day)s: %(judges)s.")
    return text % {"by": by, "day": day(said["due_on"]), "judges": ", ".join(said["judges"])}


def _invited(by: str, said: Said) -> str:
    text = _("%(by)s invited %(person)s to judge.") if said["judges"] else _("%(by)s invited %(person)s to read along.")
    return text % {"by": by, "person": said["person"]}


def _released(by: str, said: Said) -> str:
    text = _("%(by)s released %(person)s from judging. %(reason)s")
    return text % {"by": by, "person": said["person"], "reason": said["reason"]}


def _withdrawn(by: str, said: Said) -> str:
    return _("%(by)s took the review back. %(reason)s") % {"by": by, "reason": said["reason"]}


def _sealed(by: str, said: Said) -> str:
    again = _("%(by)s handed in again, unseen.")
    return (again if said["number"] > 1 else _("%(by)s handed in unseen.")) % {"by": by}


def _abandoned(by: str, said: Said) -> str:
    text = _("%(by)s ended a round before it was revealed: %(reason)s")
    return text % {"by": by, "reason": said["reason"]}


def _revealed(by: str, said: Said) -> str:
    missing = ", ".join(said["missing"])
    if by:
        text = _("%(by)s revealed the judgements.")
        more = " " + _("Missing: %(missing)s.") % {"missing": missing} if missing else ""
        return text % {"by": by} + more
    if missing:
        return _("The day had passed, and what was there was revealed. Missing: %(missing)s.") % {"missing": missing}
    return _("Everybody had handed in, and all judgements were revealed.")


def _opened(by: str, said: Said) -> str:
    name = words(framework().dimensions[said["dimension"]].name)
    because = Opening.Because(said["because"]).label
    return _("To be looked at more closely: %(dimension)s. %(because)s.") % {"dimension": name, "because": because}


def _settled(by: str, said: Said) -> str:
    known = framework().facts.get(said["fact"])
    text = _("%(by)s recorded what was found out about “%(fact)s”: %(outcome)s. %(reason)s")
    fact = words(known.question) if known else said["fact"]
    outcome = Settlement.Outcome(said["outcome"]).label
    return text % {"by": by, "fact": fact, "outcome": outcome, "reason": said["reason"]}


def _agreed(by: str, said: Said) -> str:
    """Where the group stands; a level left open is one too."""
    where = level_said(said["answer"], said["level"], framework()) or _("left open")
    text = _("%(by)s recorded where the group stands on %(subject)s: %(level)s. %(reason)s")
    level = {"level": where[:1].lower() + where[1:], "reason": said["reason"]}
    return text % ({"by": by, "subject": _subject(said["subject"])} | level)


def _marked(by: str, said: Said) -> str:
    return _("%(by)s let a point weigh: %(subject)s.") % {"by": by, "subject": _point(said)}


def _unmarked(by: str, said: Said) -> str:
    return _("%(by)s let a point weigh no longer: %(subject)s.") % {"by": by, "subject": _point(said)}


def _asked(by: str, said: Said) -> str:
    """That somebody was asked or has answered; the words stand with the picture, which may be still to come."""
    text = _("%(by)s put on record that an opinion was asked for. %(of)s: %(who)s.")
    return text % {"by": by, "of": name_of(said["of"]), "who": said["who"]}


def _given(by: str, said: Said) -> str:
    text = _("%(by)s put an opinion on record. %(of)s: %(who)s.")
    return text % {"by": by, "of": name_of(said["of"]), "who": said["who"]}


def _not_asked(by: str, said: Said) -> str:
    text = _("%(by)s put on record that nobody is asked here: %(of)s.")
    return text % {"by": by, "of": name_of(said["of"])}


def _grouped(by: str, said: Said) -> str:
    names = ", ".join(group["name"] for group in said["groups"])
    if not names:
        return _("%(by)s let every story of what went wrong stand alone.") % {"by": by}
    return _("%(by)s grouped the stories of what went wrong: %(names)s.") % {"by": by, "names": names}


def _picked(by: str, said: Said) -> str:
    if not said["groups"]:
        return _("%(by)s let nothing that was foreseen weigh.") % {"by": by}
    text = _("%(by)s let weigh what was foreseen: %(names)s.")
    return text % {"by": by, "names": ", ".join(said["groups"])}


def _point(said: Said) -> str:
    """Where a finding stands: its criterion or dimension, and the touchpoint or line it is about."""
    place = said["touchpoint"] or said["subject"] or ""
    return " · ".join(filter(None, [_subject(said["code"].partition(".")[0]), place]))


def _subject(key: str) -> str:
    """The name of a dimension or a criterion; nothing for what is neither."""
    known = framework()
    found = known.dimensions.get(key) or known.criteria.get(key)
    return words(found.name) if found else ""


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


def _policy_made(by: str, said: Said) -> str:
    text = _("%(by)s made guardrails for decision %(decision)s, version %(version)s.")
    return text % {"by": by, "decision": said["decision"], "version": said["version"]}


def _policy_enforced(by: str, said: Said) -> str:
    text = _("%(by)s put the guardrails of decision %(decision)s in force, version %(version)s.")
    return text % {"by": by, "decision": said["decision"], "version": said["version"]}


def _stopped(by: str, said: Said) -> str:
    return _("%(by)s stopped the AI: %(reason)s") % {"by": by, "reason": said["reason"]}


def _went_on(by: str, said: Said) -> str:
    return _("%(by)s let the AI go on: %(reason)s") % {"by": by, "reason": said["reason"]}


def _key_made(by: str, said: Said) -> str:
    text = _("%(by)s made a key for a service, “%(label)s”, at %(touchpoint)s.")
    return text % {"by": by, "label": said["label"], "touchpoint": said["touchpoint"]}


def _key_rotated(by: str, said: Said) -> str:
    text = _("%(by)s exchanged the key of a service, “%(label)s”, at %(touchpoint)s.")
    return text % {"by": by, "label": said["label"], "touchpoint": said["touchpoint"]}


def _key_ended(by: str, said: Said) -> str:
    text = _("%(by)s ended the key of a service, “%(label)s”, at %(touchpoint)s.")
    return text % {"by": by, "label": said["label"], "touchpoint": said["touchpoint"]}


SENTENCES: dict[str, Callable[[str, Said], str]] = {
    "use_case.created": _began,
    "use_case.changed": _changed,
    "use_case.set_aside": _set_aside,
    "use_case.retired": _retired,
    "use_case.resumed": _resumed,
    "accountable.set": _accountable,
    "involvement.given": _involved,
    "involvement.ended": _involved_no_longer,
    "legal.answered": _law,
    "round.opened": _round,
    "participant.invited": _invited,
    "participant.released": _released,
    "review.withdrawn": _withdrawn,
    "seal.made": _sealed,
    "round.abandoned": _abandoned,
    "round.revealed": _revealed,
    "dimension.opened": _opened,
    "settlement.made": _settled,
    "agreed.recorded": _agreed,
    "opinion.asked": _asked,
    "opinion.given": _given,
    "opinion.not_asked": _not_asked,
    "stories.grouped": _grouped,
    "stories.picked": _picked,
    "finding.marked": _marked,
    "finding.unmarked": _unmarked,
    "dissent.made": _dissent,
    "decision.signed": _signed,
    "decision.superseded": _superseded,
    "expectation.closed": _looked_back,
    "condition.reported": _reported,
    "condition.handed_on": _handed_on,
    "decision.woken": _woken,
    "policy.made": _policy_made,
    "policy.enforced": _policy_enforced,
    "stop.made": _stopped,
    "stop.ended": _went_on,
    "service_key.made": _key_made,
    "service_key.rotated": _key_rotated,
    "service_key.ended": _key_ended,
} | INCIDENTS
ELSEWHERE = {
    "house",
    "person",
    "access",
    "password",
    "role",
    "ruling",
    "second_factor",
    "endpoint",
    "recording",
    "tree",
    "log_key",
}  # of these kinds history/house tells
IN_A_CASE = {"conversation", "takeover", "pulse", "case"}  # of these the case itself tells, to few
