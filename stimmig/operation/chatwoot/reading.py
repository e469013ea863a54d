"""What Chatwoot tells an agent bot, read into what it means here. Unknown things mean nothing.

https://www.chatwoot.com/docs/product/others/webhook-events
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Literal

By = Literal["customer", "human", "bot"]


@dataclass(frozen=True)
class Event:
    """A message, or a change of status, in one conversation there."""

    kind: Literal["message", "status"]
    account: int
    conversation: int
    status: str  # open | pending | resolved | snoozed
    by: By = "bot"
    message: int = 0
    text: str = ""
    at: datetime | None = None  # when the message was written there


def read(sent: Mapping[str, Any]) -> Event | None:
    """The event; None for what an agent bot need not know, notes of the house among it."""
    try:
        if sent["event"] == "message_created":
            return _message(sent)
        if sent["event"] in ("conversation_status_changed", "conversation_resolved", "conversation_opened"):
            account = sent.get("account") or {"id": _account_of(sent)}
            return Event("status", int(account["id"]), int(sent["id"]), str(sent["status"]))
    except (KeyError, TypeError, ValueError, AttributeError, OverflowError):
        return None
    return None


def _message(sent: Mapping[str, Any]) -> Event | None:
    talk, by = sent["conversation"], _by(sent)
    if sent.get("private") or by is None:
        return None
    return Event(
        "message",
        int(sent["account"]["id"]),
        int(talk.get("display_id") or talk["id"]),
        str(talk["status"]),
        by,
        int(sent["id"]),
        str(sent.get("content") or ""),
        _moment(sent.get("created_at")),
    )


def _by(sent: Mapping[str, Any]) -> By | None:
    """Who wrote it. Chatwoot counts kinds in some places and names them in others."""
    kind = {0: "incoming", 1: "outgoing"}.get(sent["message_type"], sent["message_type"])
    if kind == "incoming":
        return "customer"
    if kind != "outgoing":
        return None
    return "human" if (sent.get("sender") or {}).get("type") == "user" else "bot"


def _account_of(sent: Mapping[str, Any]) -> int:
    return int(sent["messages"][0]["account_id"])


def _moment(written: object) -> datetime | None:
    """ISO 8601, the older form with a zone in letters, or seconds."""
    if isinstance(written, int):
        return datetime.fromtimestamp(written, UTC)
    text = str(written or "").replace(" UTC", "+00:00")
    return datetime.fromisoformat(text) if text else None
