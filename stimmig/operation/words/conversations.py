"""What operation speaks in codes, in the reader's language."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from stimmig.core.retention import Answer, Term
from stimmig.register.words import Words

BECAUSE: Words = {
    "wants_human": _("asked for a human"),
    "asks_if_human": _("wanted to know whether a human answers"),
    "anger": _("wrote in anger"),
    "need": _("wrote in need"),
    "missed": _("got several answers that did not help"),
    "kept_human": _("reached a point that belongs to humans in our house"),
    "words": _("used a word on which a human takes over"),
    "stopped": _("was there when the AI was stopped"),
    "pilot_over": _("came when the pilot had ended"),
    "staff": _("was taken over without having asked"),
}
SPEAKERS: Words = {
    "customer": _("Customer"),
    "ai": _("AI"),
    "house": _("The house, without the AI"),
    "human": _("Human"),
}


def because(reason: str) -> str:
    """Why somebody waits for a human. A topic of the catalogue is said by its label, whatever else as it is."""
    code, _dot, _topic = reason.partition(".")
    return str(BECAUSE.get(reason) or BECAUSE.get(code) or gettext("came to something a human takes over"))


HAPPENED: Words = {
    "conversation.opened": _("The conversation began."),
    "conversation.ended": _("The conversation ended."),
    "takeover.requested": _("Waits for a human."),
    "takeover.offered": _("Humans were told."),
    "takeover.accepted": _("A human took over."),
    "takeover.joined": _("The person saw that a human was there."),
    "takeover.returned": _("Given back to the AI."),
    "takeover.ended": _("Ended by a human."),
    "takeover.failed": _("Nobody could be reached."),
    "takeover.timed_out": _("Nobody came in the promised time."),
    "takeover.became": _("Somebody said what became of the wish nobody had met in time."),
    "incident.opened": _("Something went wrong here: it was reported."),
    "incident.changed": _("More is known of what went wrong."),
    "incident.closed": _("What went wrong was put right."),
    "pulse.given": _("The person answered how it went."),
    "case.viewed": _("Looked into it"),
    "case.held": _("Nothing is erased until further notice."),
    "case.released": _("Erasing is no longer held up."),
    "case.procedure_resumed": _("What it is kept for is not over after all."),
    "case.restricted": _("Restricted: kept, and read for one of four grounds only."),
    "case.erased": _("What was said was erased."),
}
LACKS: Words = {
    "per_request": _("The service gave no number for the conversation: each request stands alone."),
    "no_conversation_id": _(
        "The service gave no number for the conversation: what belongs to one trace stands together."
    ),
    "late_parent": _("The service told too late what a part of it belongs to: something may stand elsewhere."),
    "incomplete": _("The service dropped part of what was said."),
    "not_reconstructable": _("The service reported that something was said, but not what."),
    "erased": _("Erased."),
}
ASKED_OF: Words = {
    "model": _("Model"),
    "provider": _("Provider"),
    "instruction": _("Instruction"),
    "policy": _("Rules of the house"),
}
KEPT_AS: Words = {
    "K1": _("general enquiry"),
    "K2": _("something one may rely on"),
    "K3": _("business letter"),
    "K4": _("voucher"),
    "K5": _("incident or dispute"),
    "K6": _("applicants and employees"),
    "K7": _("notice and takeover, without content"),
    "K8": _("decision"),
    "high-risk-log": _("log of a high-risk system"),
}
PROCEDURES: Words = {
    "application": _("The application is decided"),
    "employment": _("The employment is over"),
    "agreement": _("Another matter is settled, as the works agreement says"),
}
READ_FOR: Words = {
    "consent": _("The person agrees to it"),
    "claims": _("For legal claims: to make them, to pursue them, to defend against them"),
    "another": _("To protect the rights of somebody else"),
    "public_interest": _("For an important public interest"),
}
FOUND_CODES: Words = {
    "claims_human": _("The AI was about to say that it was human."),
    "denies_ai": _("The AI was about to deny that it is one."),
    "shifts_liability": _("The AI was about to push a risk onto the person."),
    "promises": _("The AI was about to promise something."),
    "phrases": _("The AI was about to say what it must not."),
    "never_says": _("The AI was about to say what it must not."),
    "unrecorded": _("Answers went out while nothing could be recorded."),
}
WENT_OUT: Words = {
    "claims_human": _("The AI said that it was human."),
    "denies_ai": _("The AI denied that it is one."),
    "shifts_liability": _("The AI pushed a risk onto the person."),
    "promises": _("The AI promised something."),
    "never_says": _("The AI said what it must not."),
}


BECAME: Words = {
    "written": _("Nobody had come in time; since then somebody wrote to the person."),
    "called": _("Nobody had come in time; since then somebody called the person back."),
    "nothing": _("Nobody had come in time, and there was nothing left to do."),
}


ALL_THE_SAME = _(
    "It is the proof of what went wrong in it. If you want it erased all the same, tell us; nobody can then prove any "
    "more what was said."
)
JOINED: Words = {
    "joined": _("What was reported is about this conversation."),
    "separated": _("What was reported is about another conversation after all."),
}


def happened(kind: str, content: Mapping[str, Any]) -> str:
    """One thing that happened, in a sentence; a finding by its code, whatever else by its kind."""
    code = str(content.get("code", "")) or str(content.get("reason", ""))
    if kind == "conversation.finding":
        found = (WENT_OUT if content.get("went_out") else {}).get(code) or FOUND_CODES.get(code)
        return str(found or gettext("The rules found something: %(words)s") % {"words": code})
    if kind == "case.procedure_ended":
        since = date_format(date.fromisoformat(content["on"]))
        return gettext("%(what)s, since %(day)s.") % {"what": PROCEDURES[content["what"]], "day": since}
    if kind == "takeover.requested" and code:
        return gettext("Waits for a human: %(because)s.") % {"because": because(code)}
    beside = BECAME.get(str(content.get("became", ""))) or JOINED.get(str(content.get("part", "")))
    if content.get("given_up"):
        beside = gettext("What was said was erased. The person wanted it, although it was their proof.")
    return str(beside or HAPPENED.get(kind, kind))


def retained(term: Term) -> str:
    """Under which class it is kept, and until when."""
    what = KEPT_AS[term.kept_as.code]
    if term.ends_on is None:
        return gettext("%(what)s: until that is closed") % {"what": what}
    return gettext("%(what)s: until %(day)s") % {"what": what, "day": date_format(term.ends_on - timedelta(days=1))}


def told(answer: Answer) -> str:
    """What the person is told who asked to be erased (Art. 12 (3) and (4) DSGVO): what was done, or why not yet."""
    if answer.erases:
        return gettext(
            "You asked us to erase your conversation. We have erased it. What was said can no longer be read by "
            "anybody. That there was a conversation, and that it was erased at your request, stays on record "
            "without your name."
        )
    cited = "; ".join(dict.fromkeys([*answer.ground, str(answer.article)]))
    until = (
        date_format(answer.until - timedelta(days=1)) if answer.until else gettext("what stands against it is settled")
    )
    words = gettext(
        "You asked us to erase your conversation. We have to keep it until %(until)s (%(cited)s). Until "
        "then it is restricted: it is used for that ground only, and then erased. If you do not agree, you can "
        "complain to a data protection authority or go to court."
    ) % {"until": until, "cited": cited}
    return f"{words} {ALL_THE_SAME}" if answer.disputed else words
