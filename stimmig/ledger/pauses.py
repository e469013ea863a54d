"""Growing pauses before somebody outside who did not answer is asked again; a good answer ends them.

They rest in the database: `stimmig watch` may be several processes, or one that begins anew each minute.
"""

from datetime import datetime, timedelta

from stimmig.ledger.models import Pause

FIRST, LONGEST = timedelta(minutes=1), timedelta(hours=1)
DOUBLED_MAX = 6  # from then on it is the longest


def paused(at: datetime) -> set[str]:
    """Whom nobody asks now."""
    return set(Pause.objects.filter(until__gt=at).values_list("whom", flat=True))


def failed(whom: str, at: datetime) -> None:
    """Somebody did not answer, or not as they should: ask again later, later each time."""
    before = Pause.objects.filter(whom=whom).values_list("failures", flat=True).first() or 0
    until = at + min(FIRST * 2 ** min(before, DOUBLED_MAX), LONGEST)
    Pause.objects.update_or_create(whom=whom, defaults={"failures": before + 1, "until": until})


def answered(whom: str) -> None:
    """Somebody answers: whatever was is forgotten."""
    Pause.objects.filter(whom=whom).delete()
