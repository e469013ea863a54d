"""HTTP in, HTTP out."""

from stimmig.operation.views.cases import case_files, conversation, conversations, erasures, hold_ends, holds
from stimmig.operation.views.takeovers import (
    acceptances,
    changes,
    ends,
    lines,
    returns,
    takeover,
    takeover_changes,
    takeovers,
)
from stimmig.operation.views.trust import pulses, recording, staff_pulses, trust

__all__ = [
    "acceptances", "case_files", "changes", "conversation", "conversations", "ends", "erasures", "hold_ends", "holds",
    "lines", "pulses", "recording", "returns", "staff_pulses", "takeover", "takeover_changes", "takeovers", "trust",
]  # fmt: skip
