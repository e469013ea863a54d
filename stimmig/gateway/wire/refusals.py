"""What the gateway refuses, in the envelope every client of this API reads."""

import json
from dataclasses import dataclass


class Refused(Exception):
    """A request that is not answered: status, type, a stable code, and what to do, in words."""

    def __init__(
        self, status: int, code: str, message: str, *, type: str = "invalid_request_error",
        param: str | None = None, headers: dict[str, str] | None = None,
    ) -> None:  # fmt: skip
        self.status, self.code, self.message, self.type, self.param = status, code, message, type, param
        self.headers = dict(headers or {})
        super().__init__(f"{status} {code}: {message}")

    def body(self) -> bytes:
        """The envelope."""
        return json.dumps({"error": self.error()}, ensure_ascii=False).encode()

    def error(self) -> dict[str, str | None]:
        """What stands in the envelope."""
        return {"message": self.message, "type": self.type, "param": self.param, "code": self.code}


class NoRoom(Refused):
    """The key is right, and there are too many for the moment. Only of a turn it gives way, to somebody in need."""


@dataclass(frozen=True, slots=True)
class Unknown:
    """An address that is not served."""

    method: str
    path: str


def not_served(unknown: Unknown) -> Refused:
    """404, as the API itself would say it."""
    return Refused(404, "unknown_url", f"Unknown request URL: {unknown.method} {unknown.path}. See docs/gateway.md.")


def human_required(words: str) -> Refused:
    """403, and nobody tries again by itself: the person needs a human."""
    return Refused(403, "human_required", words, type="policy_violation", headers={"x-should-retry": "false"})


def unrecorded(words: str) -> Refused:
    """503: nothing is answered that cannot be answered for. The way to a human stands in the words."""
    return Refused(503, "record_unavailable", words, type="server_error", headers={"retry-after": "5"})
