"""What was found, where, and what the leader says to it; and in what a decision goes against the picture."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from stimmig.core import decision
from stimmig.core.decision import Contradiction
from stimmig.core.findings import Finding
from stimmig.core.framework import Framework, Text
from stimmig.core.review import Key
from stimmig.decision.words.levels import agreed_levels, stood
from stimmig.register.rulings import changed, since
from stimmig.register.words import day, words

Record = Mapping[str, Any]

BY_LIMIT = gettext_lazy("By the limit a human leads here.")
ANSWERS = {
    "condition": gettext_lazy("Condition"),
    "changed_plan": gettext_lazy("Changed plan"),
    "reason": gettext_lazy("Reason"),
    "keep": gettext_lazy("We keep to our ruling"),
    "exempt": gettext_lazy("Exception"),
    "new_ruling": gettext_lazy("New ruling"),
}
CLEARED = gettext_lazy("Cleared")


def answers(record: Record, known: Framework) -> list[dict[str, str]]:
    """What weighed and what the leader said to it, in the order of weight."""
    given = {tuple(each["finding"]): each for each in record["answers"]}
    found = [(each, given.get(_key(each))) for each in record["findings"]]
    by_people = {limit["touchpoint"] for limit in record["limits"] if limit["mode"] == "human"}
    settled = {row["id"]: ". ".join(filter(None, (since(row), changed(row)))) for row in record.get("rulings", ())}
    by_limit = {True: str(BY_LIMIT), False: ""}
    return [
        _answered(each, answer, known, settled) | {"by_limit": by_limit[_beside(each, answer, by_people)]}
        for each, answer in found
        if answer
    ]


def _beside(found: Mapping[str, Any], answer: Mapping[str, Any], by_people: set[str]) -> bool:
    """Whether the limit is to be named beside the answer: it settles this, and is not the answer itself."""
    return _settled(found, by_people) and answer["text"] != decision.BY_LIMIT


def _settled(found: Mapping[str, Any], by_people: set[str]) -> bool:
    return found["settled_by"] == "human" and found["touchpoint"] in by_people


def _answered(
    found: Mapping[str, Any], answer: Mapping[str, Any], known: Framework, settled: Mapping[str, str]
) -> dict[str, str]:
    who = ", ".join(part for part in (answer["owner"], day(answer["due_on"] or "")) if part)
    return {
        "finding": sentence(found["text"]),
        "since": settled.get(found["subject"], ""),
        "place": place(found, known),
        "severity": found["severity"],
        "kind": str(CLEARED if _cleared(found["code"], answer["kind"]) else ANSWERS[answer["kind"]]),
        "text": answered(answer),
        "who": who,
    }


def answered(answer: Mapping[str, Any]) -> str:
    """The words of an answer; before the reason for a changed ruling stands the ruling."""
    ruling = answer.get("ruling")
    return " ".join(filter(None, (_("“%(sentence)s”") % {"sentence": ruling} if ruling else "", said(answer["text"]))))


def _cleared(code: str, kind: str) -> bool:
    """Whether a reason tells with whom something forbidden was cleared: nobody carries that."""
    return code == decision.FORBIDDEN and kind == "reason"


def said(text: str) -> str:
    """An answer in the language of the page: the leader's own words, or those for what the limit settles."""
    return str(BY_LIMIT) if text == decision.BY_LIMIT else text


def in_code(typed: Mapping[str, str], by_limit: Iterable[str]) -> dict[str, str]:
    """What was typed, the answer by the limit kept as its code, in whichever language it was confirmed.

    `by_limit` are the short names of what the limits settle; the same words elsewhere are somebody's own.
    """
    sentences = {_in_language(code) for code, _name in settings.LANGUAGES}
    reasons = {f"{prefix}-text" for prefix in by_limit if typed.get(f"{prefix}-kind") == "reason"}
    confirmed = {name for name in reasons & typed.keys() if typed[name].strip() in sentences}
    return {**typed, **dict.fromkeys(confirmed, decision.BY_LIMIT)}


def _in_language(code: str) -> str:
    with override(code):
        return str(BY_LIMIT)


def sentence(text: Mapping[str, str] | Text) -> str:
    """A sentence kept in both languages, in that of the page."""
    return words(text if isinstance(text, Text) else Text(**text))


def place(found: Mapping[str, Any], known: Framework) -> str:
    """Where something was found, by name; nothing for the whole use."""
    return where(found["criterion"] or found["dimension"], found["touchpoint"], known)


def where(subject: str | None, touchpoint: str | None, known: Framework) -> str:
    """What it is about and where it shows: a criterion or dimension, and the touchpoint."""
    named = known.criteria.get(subject or "") or known.dimensions.get(subject or "")
    return " · ".join(filter(None, (words(named.name) if named else "", touchpoint)))


def where_found(found: Finding, known: Framework) -> str:
    """The same of what is not signed yet."""
    return where(found.criterion or found.dimension, found.touchpoint, known)


def other(found: Mapping[str, Any], known: Framework) -> str:
    """Something that was found, in one line, with its place."""
    return in_place(place(found, known), sentence(found["text"]))


def in_place(where: str, text: str) -> str:
    """A sentence with what it is about before it; one colon is enough, and none where nothing follows."""
    if not text:
        return where
    return f"{where}{' · ' if ':' in text else ': '}{text}" if where else text


def against(record: Record, known: Framework) -> list[str]:
    """In what the decision went against the picture, as sentences."""
    said = {_key(each): other(each, known) for each in record["findings"]}
    found = [_contradicted(**each) for each in record["against"]]
    agreed = agreed_levels(stood(record))
    return contradictions(found, said, agreed, known)


def _contradicted(code: Any, about: str | None, finding: Sequence[Any] | None) -> Contradiction:
    return Contradiction(code, about, (finding[0], finding[1], finding[2]) if finding else None)


def _key(found: Mapping[str, Any]) -> Key:
    return found["code"], found["touchpoint"], found["subject"]


def contradictions(
    found: Iterable[Contradiction], said: Mapping[Key, str], agreed: Mapping[str, int], known: Framework
) -> list[str]:
    """The same from the codes; `said` are the findings in one line each."""
    return [_contradiction(each, said[each.finding] if each.finding else "", agreed, known) for each in found]


def _contradiction(found: Contradiction, carried: str, agreed: Mapping[str, int], known: Framework) -> str:
    return {
        "outside": _("An outer limit is not given, and still it is to begin."),
        "open": _("Something decisive is not known yet, and still it is to begin."),
        "carried": _carried(found.finding) % {"finding": _ended(carried)},
        "not_in_place": _("Together you see nothing in place for this: %(dimension)s.")
        % {"dimension": _not_in_place(found.about or "", agreed, known)},
        "declined": _("Everything carries, nothing speaks against it, and still it is not to begin."),
    }[found.code]


def _carried(key: Key | None) -> str:
    if key and key[0] == decision.FORBIDDEN:
        return _("%(finding)s It has been cleared otherwise.")
    return _("%(finding)s This weighs heavily, and nothing changes about it.")


def _ended(sentence: str) -> str:
    """With its full stop, where a quoted name without one stands at its end."""
    return sentence if sentence.rstrip("“”").endswith((".", "?")) else f"{sentence}."


def _not_in_place(dimension: str, agreed: Mapping[str, int], known: Framework) -> str:
    """What was agreed at 0: the criteria by name, or the dimension itself where none of them was."""
    if dimension not in known.dimensions:
        return ""
    criteria = [words(each.name) for each in known.criteria_of(dimension) if agreed.get(each.id) == 0]
    name = words(known.dimensions[dimension].name)
    return f"{name}, {' · '.join(criteria)}" if criteria else name
