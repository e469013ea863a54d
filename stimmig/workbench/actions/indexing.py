"""Search reads what has been written since it last read. Chapters to the left know nothing of it (ADR 8)."""

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet

from stimmig.decision.models import Decision
from stimmig.register.models import UseCase
from stimmig.workbench.models import Passage, Stems, Word
from stimmig.workbench.queries.search import unread_decisions, unread_uses
from stimmig.workbench.search.passages import Found, of_decision, of_use
from stimmig.workbench.search.stems import in_stems

BATCH = 50


def read_in(limit: int) -> int:
    """Read up to so many uses and decisions that were written since; how many it were. Nothing is read twice at once.

    Each batch is a transaction of its own: whoever is killed in between has read what came before.
    """
    read = 0
    while read < limit:
        now = _read_some(min(BATCH, limit - read))
        read += now
        if not now:
            break
    return read


@transaction.atomic
def _read_some(limit: int) -> int:
    """Read some uses, then some decisions; what somebody else holds just now comes the next time."""
    uses = list(unread_uses().select_for_update(skip_locked=True, no_key=True)[:limit])
    decisions = list(unread_decisions().select_for_update(skip_locked=True)[: limit - len(uses)])
    earlier = Q(decision=None, use_case__in=uses) | Q(decision__in=decisions)
    pieces = [(_about(use), piece) for use in uses for piece in of_use(use)]
    pieces += [
        (_about(decision.use_case, decision), piece) for decision in decisions for piece in of_decision(decision)
    ]
    _replace(Passage.objects.filter(earlier), pieces)
    return len(uses) + len(decisions)


def _about(use_case: UseCase, decision: Decision | None = None) -> dict[str, Any]:
    return {"use_case": use_case, "decision": decision, "version": use_case.version}


def _replace(earlier: QuerySet[Passage], pieces: Sequence[tuple[dict[str, Any], Found]]) -> None:
    """Forget what was read before, and keep these: as they stand, as stems, and the stems one by one."""
    Stems.objects.filter(pk__in=list(earlier.values_list("pk", flat=True))).delete()
    earlier.delete()
    passages = Passage.objects.bulk_create(
        Passage(kind=piece.kind, title=piece.title, text=piece.text, **about) for about, piece in pieces
    )
    stemmed = [
        Stems(passage=passage, title=in_stems(piece.title), text=in_stems(f"{piece.text} {piece.besides}"))
        for passage, (_, piece) in zip(passages, pieces, strict=True)
    ]
    Stems.objects.bulk_create(stemmed)
    known = {stem for each in stemmed for stem in f"{each.title} {each.text}".split()}
    Word.objects.bulk_create((Word(stem=stem) for stem in sorted(known)), ignore_conflicts=True)
