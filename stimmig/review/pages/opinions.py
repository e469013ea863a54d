"""Whom a use concerns, why, and what they said. The words wait for the reveal: everybody judges for themselves."""

from stimmig.core.review import Concern
from stimmig.people.models import Person
from stimmig.review import hearing as words
from stimmig.review import queries
from stimmig.review.models import Opinion, Review
from stimmig.review.pages.guiding import guides
from stimmig.review.words import Page, either


def opinions(review: Review, person: Person) -> Page:
    """Everybody the use concerns, and whoever was heard besides; with the way to write for whoever may."""
    said, leads = queries.latest_opinions(review), queries.leads(person, review)
    read, open_ = queries.opinions_read_by(person, review, said), queries.is_open(review)
    concerned = {each.of: each for each in queries.concerned(review)}
    rows = [
        _row(of, concerned.get(of), said.get(of), of in read)
        | {"may_write": open_ and queries.why_not_keep(person, review, of, said, read) is None}
        | {"asks_reader": of in said and said[of].person_id == person.pk}
        for of in Opinion.Of.values
        if of in concerned or of in said
    ]
    others = [_named(of) for of in Opinion.Of.values if of not in concerned and of not in said]
    return {
        "review": review,
        "opinions": rows,
        "others": others if leads and open_ else [],
        "waits": _waits(review, person, said, read),
    }


def _waits(review: Review, person: Person, said: dict[str, Opinion], read: dict[str, Opinion]) -> bool:
    """Whether words are kept from this reader, or would be, until the next reveal."""
    guides = queries.leads(person, review)
    return any(of not in read for of in said) or not (guides or queries.has_picture(review))


def _named(of: str) -> Page:
    return {"of": of, "name": words.name_of(of)}


def _row(of: str, concern: Concern | None, said: Opinion | None, shown: bool) -> Page:
    return _named(of) | {
        "why": words.why(concern) if concern else "",
        "sure": concern is None or concern.sure,
        "said": said,
        "kind": said.kind if said else "",
        "text": said.text if said and shown else "",
        "written_by": said.by if said and not queries.is_own_word(said) else None,
    }


def hearing(review: Review, of: str) -> Page:
    """What the page shows on which it is written down how it stands with those concerned."""
    concern = next((each for each in queries.concerned(review) if each.of == of), None)
    said = queries.latest_opinions(review).get(of)
    return _named(of) | {
        "review": review,
        "described": queries.frozen(review),
        "why": words.why(concern) if concern else "",
        "sure": concern is None or concern.sure,
        "last": said,
        "guides": either(guides(review)),
    }
