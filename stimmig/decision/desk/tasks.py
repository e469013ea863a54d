"""The five parts in order: how far each is, and why there is nothing to do where there is not."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from stimmig.decision.drafting import PARTS

if TYPE_CHECKING:
    from stimmig.decision.desk.desk import Desk

NAMES = {
    "outcome": _("What you decide, and why"),
    "limits": _("Where the AI ends"),
    "answers": _("What weighs, and your answer"),
    "conditions": _("Conditions"),
    "ahead": _("Other ways, and when you look again"),
}
FOUND_IN = {  # where the core looks for what a part holds
    "outcome": ("talk", "outcome", "sentence", "weighing", "reasons"),
    "limits": ("limits",),
    "answers": ("answers", "foreseen", "noted"),
    "conditions": ("conditions",),
    "ahead": ("review_on", "until", "wake_up", "wake_up_on", "expectations"),
}


@dataclass(frozen=True)
class Task:
    """One part in the list: its name, and how far it is. `note` says why there is nothing to do."""

    part: str
    state: str  # done | next | open
    note: Any = ""
    asked: bool = True  # false where the outcome asks for nothing here

    @property
    def name(self) -> Any:
        return NAMES[self.part]


def tasks(desk: "Desk") -> list[Task]:
    """The parts in order; the first open one is next."""
    states = [(part, *_state(desk, part)) for part in PARTS]
    following = next((part for part, done, _note in states if not done), None)
    return [
        Task(part, _word(done, part == following), note, not nothing_to_do(desk, part)) for part, done, note in states
    ]


def _state(desk: "Desk", part: str) -> tuple[bool, Any]:
    if note := nothing_to_do(desk, part):
        return True, note
    if part == "outcome" and desk.unspoken:
        return False, _("talk first")
    looked_at = part in desk.content or (part == "conditions" and not desk.proposed)
    missing = any(gap.path.startswith(FOUND_IN[part]) for gap in desk.gaps)
    done = looked_at and not missing and desk.sheet(part, check=True).is_valid()
    return done, pgettext_lazy(
        "conditions", "none"
    ) if done and part == "conditions" and not desk.decided.all_conditions else ""


def nothing_to_do(desk: "Desk", part: str) -> Any:
    """Why a part asks for nothing, where it does not."""
    if part == "answers" and not (desk.grounds.picture.findings or desk.foreseen):
        return _("nothing to answer")
    if part in {"limits", "conditions"} and desk.decided.outcome and not desk.introduces:
        return _("not needed")
    return ""


def _word(done: bool, follows: bool) -> str:
    return "done" if done else "next" if follows else "open"
