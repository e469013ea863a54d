"""What happened in a review, in sentences. Of what is unseen it says that somebody handed in, no more."""

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.translation import gettext as _

from stimmig.register.queries import framework
from stimmig.register.words import day, words
from stimmig.review.hearing import name_of
from stimmig.review.models import Opening, Settlement
from stimmig.review.words import said as level_said

Said = Mapping[str, Any]  # what the ledger keeps of an entry


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
    return _("%(by)s marked a point that weighs: %(subject)s.") % {"by": by, "subject": _point(said)}


def _unmarked(by: str, said: Said) -> str:
    return _("%(by)s took the mark off a point: %(subject)s.") % {"by": by, "subject": _point(said)}


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
        return _("%(by)s left every story of what went wrong by itself.") % {"by": by}
    return _("%(by)s grouped the stories of what went wrong: %(names)s.") % {"by": by, "names": names}


def _picked(by: str, said: Said) -> str:
    if not said["groups"]:
        return _("%(by)s recorded that nothing of what was foreseen weighs.") % {"by": by}
    text = _("%(by)s recorded what weighs of what was foreseen: %(names)s.")
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


REVIEWS: dict[str, Callable[[str, Said], str]] = {
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
}
