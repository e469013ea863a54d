"""The writes of this chapter."""

from stimmig.operation.actions.policies import enforce, make_policy
from stimmig.operation.actions.service_keys import end_key, make_key, rotate_key
from stimmig.operation.actions.stops import end_stop, stop

__all__ = ["end_key", "end_stop", "enforce", "make_key", "make_policy", "rotate_key", "stop"]
