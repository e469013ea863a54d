"""What is heard in a text: by the rules of language of the house, and by what somebody supposes on a page."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from stimmig.core.policy import Sign, Signs

RULES, PHRASES = "stimmig.content.listening", "stimmig.core.listening"


@dataclass(frozen=True)
class Supposed:
    """A sign nobody has heard, which is supposed to see what would follow."""

    code: str
    words: str = ""


@dataclass(frozen=True)
class Heard:
    """Everything heard in a text, and everything supposed."""

    signals: tuple[Sign, ...] = ()


def listen(text: str, phrases: Sequence[str] = (), supposed: Iterable[str] = ()) -> Signs:
    """What a person wrote; the house's own phrases among it."""
    rules = _rules()
    return _together(rules.listen(text).signals if rules else (), text, phrases, supposed)


def speak(text: str, phrases: Sequence[str] = (), supposed: Iterable[str] = ()) -> Signs:
    """What an AI is about to say; what the house forbids among it."""
    rules = _rules()
    return _together(rules.speak(text).signals if rules else (), text, phrases, supposed)


def _rules() -> Any:
    """The rules of language, where this installation has them; without them only what is supposed is heard."""
    return import_module(RULES).rules() if find_spec(RULES) else None


def _together(found: Iterable[Sign], text: str, phrases: Sequence[str], supposed: Iterable[str]) -> Heard:
    named = import_module(PHRASES).phrases(text, phrases) if find_spec(PHRASES) else ()
    heard = (*found, *named)
    known = {each.code for each in heard}
    return Heard((*heard, *(Supposed(code) for code in supposed if code not in known)))
