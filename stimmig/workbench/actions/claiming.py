"""Due work is claimed before it is done and confirmed after, so that many can do it and nobody does it twice.

Whoever is killed in between leaves a claim that nobody confirmed; after LEASE somebody else takes it. So nothing is
lost, and a letter can go out a second time in one case only: its sender died between the mail server's word and the
confirmation. Its Message-ID is the same then, by which mail programs know it.
"""

from datetime import datetime, timedelta

from django.db import IntegrityError, transaction

from stimmig.workbench.models import Claim

LEASE = timedelta(minutes=10)


def claim(key: str, at: datetime) -> Claim | None:
    """Take what is due; None where it is done, or somebody else is at it."""
    try:
        with transaction.atomic():
            return Claim.objects.create(key=key, claimed_at=at)
    except IntegrityError:
        abandoned = Claim.objects.filter(key=key, done_at=None, claimed_at__lte=at - LEASE)
        return Claim.objects.get(key=key) if abandoned.update(claimed_at=at) else None


def confirm(claimed: Claim, at: datetime) -> None:
    """It is done, once and for all."""
    Claim.objects.filter(pk=claimed.pk).update(done_at=at)


def release(claimed: Claim) -> None:
    """It could not be done; whoever comes next tries again."""
    claimed.delete()
