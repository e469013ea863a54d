"""The example company, told through the actions of all chapters, each event on its own day.

Whatever the demo shows was judged, revealed, agreed and signed by the same rules as everything else; a story that
breaks a rule does not load.
"""

import tomllib
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils.timezone import localdate, make_aware

import stimmig.content
from stimmig.content import files
from stimmig.content.days import moved, weeks_since
from stimmig.core.findings import Finding
from stimmig.decision import actions as decision
from stimmig.decision import drafting
from stimmig.decision.queries import grounds
from stimmig.decision.seen import seen_now
from stimmig.people import actions as people
from stimmig.people.models import Person
from stimmig.register import actions as register
from stimmig.register.models import UseCase
from stimmig.review import actions as review
from stimmig.review.models import Review, Round

FOLDER = Path(stimmig.content.__file__).parent / "company"

Told = Mapping[str, Any]
Event = tuple[datetime, Callable[[], object]]
Cast = Mapping[str, Person]


@transaction.atomic
def load(today: date | None = None) -> None:
    """Found the house, let its people in, and let happen what happened, in the order in which it did.

    The story ends in the week before `today`, so that what is open in it is still open.
    """
    house = tomllib.loads((FOLDER / "house.toml").read_text("utf-8"))
    stories = tomllib.loads((FOLDER / "story.toml").read_text("utf-8"))
    later = partial(moved, by=weeks_since(stories["told"], today or localdate()), told=stories["told"])
    cast = move_in(later(house))
    events = [event for story in stories["story"] for event in Telling(later(story), cast, later).events()]
    events += [(make_aware(told["at"]), partial(_answer_law, None, told, cast)) for told in later(stories["legal"])]
    for _, happen in sorted(events, key=lambda event: event[0]):
        happen()


def move_in(house: Told) -> dict[str, Person]:
    """The house with its profile and everybody in it; all have the password the demo shows."""
    first, *others = house["people"]
    at = make_aware(house["house"]["founded"])
    leader = people.create_house(
        name=house["house"]["name"],
        language=house["house"]["language"],
        profile=[(line["kind"], line["text"]) for line in house["profile"]],
        facts=house["facts"],
        leader_name=first["name"],
        leader_function=first["function"],
        email=first["email"],
        password=settings.DEMO_PASSWORD,
        at=at,
    )
    return {first["key"]: leader} | {one["key"]: _come(one, leader, at) for one in others}


def _come(one: Told, leader: Person, at: datetime) -> Person:
    said = {name: one[name] for name in ("name", "email", "function", "role")}
    _, token = people.invite(**said, by=leader, at=at)
    return people.accept(token=token, password=settings.DEMO_PASSWORD, at=at)


def _answer_law(use_case: UseCase | None, told: Told, cast: Cast) -> None:
    """Answer a legal question, of one use or of the house, by whom and when the story says."""
    said = dict(told) | {"by": cast[told["by"]], "at": make_aware(told["at"])}
    register.answer_legal(use_case=use_case, **said)


class Telling:
    """What happened to one use case. Every event knows its day; what it needs was made by the events before it."""

    def __init__(self, story: Told, cast: Cast, later: Callable[[Any], Any]) -> None:
        self.story, self.cast = story, cast
        path = FOLDER / "use_cases" / f"{story['use_case']}.yaml"
        self.file = later(files.load(path.read_bytes(), path.name))
        self.use_case: UseCase
        self.review: Review
        self.rounds: list[Round] = []

    def events(self) -> Iterator[Event]:
        """Everything that happened to this use."""
        yield self._on(self.story["created"], self.create)
        for law in self.story.get("legal", ()):
            yield self._on(law["at"], partial(self.answer_law, law))
        if told := self.story.get("review"):
            yield self._on(told["opened"], self.open)
            for number, round in enumerate(self.story["round"]):
                yield from self._round(number, round)
        yield from self._afterwards()

    def _round(self, number: int, told: Told) -> Iterator[Event]:
        if number:
            yield self._on(told["opened"], partial(self.open_again, told))
        for voice in told["voice"]:
            yield self._on(voice.get("sealed", told["opened"]), partial(self.judge, number, voice))
        if "revealed_by" in told:
            yield self._on(told["revealed"], partial(self.reveal, number, told))

    def _afterwards(self) -> Iterator[Event]:
        for kind, happen in (
            ("settlement", self.settle),
            ("agreed", self.agree),
            ("mark", self.mark),
            ("opinion", self.hear),
            ("dissent", self.dissent),
        ):
            for told in self.story.get(kind, ()):
                yield self._on(told["at"], partial(happen, told))
        if told := self.story.get("decision"):
            yield self._on(told["signed"], partial(self.decide, told))
            later = (("ruling", self.distil), ("fulfilment", self.report), ("retrospect", self.look_back))
            for kind, happen in later:
                for word in self.story.get(kind, ()):
                    yield self._on(word["at"], partial(happen, word))
            if self.file["stage"] != self._stage_then:
                yield self._on(told["signed"] + timedelta(days=1), self.move_on)

    def _on(self, day: datetime, happen: Callable[[], object]) -> Event:
        return make_aware(day), happen

    # ----- what happens

    @property
    def _stage_then(self) -> str:
        return str(self.story.get("stage_then", self.file["stage"]))

    @property
    def _by(self) -> Person:
        return self.cast[self.story["by"]]

    @property
    def _accountable(self) -> Person:
        name = self.file["accountable"].partition(",")[0].split()[-1]
        return next(person for person in self.cast.values() if person.name.split()[-1] == name)

    def create(self) -> None:
        self.use_case = register.create(
            title=self.file["title"],
            occasion=self.file["occasion"],
            file=self.file | {"stage": self._stage_then},
            pattern=self.story.get("pattern", ""),
            without_ai=self.story.get("without_ai", ""),
            by=self._by,
            at=make_aware(self.story["created"]),
        )

    def answer_law(self, told: Told) -> None:
        _answer_law(self.use_case, told, self.cast)

    def name_accountable(self) -> None:
        """Nobody opens a review before it is clear who will decide."""
        leader, at = self._accountable, make_aware(self.story["review"]["opened"])
        self.use_case = register.set_accountable(
            use_case=self.use_case, person=leader, reason="Von Anfang an zuständig.", by=leader, at=at
        )

    def open(self) -> None:
        self.name_accountable()
        told, first = self.story["review"], self.story["round"][0]
        self.review = review.open_review(
            use_case=self.use_case,
            judges=[self.cast[key] for key in told["invited"]],
            observers=[self.cast[key] for key in self.story.get("observers", ())],
            due_on=first["due"],
            by=self.cast[told["by"]],
            at=make_aware(told["opened"]),
        )
        self.rounds.append(self.review.rounds.get())

    def open_again(self, told: Told) -> None:
        by, at = self.cast[self.story["review"]["by"]], make_aware(told["opened"])
        self.rounds.append(review.open_round(review=self.review, due_on=told["due"], by=by, at=at))

    def judge(self, number: int, voice: Told) -> None:
        """Answer every question; hand in where the story says when. Without a day it stays a draft."""
        round, person = self.rounds[number], self.cast[voice["person"]]
        at = make_aware(voice.get("sealed", self.story["round"][number]["opened"]))
        for subject in round.subjects:
            if said := voice.get(subject):
                review.write(round=round, subject=subject, **{"answer": "level"} | said, by=person, at=at)
        for doubt in voice.get("contests", ()):
            review.contest(round=round, **{"touchpoint": ""} | doubt, by=person)
        if "sealed" in voice:
            review.seal(round=round, by=person, at=at)

    def reveal(self, number: int, told: Told) -> None:
        by, at = self.cast[told["revealed_by"]], make_aware(told["revealed"])
        review.reveal(round=self.rounds[number], by=by, at=at)

    def settle(self, told: Told) -> None:
        review.settle(review=self.review, **{"touchpoint": ""} | self._said(told))

    def agree(self, told: Told) -> None:
        review.agree(review=self.review, **{"answer": "level"} | self._said(told))

    def mark(self, told: Told) -> None:
        key = (told["code"], told.get("touchpoint"), told.get("subject"))
        review.mark(review=self.review, finding=key, by=self.cast[told["by"]], at=make_aware(told["at"]))

    def hear(self, told: Told) -> None:
        """Somebody concerned is asked, answers, or is not asked: by name where they are no person of the house."""
        person = self.cast.get(told.get("person", ""))
        review.keep_opinion(review=self.review, **self._said(told) | {"person": person})

    def dissent(self, told: Told) -> None:
        by = self.cast[told["person"]]
        said = {name: told[name] for name in ("reason", "proof")}
        decision.dissent(review=self.review, **said, by=by, at=make_aware(told["at"]))

    def decide(self, told: Told) -> None:
        """Write every part as the leader would type it, then sign."""
        by, at = self._accountable, make_aware(told["signed"])
        basis = grounds(self.review)
        for part, typed in drafting.as_typed(self._decision(told, basis.weighing), basis).items():
            decision.write(review=self.review, part=part, content=typed, by=by, at=at)
        read = str(seen_now(self.review, by))
        decision.sign(review=self.review, seen=read, proved=True, by=by, at=at)

    def distil(self, told: Told) -> None:
        said = {name: told.get(name, "") for name in ("sentence", "mode", "topic", "kind")}
        signed, by, at = self.review.decisions.get(), self.cast[told["by"]], make_aware(told["at"])
        decision.distil(decision=signed, said=said, by=by, at=at)

    def report(self, told: Told) -> None:
        signed = self.review.decisions.get()
        condition = signed.conditions.get(text__startswith=told["condition"])
        said = {name: told[name] for name in ("state", "observation")}
        decision.report(condition=condition, **said, by=self.cast[told["by"]], at=make_aware(told["at"]))

    def look_back(self, told: Told) -> None:
        expectation = self.review.decisions.get().expectations.get(text__startswith=told["expectation"])
        said = {name: told[name] for name in ("turned_out", "observation", "again", "again_because")}
        decision.look_back(expectation=expectation, **said, by=self.cast[told["by"]], at=make_aware(told["at"]))

    def move_on(self) -> None:
        at = make_aware(self.story["decision"]["signed"] + timedelta(days=1))
        part = {"stage": self.file["stage"]}
        self.use_case = register.change(use_case=self.use_case, part=part, by=self._accountable, at=at)

    # ----- words of the story as the actions want them

    def _said(self, told: Told) -> dict[str, Any]:
        return dict(told) | {"by": self.cast[told["by"]], "at": make_aware(told["at"])}

    def _decision(self, told: Told, weighing: tuple[Finding, ...]) -> dict[str, Any]:
        """The decision as its record would say it, with names instead of keys."""
        answers = {(a["code"], a.get("touchpoint"), a.get("subject")): self._named(a) for a in told.get("answer", ())}
        rest = {"kind": "reason", "text": told.get("answer_rest", "")}
        return dict(told) | {
            "weighing": {name: told[name] for name in ("gain", "risk", "trust")},
            "answers": [answers.get(found.key, rest) | {"finding": list(found.key)} for found in weighing],
            "limits": told.get("limit", ()),
            "conditions": [self._named(condition) for condition in told.get("condition", ())],
            "alternatives": told.get("alternative", ()),
            "expectations": told.get("expectation", ()),
            "why": self._named(told.get("why", {})),
        }

    def _named(self, told: Told) -> dict[str, Any]:
        names = {name: self.cast[told[name]].name for name in ("owner", "talk_to") if told.get(name) in self.cast}
        return dict(told) | names
