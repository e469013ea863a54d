"""What holds in operation, who may speak, what was spoken, who took over, and what went wrong."""

from stimmig.operation.models.conversations import Conversation
from stimmig.operation.models.findings import PolicyFinding
from stimmig.operation.models.incidents import Exchange, Harm, Incident, IncidentClosing, IncidentReopening, Redress
from stimmig.operation.models.policies import Enforcement, Policy, Stop, StopEnd
from stimmig.operation.models.pulses import Pulse, PulseTaken
from stimmig.operation.models.relays import Relay
from stimmig.operation.models.service_keys import ServiceKey
from stimmig.operation.models.takeovers import HumanLine, Takeover
from stimmig.operation.models.webhooks import Endpoint, Message

__all__ = [
    "Conversation",
    "Endpoint",
    "Enforcement",
    "Exchange",
    "Harm",
    "HumanLine",
    "Incident",
    "IncidentClosing",
    "IncidentReopening",
    "Message",
    "Policy",
    "PolicyFinding",
    "Pulse",
    "PulseTaken",
    "Redress",
    "Relay",
    "ServiceKey",
    "Stop",
    "StopEnd",
    "Takeover",
]
