"""Finding: what a question asks for, and the passages that answer it and that its reader may see.

What goes into SQL by hand is fixed text; what was typed is always a parameter.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_

from django.db import connection
from django.db.models import (
    BigIntegerField,
    BooleanField,
    Exists,
    ExpressionWrapper,
    F,
    FloatField,
    OuterRef,
    Q,
    QuerySet,
)
from django.db.models.expressions import RawSQL
from django.db.models.functions import Length

from stimmig.decision.models import Decision
from stimmig.decision.queries import decisions_for
from stimmig.people.models import Person
from stimmig.register.models import UseCase
from stimmig.register.queries import use_cases_for
from stimmig.workbench.models import Passage, Stems, Word
from stimmig.workbench.search.stems import IDLE, parts, stems, words

TEXT_MAX, WORDS_MAX = 120, 8
FORMS_MAX = 60  # of one word: its stems, and the compounds it is a part of
TITLES, TEXTS = 6.0, 1.0  # how much more a word in a title says
Kind = Passage.Kind


@dataclass(frozen=True)
class Question:
    """What somebody looks for: every word of it has to be found, in any of its forms; `match` says so in SQL."""

    text: str
    words: Sequence[str]
    match: str


def question(text: str) -> Question:
    """The question of a text, cut to its first words; words that stand in every text ask for nothing."""
    text = " ".join(text[:TEXT_MAX].replace("\0", "").split())
    asked = list(dict.fromkeys(word.lower() for word in words(text)))[:WORDS_MAX]
    telling = [word for word in asked if word not in IDLE] or asked
    return Question(text, telling, _match(telling))


def _match(asked: Sequence[str]) -> str:
    """Any form of each word, and every word, as the database takes it. Stems are letters and digits."""
    either, both, quote = (" | ", " & ", "'") if _postgresql() else (" OR ", " AND ", '"')
    return both.join(f"({either.join(f'{quote}{stem}{quote}' for stem in _forms(word))})" for word in asked)


def _forms(word: str) -> list[str]:
    """The stems of a word, and the known compounds it is a part of, the shortest first."""
    inside = [Q(stem__contains=part) for part in parts(word)]
    known = Word.objects.filter(reduce(or_, inside)).order_by(Length("stem"), "stem") if inside else Word.objects.none()
    return list(dict.fromkeys([*stems(word), *known.values_list("stem", flat=True)[:FORMS_MAX]]))


def passages_for(person: Person, kind: str) -> QuerySet[Passage]:
    """Every passage of one kind a person may see: those of uses, or of decisions, that are theirs to read."""
    found = Passage.objects.filter(kind=kind)
    if kind in (Kind.DECISION, Kind.CONDITION):
        return found.filter(decision__in=decisions_for(person).values("pk"))
    return found.filter(use_case__in=use_cases_for(person).values("pk"))


def number(person: Person, asked: Question, kind: str) -> int:
    """How many passages answer a question."""
    answering = RawSQL(f"SELECT rowid FROM workbench_stems WHERE {_matches()}", [asked.match])  # noqa: S608, S611
    return passages_for(person, kind).filter(pk__in=answering).count()


def passages(person: Person, asked: Question, kind: str, part: slice) -> list[Passage]:
    """A part of what answers a question, the best first: only of uses and decisions this person may see.

    Nothing may tempt the database to look row by row into its index of words: hence no join, and `row`.
    """
    matches = RawSQL(_matches(), [asked.match], output_field=BooleanField())  # noqa: S611
    found = Stems.objects.alias(row=ExpressionWrapper(F("pk") + 0, BigIntegerField()), rank=_rank(asked))
    ranked = found.filter(matches, row__in=passages_for(person, kind).values("pk")).order_by("-rank", "-pk")
    order = list(ranked.values_list("pk", flat=True)[part])
    known = Passage.objects.select_related("use_case__ending", "decision").in_bulk(order)
    return [known[pk] for pk in order if pk in known]  # what is read anew meanwhile is found next time


def _matches() -> str:
    return "tokens @@ to_tsquery('simple', %s)" if _postgresql() else "workbench_stems MATCH %s"


def _rank(asked: Question) -> RawSQL:
    if _postgresql():
        return RawSQL("ts_rank(tokens, to_tsquery('simple', %s))", [asked.match], output_field=FloatField())
    return RawSQL("-bm25(workbench_stems, %s, %s)", [TITLES, TEXTS], output_field=FloatField())


def _postgresql() -> bool:
    return connection.vendor == "postgresql"


def unread_uses() -> QuerySet[UseCase]:
    """The uses search has not read in the version they have now."""
    read = Passage.objects.filter(kind=Kind.USE_CASE, use_case=OuterRef("pk"), version=OuterRef("version"))
    return UseCase.objects.filter(~Exists(read)).order_by("pk")


def unread_decisions() -> QuerySet[Decision]:
    """The decisions search has not read; once is enough, for none is ever edited."""
    read = Passage.objects.filter(kind=Kind.DECISION, decision=OuterRef("pk"))
    return Decision.objects.filter(~Exists(read)).order_by("pk").prefetch_related("conditions")
