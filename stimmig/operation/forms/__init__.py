"""What people may type in this chapter."""

from stimmig.operation.forms.cases import CaseFileForm, EraseForm, HoldForm, SoughtForm
from stimmig.operation.forms.pulses import PulseForm
from stimmig.operation.forms.takeovers import LineForm

__all__ = ["CaseFileForm", "EraseForm", "HoldForm", "LineForm", "PulseForm", "SoughtForm"]
