"""One use of the example company, or a later part of its story: described, reviewed, decided, and what became of it."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any

from django.utils.timezone import make_aware

import stimmig.content
from stimmig.content import files
from stimmig.core.decision import INCOHERENT
from stimmig.core.findings import Finding
from stimmig.decision import actions as decision
from stimmig.decision import drafting
from stimmig.decision.queries import grounds
from stimmig.decision.seen import seen_now
from stimmig.operation import actions as operation
from stimmig.people.models import Person
from stimmig.register import actions as register
from stimmig.register.models import UseCase
from stimmig.workbench.company import incidents, talks
from stimmig.workbench.company.guarding import guardrails
from stimmig.workbench.company.judging import Cast, Event, Judging, Told, on

FOLDER = Path(stimmig.content.__file__).parent / "company"
GROWING = ("channel", "audience")


def answer_law(use_case: UseCase | None, told: Told, cast: Cast) -> None:
    """Answer a legal question, of one use or of the house, by whom and when the story says."""
    said = dict(told) | {"by": cast[told["by"]], "at": make_aware(told["at"])}
    register.answer_legal(use_case=use_case, **said)


class Telling(Judging):
    """What happened to one use; a story that creates none goes on with the use of an earlier one."""

    def __init__(
        self, story: Told, cast: Cast, later: Callable[[Any], Any], uses: dict[str, UseCase] | None = None
    ) -> None:
        super().__init__(story, cast)
        path = FOLDER / "use_cases" / f"{story['use_case']}.yaml"
        self.file = later(files.load(path.read_bytes(), path.name))
        self.uses = {} if uses is None else uses

    def events(self) -> Iterator[Event]:
        """Everything that happened to this use."""
        if "created" in self.story:
            yield on(self.story["created"], self.create)
        for law in self.story.get("legal", ()):
            yield on(law["at"], partial(self.answer_law, law))
        for told in self.story.get("growth", ()):
            yield on(told["at"], partial(self.grow, told))
        if told := self.story.get("review"):
            yield on(told["opened"], partial(self.open, told))
        yield from self.rounds_told()
        yield from self.talked_about()
        for kind, happen in (
            ("dissent", self.dissent),
            ("involved", self.involve),
            ("prepared", self.prepare),
            ("set_aside", self.set_aside),
        ):
            for told in self.story.get(kind, ()):
                yield on(told["at"], partial(happen, told))
        for chapter, kind in ((incidents, "incident"), (talks, "talk")):
            for told in self.story.get(kind, ()):
                yield from chapter.events(told, self.cast, self._go_on)
        yield from self._afterwards()

    def _afterwards(self) -> Iterator[Event]:
        if told := self.story.get("decision"):
            yield on(told["signed"], partial(self.decide, told))
            for kind, happen in (
                ("ruling", self.distil),
                ("fulfilment", self.report),
                ("retrospect", self.look_back),
                ("waking", self.wake),
            ):
                for word in self.story.get(kind, ()):
                    yield on(word["at"], partial(happen, word))
            if word := self.story.get("policy"):
                yield on(word["at"], partial(self.guard, word))
            if self._stage_after != self._stage_then:
                yield on(told["signed"] + timedelta(days=1), self.move_on)

    # ----- what happens

    @property
    def _stage_then(self) -> str:
        return str(self.story.get("stage_then", self.file["stage"]))

    @property
    def _stage_after(self) -> str:
        return str(self.story.get("stage_after", self.file["stage"]))

    @property
    def _accountable(self) -> Person:
        name = self.file["accountable"].partition(",")[0].split()[-1]
        return next(person for person in self.cast.values() if person.name.split()[-1] == name)

    def create(self) -> None:
        self.use_case = self.uses[self.story["use_case"]] = register.create(
            title=self.file["title"],
            occasion=self.file["occasion"],
            file=self.file | {"stage": self._stage_then},
            pattern=self.story.get("pattern", ""),
            without_ai=self.story.get("without_ai", ""),
            by=self.cast[self.story["by"]],
            at=make_aware(self.story["created"]),
        )

    def answer_law(self, told: Told) -> None:
        answer_law(self.use_case, told, self.cast)

    def grow(self, told: Told) -> None:
        """A touchpoint more, or another channel or audience: the use is no longer what was decided."""
        file = self._go_on().file
        added = {"touchpoints": [*file["touchpoints"], *told.get("touchpoint", ())]}
        more = {fact: told[fact] for fact in GROWING if fact in told}
        facts = {"facts": file["facts"] | {fact: [*file["facts"][fact], *new] for fact, new in more.items()}}
        by, at = self.cast[told["by"]], make_aware(told["at"])
        self.uses[self.story["use_case"]] = register.change(use_case=self.use_case, part=added | facts, by=by, at=at)

    def _go_on(self) -> UseCase:
        """The use as it stands by now, whichever part of its story began it."""
        self.use_case = self.uses[self.story["use_case"]]
        self.use_case.refresh_from_db()
        return self.use_case

    def open(self, told: Told) -> None:
        """Nobody opens a review before it is clear who will decide."""
        if self._go_on().accountable is None:
            leader, at = self._accountable, make_aware(told["opened"])
            self.use_case = register.set_accountable(
                use_case=self.use_case, person=leader, reason="Von Anfang an zuständig.", by=leader, at=at
            )
        super().open(told)

    def dissent(self, told: Told) -> None:
        by = self.cast[told["person"]]
        said = {name: told[name] for name in ("reason", "proof")}
        decision.dissent(review=self.review, **said, by=by, at=make_aware(told["at"]))

    def involve(self, told: Told) -> None:
        by, at = self.cast[told["by"]], make_aware(told["at"])
        register.involve(use_case=self._go_on(), person=self.cast[told["person"]], kind=told["kind"], by=by, at=at)

    def prepare(self, told: Told) -> None:
        """One part, as the deputy types it."""
        by, at = self.cast[told["by"]], make_aware(told["at"])
        decision.write(review=self.review, part=told["part"], content=told["typed"], by=by, at=at)

    def set_aside(self, told: Told) -> None:
        by, at = self.cast[told["by"]], make_aware(told["at"])
        decision.end(use_case=self._go_on(), reason=told["reason"], by=by, at=at)

    def decide(self, told: Told) -> None:
        """Write every part as the leader would type it, then sign."""
        by, at = self._accountable, make_aware(told["signed"])
        basis = grounds(self.review)
        for part, typed in drafting.as_typed(self._decision(told, basis), basis).items():
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

    def wake(self, told: Told) -> None:
        decision.wake(decision=self.review.decisions.get(), **self.said(told))

    def guard(self, told: Told) -> None:
        """The guardrails of what was decided: what can be suggested, with the words of the story, put in force."""
        signed, at = self.review.decisions.get(), make_aware(told["at"])
        made = operation.make_policy(decision=signed, terms=guardrails(signed, told), by=self.cast[told["by"]], at=at)
        operation.enforce(policy=made, by=self._accountable, at=at)

    def move_on(self) -> None:
        at = make_aware(self.story["decision"]["signed"] + timedelta(days=1))
        part = {"stage": self._stage_after}
        self.use_case = register.change(use_case=self._go_on(), part=part, by=self._accountable, at=at)

    # ----- words of the story as the actions want them

    def _decision(self, told: Told, basis: drafting.Grounds) -> dict[str, Any]:
        """The decision as its record would say it, with names instead of keys."""
        answers = {(a["code"], a.get("touchpoint"), a.get("subject")): self._named(a) for a in told.get("answer", ())}
        rest = {"kind": "reason", "text": told.get("answer_rest", "")}
        groups = {each.name: each.key for each in basis.picture.foreseen}
        met = [self._named(each) | {"foreseen": groups[each["foreseen"]]} for each in told.get("provision", ())]
        return dict(told) | {
            "weighing": {name: told[name] for name in ("gain", "risk", "trust")},
            "answers": [answers.get(_known(found), rest) | {"finding": list(found.key)} for found in basis.weighing],
            "provisions": met,
            "limits": told.get("limit", ()),
            "conditions": [self._named(condition) for condition in told.get("condition", ())],
            "alternatives": told.get("alternative", ()),
            "expectations": told.get("expectation", ()),
            "why": self._named(told.get("why", {})),
        }

    def _named(self, told: Told) -> dict[str, Any]:
        names = {name: self.cast[told[name]].name for name in ("owner", "talk_to") if told.get(name) in self.cast}
        return dict(told) | names


def _known(found: Finding) -> tuple[str, str | None, str | None]:
    """By what the story knows a finding. It cannot know the key of a ruling, which is made anew each time."""
    return (found.code, found.touchpoint, None) if found.kind == INCOHERENT else found.key
