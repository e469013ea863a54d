"""What happened in operation, in sentences: guardrails, stops, keys of services."""

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.translation import gettext as _

Said = Mapping[str, Any]


def _policy_made(by: str, said: Said) -> str:
    text = _("%(by)s made guardrails for decision %(decision)s, version %(version)s.")
    return text % {"by": by, "decision": said["decision"], "version": said["version"]}


def _policy_enforced(by: str, said: Said) -> str:
    text = _("%(by)s put the guardrails of decision %(decision)s in force, version %(version)s.")
    return text % {"by": by, "decision": said["decision"], "version": said["version"]}


def _stopped(by: str, said: Said) -> str:
    return _("%(by)s stopped the AI: %(reason)s") % {"by": by, "reason": said["reason"]}


def _went_on(by: str, said: Said) -> str:
    return _("%(by)s let the AI go on: %(reason)s") % {"by": by, "reason": said["reason"]}


def _key_made(by: str, said: Said) -> str:
    text = _("%(by)s made a key for a service, “%(label)s”, at %(touchpoint)s.")
    return text % {"by": by, "label": said["label"], "touchpoint": said["touchpoint"]}


def _key_rotated(by: str, said: Said) -> str:
    text = _("%(by)s exchanged the key of a service, “%(label)s”, at %(touchpoint)s.")
    return text % {"by": by, "label": said["label"], "touchpoint": said["touchpoint"]}


def _key_ended(by: str, said: Said) -> str:
    text = _("%(by)s ended the key of a service, “%(label)s”, at %(touchpoint)s.")
    return text % {"by": by, "label": said["label"], "touchpoint": said["touchpoint"]}


OPERATION: dict[str, Callable[[str, Said], str]] = {
    "policy.made": _policy_made,
    "policy.enforced": _policy_enforced,
    "stop.made": _stopped,
    "stop.ended": _went_on,
    "service_key.made": _key_made,
    "service_key.rotated": _key_rotated,
    "service_key.ended": _key_ended,
}
