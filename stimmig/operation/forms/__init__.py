"""What people may type here."""

from stimmig.operation.forms.policy import PolicyForm
from stimmig.operation.forms.replaying import ReplayForm
from stimmig.operation.forms.service_keys import ServiceKeyForm
from stimmig.operation.forms.stops import StopEndForm, StopForm
from stimmig.operation.forms.trying import TrialForm

__all__ = ["PolicyForm", "ReplayForm", "ServiceKeyForm", "StopEndForm", "StopForm", "TrialForm"]
