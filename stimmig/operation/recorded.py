"""What is recorded of those who work in the house: for the works council, and for whoever asks."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from stimmig.register.words import StrOrPromise


@dataclass(frozen=True)
class Recorded:
    """One thing that is recorded: what, in which form, what for, until when, and whether it can be switched off."""

    what: StrOrPromise
    how: StrOrPromise
    why: StrOrPromise
    until: StrOrPromise
    off: StrOrPromise


WITH_THE_CASE = _("goes with the conversation when it is erased")
WITH_THE_DECISION = _("as long as the decision is kept")
WITH_THE_USE = _("as long as the use is kept")
NEEDED = _("No: without it nobody could answer for it.")

RECORDS = (
    Recorded(
        _("Who decided, judged, agreed, spoke against"),
        _("name and function"),
        _("so that somebody stands by it"),
        WITH_THE_DECISION,
        NEEDED,
    ),
    Recorded(
        _("Who took a conversation over, wrote in it, gave it back"),
        _("the function, which customers read only where several have it; the name only while somebody has it in hand"),
        _("so that the person knows that a human answered, and the case can be explained"),
        WITH_THE_CASE,
        _("The name is off from the start. Leaders can switch it on below, with the works council."),
    ),
    Recorded(
        _("Who looked into a conversation"),
        _("name and time, in the conversation itself; what for, where it is restricted"),
        _("so that nobody reads out of curiosity"),
        WITH_THE_CASE,
        NEEDED,
    ),
    Recorded(
        _("Who kept a conversation from being erased, ended what it is kept for, or erased it"),
        _("name and time, in the conversation"),
        _("so that nothing is kept or erased without somebody who stands by it"),
        _("goes with the conversation; who erased it, and when, stays on record"),
        NEEDED,
    ),
    Recorded(
        _("Who reported an incident, looks after it, worked on it, closed it"),
        _("name, function and day at each step; under a letter to whoever told us, name and time"),
        _("so that somebody stands by it"),
        WITH_THE_USE,
        NEEDED,
    ),
    Recorded(
        _("Who made guardrails and put them in force, stopped the AI, let it go on"),
        _("name, function and time"),
        _("so that somebody stands by it"),
        WITH_THE_USE,
        NEEDED,
    ),
    Recorded(
        _("Who changed a use, a part in it, a role, a key, or the house"),
        _("name, function and time, in the ledger"),
        _("so that it can be told later how it came about"),
        _("the ledger takes nothing back"),
        NEEDED,
    ),
    Recorded(
        _("How long somebody waited for a human"),
        _("a time for each use and month, never for one person"),
        _("to see whether what was promised is kept"),
        _("six months are shown"),
        _("It is about nobody."),
    ),
    Recorded(
        _("How staff feel beside the AI"),
        _("the answer without a name; shown once the month is over, and never fewer than five"),
        _("to notice when work gets worse"),
        WITH_THE_USE,
        _("Nobody has to answer."),
    ),
    Recorded(
        _("When and from where somebody signed in"),
        _("for each open session, seen by its own person only"),
        _("so that they notice when it was somebody else"),
        _("until they sign out, twelve hours at most"),
        NEEDED,
    ),
)
NOT_RECORDED = (
    _("how many conversations somebody took over, or how quickly"),
    _("when somebody is at the desk, or how long"),
    _("how somebody writes; no mood, no voice, no face, of staff or of customers"),
)
