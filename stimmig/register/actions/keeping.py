"""How a use is kept: proved whole, counted part by part, recorded field by field."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.utils.timezone import localdate

from stimmig.core.errors import Refusal
from stimmig.core.use_case import UseCase as Described
from stimmig.core.use_case import parse, to_document
from stimmig.ledger.actions import record
from stimmig.people.models import Person
from stimmig.register import queries
from stimmig.register.actions.laws import hold_against
from stimmig.register.models import UseCase

File = dict[str, Any]


class Stale(Refusal):
    """Somebody else wrote the same part in the meantime: which parts, who, when."""

    def __init__(self, use_case: UseCase, parts: Sequence[str], last: Mapping[str, Any] | None = None) -> None:
        last = last or max((queries.written(use_case, part) for part in parts), key=lambda one: one["version"])
        self.use_case, self.parts = use_case, tuple(parts)
        self.by = last["by"]
        self.at = (
            datetime.fromisoformat(last["at"]) if last["at"] else use_case.created_at
        )  # nobody wrote this part yet
        super().__init__("stale")


def locked(use_case: UseCase) -> UseCase:
    """The use as it is now, held until the transaction ends."""
    return UseCase.objects.select_for_update(no_key=True).get(pk=use_case.pk)


def alive(use_case: UseCase) -> UseCase:
    """The same to change it: what rests stays as it is."""
    current = locked(use_case)
    if current.ending_id is not None:
        raise Refusal("at-rest")
    return current


def proved(file: Mapping[str, Any], at: datetime) -> File:
    """The file in its canonical form; Faults when it is none. Dates may not lie ahead."""
    words = queries.framework()
    return to_document(parse(dict(file), words, complete=False, as_of=localdate(at)), words)


def refuse_stale(use_case: UseCase, changed: Sequence[str], version: int | None) -> None:
    """Stop when a part to be changed was written since the version a form was filled in on."""
    stale = [part for part in changed if version is not None and queries.written(use_case, part)["version"] > version]
    if stale:
        raise Stale(use_case, stale)


def keep(
    use_case: UseCase, new: File, changed: Sequence[str], *, by: Person | None, at: datetime, said_by: str = ""
) -> UseCase:
    """Lay the new file down, count its parts, and record what changed; without a change, nothing."""
    if not changed:
        return use_case
    fields = differences(use_case.file, new)
    use_case.version += 1
    mark = {"version": use_case.version, "by": by.signature if by else said_by, "at": at.isoformat()}
    use_case.written = {**use_case.written, **dict.fromkeys(changed, mark)}
    if "without_ai" in changed:
        fields.append({"path": "without_ai", "after": use_case.without_ai})
    lay_down(use_case, new, at)
    use_case.save()
    said = {"version": use_case.version, "said_by": said_by, "fields": fields}
    record("use_case.changed", subject=use_case, by=by, at=at, content=said)
    return use_case


def lay_down(use_case: UseCase, file: File, at: datetime) -> None:
    """Keep the columns in step with the file."""
    use_case.file, use_case.title, use_case.stage = file, file["title"], file["stage"]
    use_case.area, use_case.changed_at = file.get("area", ""), at
    hold_against(use_case, localdate(at))


def differences(old: Mapping[str, Any], new: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Every field that differs: where, before, after. The fields of a touchpoint stand under its name."""
    before, after = _fields(old), _fields(new)
    paths = [*before, *(path for path in after if path not in before)]
    pairs = [(path, before.get(path), after.get(path)) for path in paths]
    return [{"path": path, "before": then, "after": now} for path, then, now in pairs if then != now]


def _fields(value: Any, path: str = "") -> dict[str, Any]:
    if isinstance(value, Mapping):
        inner = [(f"{path}.{key}" if path else key, part) for key, part in value.items()]
    elif isinstance(value, list) and value and isinstance(value[0], Mapping):
        inner = [(f"{path}[{part.get('name', number)}]", part) for number, part in enumerate(value)]
    else:
        return {path: value}
    return {key: leaf for name, part in inner for key, leaf in _fields(part, name).items()}


def of_use(described: Described) -> File:
    """The file without what is kept elsewhere: the facts of the house, and the legal answers."""
    words = queries.framework()
    whole = to_document(described, words)
    whole["facts"] = {key: entry for key, entry in whole.get("facts", {}).items() if words.facts[key].scope != "house"}
    return {key: value for key, value in whole.items() if key != "legal" and (key != "facts" or value)}
