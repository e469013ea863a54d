"""Due work is claimed before it is done and confirmed after, so that many can do it and nobody does it twice.

Whoever is killed in between leaves a claim that nobody confirmed; after LEASE somebody else takes it. So nothing is
lost, and a letter can go out a second time in one case only: its sender died between the mail server's word and the
confirmation. Its Message-ID is the same then, by which mail programs know it. What cannot be done is tried again, each
time after a longer while.
"""

from collections.abc import Collection
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.db.models import F, QuerySet

from stimmig.workbench.models import Claim

LEASE = timedelta(minutes=10)
WAIT_MAX = timedelta(days=1)


def claim(key: str, at: datetime) -> Claim | None:
    """Take what is due; None where it is done, or somebody else is at it, or it failed a short while ago."""
    try:
        with transaction.atomic():
            return Claim.objects.create(key=key, claimed_at=at)
    except IntegrityError:
        left = Claim.objects.filter(key=key, done_at=None).first()
        if left is None or is_fresh(left, at):
            return None
        return Claim.objects.get(key=key) if _held(left).update(claimed_at=at) else None


def claims(keys: Collection[str]) -> dict[str, Claim]:
    """What was claimed of these, by its key, in one query. Who wants to do one of them claims it all the same."""
    return {each.key: each for each in Claim.objects.filter(key__in=keys)}


def is_fresh(claimed: Claim, at: datetime) -> bool:
    """Whether a claim still keeps everybody else away."""
    return claimed.claimed_at > at - _wait(claimed.tries)


def _wait(tries: int) -> timedelta:
    """Ten minutes, and four times as long after each failure; a day at most."""
    longer: int = 4 ** min(tries, 9)
    return min(LEASE * longer, WAIT_MAX)


def _held(claimed: Claim) -> QuerySet[Claim]:
    """The claim as long as it is this one's: whoever was overtaken neither confirms nor puts off for another."""
    return Claim.objects.filter(pk=claimed.pk, claimed_at=claimed.claimed_at, done_at=None)


def confirm(claimed: Claim, at: datetime) -> bool:
    """It is done, once and for all; False where somebody else has taken it since."""
    return bool(_held(claimed).update(done_at=at))


def put_off(claimed: Claim) -> None:
    """It could not be done; it is tried again, but not at once."""
    _held(claimed).update(tries=F("tries") + 1)
