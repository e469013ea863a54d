"""What went wrong with a use of the example company, and how it was put right."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from django.utils.timezone import make_aware

from stimmig.operation.actions import incidents
from stimmig.operation.models import Incident
from stimmig.register.models import UseCase
from stimmig.workbench.company.judging import Cast, Event, Told, on


def events(told: Told, cast: Cast, use_case: Callable[[], UseCase]) -> Iterator[Event]:
    """It is opened, worked on word by word, and perhaps closed, each on its own day."""
    going = _Going(told, cast, use_case)
    yield on(told["at"], going.open)
    for word in told.get("word", ()):
        yield on(word["at"], partial(going.say, word))
    for answer in told.get("answer", ()):
        yield on(answer["at"], partial(going.answer, answer))
    if "closed" in told:
        yield on(told["closed"], going.close)


class _Going:
    """One incident as it goes on; what it needs was made by the events before."""

    def __init__(self, told: Told, cast: Cast, use_case: Callable[[], UseCase]) -> None:
        self.told, self.cast, self.use_case = told, cast, use_case
        self.incident: Incident

    def open(self) -> None:
        """By somebody of the house, or where nobody is named, by a person affected."""
        said: dict[str, Any] = {"use_case": self.use_case(), "at": make_aware(self.told["at"])}
        said |= {name: self.told[name] for name in ("happened", "touchpoint")}
        if "by" in self.told:
            more = {name: self.told[name] for name in ("told", "doing")}
            self.incident = incidents.open_by_staff(**said, **more, by=self.cast[self.told["by"]])
        else:
            self.incident, _ = incidents.tell(**said, wish=self.told.get("wish", ""), language="de")

    def say(self, word: Told) -> None:
        said = {name: word[name] for name in ("part", "choice", "text", "day") if name in word}
        said |= {"person": self.cast[word["person"]]} if "person" in word else {}
        incidents.say(incident=self.incident, **said, by=self.cast[word["by"]], at=make_aware(word["at"]))

    def answer(self, told: Told) -> None:
        by, at = self.cast[told["by"]], make_aware(told["at"])
        incidents.answer(incident=self.incident, text=told["text"], by=by, at=at)

    def close(self) -> None:
        by = self.cast[self.told["closed_by"]]
        incidents.close(incident=self.incident, by=by, at=make_aware(self.told["closed"]))
