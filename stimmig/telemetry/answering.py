"""What integrators are told. The warning of OTLP, accepted but with a message, is our way to reach them."""

from stimmig.telemetry.intake import Outcome
from stimmig.telemetry.otlp import Heard

TEXTLESS = (
    "accepted, but no content captured in {number} of {calls} model calls: unless it arrives otherwise, "
    "cases cannot be reconstructed"
)
INCOMPLETE = (
    "accepted, but {number} of {calls} model calls lost content to limits of the SDK: their cases are incomplete"
)
NAMELESS = (
    "accepted, but nothing names the conversation of {number} model calls (gen_ai.conversation.id or session.id): "
    "each trace is a case by itself"
)
HOMELESS = "{number} GenAI events carry no trace and span id and cannot be kept"
METRICS = "accepted, but not kept: metrics say nothing about a single case; send traces and logs"


def warning(heard: Heard, outcome: Outcome) -> str:
    """Everything that keeps a case from being whole, in one line; empty where nothing does."""
    told = [
        (heard.rejected, "{number} items rejected: " + heard.because.replace("{", "(").replace("}", ")")),
        (outcome.homeless, HOMELESS),
        (outcome.textless, TEXTLESS),
        (outcome.incomplete, INCOMPLETE),
        (outcome.nameless, NAMELESS),
    ]
    return "; ".join(text.format(number=number, calls=outcome.calls) for number, text in told if number)
