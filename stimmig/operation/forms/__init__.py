"""What people may type in this chapter."""

from stimmig.operation.forms.takeovers import LineForm

__all__ = ["LineForm"]
