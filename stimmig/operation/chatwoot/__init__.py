"""Chatwoot as the desk at which people take over from the AI."""

from stimmig.operation.chatwoot.handling import Asking, Said, handle
from stimmig.operation.chatwoot.sending import Gateway, deliver, deliver_waiting

__all__ = ["Asking", "Gateway", "Said", "deliver", "deliver_waiting", "handle"]
