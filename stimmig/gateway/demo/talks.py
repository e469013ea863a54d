"""What the chat page knows of a talk: what was said, and where the person goes when something went wrong."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from html import escape

Line = tuple[str, str]  # who (you, ai, house, human), and what
LINKS = ("x-stimmig-concern", "x-stimmig-pulse")


@dataclass
class Talk:
    """One talk. `concern` and `pulse` are addresses of the house, known from its first answer."""

    lines: list[Line] = field(default_factory=list)
    concern: str = ""
    pulse: str = ""
    led: str = "ai"  # who leads it
    over: bool = False  # a human ended it, or the person did: now the one question is asked

    def hear(self, headers: Mapping[str, str]) -> dict[str, str]:
        """Take the addresses of an answer; the headers by which a script learns them."""
        found = {name: headers[name] for name in LINKS if name in headers}
        self.concern = found.get(LINKS[0], self.concern)
        if found.get(LINKS[1], self.pulse) != self.pulse:
            self.pulse, self.over = found[LINKS[1]], False
        return found

    def lead(self, who: str, over: str = "") -> None:
        """Somebody leads from here on; where a human gave it up, that was the end of their part, and `over` says so."""
        if self.led == "human" and who == "ai":
            self.over = True
            self.lines += [("house", over)] if over else []
        self.led = who

    def closed(self) -> "Talk":
        """The next talk, which still asks how this one was."""
        return Talk(concern=self.concern, pulse=self.pulse, over=True)

    def links(self, words: Mapping[str, str]) -> str:
        """Both, each as soon as there is something behind it."""
        return _link("concern", self.concern, words["concern"], hidden=not self.concern) + _link(
            "pulse", self.pulse, words["pulse"], hidden=not (self.pulse and self.over)
        )


def _link(id: str, url: str, words: str, *, hidden: bool) -> str:
    where = f' href="{escape(url)}"' if url else ""
    return f'<a id="{id}"{where}{" hidden" if hidden else ""}>{escape(words)}</a>'
