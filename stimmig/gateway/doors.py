"""Where the person goes without an account: to say what went wrong, and to the one question how it was."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Doors:
    """The public addresses of the house; none where its own is not set. The others sign what a link says of a case."""

    url: str = ""
    pulse_token: Callable[[UUID], str] = str
    concern_token: Callable[[UUID], str] = str

    def concern(self, use_case: str, case: UUID | None = None) -> str:
        """Where somebody says what went wrong with this use, and of which conversation where it is on record."""
        about = f"?conversation={self.concern_token(case)}" if case else ""
        return f"{self.url}/concerns/{use_case}/{about}" if self.url else ""

    def headers(self, use_case: str, case: UUID | None) -> dict[str, str]:
        """Both, for the service that shows them; of a case that rests nowhere nobody is asked."""
        if not self.url:
            return {}
        pulse = {"x-stimmig-pulse": f"{self.url}/pulses/{self.pulse_token(case)}/"} if case else {}
        return {"x-stimmig-concern": self.concern(use_case, case), **pulse}
