"""What a policy says to one turn: before the AI is asked, and before what it answers is let go.

Before. Every line that applies is a reason; the first decides, a later one never loosens it.

    1  need           somebody is in need          hand_over; how one is helped without AI is said first,
                                                   also where a human has it already
    2  stopped        the AI says nothing          block; hand_over where 1, 3 to 5 or 7 to 9 apply too
       pilot_over     it began after the pilot     the same
    3  with_human     a human has it already       hand_over, and nothing is said in the human's place
    4  wants_human    a human was wished for       hand_over, never argued with
    5  kept_human     a human's by the decision    hand_over
    6  asks_if_human  "are you human?"             disclose: the truth stands in the place of an answer,
                                                   and goes before the words of any other hand-over
    7  any other signal the policy names           hand_over
    8  words          the house's own words         hand_over
    9  missed         answers that did not help    hand_over
   10  not_disclosed  the notice is due            disclose: the notice goes out first, then the AI answers;
                                                   hand_over where the policy has none (no_notice)
    -  nothing of it                               pass

After. What goes out is a sentence or a whole answer, as the output mode of the touchpoint has it.

                                                   hold     sentence   observe
    1  stopped                                     block    block      block
    2  with_human                                  block    block      block
    3  kept_human                                  block    block      block
    4  claims_human, denies_ai                     block    block      block
    5  never_says and any signal nobody knows      block    block      pass
    6  shifts_liability                            hold     block      pass
    7  promises, where the touchpoint may not      hold     block      pass
    -  nothing of it                               pass     pass       pass

What observe lets pass it still names. The strictest line that applies decides.
"""

from collections.abc import Iterator, Sequence

from stimmig.core.policy.nouns import Action, Contact, Handling, Policy, Reason, Signs, Turn
from stimmig.core.policy.phrases import named
from stimmig.core.policy.sayings import hands_over, helps, said

PHRASE = "phrase."  # the sign of a phrase the house named, with its number
LIES = ("claims_human", "denies_ai")
SILENT = frozenset({"stopped", "pilot_over"})  # the AI answers nothing, and says so
IN_PLACE: dict[str, Action] = {"hold": "hold", "sentence": "block", "observe": "pass"}  # by output mode
SAID_FOR: dict[Action, str] = {"hold": "held", "block": "blocked"}
STRICTER: dict[Action, int] = {"pass": 0, "hold": 1, "block": 2}


def before(policy: Policy, touchpoint: str, turn: Turn, heard: Signs) -> Handling:
    """What is done with what a person wrote, before the AI is asked.

    `heard` is what `core.listening` hears in it, `phrases(turn.text, policy.words)` among it where it was asked.
    """
    contact = policy.contact(touchpoint)
    reasons = tuple(_before(policy, contact, turn, heard))
    codes = {reason.code for reason in reasons}
    asked = said(policy, "truthful", turn) if "asks_if_human" in codes else ""
    helped = helps(policy, turn) if "need" in codes else ""
    if "with_human" in codes:
        return Handling("hand_over", reasons, say=helped)
    if helped:
        return Handling("hand_over", reasons, say=_together(helped, asked))
    if codes - {*SILENT, "asks_if_human"}:
        return Handling("hand_over", reasons, say=_together(asked, hands_over(policy, turn)))
    if codes & SILENT:
        return Handling("block", reasons, say=_together(asked, said(policy, "stopped", turn)))
    return _disclosed(policy, contact, turn, reasons, asked)


def after(policy: Policy, touchpoint: str, turn: Turn, answered: Signs, text: str = "") -> Handling:
    """What is done with a sentence, or the whole answer, before it is let go.

    `answered` is what `core.listening` hears in it, `phrases(text, policy.never_says)` among it where it was asked,
    and `text` the words themselves, in which those are looked for that the policy never says. A signal that is not
    known here counts as something not to be said.
    """
    contact = policy.contact(touchpoint)
    found = tuple(_after(policy, contact, turn, answered, text))
    action: Action = max((action for action, _ in found), key=STRICTER.__getitem__, default="pass")
    silent = action == "pass" or turn.lead == "human"
    say = "" if silent else said(policy, "stopped" if turn.stopped else SAID_FOR[action], turn)
    return Handling(action, tuple(reason for _, reason in found), say=say)


def _before(policy: Policy, contact: Contact, turn: Turn, heard: Signs) -> Iterator[Reason]:
    """Every reason that applies, in the order of the table."""
    signs = {sign.code: Reason(sign.code, sign.words) for sign in reversed(heard.signals)}
    if "need" in signs:
        yield signs["need"]
    if turn.stopped:
        yield Reason("stopped")
    if turn.over:
        yield Reason("pilot_over")
    if turn.lead == "human":
        yield Reason("with_human")
    if "wants_human" in signs:
        yield signs["wants_human"]
    if contact.lead == "human":
        yield Reason("kept_human")
    if "asks_if_human" in signs:
        yield signs["asks_if_human"]
    yield from (signs[code] for code in _other(contact) if code in signs)
    yield from (Reason("words", words) for words in _phrases(heard, named(turn.text, policy.words)))
    if turn.missed >= policy.attempts_max:
        yield Reason("missed")


def _phrases(signs: Signs, named: Sequence[str]) -> tuple[str, ...]:
    """The house's phrases in a text, as `core.listening` found them in any form, or else as they are written."""
    heard = [sign.words for sign in signs.signals if sign.code.startswith(PHRASE)]
    return tuple(dict.fromkeys(heard or named))


def _other(contact: Contact) -> tuple[str, ...]:
    return tuple(code for code in contact.signals if code not in ("need", "wants_human", "asks_if_human"))


def _after(policy: Policy, contact: Contact, turn: Turn, answered: Signs, text: str) -> Iterator[tuple[Action, Reason]]:
    """Every reason that applies with what it asks for, in the order of the table."""
    if turn.stopped:
        yield "block", Reason("stopped")
    if turn.lead == "human":
        yield "block", Reason("with_human")
    if contact.lead == "human":
        yield "block", Reason("kept_human")
    for sign in answered.signals:
        if not sign.code.startswith(PHRASE) and (sign.code != "promises" or not contact.may_promise):
            yield _weighed(sign.code, contact), Reason(sign.code, sign.words)
    for words in _phrases(answered, named(text, policy.never_says)):
        yield _weighed("never_says", contact), Reason("never_says", words)


def _disclosed(policy: Policy, contact: Contact, turn: Turn, reasons: tuple[Reason, ...], asked: str) -> Handling:
    """The AI may answer, once the notice has gone out. Without a notice it never does."""
    if turn.disclosed:
        return Handling("disclose" if reasons else "pass", reasons, say=asked)
    notice = policy.notices.get(contact.channel, {}).get(turn.language, "")
    if not notice:
        return Handling("hand_over", (*reasons, Reason("no_notice")), say=_together(asked, hands_over(policy, turn)))
    return Handling("disclose", (*reasons, Reason("not_disclosed")), notice, asked)


def _weighed(code: str, contact: Contact) -> Action:
    """What something said asks for at a touchpoint."""
    if code in LIES:
        return "block"
    if code in ("shifts_liability", "promises"):
        return IN_PLACE[contact.output]
    return "pass" if contact.output == "observe" else "block"


def _together(*sentences: str) -> str:
    return " ".join(filter(None, sentences))
