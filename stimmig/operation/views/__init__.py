"""HTTP in, HTTP out."""

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

__all__ = ["acceptances", "changes", "ends", "lines", "returns", "takeover", "takeover_changes", "takeovers"]
