"""The key with which the demo's chat page asks the gateway, in a file only the service can read."""

import secrets
from hashlib import sha256

from django.conf import settings
from django.utils.timezone import now

from stimmig.operation.models import Enforcement, ServiceKey

FILE = "demo-chat-key"  # stimmig.gateway.server reads it
LABEL = "Chat-Seite der Demo"


def chat_key() -> None:
    """Make one for the first touchpoint an AI may answer at, where guardrails are in force and there is none yet."""
    in_force = Enforcement.objects.select_related("policy", "use_case").order_by("-at", "-pk").first()
    path = settings.DATA / FILE
    if in_force is None or (path.exists() and ServiceKey.objects.filter(hash=_hash(path.read_text())).exists()):
        return
    touchpoint = next((each["name"] for each in in_force.policy.file["contacts"] if each["lead"] != "human"), None)
    if touchpoint is None:
        return
    text = f"stimmig_{secrets.token_urlsafe(32)}"
    path.touch(mode=0o600)
    path.write_text(text)
    said = {"touchpoint": touchpoint, "label": LABEL, "begins": text[:12], "hash": _hash(text), "made_at": now()}
    ServiceKey.objects.create(use_case=in_force.use_case, **said)


def _hash(text: str) -> str:
    return sha256(text.encode()).hexdigest()
