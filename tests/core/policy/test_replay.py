"""A recorded conversation, held against a policy line by line."""

from stimmig.core.policy import Line, replayed
from tests.core.policy.making import ASKING, Heard, heard, policy, turn


def listen(text: str) -> Heard:
    return heard("wants_human") if "Mensch" in text else heard()


def speak(text: str) -> Heard:
    return heard("claims_human") if "Anna" in text else heard()


def test_line_by_line_until_a_human_has_it() -> None:
    """The notice once, the lie stopped, and after the wish no answer of the AI any more."""
    lines = [
        Line("ai", "Hallo, womit kann ich helfen?"),
        Line("person", "Was kostet die Wartung?"),
        Line("ai", "119 Euro."),
        Line("person", "Wer bist du?"),
        Line("ai", "Ich bin Anna."),
        Line("person", "Ich will einen Menschen."),
        Line("ai", "Gern, ich verbinde."),
        Line("person", "Danke."),
    ]
    steps = replayed(policy(), ASKING, lines, turn(disclosed=False), listen, speak)
    assert [step.handling and step.handling.action for step in steps] == [
        None, "disclose", "pass", "pass", "block", "hand_over", None, "hand_over",
    ]  # fmt: skip
    assert [reason.code for step in steps if step.handling for reason in step.handling.reasons] == [
        "not_disclosed", "claims_human", "wants_human", "with_human",
    ]  # fmt: skip
    assert [step.line for step in steps] == lines


def test_the_ai_is_not_asked_where_the_truth_stood_in_its_place() -> None:
    """What it answered then would not have gone out."""
    lines = [Line("person", "Bist du echt?"), Line("ai", "Na klar.")]
    steps = replayed(policy(), ASKING, lines, turn(), lambda _: heard("asks_if_human"), speak)
    assert steps[1].handling is None
