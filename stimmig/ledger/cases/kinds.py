"""What can be recorded in a case. Everything here is locked by the key of its case, and goes with it."""

KINDS = (
    "conversation.opened",
    "conversation.request",
    "conversation.answer",
    "conversation.heard",
    "conversation.finding",
    "conversation.ended",
    "takeover.requested",
    "takeover.offered",
    "takeover.accepted",
    "takeover.joined",
    "takeover.returned",
    "takeover.ended",
    "takeover.failed",
    "takeover.timed_out",
    "takeover.became",
    "incident.opened",
    "incident.changed",
    "incident.closed",
    "pulse.given",
    "case.viewed",
    "case.held",
    "case.released",
    "case.procedure_ended",
    "case.procedure_resumed",
)
ABOUT_A_CASE = ("case.restricted", "case.erased")  # they stay when it goes: recorded in the clear, without a person
