"""What is done with a turn, and why, as one says it."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from stimmig.core.policy import Handling, Reason
from stimmig.operation.words.choices import heard_signs, said_signs
from stimmig.register.words import Words

ACTIONS: Words = {
    "pass": gettext_lazy("The AI answers"),
    "disclose": gettext_lazy("The notice goes out, then the AI answers"),
    "hand_over": gettext_lazy("A human takes over"),
    "block": gettext_lazy("The AI does not answer"),
    "truth": gettext_lazy("The truth is said in the place of an answer"),
    "with_human": gettext_lazy("A human has it"),
}
LET_GO: Words = {
    "pass": gettext_lazy("The answer goes out"),
    "hold": gettext_lazy("The answer is held until a human has seen it"),
    "block": gettext_lazy("The answer does not go out"),
    "named": gettext_lazy("The answer goes out, and it is noted"),
}
REASONS: Words = {
    "stopped": gettext_lazy("the AI is stopped"),
    "pilot_over": gettext_lazy("the pilot had ended"),
    "with_human": gettext_lazy("a human has this conversation"),
    "kept_human": gettext_lazy("the decision leaves this touchpoint to a human"),
    "words": gettext_lazy("one of the words of the house"),
    "missed": gettext_lazy("several answers did not help"),
    "not_disclosed": gettext_lazy("the notice has not gone out yet"),
    "no_notice": gettext_lazy("there is no notice"),
    "never_says": gettext_lazy("something the AI never says"),
}


def before_action(handling: Handling) -> str:
    """What is done before the AI is asked."""
    codes = {reason.code for reason in handling.reasons}
    if "with_human" in codes:
        return str(ACTIONS["with_human"])
    return str(ACTIONS["truth" if handling.action == "disclose" and handling.say else handling.action])


def after_action(handling: Handling) -> str:
    """What is done with an answer."""
    return str(LET_GO["named" if handling.action == "pass" and handling.reasons else handling.action])


def reason(found: Reason) -> str:
    """Why, with the words it was found in."""
    known = {**heard_signs(), **said_signs(), **REASONS}
    name = str(known.get(found.code, found.code))
    return _("%(name)s: “%(words)s”") % {"name": name, "words": found.words} if found.words else name
