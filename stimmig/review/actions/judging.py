"""Answering alone, handing in unseen, and the moment at which everything becomes visible together."""

import hashlib
from datetime import datetime
from functools import partial
from pathlib import Path
from secrets import token_bytes
from typing import Any

from django.core.files.storage import default_storage
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.timezone import localdate

from stimmig.core import ledger
from stimmig.core.errors import Incomplete, Refusal
from stimmig.ledger.actions import record
from stimmig.people.models import Person
from stimmig.review import queries
from stimmig.review.actions.deepening import open_what_needs_depth
from stimmig.review.actions.foresight import keep_foresight, let_go_of_names
from stimmig.review.actions.locking import require_guide, require_judge, round_being_judged
from stimmig.review.models import Contest, Judgement, Reveal, Round, Seal


@transaction.atomic
def write(
    *,
    round: Round,
    subject: str,
    answer: str,
    level: int | None = None,
    reason: str = "",
    exhibit: str = "",
    exhibit_file: "UploadedFile[Any] | bool | None" = None,
    wants_opening: bool = False,
    by: Person,
    at: datetime,
) -> Judgement:
    """Keep one answer as a draft that only its author sees. A file of False takes the earlier file away."""
    round = round_being_judged(round)
    require_judge(by, round)
    if subject not in round.subjects:
        raise Refusal("not-asked")
    draft = Judgement.objects.filter(round=round, person=by, subject=subject, seal=None).first()
    draft = draft or _begun(round, subject, by)
    before, earlier_file = draft.said(), draft.exhibit_file.name
    draft.answer, draft.level, draft.reason = answer, level, reason
    draft.exhibit, draft.wants_opening = exhibit, wants_opening
    if exhibit_file is not None:
        draft.exhibit_file = _named_by_content(exhibit_file) if isinstance(exhibit_file, UploadedFile) else ""
    if draft.pk is None or draft.said() != before or exhibit_file is not None:
        draft.changed_at = at
        draft.save()
        _let_go(earlier_file)
    return draft


def _begun(round: Round, subject: str, by: Person) -> Judgement:
    """A new draft; asked a second time, the file behind one's first answer still stands behind this one."""
    before = queries.own_before(by, round).get(subject)
    return Judgement(round=round, person=by, subject=subject, exhibit_file=before.exhibit_file if before else "")


def _named_by_content(file: "UploadedFile[Any]") -> "UploadedFile[Any]":
    """Name a file by the SHA-256 of what it holds: whoever binds to the name, as the ledger does, binds to the file."""
    digest = hashlib.sha256()
    for chunk in file.chunks():
        digest.update(chunk)
    file.name = digest.hexdigest() + Path(file.name or "").suffix.lower()
    return file


def _let_go(file: str | None) -> None:
    """Remove a file that no judgement stands on any more, once that is certain."""
    if file and not Judgement.objects.filter(exhibit_file=file).exists():
        transaction.on_commit(partial(default_storage.delete, file))


@transaction.atomic
def contest(*, round: Round, fact: str, touchpoint: str, sentence: str, by: Person) -> Contest:
    """Doubt a fact in one sentence, unseen like a judgement. Doubting it again replaces the sentence."""
    round = round_being_judged(round)
    require_judge(by, round)
    doubt, _ = Contest.objects.update_or_create(
        round=round, person=by, seal=None, fact=fact, touchpoint=touchpoint, defaults={"sentence": sentence}
    )
    return doubt


@transaction.atomic
def withdraw_contest(*, contest: Contest, by: Person) -> None:
    """Doubt a fact no longer."""
    require_judge(by, round_being_judged(contest.round))
    contest.delete()


@transaction.atomic
def seal(*, round: Round, by: Person, at: datetime) -> Seal:
    """Hand in unseen. Can be done again until the reveal, and each time is kept; the last one to hand in reveals.

    Raises Incomplete with what is still open: a question's key, or `reason:` and its key.
    """
    round = round_being_judged(round)
    require_judge(by, round)
    if gaps := queries.gaps(by, round):
        raise Incomplete(gaps)
    number = Seal.objects.filter(round=round, person=by).count() + 1
    handed_in = Seal.objects.create(
        round=round, person=by, number=number, salt=token_bytes(ledger.SALT_BYTES), made_at=at
    )
    _copy_drafts(handed_in)
    content = {
        "round": str(round.uuid),
        "number": number,
        "commitment": ledger.commitment(bytes(handed_in.salt), ledger.canonical(queries.handed_in(handed_in))),
    }
    record("seal.made", subject=handed_in, by=by, at=at, content=content)
    reveal_if_complete(round, at)
    return handed_in


def _copy_drafts(seal: Seal) -> None:
    """Keep what is handed in apart from the drafts, which their author may go on changing."""
    for draft in queries.own_drafts(seal.person, seal.round).values():
        draft.pk, draft.seal = None, seal
        draft.save(force_insert=True)
    keep_foresight(seal)
    for doubt in queries.own_doubts(seal.person, seal.round):
        doubt.pk, doubt.seal = None, seal
        doubt.save(force_insert=True)


@transaction.atomic
def reveal(*, round: Round, by: Person | None, at: datetime) -> Reveal:
    """Make all judgements visible together, after the date, naming who had not handed in. By nobody: the date did."""
    round = round_being_judged(round)
    if by is not None:
        require_guide(by, round.review)
    if localdate(at) <= round.due_on and queries.missing(round):
        raise Refusal("too-early")
    if not round.seals.exists():
        raise Refusal("nobody-handed-in")
    return _reveal(round, by, at)


def reveal_if_complete(round: Round, at: datetime) -> Reveal | None:
    """Reveal as soon as nobody is missing."""
    if queries.missing(round) or not round.seals.exists():
        return None
    return _reveal(round, None, at)


def _reveal(round: Round, by: Person | None, at: datetime) -> Reveal:
    missing = [person.name for person in queries.missing(round)]
    revealed = Reveal.objects.create(round=round, by=by, at=at, missing=missing)
    seals = [_opened(seal) for seal in queries.open_seals(None).filter(round=round).order_by("person__name", "pk")]
    content = {"review": str(round.review.uuid), "round": round.number, "missing": missing, "seals": seals}
    content |= {"foreseen": let_go_of_names(round)}
    record("round.revealed", subject=round, by=by, at=at, content=content)
    _forget_what_was_handed_in_anyway(round)
    open_what_needs_depth(round.review, at)
    return revealed


def _opened(seal: Seal) -> dict[str, Any]:
    """What was handed in, with the salt that proves the earlier commitment."""
    return {
        "person": seal.person.name,
        "number": seal.number,
        "salt": bytes(seal.salt).hex(),
        **queries.handed_in(seal),
    }


def _forget_what_was_handed_in_anyway(round: Round) -> None:
    """Drop drafts that equal what was handed in. Any other stays readable for its author and counts no more."""
    for seal in queries.open_seals(None).filter(round=round):
        if queries.drafted(seal.person, round) == queries.handed_in(seal):
            Judgement.objects.filter(round=round, person=seal.person, seal=None).delete()
            Contest.objects.filter(round=round, person=seal.person, seal=None).delete()
