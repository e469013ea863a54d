"""Legal questions: at most five of a use, the house's once, each with the answer that counts."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.utils.timezone import localdate

from stimmig.core import findings
from stimmig.core.findings import Reading
from stimmig.core.framework import LegalQuestion, Text
from stimmig.people.models import Person
from stimmig.register.models import LegalAnswer, UseCase
from stimmig.register.queries.access import use_cases_for
from stimmig.register.queries.uses import Ours, framework, ours, value


@dataclass(frozen=True)
class AskedLaw:
    """One legal question and what has been said to it, for this use or once for the house."""

    question: LegalQuestion
    answer: LegalAnswer | None


@dataclass(frozen=True)
class Laws:
    """At most five for the use, the rest behind "more", and those of the house."""

    first: tuple[AskedLaw, ...]
    more: tuple[AskedLaw, ...]
    of_house: tuple[AskedLaw, ...]

    @property
    def of_use(self) -> tuple[AskedLaw, ...]:
        return self.first + self.more

    @property
    def open(self) -> int:
        """How many of all are not settled."""
        return sum(1 for law in self.of_use + self.of_house if is_open(law.answer))


def is_open(answer: LegalAnswer | None) -> bool:
    """No answer is as open as the answer "open"."""
    return answer is None or answer.kind == LegalAnswer.Kind.OPEN


def latest_answers(use_case: UseCase | None) -> dict[str, LegalAnswer]:
    """The answers that count, by question: of this use and of the house."""
    given = LegalAnswer.objects.filter(Q(use_case=None) | Q(use_case=use_case)).order_by("made_at", "pk")
    return {answer.question: answer for answer in given}


def legal_questions(use_case: UseCase, read: Reading) -> Laws:
    """The legal questions this use meets, in the framework's order, each with its answer."""
    answers, shown = latest_answers(use_case), framework().legal_words
    asked = [AskedLaw(question, answers.get(question.id)) for question in read.legal_questions]
    asked = [law for law in asked if law.question.status != "unverified"]
    of_use = [law for law in asked if law.question.scope != "house"]
    most = shown.max_per_use if shown else 5
    return Laws(
        tuple(of_use[:most]), tuple(of_use[most:]), tuple(law for law in asked if law.question.scope == "house")
    )


def legal_note() -> Text | None:
    """What Stimmig does with legal questions, and what not."""
    shown = framework().legal_words
    return shown.note if shown else None


def laws_met(use_case: UseCase, as_of: date, of_house: Ours | None = None) -> list[str]:
    """The legal questions the facts of a use raise on a day, by id, those of the house included."""
    return [law.id for law in findings.legal_questions(framework(), value(use_case, of_house), as_of)]


def read_by_another_framework() -> QuerySet[UseCase]:
    """The uses whose legal questions were read by other words than those of today."""
    return UseCase.objects.exclude(laws_by=framework().hash).order_by("pk")


def house_laws(person: Person) -> list[AskedLaw]:
    """The legal questions the house answers once: those that some use of it meets, and those already answered."""
    answers, uses = latest_answers(None), use_cases_for(person).order_by()
    kept = uses.filter(laws_by=framework().hash).values_list("laws", flat=True)
    of_house, older = ours(), uses.exclude(laws_by=framework().hash)
    anew = (laws_met(use, localdate(), of_house) for use in older)
    met = {law for laws in (*kept.iterator(), *anew) for law in laws}
    laws = [law for law in framework().legal.values() if law.scope == "house" and law.status != "unverified"]
    return [AskedLaw(law, answers.get(law.id)) for law in laws if law.id in met | set(answers)]
