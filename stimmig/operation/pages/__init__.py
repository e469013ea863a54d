"""What the pages of this chapter show."""

from stimmig.operation.pages.guardrails import in_operation, making, overview, version
from stimmig.operation.pages.trying import replayed, tried

__all__ = ["in_operation", "making", "overview", "replayed", "tried", "version"]
