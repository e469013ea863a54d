"""A look ahead: each writes alone how it went a year from now, sealed like a judgement, and nobody's once revealed."""

from django.db import transaction

from stimmig.core.errors import Refusal
from stimmig.people.models import Person
from stimmig.review import queries
from stimmig.review.actions.locking import require_judge, round_being_judged
from stimmig.review.models import Foresight, Round, Seal, Story


@transaction.atomic
def foresee(*, round: Round, kind: str, text: str, by: Person) -> None:
    """Keep one story as a draft that only its author sees; an empty one is taken away."""
    round = round_being_judged(round)
    require_judge(by, round)
    if round.number != 1:
        raise Refusal("not-first-round")
    own = Foresight.objects.filter(round=round, person=by, kind=kind, seal=None)
    if not text.strip():
        own.delete()
    elif not own.update(text=text.strip()):
        Foresight.objects.create(round=round, person=by, kind=kind, text=text.strip())


def keep_foresight(seal: Seal) -> None:
    """Hand the stories in with the judgements. No commitment is made: it would tie a story to its name for good."""
    for kind, text in queries.own_foresight(seal.person, seal.round).items():
        Foresight.objects.create(round=seal.round, person=seal.person, seal=seal, kind=kind, text=text)


def let_go_of_names(round: Round) -> list[dict[str, str]]:
    """Leave the stories and forget whose they were; returns what the ledger keeps of them, by what they say.

    What somebody changed and did not hand in stays with its author alone.
    """
    handed_in = Foresight.objects.filter(seal__in=queries.open_seals(None).filter(round=round))
    told = sorted(handed_in.values_list("kind", "text"))
    Story.objects.bulk_create(Story(review=round.review, kind=kind, text=text) for kind, text in told)
    for each in handed_in:
        Foresight.objects.filter(round=round, person=each.person, kind=each.kind, text=each.text, seal=None).delete()
    Foresight.objects.filter(round=round).exclude(seal=None).delete()
    return [{"kind": kind, "text": text} for kind, text in told]
