"""What people may type in this chapter."""

from stimmig.operation.forms.cases import EraseForm, HoldForm, SoughtForm
from stimmig.operation.forms.takeovers import LineForm

__all__ = ["EraseForm", "HoldForm", "LineForm", "SoughtForm"]
