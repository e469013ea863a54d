"""What a leader may type. Every part is kept as typed, finished or not."""

from stimmig.decision.forms.afterwards import FulfilmentForm, RetrospectForm, SuccessorForm
from stimmig.decision.forms.ahead import AheadForm, AlternativeForm, ExpectationForm
from stimmig.decision.forms.answers import AnswerForm, NotedForm
from stimmig.decision.forms.beginning import BeginningForm, DifferenceForm
from stimmig.decision.forms.coherence import CoherenceForm
from stimmig.decision.forms.conditions import MeasuredForm
from stimmig.decision.forms.ending import EndingForm, ReopeningForm, ResumptionForm
from stimmig.decision.forms.hearing import UnheardForm
from stimmig.decision.forms.limits import LimitForm
from stimmig.decision.forms.outcome import AgainstForm, OutcomeForm
from stimmig.decision.forms.provisions import ProvisionForm
from stimmig.decision.forms.rulings import RulingEndForm, RulingForm
from stimmig.decision.forms.signing import DissentForm, SignatureForm
from stimmig.decision.forms.waking import WakingForm

__all__ = [
    "AgainstForm",
    "AheadForm",
    "AlternativeForm",
    "AnswerForm",
    "BeginningForm",
    "CoherenceForm",
    "DifferenceForm",
    "DissentForm",
    "EndingForm",
    "ExpectationForm",
    "FulfilmentForm",
    "LimitForm",
    "MeasuredForm",
    "NotedForm",
    "OutcomeForm",
    "ProvisionForm",
    "ReopeningForm",
    "ResumptionForm",
    "RetrospectForm",
    "RulingEndForm",
    "RulingForm",
    "SignatureForm",
    "SuccessorForm",
    "UnheardForm",
    "WakingForm",
]
