"""What a leader has read over, as a mark short enough for a form: what is signed is what was read."""

import hashlib
import json
from dataclasses import astuple, dataclass, fields

from stimmig.core import decision as core
from stimmig.decision import drafting, queries, recording
from stimmig.decision.drafting import Content, Grounds
from stimmig.decision.models import Decision
from stimmig.people.models import Person
from stimmig.review.models import Review
from stimmig.review.queries import round_under_way

MARK = 16  # hexadecimal digits: enough to tell two states of one draft apart


@dataclass(frozen=True)
class Seen:
    """What a signature rests on: the words, the picture they answer, the law, and the decision they replace."""

    words: str
    picture: str
    legal: str
    replaces: str
    round: str  # the round that is still being judged, and ends unseen with the signature

    def __str__(self) -> str:
        return ".".join(astuple(self))

    def changed_since(self, read: str) -> tuple[str, ...]:
        """What is another by now than when this mark was taken, by name; everything where it is no mark."""
        marks = read.split(".") if read.count(".") == len(fields(self)) - 1 else ["?"] * len(fields(self))
        return tuple(
            field.name for field, before, now in zip(fields(self), marks, astuple(self), strict=True) if before != now
        )


def read_over(content: Content, review: Review, basis: Grounds, replaced: Decision | None) -> Seen:
    """The mark of what would be signed now: everything the record will say, but the signature itself."""
    beside = recording.rests_on(review, basis)
    legal, prepared, under_way = beside.pop("legal"), beside.pop("prepared"), round_under_way(review)
    return Seen(
        words=_mark(core.plain([content, prepared])),
        picture=_mark(core.plain([basis.picture, beside])),
        legal=_mark(core.plain(legal)),
        replaces=replaced.number if replaced else "",
        round=str(under_way.number) if under_way else "",
    )


def seen_now(review: Review, writer: Person) -> Seen:
    """The mark of what a leader would read over and sign at this moment."""
    earlier = queries.current_decision(review.use_case)
    content = queries.written(review, writer)
    return read_over(content, review, drafting.limited(content, queries.grounds(review)), earlier)


def _mark(said: object) -> str:
    return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()[:MARK]
