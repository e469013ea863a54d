"""What is heard in a text: by the rules of language of the house, and by what somebody supposes on a page."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec

from stimmig.core.policy import Sign, Signs

LISTENING = "stimmig.core.listening"


@dataclass(frozen=True)
class Supposed:
    """A sign nobody has heard, which is supposed to see what would follow."""

    code: str
    words: str = ""


@dataclass(frozen=True)
class Heard:
    """Everything heard in a text, and everything supposed."""

    signals: tuple[Sign, ...] = ()


def listen(text: str, supposed: Iterable[str] = ()) -> Heard:
    """What a person wrote."""
    return _heard("listen", text, supposed)


def speak(text: str, supposed: Iterable[str] = ()) -> Heard:
    """What an AI is about to say."""
    return _heard("speak", text, supposed)


def _heard(ear: str, text: str, supposed: Iterable[str]) -> Heard:
    hears: Callable[[str], Signs] | None = getattr(import_module(LISTENING), ear) if find_spec(LISTENING) else None
    found = tuple(hears(text).signals) if hears else ()
    known = {each.code for each in found}
    return Heard((*found, *(Supposed(code) for code in supposed if code not in known)))
