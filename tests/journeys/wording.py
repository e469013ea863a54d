"""Which texts of a page stand in the wrong language: of the interface, and of the framework and its cases."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any

from stimmig.content import cases, framework
from tests.cast import COMPANY
from tools.messages import PO, read

BLOCKS = "p, li, h1, h2, h3, h4, dt, dd, th, td, a, button, label, legend, summary, option, caption"
TEXTS = """() => {
    const said = new Set(), other = "script, style, body [lang]"
    const keep = (element, text) => element.closest(other) || said.add(text)
    const walk = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT)
    while (walk.nextNode()) keep(walk.currentNode.parentElement, walk.currentNode.data)
    for (const each of document.querySelectorAll(BLOCKS)) keep(each, each.textContent)
    for (const name of ["aria-label", "title", "placeholder", "alt"])
        for (const each of document.querySelectorAll(`[${name}]`)) keep(each, each.getAttribute(name))
    return [...said].map(text => text.replace(/\\s+/g, " ").trim()).filter(text => text.length > 2)
}""".replace("BLOCKS", repr(BLOCKS))
PLACE = re.compile(r"%\((\w+)\)[sd]|\{\w+\}|%[sd]")
LETTERS_MIN = 12  # a pattern with fewer letters of its own would fit anything


class Wrong:
    """Sentences that have no business on a page of one language."""

    def __init__(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Each pair is a sentence in the wrong language and in the right one."""
        pairs = [(plain(wrong), plain(right)) for wrong, right in pairs]
        right_ones = {right for _, right in pairs}
        wrong_ones = {wrong for wrong, right in pairs if wrong not in right_ones}
        self.whole = {text for text in wrong_ones if not PLACE.search(text)}
        fixed = [text for text in wrong_ones - self.whole if len(PLACE.sub("", text)) >= LETTERS_MIN]
        self.patterns = [pattern(text) for text in fixed]
        self.known: dict[str, bool] = {}

    def among(self, texts: Iterable[str]) -> list[str]:
        """Those of the texts that are one of the sentences, whatever is filled in."""
        return [text for text in texts if self._is(text)]

    def _is(self, text: str) -> bool:
        if text not in self.known:
            said = text in self.whole or any(each.fullmatch(text) for each in self.patterns)
            self.known[text] = said and text not in own_words()
        return self.known[text]


def plain(text: str) -> str:
    """A message as a page shows it: without tags, on one line."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", text)).replace("%%", "%").strip()


def pattern(text: str) -> re.Pattern[str]:
    """A message with anything in its places."""
    return re.compile(".+".join(re.escape(piece) for piece in PLACE.sub("\0", text).split("\0")))


@cache
def own_words() -> str:
    """Everything the example company says itself. It is German and stays so."""
    return plain(
        " ".join(path.read_text("utf-8") for path in COMPANY.rglob("*.*") if path.suffix in {".toml", ".yaml"})
    )


@cache
def wrong_in(language: str) -> Wrong:
    """What a page in this language must not say."""
    pairs = [*interface(), *content([*cases.cases(), framework()])]
    return Wrong([(en, de) if language == "de" else (de, en) for de, en in pairs])


def interface() -> Iterator[tuple[str, str]]:
    """Every message in German and English, where they differ."""
    for message in read(PO):
        english = message.id if isinstance(message.id, tuple) else (message.id,)
        german = message.string if isinstance(message.string, tuple) else (message.string,)
        yield from ((de, en) for de, en in zip(german, english, strict=False) if en and de and de != en)


def content(value: Any) -> Iterator[tuple[str, str]]:
    """Every text of the framework and of the cases in German and English, wherever it stands."""
    if is_dataclass(value):
        names = [field.name for field in fields(value)]
        if names[:2] == ["de", "en"]:
            yield value.de, value.en
        else:
            yield from content([getattr(value, name) for name in names])
    elif isinstance(value, Mapping):
        yield from content(list(value.values()))
    elif isinstance(value, list | tuple):
        for each in value:
            yield from content(each)
