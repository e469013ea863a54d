"""What a policy would do, turn by turn. Nothing of it is kept."""

from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from typing import Any

from django.utils import timezone

from stimmig.content.conversations import Recorded
from stimmig.core import policy as core
from stimmig.operation import hearing, words
from stimmig.operation.forms import TrialForm

Page = dict[str, Any]


def tried(policy: core.Policy, form: TrialForm) -> Page:
    """One turn: what is done with what a person writes, and with what the AI would answer."""
    typed, turn = form.cleaned_data, form.turn()
    turn = replace(turn, over=not turn.disclosed and not policy.begins(turn.at))
    first = core.before(policy, typed["touchpoint"], turn, hearing.listen(turn.text, policy.words, typed["heard"]))
    page: Page = {"before": _handled(first, words.before_action(first))}
    asked = first.action in ("pass", "disclose") and not first.say
    if typed["answer"] or typed["said"]:
        answered = hearing.speak(typed["answer"], policy.never_says, typed["said"])
        then = core.after(policy, typed["touchpoint"], turn, answered, typed["answer"])
        page |= {"after": _handled(then, words.after_action(then)), "asked": asked}
    return page


def replayed(policy: core.Policy, touchpoint: str, conversations: Iterable[Recorded]) -> list[Page]:
    """Conversations as they went, each line with what would have happened."""
    return [_conversation(policy, touchpoint, each) for each in conversations]


def _conversation(policy: core.Policy, touchpoint: str, recorded: Recorded) -> Page:
    first = core.Turn(text="", language=recorded.language, at=timezone.now())
    listen = partial(hearing.listen, phrases=policy.words)
    speak = partial(hearing.speak, phrases=policy.never_says)
    steps = core.replayed(policy, touchpoint, recorded.lines, first, listen, speak)
    return {"title": recorded.title, "steps": [_step(each) for each in steps]}


def _step(step: core.Step) -> Page:
    person = step.line.speaker == "person"
    page: Page = {"person": person, "text": step.line.text}
    if step.handling is None:
        return page | {"unasked": True}
    said = words.before_action(step.handling) if person else words.after_action(step.handling)
    return page | _handled(step.handling, said)


def _handled(handling: core.Handling, action: str) -> Page:
    return {
        "action": action,
        "code": handling.action,
        "reasons": [words.reason(each) for each in handling.reasons],
        "notice": handling.notice,
        "say": handling.say,
    }
