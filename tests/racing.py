"""Two people at the same moment: somebody acts between the look of a page and its action."""

from collections.abc import Callable
from types import ModuleType
from typing import Any

import pytest


def overtaken(monkeypatch: pytest.MonkeyPatch, actions: ModuleType, name: str, quicker: Callable[[], object]) -> None:
    """Let somebody else act first, the next time this action is called. Both actions are the real ones."""
    action = getattr(actions, name)

    def too_late(**said: Any) -> object:
        monkeypatch.setattr(actions, name, action)
        quicker()
        return action(**said)

    monkeypatch.setattr(actions, name, too_late)
