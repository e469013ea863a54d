"""Length hides nothing: a wish behind a long mail is heard, and a long answer is checked to its end."""

from datetime import UTC, datetime

from stimmig.core.listening import LIMIT
from stimmig.core.policy import Turn
from stimmig.gateway.rules import OVERLAP, Guardrails
from tests.gateway.world import policy

RULES = Guardrails()
POLICY = RULES.read(policy())
HOLD = next(contact for contact in POLICY.contacts if contact.name == "hold")
TURN = Turn("Wann?", "de", datetime(2026, 5, 4, 9, tzinfo=UTC), disclosed=True)


def test_a_wish_behind_a_long_mail_is_heard() -> None:
    """What somebody pastes comes before what they want."""
    assert RULES.listen(POLICY, "Gut. " * (LIMIT // 2) + "Ich möchte mit einem Menschen sprechen.").codes == (
        "wants_human",
    )


def test_a_long_answer_is_checked_to_its_end() -> None:
    """Also where one piece that is heard at once ends and the next begins."""
    for before in (0, LIMIT - OVERLAP - 9, LIMIT - 9, 3 * LIMIT):
        said = RULES.after(POLICY, HOLD, TURN, "Gut. " * (before // 5) + "Ich bin ein Mensch. Gut.")
        assert said.action == "block"
    assert RULES.after(POLICY, HOLD, TURN, "Gut. " * LIMIT).action == "pass"
