"""What of an answer is let go, and when. Pure: events in, bytes out.

hold      nothing goes out until the whole of it was checked
sentence  each sentence goes out after its check
observe   everything goes out as it comes; what is found is recorded
"""

from collections.abc import Callable, Mapping
from copy import deepcopy
from dataclasses import dataclass, field

from stimmig.core.policy import Handling, Reason
from stimmig.core.policy.nouns import Output
from stimmig.gateway.wire.form import Close, Json, Part, Plain, Step, Stream, Text, Whole
from stimmig.gateway.wire.sentences import Splitter, torn

Judge = Callable[[str], Handling]
GOES_OUT = ("pass", "disclose")
BREAK = "\n\n"


@dataclass
class Outcome:
    """What became of an answer: what went out after the notice, part by part, what was found, and what ended it."""

    released: dict[Part, list[str]] = field(default_factory=dict)
    found: list[Reason] = field(default_factory=list)
    disclosed: bool = False
    ended_by: Handling | None = None

    def add(self, part: Part, text: str) -> None:
        self.released.setdefault(part, []).append(text)

    def texts(self) -> dict[Part, str]:
        """What went out, each part whole."""
        return {part: "".join(pieces) for part, pieces in self.released.items()}

    @property
    def action(self) -> str:
        """As it stands in `x-stimmig-action`."""
        if self.ended_by:
            return {"block": "blocked", "hand_over": "human"}.get(self.ended_by.action, "held")
        return "disclosed" if self.disclosed else "pass"


class Releasing:
    """Lets go of a stream. `feed` and `end` give the bytes that may go out now."""

    def __init__(self, form: Stream, output: Output, notice: str, judge: Judge, fallback: str) -> None:
        self.outcome = Outcome()
        self._form, self._output, self._judge, self._fallback = form, output, judge, fallback
        self._scan = deepcopy(form)  # reads what is held, while nothing of it has gone out
        self._notice, self._noticed, self._cut_off = notice, set[int](), set[int]()
        self._splitters: dict[Part, Splitter] = {}
        self._torn: dict[Part, str] = {}
        self._held: list[Json] = []
        self._whole: dict[Part, list[str]] = {}

    @property
    def over(self) -> bool:
        """Whether the AI need not go on."""
        return self._form.over

    def feed(self, event: Json) -> bytes:
        """What may go out because of this event of the AI."""
        if self._output == "hold":
            self._held.append(event)
            for step in self._scan.steps(event):
                if isinstance(step, Text):
                    self._whole.setdefault(step.part, []).append(step.text)
            return b""
        if self._output == "observe":
            return self._observed(event)
        return self._frames([each for step in self._form.steps(event) for each in self._checked(step)])

    def end(self) -> bytes:
        """What is still to go out when the AI has ended, or broken off."""
        if self._output == "hold":
            return self._frames(self._let_go())
        rest = [each for part in list(self._splitters) for each in self._checked(Close(part))]
        return self._frames(rest)

    def cut(self, words: str) -> bytes:
        """End everything here, with these words."""
        return self._frames(self._cut(words, None))

    def _frames(self, events: list[Json]) -> bytes:
        return b"".join(map(self._form.frame, events))

    def _checked(self, step: Step) -> list[Json]:
        """One step in sentence mode."""
        if isinstance(step, Text):
            pieces = self._splitters.setdefault(step.part, Splitter()).feed(step.text)
            return [each for piece in pieces for each in self._piece(step.part, piece)]
        if isinstance(step, Close):
            splitter = self._splitters.get(step.part)
            return self._piece(step.part, splitter.flush()) if splitter else []
        return [self._form.plain(step.event)]

    def _piece(self, part: Part, text: str) -> list[Json]:
        """A sentence, if it may go out; else what is said in its place."""
        if not text or self._form.voice(part) in self._cut_off:
            return []
        handling = self._judge(self._torn.get(part, "") + text) if text.strip() else Handling("pass")
        self._torn[part] = torn(text)
        self.outcome.found += handling.reasons
        if handling.action not in GOES_OUT:
            return self._stopped(handling, part)
        return [*self._opening(part), self._delta(part, text)]

    def _stopped(self, handling: Handling, part: Part | None) -> list[Json]:
        self.outcome.ended_by = handling
        return self._cut(handling.say or self._fallback, part)

    def _cut(self, words: str, part: Part | None) -> list[Json]:
        if part is not None:
            self._cut_off.add(self._form.voice(part))
        opened = self._form.voice(part) in self._noticed if part is not None else bool(self._noticed)
        before = ""
        if words and self._notice and not opened:
            before, self.outcome.disclosed = self._notice + BREAK, True
        elif words and any(self.outcome.released.values()):
            words = BREAK + words
        self.outcome.add(part or (0, "content"), words)
        return self._form.cut(before + words, part)

    def _opening(self, part: Part) -> list[Json]:
        """The notice, before the first text of an answer."""
        voice = self._form.voice(part)
        if not self._notice or voice in self._noticed or part[1] == "refusal":
            return []
        self._noticed.add(voice)
        self.outcome.disclosed = True
        return [self._form.delta(part, self._notice + BREAK)]

    def _delta(self, part: Part, text: str) -> Json:
        self.outcome.add(part, text)
        return self._form.delta(part, text)

    def _let_go(self) -> list[Json]:
        """The whole answer, once it was checked as one."""
        texts = {part: "".join(pieces) for part, pieces in self._whole.items()}
        for text in texts.values():
            handling = self._judge(text)
            self.outcome.found += handling.reasons
            if handling.action not in GOES_OUT:
                return [*self._before_text(), *self._stopped(handling, None)]
        return [out for event in self._held for out in self._as_held(event, texts)]

    def _before_text(self) -> list[Json]:
        """How the answer began, before its first text: what ends it has to end something."""
        found: list[Json] = []
        for event in self._held:
            for step in self._form.steps(event):
                if isinstance(step, Text):
                    return found
                if isinstance(step, Plain):
                    found.append(self._form.plain(step.event))
        return found

    def _as_held(self, event: Json, texts: Mapping[Part, str]) -> list[Json]:
        """An event of a held answer, after its check: each text goes out whole, where it began."""
        found: list[Json] = []
        for step in self._form.steps(event):
            if isinstance(step, Text):
                if step.part not in self.outcome.released and texts[step.part]:
                    found += [*self._opening(step.part), self._delta(step.part, texts[step.part])]
            elif not isinstance(step, Close):
                found.append(self._form.plain(step.event))
        return found

    def _observed(self, event: Json) -> bytes:
        """Everything as it comes; each sentence is judged once it is out, and a lie ends the answer behind it."""
        opening: list[Json] = []
        gone = bool(self._cut_off) or self._form.over
        for step in [] if self._form.over else self._form.steps(event):
            gone = False
            if isinstance(step, Text):
                opening += self._opening(step.part)
                self.outcome.add(step.part, step.text)
                lie = self._lie(self._splitters.setdefault(step.part, Splitter()).feed(step.text))
                if lie:
                    said = self._form.delta(step.part, step.text)
                    return self._frames([*opening, said, *self._stopped(lie, step.part)])
                self._form.passed(step.part, step.text)
            elif isinstance(step, Close) and (lie := self._lie(self._rest(step.part))):
                return self._frames([*opening, *self._stopped(lie, step.part)])
        return b"" if gone else self._frames([*opening, self._form.plain(event)])

    def _rest(self, part: Part) -> list[str]:
        """What is left of a part that has ended."""
        return [self._splitters[part].flush()] if part in self._splitters else []

    def _lie(self, pieces: list[str]) -> Handling | None:
        """What is done about the first of these sentences that has to end the answer."""
        for piece in filter(str.strip, pieces):
            handling = self._judge(piece)
            self.outcome.found += handling.reasons
            if handling.action not in GOES_OUT:
                return handling
        return None


def whole(form: Whole, body: Json, output: Output, notice: str, judge: Judge, fallback: str) -> tuple[Json, Outcome]:
    """An answer in one piece, as it goes out, and what became of it."""
    outcome, texts, cut = Outcome(), form.texts(body), set[Part]()
    for part, text in texts.items():
        handling = judge(text)
        outcome.found += handling.reasons
        if handling.action not in GOES_OUT:
            outcome.ended_by = handling
            texts[part] = handling.say or fallback
            cut.add(part)
    voices = set[int]()
    for part in texts:
        outcome.add(part, texts[part])
        if notice and part[1] != "refusal" and form.voice(part) not in voices:
            voices.add(form.voice(part))
            texts[part] = f"{notice}{BREAK}{texts[part]}"
            outcome.disclosed = True
    return form.replaced(body if output == "observe" else form.checked(body), texts, cut), outcome
