"""What the house settles for the next ones: by a leader's word, from a signed decision. Nothing is one by itself."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from stimmig.core.errors import Refusal
from stimmig.ledger.actions import record
from stimmig.people.models import House, Person
from stimmig.register import queries
from stimmig.register.models import Exemption, Ruling, RulingEnd, UseCase


@transaction.atomic
def distil(
    *, said: Mapping[str, str], use_case: UseCase, decision: str, by: Person, at: datetime,
    replaces: Ruling | None = None,
) -> Ruling:  # fmt: skip
    """Make a sentence a ruling: `said` is the sentence, who leads, and which touchpoints it is about."""
    _lead(by)
    _stand_in_line()
    scope = {name: said.get(name, "") for name in queries.SCOPE}
    if not (scope["topic"] or scope["kind"]):
        raise Refusal("about-nothing")
    if queries.of_same_scope(scope):
        raise Refusal("ruling-exists")
    made = Ruling.objects.create(
        sentence=said["sentence"], mode=said["mode"], **scope, use_case=use_case, decision=decision,
        replaces=replaces, by=by, name=by.name, at=at,
    )  # fmt: skip
    content = made.said() | {"replaces": str(replaces.uuid) if replaces else ""}
    record("ruling.made", subject=made, by=by, at=at, content=content)
    return made


@transaction.atomic
def end_ruling(*, ruling: Ruling, reason: str, by: Person, at: datetime) -> RulingEnd:
    """From here on it no longer holds. What was decided by it stays decided."""
    _lead(by)
    _stand_in_line()
    if RulingEnd.objects.filter(ruling=ruling).exists():
        raise Refusal("ruling-ended")
    ended = RulingEnd.objects.create(ruling=ruling, reason=reason, by=by, name=by.name, at=at)
    record("ruling.ended", subject=ruling, by=by, at=at, content={"sentence": ruling.sentence, "reason": reason})
    return ended


@transaction.atomic
def change_ruling(
    *, ruling: Ruling, sentence: str, mode: str, reason: str, use_case: UseCase, decision: str,
    by: Person, at: datetime,
) -> Ruling:  # fmt: skip
    """End a ruling and put another about the same touchpoints in its place; of one that has changed since, the latest.

    Where another leader has ended it meanwhile, the new one begins without it.
    """
    ruling = queries.in_its_place(ruling)
    ended = RulingEnd.objects.filter(ruling=ruling).exists()
    if not ended:
        end_ruling(ruling=ruling, reason=reason, by=by, at=at)
    said = ruling.said() | {"sentence": sentence, "mode": mode}
    return distil(said=said, use_case=use_case, decision=decision, by=by, at=at, replaces=ruling)


@transaction.atomic
def exempt(
    *, ruling: Ruling, use_case: UseCase, touchpoint: str, reason: str, decision: str, by: Person, at: datetime
) -> Exemption:
    """Except one touchpoint of one use from a ruling in force, with the reason."""
    _lead(by)
    if RulingEnd.objects.filter(ruling=ruling).exists():
        raise Refusal("ruling-ended")
    said = {"touchpoint": touchpoint, "reason": reason, "decision": decision}
    made = Exemption.objects.create(ruling=ruling, use_case=use_case, **said, by=by, name=by.name, at=at)
    content = said | {"sentence": ruling.sentence, "use_case": str(use_case.uuid)}
    record("ruling.exempted", subject=ruling, by=by, at=at, content=content)
    return made


def _lead(by: Person) -> None:
    if not (by.is_leader and by.is_active):
        raise Refusal("not-yours")


def _stand_in_line() -> None:
    """Two leaders at once do not settle the same thing twice."""
    House.objects.select_for_update().get()
