"""One review of the example company: opened, judged, revealed, talked about, or taken back."""

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from functools import partial
from typing import Any

from django.utils.timezone import make_aware

from stimmig.people.models import Person
from stimmig.register.models import UseCase
from stimmig.review import actions as review
from stimmig.review import queries
from stimmig.review.models import Foresight, Review, Round

Told = Mapping[str, Any]
Event = tuple[datetime, Callable[[], object]]
Cast = Mapping[str, Person]


def on(day: datetime, happen: Callable[[], object]) -> Event:
    """Something that happens on its day."""
    return make_aware(day), happen


class Judging:
    """What happened in one review. Every event knows its day; what it needs was made by the events before it."""

    def __init__(self, story: Told, cast: Cast) -> None:
        self.story, self.cast = story, cast
        self.use_case: UseCase
        self.review: Review
        self.rounds: list[Round] = []

    def rounds_told(self) -> Iterator[Event]:
        """Everybody's words round by round, each on the day they handed it in."""
        for number, told in enumerate(self.story.get("round", ())):
            if number:
                yield on(told["opened"], partial(self.open_again, told))
            for voice in told.get("voice", ()):
                yield on(voice.get("sealed", told["opened"]), partial(self.judge, number, voice))
            if "revealed_by" in told:
                yield on(told["revealed"], partial(self.reveal, number, told))

    def talked_about(self) -> Iterator[Event]:
        """What the group recorded after a reveal."""
        for kind, happen in (
            ("grouped", self.group),
            ("settlement", self.settle),
            ("agreed", self.agree),
            ("mark", self.mark),
            ("opinion", self.hear),
            ("withdrawn", self.withdraw),
        ):
            for told in self.story.get(kind, ()):
                yield on(told["at"], partial(happen, told))

    def open(self, told: Told) -> None:
        self.review = review.open_review(
            use_case=self.use_case,
            judges=[self.cast[key] for key in told["invited"]],
            observers=[self.cast[key] for key in self.story.get("observers", ())],
            due_on=self.story["round"][0]["due"],
            because=told.get("because", ""),
            by=self.cast[told["by"]],
            at=make_aware(told["opened"]),
        )
        self.rounds.append(self.review.rounds.get())

    def open_again(self, told: Told) -> None:
        """The criteria of what was opened; or, after the talk, the same questions once more."""
        said = {"due_on": told["due"], "by": self.cast[self.story["review"]["by"]], "at": make_aware(told["opened"])}
        if told.get("again"):
            self.rounds.append(review.open_second_round(review=self.review, subjects=told["asks"], **said))
        else:
            self.rounds.append(review.open_round(review=self.review, **said))

    def judge(self, number: int, voice: Told) -> None:
        """Answer every question; hand in where the story says when. Without a day it stays a draft."""
        round, person = self.rounds[number], self.cast[voice["person"]]
        at = make_aware(voice.get("sealed", self.story["round"][number]["opened"]))
        for subject in round.subjects:
            if said := voice.get(subject):
                review.write(round=round, subject=subject, **{"answer": "level"} | said, by=person, at=at)
        for kind in Foresight.Kind.values:
            if text := voice.get(kind):
                review.foresee(round=round, kind=kind, text=text, by=person)
        for doubt in voice.get("contests", ()):
            review.contest(round=round, **{"touchpoint": ""} | doubt, by=person)
        if "sealed" in voice:
            review.seal(round=round, by=person, at=at)

    def reveal(self, number: int, told: Told) -> None:
        by, at = self.cast[told["revealed_by"]], make_aware(told["revealed"])
        review.reveal(round=self.rounds[number], by=by, at=at)

    def group(self, told: Told) -> None:
        """Stories that tell the same get one name, found by how they begin; then the group says which of them weigh."""
        by, at = self.cast[told["by"]], make_aware(told["at"])
        stories = queries.stories(self.review)
        begins = {begin: each["name"] for each in told["group"] for begin in each["stories"]}
        names = {stories.get(text__startswith=begin).pk: name for begin, name in begins.items()}
        review.group(review=self.review, names=names, by=by, at=at)
        weighs = {each["name"] for each in told["group"] if each.get("weighs")}
        groups = [each.pk for each in queries.story_groups(self.review) if each.name in weighs]
        review.pick(review=self.review, groups=groups, by=by, at=at)

    def settle(self, told: Told) -> None:
        review.settle(review=self.review, **{"touchpoint": ""} | self.said(told))

    def agree(self, told: Told) -> None:
        review.agree(review=self.review, **{"answer": "level"} | self.said(told))

    def mark(self, told: Told) -> None:
        key = (told["code"], told.get("touchpoint"), told.get("subject"))
        review.mark(review=self.review, finding=key, by=self.cast[told["by"]], at=make_aware(told["at"]))

    def hear(self, told: Told) -> None:
        """Somebody concerned is asked, answers, or is not asked: by name where they are no person of the house."""
        person = self.cast.get(told.get("person", ""))
        review.keep_opinion(review=self.review, **self.said(told) | {"person": person})

    def withdraw(self, told: Told) -> None:
        review.withdraw(review=self.review, **self.said(told))

    def said(self, told: Told) -> dict[str, Any]:
        """Words of the story as the actions want them."""
        return dict(told) | {"by": self.cast[told["by"]], "at": make_aware(told["at"])}
