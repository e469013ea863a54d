"""Which legal questions a use raises is kept beside it, with the framework by which it was read."""

from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate

from stimmig.register import queries
from stimmig.register.models import UseCase
from stimmig.register.queries.uses import Ours

AT_ONCE = 500


def hold_against(use_case: UseCase, as_of: date, of_house: Ours | None = None) -> None:
    """Read the laws of a use; whoever calls keeps it."""
    use_case.laws = queries.laws_met(use_case, as_of, of_house)
    use_case.laws_by = queries.framework().hash


@transaction.atomic
def hold_every_use_against(at: datetime) -> None:
    """What the house says of itself may raise a legal question anywhere. It seldom does, so this may take seconds."""
    _hold(list(UseCase.objects.all()), localdate(at))


@transaction.atomic
def read_laws_anew(at: datetime) -> int:
    """Hold against the framework of today what an earlier one was read by; how many uses that were."""
    older = list(queries.read_by_another_framework().select_for_update()[:AT_ONCE])
    _hold(older, localdate(at))
    return len(older)


def _hold(uses: list[UseCase], as_of: date) -> None:
    of_house = queries.ours() if uses else None
    for use in uses:
        hold_against(use, as_of, of_house)
    UseCase.objects.bulk_update(uses, ["laws", "laws_by"], batch_size=AT_ONCE)
