"""What people may type in this chapter."""

from stimmig.operation.forms.cases import (
    CaseFileForm,
    EraseForm,
    HoldForm,
    JoinForm,
    ProcedureForm,
    ReadingForm,
    SoughtForm,
)
from stimmig.operation.forms.policy import PolicyForm
from stimmig.operation.forms.pulses import PulseForm
from stimmig.operation.forms.replaying import ReplayForm
from stimmig.operation.forms.service_keys import ServiceKeyForm
from stimmig.operation.forms.stops import StopEndForm, StopForm
from stimmig.operation.forms.takeovers import BecameForm, LineForm
from stimmig.operation.forms.trying import TrialForm

__all__ = [
    "BecameForm",
    "CaseFileForm",
    "EraseForm",
    "HoldForm",
    "JoinForm",
    "LineForm",
    "PolicyForm",
    "ProcedureForm",
    "PulseForm",
    "ReadingForm",
    "ReplayForm",
    "ServiceKeyForm",
    "SoughtForm",
    "StopEndForm",
    "StopForm",
    "TrialForm",
]
