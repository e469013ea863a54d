"""What is done with a case: held, released, restricted, erased. All of it takes its turn with those who record."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from functools import partial
from uuid import UUID

from django.db import connection, transaction
from django.utils.timezone import localdate, localtime

from stimmig.core import retention
from stimmig.core.errors import Refusal
from stimmig.ledger.actions import Signatory, record, signed, take_turn
from stimmig.ledger.cases import queries
from stimmig.ledger.cases.case import Case
from stimmig.ledger.cases.house import keys
from stimmig.ledger.cases.keeping import Record, keep
from stimmig.ledger.models import CaseContent, Entry, Erasure, Hold, HoldEnd, Restriction, Term

UNFINISHED_AT_ONCE = 500
KEYS_COPIED_FOR = timedelta(days=31)
RESTRICTED_BECAUSE = "Art. 18 (1) DSGVO"


class Kept(Refusal):
    """A case cannot be erased. `held`: somebody gave a reason against it. `kept-by-duty`: a law asks to keep it.

    `answer` says until when, and what the person is told.
    """

    def __init__(self, answer: retention.Answer) -> None:
        self.answer = answer
        super().__init__("kept-by-duty" if answer.kept_as else "held")


@transaction.atomic
def hold(*, case: UUID, reason: str, by: Signatory, at: datetime) -> Hold:
    """Forbid erasing a case, until this reason is ended."""
    _take_turn(case)
    number = _keep(case, "case.held", _because(reason), by, at)
    return Hold.objects.create(entry_id=number, case=case)


@transaction.atomic
def release(*, hold: Hold, reason: str, by: Signatory, at: datetime) -> HoldEnd:
    """This reason holds no longer; others may."""
    _take_turn(hold.case)
    if HoldEnd.objects.filter(hold=hold).exists():
        raise Refusal("already-released")
    return HoldEnd.objects.create(hold=hold, entry_id=_keep(hold.case, "case.released", _because(reason), by, at))


@transaction.atomic
def end_procedure(*, case: UUID, what: str, on: date, by: Signatory, at: datetime) -> Term:
    """Say that the procedure a case of an applicant or employee waits for is over since a day; its term runs from it.

    `what` is one of `core.retention.PROCEDURES`. Raises Refusal `no-procedure`, `ended-already` or `not-yet-over`.
    """
    term = _of_a_procedure(case)
    if term.closed_on:
        raise Refusal("ended-already")
    if what not in retention.PROCEDURES or on > localdate(at):
        raise Refusal("not-yet-over")
    _keep(case, "case.procedure_ended", {"what": what, "on": str(on)}, by, at)
    return _counted(term, on)


@transaction.atomic
def resume_procedure(*, case: UUID, reason: str, by: Signatory, at: datetime) -> Term:
    """It is not over after all: what was said of its end stays on record, and holds no longer."""
    term = _of_a_procedure(case)
    if not term.closed_on:
        raise Refusal("not-ended")
    _keep(case, "case.procedure_resumed", _because(reason), by, at)
    return _counted(term, None)


@transaction.atomic
def keep_no_longer(*, case: UUID, kept_as: str) -> None:
    """A class keeps this case no longer, because what gave it turned out to be nothing. Why, an entry says already."""
    _take_turn(case)
    Term.objects.filter(case=case, kept_as=kept_as).delete()


@transaction.atomic
def count_from(*, case: UUID, kept_as: str, closed_on: date) -> None:
    """What the class waits for was closed on this day already, and nothing since counts. Why, an entry says already."""
    _take_turn(case)
    ends = retention.deletes_on(retention.CLASSES[kept_as], closed_on, closed_on)
    Term.objects.filter(case=case, kept_as=kept_as).update(since=closed_on, closed_on=closed_on, ends_on=ends)


def _of_a_procedure(case: UUID) -> Term:
    _take_turn(case)
    term = Term.objects.filter(case=case, kept_as=retention.OF_A_PROCEDURE).first()
    if term is None:
        raise Refusal("no-procedure")
    return term


def _counted(term: Term, closed_on: date | None) -> Term:
    term.closed_on = closed_on
    term.ends_on = retention.deletes_on(retention.CLASSES[term.kept_as], term.since, closed_on)
    term.save(update_fields=["closed_on", "ends_on"])
    return term


def _because(reason: str) -> dict[str, str]:
    if not reason.strip():
        raise Refusal("no-reason")
    return {"reason": reason}


def _keep(case: UUID, kind: str, content: Mapping[str, str], by: Signatory, at: datetime) -> int:
    """Record it in the case, so that it goes with it; the number of the entry."""
    said = Record(case, kind, localtime(at), content, by=signed(by))
    with connection.cursor() as cursor:
        return keep(cursor, connection.vendor, keys(), [said])[0].seq


@transaction.atomic
def restrict(
    *,
    case: UUID,
    by: Signatory | None,
    at: datetime,
    until: date | None = None,
    article: str | None = None,
    ground: tuple[str, ...] = (),
) -> Restriction:
    """Keep a case for the ground of its keeping only. Nothing in the entry is about the person."""
    _take_turn(case)
    said = {"until": until and str(until), "article": article or RESTRICTED_BECAUSE, "ground": list(ground)}
    entry = record("case.restricted", subject=Case(case), by=by, at=at, content=said)
    return Restriction.objects.create(entry=entry, case=case, until=until)


@transaction.atomic
def erase(*, case: UUID, ground: str, by: Signatory | None, at: datetime, given_up: bool = False) -> Erasure:
    """Destroy salts and contents of a case and leave a tombstone; its key follows once that is committed.

    `ground` is one of `core.retention.ERASED_BECAUSE`; `given_up` as in `core.retention.asked_to_erase`, and then the
    tombstone says so. Raises Kept where a hold or a duty stands against it, and Refusal `erased` or `no-such-case`.
    """
    article = retention.ERASED_BECAUSE[ground]
    _take_turn(case)
    answer = queries.asked_to_erase(case, localdate(at), given_up=given_up)
    if not answer.erases:
        raise Kept(answer)
    rows = CaseContent.objects.filter(entry__case=case)
    said = {"ground": ground, "article": article, "entries": rows.count()} | ({"given_up": True} if given_up else {})
    tombstone = record("case.erased", subject=Case(case), by=by, at=at, content=said)
    for gone in (rows, *(about.objects.filter(case=case) for about in (Term, Restriction, Hold))):
        gone.delete()
    transaction.on_commit(partial(finish_erasures, at), robust=True)
    return Erasure.objects.create(case=case, entry=tombstone)


@transaction.atomic
def erase_or_restrict(*, case: UUID, by: Signatory | None, at: datetime, given_up: bool = False) -> retention.Answer:
    """Somebody asks to be erased. It is done, or the case is restricted; the answer is what the person is told."""
    _take_turn(case)
    today = localdate(at)
    given_up = given_up and queries.asked_to_erase(case, today).disputed  # else there is nothing to give up
    answer = queries.asked_to_erase(case, today, given_up=given_up)
    if answer.erases:
        erase(case=case, ground="asked", by=by, at=at, given_up=given_up)
    else:
        restrict(case=case, by=by, at=at, until=answer.until, article=answer.article, ground=answer.ground)
    return answer


def _take_turn(case: UUID) -> None:
    """From here to the end of the transaction nobody else records; refuse what there is no case for."""
    take_turn()
    if Erasure.objects.filter(case=case).exists():
        raise Refusal("erased")
    if not Entry.objects.filter(case=case).exclude(casecontent=None).exists():
        raise Refusal("no-such-case")


def finish_erasures(at: datetime) -> int:
    """Destroy the keys of erased cases, and what logs still keep; how many are finished with that.

    Whoever is killed in between loses nothing: it is done again, by anybody, until nothing is left.
    """
    unfinished = list(Erasure.objects.filter(finished_at=None).values_list("case", flat=True)[:UNFINISHED_AT_ONCE])
    if not unfinished:
        return 0
    destroyed, emptied = keys().destroy(unfinished), _log_emptied()
    if not (destroyed and emptied):
        return 0
    return Erasure.objects.filter(case__in=unfinished, finished_at=None).update(finished_at=at)


def reopen_erasures(at: datetime) -> int:
    """Whoever put back an old copy of the keys put back those of cases erased since: they are destroyed again.

    Copies of keys are kept for 30 days at most, so no older erasure can be undone by one.
    """
    since = Erasure.objects.filter(finished_at__gte=at - KEYS_COPIED_FOR).values_list("case", flat=True)
    back = keys().resting(since)
    return Erasure.objects.filter(case__in=back).update(finished_at=None) if back else 0


def _log_emptied() -> bool:
    """Whether the database's log keeps nothing of what was deleted: SQLite's, emptied into the file and cut off."""
    if connection.vendor != "sqlite":
        return True
    if connection.in_atomic_block:
        return False
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        busy: int = cursor.fetchone()[0]
    return not busy


def erase_due(at: datetime) -> int:
    """Erase the cases whose terms have ended. Who was quicker has done it: a case is erased once."""
    return sum(
        _done(partial(erase, case=case, ground="run-out", by=None, at=at))
        for case in queries.due_for_erasure(localdate(at))
    )


def restrict_due(at: datetime) -> int:
    """Restrict the cases that are kept for claims only by now."""
    return sum(_done(partial(_restrict_by, term, at)) for term in queries.due_for_restriction(localdate(at)))


def _restrict_by(term: Term, at: datetime) -> None:
    kept_as = retention.CLASSES[term.kept_as]
    restrict(case=term.case, by=None, at=at, until=term.ends_on, article=kept_as.bars, ground=kept_as.ground)


def _done(act: Callable[[], object]) -> bool:
    try:
        act()
    except Refusal:
        return False
    return True
