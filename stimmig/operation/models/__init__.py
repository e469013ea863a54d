"""What holds in operation, who may speak, what was spoken, and who took over."""

from stimmig.operation.models.conversations import Conversation
from stimmig.operation.models.policies import Enforcement, Policy, Stop, StopEnd
from stimmig.operation.models.pulses import Pulse, PulseTaken
from stimmig.operation.models.service_keys import ServiceKey
from stimmig.operation.models.takeovers import HumanLine, Takeover

__all__ = [
    "Conversation",
    "Enforcement",
    "HumanLine",
    "Policy",
    "Pulse",
    "PulseTaken",
    "ServiceKey",
    "Stop",
    "StopEnd",
    "Takeover",
]
