"""What of a use and of a decision can be found, in the words people wrote. Judgements and drafts never come here."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import override

from stimmig.core.framework import LANGUAGES
from stimmig.decision.models import Decision
from stimmig.register.models import UseCase
from stimmig.register.queries import framework
from stimmig.register.words import AREAS
from stimmig.workbench.models import Passage

TITLE_MAX, TEXT_MAX = 300, 20_000
RECORD = ("number", "sentence", "reasons", "noted", "wake_up", "against_because")  # what the leader wrote, in a record


@dataclass(frozen=True)
class Found:
    """One piece of text: what it is of, its name, its text, and words it is found by although it does not say them."""

    kind: Passage.Kind
    title: str
    text: str
    besides: str = ""


def of_use(use_case: UseCase) -> Iterator[Found]:
    """The use, then its touchpoints."""
    file = use_case.file
    own = {key: part for key, part in file.items() if key != "touchpoints"}
    said = [*_sentences(own, but=("schema", "title", "stage", "area")), use_case.without_ai]
    yield _found(Passage.Kind.USE_CASE, use_case.title, said, _in_both(AREAS.get(use_case.area, "")))
    for point in file.get("touchpoints", ()):
        yield _found(Passage.Kind.TOUCHPOINT, point["name"], _sentences(point, but=("name",)), _meant_by(point))


def of_decision(decision: Decision) -> Iterator[Found]:
    """The decision, then what must hold."""
    record = decision.record
    said = [str(record.get(name) or "") for name in RECORD]
    said += [text for name in ("weighing", "answers", "alternatives") for text in _sentences(record.get(name))]
    yield _found(Passage.Kind.DECISION, decision.title, said, _in_both(Decision.Outcome(decision.outcome).label))
    for condition in decision.conditions.all():
        yield _found(Passage.Kind.CONDITION, condition.text, [condition.owner])


def _found(kind: Passage.Kind, title: str, said: Iterable[str], besides: str = "") -> Found:
    text = "\n".join(dict.fromkeys(filter(None, (line.strip() for line in said))))
    return Found(kind, title[:TITLE_MAX], text[:TEXT_MAX], besides)


def _sentences(value: Any, but: tuple[str, ...] = ()) -> Iterator[str]:
    """Every text people wrote inside; what is a key of the catalogue is none."""
    if isinstance(value, Mapping):
        for key, part in value.items():
            if key not in (*but, *KEYS):
                yield from _sentences(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from _sentences(part)
    elif isinstance(value, str) and (" " in value or value[:1].isupper()):
        yield value


KEYS = ("kind", "fit", "source", "status", "for", "aim", "automation", "topic", "stage", "finding", "criterion", "op")


def _meant_by(point: Mapping[str, Any]) -> str:
    """What a touchpoint is about, in both languages: a complaint is found although its name does not say so."""
    values = framework().facts["touchpoint_topic"].values
    text = values.get(point.get("topic", ""))
    return f"{text.de} {text.en}" if text else ""


def _in_both(label: object) -> str:
    """A label of the interface in both languages, whichever the page has that asks first."""
    said = []
    for language in LANGUAGES:
        with override(language):
            said.append(str(label))
    return " ".join(said)
