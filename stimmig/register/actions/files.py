"""A use case file comes in, whole or not at all."""

from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate

from stimmig.content import files
from stimmig.core.use_case import parse
from stimmig.people.models import Person
from stimmig.register import queries
from stimmig.register.actions.keeping import File, alive, keep, of_use
from stimmig.register.actions.legal import take_answers
from stimmig.register.actions.uses import register
from stimmig.register.models import UseCase


@transaction.atomic
def import_file(
    *, content: bytes, name: str, by: Person | None, at: datetime, use_case: UseCase | None = None
) -> UseCase:
    """Take a use case file into the register, or put it in the place of one use. Faults names all that is wrong."""
    described = parse(files.load(content, name), queries.framework(), as_of=localdate(at))
    if use_case is None:
        return register(described, by=by, at=at)
    current, new = alive(use_case), of_use(described)
    before, after = _parts(current.file), _parts(new)
    changed = [part for part in {**before, **after} if before.get(part) != after.get(part)]
    current = keep(current, new, changed, by=by, at=at)
    take_answers(current, described, by=by, at=at)
    return current


def _parts(file: File) -> File:
    """What is counted by itself: every part of a file, and every fact at its place."""
    places = [("", file), *((point["name"], point) for point in file.get("touchpoints", []))]
    facts = {
        queries.fact_part(key, name): entry for name, place in places for key, entry in place.get("facts", {}).items()
    }
    return {**file, **facts}
